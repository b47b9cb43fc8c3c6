"""What a check gives, as types; its sentence is made in `words.verdicts`."""

from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from dashboard.agreement import Interval, Verdict
from dashboard.model import Check, Name, Observation, Series, Source, Unit
from dashboard.period import Period
from dashboard.record.checks.comparison import Compared, Found
from dashboard.record.checks.formula import Formula


@dataclass(frozen=True, slots=True)
class NotYetKnown:
    """An observation that the record of the day does not hold."""

    id: str


@dataclass(frozen=True, slots=True)
class WithoutNumber:
    """A claim in words, with which nothing can be worked out."""

    observation: Observation


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A period of a series, perhaps of one source, for which there is no value."""

    series: Series
    source: Source | None
    period: Period


@dataclass(frozen=True, slots=True)
class NoPart:
    """No part of the time of a sum has both a value and a rate."""


@dataclass(frozen=True, slots=True)
class NoDay:
    """A promise names no day, and what was reported so far falls short of it."""

    outcome: Observation


@dataclass(frozen=True, slots=True)
class OnlyALimit:
    """A mere minimum or maximum was reported after a promise, and can be on either side of it."""

    outcome: Observation


Lacking = NotYetKnown | WithoutNumber | NotHeld | NoPart | NoDay | OnlyALimit
"""What a check would need."""


@dataclass(frozen=True, slots=True)
class CountedAs:
    """A rounded number, and the values that it is counted as, in the unit in which it is seen."""

    observation: Observation
    interval: Interval


@dataclass(frozen=True, slots=True)
class Missing:
    """Days of a sum that no value covers, each span from its first day to its last."""

    spans: tuple[tuple[Date, Date], ...]


@dataclass(frozen=True, slots=True)
class PartOf:
    """How many per cent of another value a value is."""

    part: Observation
    whole: Observation
    percent: Decimal


@dataclass(frozen=True, slots=True)
class OfADay:
    """A number that was counted on a day, and divides one of a longer time."""

    series: Series
    period: Period


@dataclass(frozen=True, slots=True)
class Unlike:
    """That the two sides are not quite like each other, and why."""

    why: str
    is_ratio: bool


@dataclass(frozen=True, slots=True)
class SameSpeaker:
    """That a promise and its outcome are the words of one speaker."""

    name: Name


Remark = CountedAs | Missing | PartOf | OfADay | Unlike | SameSpeaker
"""What a check says beside its verdict."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Nothing could be compared."""

    lacking: tuple[Lacking, ...]
    comparison: Compared | None = None
    """What was worked out where only the number of the claim is lacking."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A result that is compared with nothing."""

    found: Found


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A result beside a printed value."""

    comparison: Compared
    claim: Observation


@dataclass(frozen=True, slots=True)
class BothPrinted:
    """Printed values beside each other; of several the two that decide."""

    comparison: Compared
    first: Formula
    claim: Observation
    count: int


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise, beside what was reported afterwards."""

    claim: Observation
    due: Date | None
    """The last day on which it could be kept; None where none is named."""
    outcome: Observation | None = None
    """None where nothing was reported."""
    gap: Decimal | None = None
    """How much less or more was reported, in the unit of the result; None where it was kept."""
    lacking: tuple[Lacking, ...] = ()
    """Why the two cannot be compared; nothing where they are."""


Outcome = Unchecked | WorkedOut | Recomputed | BothPrinted | Promised


@dataclass(frozen=True, slots=True)
class Result:
    """What a check gives, in the unit of the reported value."""

    check: Check
    verdict: Verdict
    outcome: Outcome
    remarks: tuple[Remark, ...] = ()
    inputs: tuple[str, ...] = ()
    """Ids of the observations that take part, the claim first."""
    unit: Unit | None = None
    formula: Formula | None = None
    computed: Interval | None = None
    point: Decimal | None = None
    """The result from the numbers as printed; None for a mere bound."""
    reported: Decimal | None = None
    """The printed number that it is compared with; None where it is compared with nothing."""
    printed: Interval | None = None
    """What the reported value can stand for."""

    @property
    def is_alike(self) -> bool:
        """Its two sides are of the same kind."""
        return self.check.unlike is None

    @property
    def comparison(self) -> Compared | Found | None:
        """The numbers that it comes to; None where nothing could be worked out."""
        match self.outcome:
            case WorkedOut(found):
                return found
            case Unchecked(comparison=comparison) | Recomputed(comparison):
                return comparison
            case BothPrinted(comparison):
                return comparison
            case Promised():
                return None
