"""What nobody reports, as pictures that cannot be drawn: an empty frame for each year."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import report
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.markup.values import searches
from dashboard.period import Period
from dashboard.record import Record, Value
from dashboard.words import gettext as _
from dashboard.words import ngettext, value_words


@dataclass(frozen=True, slots=True)
class Slot:
    """One year of something that is not known; with the value of the year that is."""

    year: int
    value: Value | None = None
    mark: str = ""
    """The value in words."""
    height: float = 0.0
    """Its height, in per cent of the largest one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture that cannot be drawn, and what it would show."""

    title: str
    would_show: str
    series: str
    slots: tuple[Slot, ...]

    @property
    def words(self) -> str:
        """The picture in words."""
        first, last = self.slots[0].year, self.slots[-1].year
        known = sum(slot.value is not None for slot in self.slots)
        if not known:
            return _("%(first)d to %(last)d: no figure found", first=first, last=last)
        return ngettext(
            "%(first)d to %(last)d: a figure for %(number)d year only",
            "%(first)d to %(last)d: a figure for %(number)d years only",
            known,
            first=first,
            last=last,
        )


def unknown(site: Site) -> Markup:
    """What nobody prints, as pictures that cannot be drawn."""
    record = site.record
    found = frames(record)
    gaps = len(record.dataset.gaps)
    return fill(
        "overview.html",
        "unknown",
        frames=found,
        looked_for=_looked_for(record, [frame.series for frame in found]),
        all_gaps=ngettext("All %(number)d gap", "All %(number)d gaps", gaps) if gaps else "",
        report=report.address(site.about.report_url, report.home(), None),
    )


def frames(record: Record) -> tuple[Frame, ...]:
    """What the dataset names as not known, and every other series of which no value was found."""
    named = record.dataset.about.unknowns
    found = [
        Frame(
            one.title,
            _("Would show %(what)s", what=one.would_show),
            one.series,
            _slots(record, one.series, (one.period,)),
        )
        for one in named
    ]
    others = set(record.unprinted) - {one.series for one in named}
    found += [
        Frame(series.title, "", series.id, _slots(record, series.id))
        for series in record.dataset.series
        if series.id in others
    ]
    return tuple(frame for frame in found if frame.slots)


def _slots(record: Record, name: str, times: Sequence[Period] = ()) -> tuple[Slot, ...]:
    """A slot for each year from the first to the last that a series was looked for in."""
    looked_for = [*times, *(gap.period for gap in record.gaps(name))]
    begun = [period.start.year for period in looked_for if period.start]
    ended = [period.end.year for period in looked_for if period.end]
    if not begun or not ended:
        return ()
    years = range(min(begun), max(ended) + 1)
    values = {value.year: value for value in record.used(name) if value.amount is not None}
    largest = max((values[year].number for year in years if year in values), default=None)
    found = []
    for year in years:
        value = values.get(year)
        if value is None or not largest:
            found.append(Slot(year))
            continue
        height = round(float(100 * value.number / largest), 1)
        found.append(Slot(year, value, value_words.shown(record.dataset, value), height))
    return tuple(found)


def _looked_for(record: Record, series: Sequence[str]) -> list[str]:
    """Where the values were looked for, each place once."""
    found = [
        _("Looked for in: %(where)s; last on %(day)s.", where=search["where"], day=search["last"])
        for search in searches(record, series)
    ]
    return list(dict.fromkeys(found))
