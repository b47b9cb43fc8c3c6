"""The whole record. Validating it applies every rule; reading applies them first and builds it without a second look."""

from datetime import date as Date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Self, TypeVar

from pydantic import model_validator

from dashboard.model.article import Article
from dashboard.model.checks import Check
from dashboard.model.events import Era, Event, Gap
from dashboard.model.facts import Change, Fact, Observation, Series, Source, Unit, in_base
from dashboard.model.rules import Records, findings
from dashboard.model.sides import Side, side_of
from dashboard.model.site import About, Chart, Page

Kind = TypeVar("Kind", bound=Fact)


def _by_id(field: str, kind: type[Kind]) -> cached_property[dict[str, Kind]]:
    """The facts of one field of the dataset, of the kind that it holds, by their ids."""
    return cached_property(lambda dataset: {one.id: one for one in getattr(dataset, field)})


class Dataset(Fact):
    """Everything in the folder. Look-ups by id raise KeyError for an id that is not in it."""

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
    article: Article | None = None
    changes: tuple[Change, ...] = ()

    @model_validator(mode="after")
    def _no_findings(self) -> Self:
        records = Records(**{name: getattr(self, name) for name in type(self).model_fields})
        first = next(findings(records), None)
        if first is not None:
            raise ValueError(f"{first.path}: {first.text}")
        return self

    unit: ClassVar = _by_id("units", Unit)
    source: ClassVar = _by_id("sources", Source)
    one_series: ClassVar = _by_id("series", Series)
    observation: ClassVar = _by_id("observations", Observation)
    event: ClassVar = _by_id("events", Event)
    page: ClassVar = _by_id("pages", Page)
    check: ClassVar = _by_id("checks", Check)

    @cached_property
    def chart(self) -> dict[str, Chart]:
        return {chart.id: chart for page in self.pages for chart in page.charts}

    @cached_property
    def page_of(self) -> dict[str, str]:
        """Series id -> the page that shows all of it: the first one, save for charts that only set it beside others."""
        charts = [(page.id, chart) for page in reversed(self.pages) for chart in page.charts]
        ordered = sorted(charts, key=lambda pair: pair[1].kind != "beside")
        return {name: page for page, chart in ordered for name in chart.series}

    @cached_property
    def side(self) -> dict[str, Side]:
        """Source id -> its side; nothing in a dataset without sides."""
        found = ((source.id, side_of(source, self.sides)) for source in self.sources)
        return {name: side for name, side in found if side is not None}

    @cached_property
    def same_words(self) -> dict[str, frozenset[str]]:
        """Observation id -> those that make the same claim in words of their own, itself among them."""
        groups = (
            frozenset({claim.observation, *claim.same}) for claim in self.about.claims if claim.same
        )
        return {name: group for group in groups for name in group}

    @cached_property
    def of_series(self) -> dict[str, tuple[Observation, ...]]:
        """Series id -> its observations, in the order of the file; empty for a series without any."""
        groups: dict[str, list[Observation]] = {one.id: [] for one in self.series}
        for observation in self.observations:
            groups[observation.series].append(observation)
        return {name: tuple(group) for name, group in groups.items()}

    @cached_property
    def days(self) -> tuple[Date, ...]:
        """The days on which something became known, in order."""
        standing = {source.known_by for source in self.sources if not source.running}
        return tuple(sorted(standing | {self.known_by(one) for one in self.observations}))

    def known_by(self, one: Observation) -> Date:
        """The day by which a value can be held as known."""
        source, end = self.source[one.source], one.period.last_day
        return end if source.running and end else source.known_by

    def known(self, day: Date) -> "Dataset":
        """The record as a reader of that day could have had it: what rests on sources known by then."""
        printed = {one.id: one.source for one in self.observations if self.known_by(one) <= day}
        running = set(printed.values())
        sources = tuple(
            one
            for one in self.sources
            if (one.id in running if one.running else one.known_by <= day)
        )
        names = {one.id for one in sources}
        witnessed = (
            (event, tuple(one for one in event.sources if one.source in names))
            for event in self.events
        )
        owned = ((era, [name for name in era.sources if name in names]) for era in self.eras)
        events = tuple(
            event.model_copy(update={"sources": found}) for event, found in witnessed if found
        )
        checks, happened = {check.id for check in self.checks}, {event.id for event in events}
        then = {
            "about": self.about.known(day, printed.keys() | checks, happened),
            "article": self.article and self.article.known({*printed, *checks, *happened, *names}),
            "sources": sources,
            "observations": tuple(one for one in self.observations if one.id in printed),
            "events": events,
            "eras": tuple(
                era.model_copy(update={"sources": tuple(found)}) for era, found in owned if found
            ),
            "gaps": tuple(gap for gap in self.gaps if gap.on <= day),
        }
        return type(self).model_construct(
            **{**{name: getattr(self, name) for name in type(self).model_fields}, **then}
        )

    def amount(self, one: Observation) -> Decimal | None:
        """The value in the series' unit; None for a claim in words or another currency."""
        return self._in_series_unit(one, one.value)

    def amount_to(self, one: Observation) -> Decimal | None:
        """The upper end of a printed range in the series' unit."""
        return self._in_series_unit(one, one.value_to)

    def _in_series_unit(self, one: Observation, value: Decimal | None) -> Decimal | None:
        if value is None or one.unit is None:
            return None
        unit, home = self.unit[one.unit], self.unit[self.one_series[one.series].unit]
        if not unit.comparable(home):
            return None
        return value if unit == home else plain(in_base(value, unit) / home.factor)


def plain(value: Decimal) -> Decimal:
    """Without the zeros that a change of scale leaves behind the point, and without a power of ten."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
