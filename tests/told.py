"""Results of checks with their words, as readers meet them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.agreement import Interval, Verdict
from dashboard.model import Check, Dataset, Unit
from dashboard.record import Record
from dashboard.record.checks import Result
from dashboard.words import arithmetic, verdicts


@dataclass(frozen=True, slots=True)
class Told:
    """A result, and what is written of it."""

    dataset: Dataset
    result: Result

    @property
    def check(self) -> Check:
        return self.result.check

    @property
    def verdict(self) -> Verdict:
        return self.result.verdict

    @property
    def inputs(self) -> tuple[str, ...]:
        return self.result.inputs

    @property
    def unit(self) -> Unit | None:
        return self.result.unit

    @property
    def computed(self) -> Interval | None:
        return self.result.computed

    @property
    def point(self) -> Decimal | None:
        return self.result.point

    @property
    def reported(self) -> Decimal | None:
        return self.result.reported

    @property
    def printed(self) -> Interval | None:
        return self.result.printed

    @property
    def words(self) -> str:
        return verdicts.of_check(self.result)

    @property
    def sentence(self) -> str:
        return verdicts.sentence(self.dataset, self.result)

    @property
    def short(self) -> str:
        return verdicts.short(self.dataset, self.result)

    @property
    def got(self) -> str:
        return verdicts.got(self.dataset, self.result)

    @property
    def ranges(self) -> str:
        return verdicts.ranges(self.dataset, self.result)

    @property
    def formula(self) -> str:
        return arithmetic.formula(self.dataset, self.result.formula)


def told(record: Record) -> dict[str, Told]:
    """Check id -> its result with its words."""
    return {found.check.id: Told(record.dataset, found) for found in record.results}


def all_told(record: Record, results: Iterable[Result]) -> list[Told]:
    """Some results of a record with their words, in the same order."""
    return [Told(record.dataset, found) for found in results]
