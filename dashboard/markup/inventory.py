"""What the dataset holds, series by series, and the words it uses."""

from datetime import date as Date
from functools import lru_cache

import pandas as pd
from markupsafe import Markup

from dashboard import exports, standing, wording
from dashboard.frames import Frames
from dashboard.markup import images
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.markup.values import observations, records, searches
from dashboard.model import Dataset
from dashboard.model.facts import Change
from dashboard.period import parse

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


@lru_cache(maxsize=8)
def years(frames: Frames) -> list[str]:
    """The years in which a value begins or ends, as the link writes them."""
    days = (
        day
        for one in frames.dataset.observations
        for day in (one.period.first_day, one.period.last_day)
        if day
    )
    return [f"{year:04}" for year in sorted({day.year for day in days})] or [
        str(frames.dataset.about.released.year)
    ]


@lru_cache(maxsize=256)
def rows(frames: Frames, name: str, span: Years) -> pd.DataFrame:
    """The values of a series in the chosen years."""
    return exports.within(frames, frames.series(name), parse("/".join(span)) if span else None)


def listed(site: Site, name: str, span: Years) -> Markup:
    """The values of a series in the chosen years as a table; nothing where there are none."""
    held = records(rows(site.frames, name, span))
    title = site.dataset.one_series[name].title
    return observations(held, title, several=False) if held else Markup("")


def rest(site: Site, name: str) -> Markup:
    """What stands beneath the values: gaps, coverage, corrections and vocabulary."""
    frames = site.frames
    gaps = Markup("")
    if frames.gaps(name):
        gaps = fill("data.html", "gaps_of_series", searches=searches(frames, (name,)))
    return joined((gaps, coverage(site), missing(frames), corrections(site.dataset), vocabulary()))


def coverage(site: Site) -> Markup:
    """For each series a small picture of its years.

    A whole year, a part of one, one that was searched in vain, or nothing.
    """
    frames, last = site.frames, site.about.released.year
    standing = frames.observations[frames.observations["role"] == "stands"]
    first = last
    if len(standing):
        first = int(max(standing["year"].min(), last - MOST_YEARS + 1))
    years = range(first, last + 1)
    lines = [_covered(site, series.id, years) for series in frames.dataset.series]
    return fill("data.html", "coverage", years=years, lines=lines)


def _covered(site: Site, name: str, years: range) -> dict[str, object]:
    """The line of one series in the table of coverage."""
    frames, dataset = site.frames, site.frames.dataset
    rows = frames.series(name)
    standing = rows[rows["role"] == "stands"]
    whole = set(standing["year"][standing["whole_year"].astype(bool)])
    part = set(standing["year"]) - whole
    searched = {gap.period.year for gap in frames.gaps(name)} - whole - part
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
        "values_held": len(rows),
    }


def missing(frames: Frames) -> Markup:
    """Everything that was looked for and not found, in one table."""
    count = wording.count(len(frames.dataset.gaps), "gap")
    found = searches(frames, [*frames.dataset.one_series])
    return fill("data.html", "missing", count=count, searches=found)


def corrections(dataset: Dataset) -> Markup:
    """What each release changed, the latest first; one that changed nothing is named by its day."""
    groups: dict[str, list[Change]] = {}
    for change in dataset.changes:
        groups.setdefault(change.release, []).append(change)
    releases = [
        {"name": name, "day": _day(dated, dataset.about.locale), "changes": changes}
        for name, (dated, *changes) in reversed(groups.items())
    ]
    return fill("data.html", "corrections", releases=releases)


def _day(dated: Change, locale: str) -> str:
    """The day of a release, which is the first of its changes."""
    return wording.day(Date.fromisoformat(dated.after or ""), locale)


def vocabulary() -> Markup:
    """The words of the files and what they mean."""
    roles = [(wording.plain_words(role), meaning) for role, meaning in standing.WORDS.items()]
    return fill("data.html", "vocabulary", qualifiers=_QUALIFIERS, roles=roles)
