"""What the dataset holds, series by series, and the words it uses."""

from datetime import date as Date

from markupsafe import Markup

from dashboard import exports, shelf, value_words, wording
from dashboard.markup import images
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.markup.values import observations, searches
from dashboard.model import Dataset
from dashboard.model.facts import Change
from dashboard.period import parse
from dashboard.record import Record, Role, Value
from dashboard.words import periods

MOST_YEARS = 40
Years = tuple[str, str] | None
"""The first and the last chosen one; None for all."""
_QUALIFIERS = (
    (
        "exact",
        "Printed without a hedge; it can stand for half a unit of its last digit either way.",
    ),
    (
        "about",
        "Printed with “about”, “around”, “some”; half a unit of the last digit that is not zero either way.",
    ),
    ("nearly", "Printed with “nearly”, “almost”."),
    ("at least", "Printed with “more than”, “over”, “at least”."),
    ("at most", "Printed with “under”, “up to”, “at most”."),
    ("range", "Printed as a range, and kept as one."),
)


def standfirst(dataset: Dataset) -> str:
    return (
        f"{wording.count(len(dataset.observations), 'reported value')} of {wording.count(len(dataset.series), 'series')} from "
        f"{wording.count(len(dataset.sources), 'source')}, {wording.count(len(dataset.events), 'event')} and "
        f"{wording.count(len(dataset.gaps), 'gap')}. Each row of a file carries its source, and the release."
    )


def definition(site: Site, name: str) -> Markup:
    """What a series counts and what not."""
    dataset = site.dataset
    series = dataset.one_series[name]
    unit, page = dataset.unit[series.unit], dataset.page[dataset.page_of[name]]
    return fill("data.html", "definition", series=series, unit=unit, page=page)


@shelf.kept_by_day(8, lambda record: record.day)
def years(record: Record) -> list[str]:
    """The years in which a value begins or ends, as the link writes them."""
    days = (
        day
        for one in record.dataset.observations
        for day in (one.period.first_day, one.period.last_day)
        if day
    )
    return [f"{year:04}" for year in sorted({day.year for day in days})] or [
        str(record.dataset.about.released.year)
    ]


@shelf.kept_by_day(256, lambda record, _name, _span: record.day)
def values(record: Record, name: str, span: Years) -> tuple[Value, ...]:
    """The values of a series in the chosen years."""
    return exports.within(record.series(name), parse("/".join(span)) if span else None)


def listed(site: Site, name: str, span: Years) -> Markup:
    """The values of a series in the chosen years as a table; nothing where there are none."""
    held = values(site.record, name, span)
    title = site.dataset.one_series[name].title
    return observations(site.dataset, held, title, several=False) if held else Markup("")


def rest(site: Site, name: str) -> Markup:
    """What stands beneath the values: gaps, coverage, corrections and vocabulary."""
    record = site.record
    gaps = Markup("")
    if record.gaps(name):
        gaps = fill("data.html", "gaps_of_series", searches=searches(record, (name,)))
    return joined((gaps, coverage(site), missing(record), corrections(site.dataset), vocabulary()))


def coverage(site: Site) -> Markup:
    """For each series a small picture of its years.

    A whole year, a part of one, one that was searched in vain, or nothing.
    """
    record, last = site.record, site.about.released.year
    used = [value.year for value in record.values if value.is_used and value.year is not None]
    first = max(min(used), last - MOST_YEARS + 1) if used else last
    years = range(first, last + 1)
    lines = [_covered(site, series.id, years) for series in record.dataset.series]
    return fill("data.html", "coverage", years=years, lines=lines)


def _covered(site: Site, name: str, years: range) -> dict[str, object]:
    """The line of one series in the table of coverage."""
    record, dataset = site.record, site.record.dataset
    used = record.used(name)
    whole = {value.year for value in used if value.is_whole_year}
    part = {value.year for value in used} - whole
    searched = {gap.period.year for gap in record.gaps(name)} - whole - part
    marks = {**dict.fromkeys(searched, "none"), **dict.fromkeys(part, "part")}
    marks |= dict.fromkeys(whole, "whole")
    told = (("whole years", whole), ("parts of", part), ("none found for", searched))
    named = [
        f"{words} {wording.years([str(year) for year in years if year in held])}"
        for words, held in told
        if held.intersection(years)
    ]
    shown = [marks.get(year) for year in years]
    return {
        "page": dataset.page_of[name],
        "title": dataset.one_series[name].title,
        "picture": images.years(shown, site.palette, "; ".join(named) or "no year"),
        "whole": len(whole & set(years)),
        "values_held": len(record.series(name)),
    }


def missing(record: Record) -> Markup:
    """Everything that was looked for and not found, in one table."""
    count = wording.count(len(record.dataset.gaps), "gap")
    found = searches(record, [*record.dataset.one_series])
    return fill("data.html", "missing", count=count, searches=found)


def corrections(dataset: Dataset) -> Markup:
    """What each release changed, the latest first; one that changed nothing is named by its day."""
    groups: dict[str, list[Change]] = {}
    for change in dataset.changes:
        groups.setdefault(change.release, []).append(change)
    releases = [
        {"name": name, "day": _day(dated), "changes": changes}
        for name, (dated, *changes) in reversed(groups.items())
    ]
    return fill("data.html", "corrections", releases=releases)


def _day(dated: Change) -> str:
    """The day of a release, which is the first of its changes."""
    return periods.day(Date.fromisoformat(dated.after or ""))


def vocabulary() -> Markup:
    """The words of the files and what they mean."""
    roles = [(wording.plain_words(role), value_words.role(role)) for role in Role]
    return fill("data.html", "vocabulary", qualifiers=_QUALIFIERS, roles=roles)
