"""The whole record: its facts, which keep the rules, and ways to look them up."""

from collections.abc import Set
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Any, ClassVar, Self, TypeVar

from pydantic import model_validator

from dashboard.model import rules
from dashboard.model.article import Article
from dashboard.model.charts import Chart, Page
from dashboard.model.check_inputs import Known, due_of
from dashboard.model.checks import Check
from dashboard.model.events import Era, Event, Gap
from dashboard.model.facts import (
    Change,
    Fact,
    Finding,
    Observation,
    Series,
    Source,
    Unit,
    in_base,
)
from dashboard.model.glossary import Term
from dashboard.model.names import Names
from dashboard.model.sides import Side, side_of, side_of_speaker
from dashboard.model.site import About
from dashboard.model.types import Speaker

Kind = TypeVar("Kind", bound=Fact)
MOST_FINDINGS = 1_000
"""So many findings are enough to work on; a record full of mistakes is told in seconds."""


class BrokenRules(Exception):
    """Facts that make no dataset, since they break rules between them; holds the findings."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(f"{finding.path}: {finding.text}" for finding in findings))
        self.findings = findings


def _by_id(field: str, kind: type[Kind]) -> cached_property[dict[str, Kind]]:
    """The facts of one field of the dataset, which are of this kind, by their ids."""

    def facts_by_id(dataset: "Dataset") -> dict[str, Kind]:
        return {fact.id: fact for fact in getattr(dataset, field)}

    return cached_property(facts_by_id)


class Dataset(Fact):
    """Everything in the folder. Look-ups by id raise KeyError for an id that is not in it.

    Building one applies the rules and raises BrokenRules where facts do not keep them.
    """

    about: About
    pages: tuple[Page, ...]
    units: tuple[Unit, ...]
    sources: tuple[Source, ...]
    series: tuple[Series, ...]
    observations: tuple[Observation, ...]
    events: tuple[Event, ...]
    eras: tuple[Era, ...]
    checks: tuple[Check, ...]
    gaps: tuple[Gap, ...]
    sides: tuple[Side, ...] = ()
    glossary: tuple[Term, ...] = ()
    names: tuple[Names, ...] = ()
    article: Article | None = None
    changes: tuple[Change, ...] = ()

    @model_validator(mode="after")
    def _keeps_the_rules(self) -> Self:
        findings = tuple(islice(rules.findings(self), MOST_FINDINGS))
        if findings:
            raise BrokenRules(findings)
        return self

    def replace(self, **facts: Any) -> "Dataset":
        """A copy with other facts in some fields, to which the rules are not applied again.

        It is for parts of a record that keeps them: as of a day, checks name what came later.
        """
        copied = self.model_copy(update=facts)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]  # a look-up that was made of the facts before
        return copied

    unit: ClassVar = _by_id("units", Unit)
    source: ClassVar = _by_id("sources", Source)
    one_series: ClassVar = _by_id("series", Series)
    observation: ClassVar = _by_id("observations", Observation)
    event: ClassVar = _by_id("events", Event)
    page: ClassVar = _by_id("pages", Page)
    check: ClassVar = _by_id("checks", Check)

    @cached_property
    def chart(self) -> dict[str, Chart]:
        """Chart id -> the chart, of all pages."""
        return {chart.id: chart for page in self.pages for chart in page.charts}

    @cached_property
    def page_of(self) -> dict[str, str]:
        """Series id -> the first page that shows it for itself, else beside other series."""
        for_itself: dict[str, str] = {}
        beside_others: dict[str, str] = {}
        for page in self.pages:
            for chart in page.charts:
                is_beside = chart.kind in ("beside", "promises", "balance")
                pages = beside_others if is_beside else for_itself
                for series in chart.series:
                    pages.setdefault(series, page.id)
        return beside_others | for_itself

    @cached_property
    def side(self) -> dict[str, Side]:
        """Source id -> its side; nothing in a dataset without sides."""
        sides = {source.id: side_of(source, self.sides) for source in self.sources}
        return {source: side for source, side in sides.items() if side is not None}

    def side_of_speaker(self, named: Speaker) -> Side | None:
        """The side of whom a page names for a value; None where nobody can tell."""
        return side_of_speaker(named, self.sides, self.sources)

    @cached_property
    def same_words(self) -> dict[str, frozenset[str]]:
        """Observation id -> those that claim the same in words of their own, itself among them."""
        groups: dict[str, frozenset[str]] = {}
        for claim in self.about.claims:
            if claim.same:
                group = frozenset({claim.observation, *claim.same})
                groups.update(dict.fromkeys(group, group))
        return groups

    @cached_property
    def of_series(self) -> dict[str, tuple[Observation, ...]]:
        """Series id -> its observations in the order of the file; empty for one without any."""
        groups: dict[str, list[Observation]] = {series.id: [] for series in self.series}
        for observation in self.observations:
            groups[observation.series].append(observation)
        return {series: tuple(group) for series, group in groups.items()}

    @cached_property
    def days(self) -> tuple[Date, ...]:
        """The days on which something became known, in order."""
        of_sources = {source.known_by for source in self.sources if not source.running}
        of_values = {self.known_by(observation) for observation in self.observations}
        return tuple(sorted(of_sources | of_values))

    def due(self, check: Check) -> Date | None:
        """The last day on which a promise could be kept.

        None for other checks, and where no day is named.
        """
        return due_of(check, Known(self.observation, self.one_series, self.unit))

    def day_after_due(self, check: Check) -> tuple[Date, ...]:
        """The first day on which a promise is kept or not.

        Empty where no day is named, or where it is yet to come.
        """
        due = self.due(check)
        if due is None or due >= self.about.released:
            return ()
        return (due + timedelta(days=1),)

    @cached_property
    def days_after_due(self) -> tuple[Date, ...]:
        """The first days on which promises are kept or not, in order."""
        return tuple(sorted({day for check in self.checks for day in self.day_after_due(check)}))

    def known_by(self, observation: Observation) -> Date:
        """The day by which a value can be held as known."""
        source = self.source[observation.source]
        end = observation.period.last_day
        return end if source.running and end else source.known_by

    def known(self, day: Date) -> "Dataset":
        """The record as a reader of that day could have had it: what rests on sources of then."""
        observations = tuple(
            observation for observation in self.observations if self.known_by(observation) <= day
        )
        sources = self._sources_known(day, {observation.source for observation in observations})
        of_then = {source.id for source in sources}
        events = self._events_resting_on(of_then)
        printed = {observation.id for observation in observations}
        happened = {event.id for event in events}
        checks = {check.id for check in self.checks}
        article = self.article
        if article is not None:
            article = article.known(printed | happened | checks | of_then)
        return self.replace(
            about=self.about.known(day, printed | checks, happened),
            article=article,
            sources=sources,
            observations=observations,
            events=events,
            eras=self._eras_resting_on(of_then),
            gaps=tuple(gap for gap in self.gaps if gap.on <= day),
            checks=tuple(check.known(day) for check in self.checks),
        )

    def _sources_known(self, day: Date, printing: Set[str]) -> tuple[Source, ...]:
        """Sources of a day; one that runs on is among them as soon as it prints something."""
        return tuple(
            source
            for source in self.sources
            if (source.id in printing if source.running else source.known_by <= day)
        )

    def _events_resting_on(self, sources: Set[str]) -> tuple[Event, ...]:
        """Events with those of their witnesses that are among these sources."""
        events = []
        for event in self.events:
            found = tuple(witness for witness in event.sources if witness.source in sources)
            if found:
                events.append(event.model_copy(update={"sources": found}))
        return tuple(events)

    def _eras_resting_on(self, sources: Set[str]) -> tuple[Era, ...]:
        """Eras with those of their sources that are among these."""
        eras = []
        for era in self.eras:
            found = tuple(name for name in era.sources if name in sources)
            if found:
                eras.append(era.model_copy(update={"sources": found}))
        return tuple(eras)

    def amount(self, observation: Observation) -> Decimal | None:
        """The value in the series' unit; None for a claim in words or another currency."""
        return self._in_series_unit(observation, observation.value)

    def amount_to(self, observation: Observation) -> Decimal | None:
        """The upper end of a printed range in the series' unit."""
        return self._in_series_unit(observation, observation.value_to)

    def _in_series_unit(self, observation: Observation, value: Decimal | None) -> Decimal | None:
        if value is None or observation.unit is None:
            return None
        printed = self.unit[observation.unit]
        of_series = self.unit[self.one_series[observation.series].unit]
        if not printed.comparable(of_series):
            return None
        if printed == of_series:
            return value
        return plain(in_base(value, printed) / of_series.factor)


def plain(value: Decimal) -> Decimal:
    """A number without the zeros that a change of scale leaves, and without a power of ten."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
