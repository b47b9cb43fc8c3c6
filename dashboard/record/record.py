"""The record as known on a day: values, results of checks, events, eras, and searches in vain."""

from collections import Counter
from datetime import date as Date
from functools import cached_property

from dashboard import shelf
from dashboard.model import Dataset, Era, Event, Gap, Observation
from dashboard.record import checks, voices
from dashboard.record.checks import Result
from dashboard.record.values import Values
from dashboard.store import Release


class Record(Values):
    """The record of a dataset as known on a day; without a day, all of it."""

    def __init__(self, dataset: Dataset, day: Date | None = None) -> None:
        super().__init__(dataset if day is None else dataset.known(day))
        self.day = day

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Every check of the dataset, worked out on the values in view."""
        return checks.results(self)

    @cached_property
    def result(self) -> dict[str, Result]:
        """Check id -> its result."""
        return {result.check.id: result for result in self.results}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, in time order."""
        return tuple(sorted(self.dataset.events, key=_place_of_event))

    @cached_property
    def eras(self) -> tuple[Era, ...]:
        """All eras, in time order."""
        return tuple(sorted(self.dataset.eras, key=_place_of_era))

    def gaps(self, *names: str) -> tuple[Gap, ...]:
        """Periods of some series that were searched for and not found."""
        return tuple(gap for gap in self.dataset.gaps if gap.series in names)

    @cached_property
    def searches(self) -> dict[tuple[str, str, Date], list[Gap]]:
        """Series, place and day of each search in vain -> what it was for."""
        found: dict[tuple[str, str, Date], list[Gap]] = {}
        for gap in self.dataset.gaps:
            found.setdefault((gap.series, gap.searched, gap.on), []).append(gap)
        return found

    @cached_property
    def newest(self) -> Date:
        """The first day on which the newest source can have been published.

        Sources that run on are left out.
        """
        dated = [
            source
            for source in self.dataset.sources
            if source.published is not None and not source.running
        ]
        return max((source.earliest for source in dated), default=self.dataset.about.checked)

    @cached_property
    def unprinted(self) -> tuple[str, ...]:
        """Series of which no value was found in print."""
        held = self.dataset.of_series
        return tuple(series.id for series in self.dataset.series if not held[series.id])

    @cached_property
    def cited(self) -> dict[str, tuple[str, ...]]:
        """Source id -> what it is cited for: titles of series, events and eras, each once.

        They are in the order of the record, so that the first ones are the same in every language.
        """
        uses: dict[str, list[str]] = {source.id: [] for source in self.dataset.sources}
        for observation in self.dataset.observations:
            uses[observation.source].append(self.dataset.one_series[observation.series].title)
        for event in self.dataset.events:
            for witness in event.sources:
                uses[witness.source].append(event.title)
        for era in self.dataset.eras:
            for name in era.sources:
                uses[name].append(era.title)
        return {name: tuple(dict.fromkeys(titles)) for name, titles in uses.items()}

    @cached_property
    def alone(self) -> Counter[str]:
        """Source id -> how many of the values used rest on it: no other page prints them."""
        used = [value.observation for value in self.values if value.is_used]
        return Counter(
            observation.source for observation in used if self._is_printed_once(observation)
        )

    def _is_printed_once(self, observation: Observation) -> bool:
        """No page but its own prints a value."""
        pages = voices.of(self.dataset, observation).pages
        return {page.source.id for page in pages} == {observation.source}


def _place_of_event(event: Event) -> tuple[str, str, str]:
    """Of two events that begin alike the one that is dated more precisely is first."""
    return str(event.date.first_day), str(event.date.last_day), event.id


def _place_of_era(era: Era) -> str:
    return str(era.period.first_day)


def of(release: Release, as_of: Date | None = None) -> Record:
    """The record of a release, or what was known of it on a day; shared by all readers."""
    if as_of is None:
        return _of(release, None)
    dataset = release.dataset
    news = {*dataset.days, *dataset.days_after_due, *(gap.on for gap in dataset.gaps)}
    # All days until the next news share one record.
    return _of(release, max((day for day in news if day <= as_of), default=Date.min))


@shelf.kept_by_day(4, lambda _release, day: day)
def _of(release: Release, day: Date | None) -> Record:
    return Record(release.dataset, day)
