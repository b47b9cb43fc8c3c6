"""The map of years: for which years each series has a value, or was searched in vain."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Dataset, Page, Series
from dashboard.record import Record
from dashboard.words import gettext as _
from dashboard.words import ngettext, wording

Years = tuple[str, str] | None
"""The first and the last chosen one; None for all."""
MOST_YEARS = 40
"""The map has the last so many years."""
SEVERAL = 3
"""A series with values for so many years has a row in the map of years."""
LABELLED = 5
"""Years between two labels above the map."""


@dataclass(frozen=True, slots=True)
class Year:
    """A cell of the map of years."""

    year: int
    state: str
    """'whole', 'part', 'searched', or '' for nothing."""

    @property
    def label(self) -> str:
        return "" if self.year % LABELLED else str(self.year)


@dataclass(frozen=True, slots=True)
class Covered:
    """The years of a series."""

    series: Series
    address: str
    """Where its values are shown."""
    file: str
    is_chosen: bool
    cells: tuple[Year, ...]
    words: str
    """The same as the cells, in words."""
    whole: int
    """Years with a value for the whole year."""
    values: int
    is_mapped: bool
    """It has values for several years."""


@dataclass(frozen=True, slots=True)
class Group:
    """The series of a page of charts."""

    page: Page
    lines: tuple[Covered, ...]


def status(record: Record, names: Sequence[str], text: str) -> str:
    """How many series a search found, in a sentence; '' without a search."""
    if not text:
        return ""
    if not names:
        return _("No series holds all of these words. Take one out.")
    everything = len(record.dataset.series)
    return ngettext(
        "%(number)d of %(everything)d series.",
        "%(number)d of %(everything)d series.",
        len(names),
        everything=everything,
    )


def of_series(
    site: Site, names: Sequence[str], span: Years, addresses: dict[str, str], text: str
) -> Markup:
    """Which years of which series have a value: series of several years as a map, others as a list.

    `addresses` says where the values of each series are shown.
    """
    found = status(site.record, names, text)
    if not names:
        return fill("data.html", "nothing_found", status=found)
    shown = years_shown(site, span)
    lines = [_covered(site, name, shown, addresses[name]) for name in names]
    mapped = _groups(site.dataset, [line for line in lines if line.is_mapped])
    others = _groups(site.dataset, [line for line in lines if not line.is_mapped])
    return fill(
        "data.html",
        "coverage",
        status=found,
        scale=[Year(year, "") for year in shown],
        mapped=mapped,
        others=others,
        is_open=bool(text),
    )


def years_shown(site: Site, span: Years) -> range:
    """The years of the map: those with a value that is used, and of them the chosen ones."""
    last = site.about.released.year
    used = [value.year for value in site.record.values if value.is_used and value.year is not None]
    first = max(min(used), last - MOST_YEARS + 1) if used else last
    everything = range(first, last + 1)
    if span is None:
        return everything
    chosen = range(max(first, int(span[0])), min(last, int(span[1])) + 1)
    return chosen or everything


def _groups(dataset: Dataset, lines: Sequence[Covered]) -> list[Group]:
    """Series by the page that shows them, in the order of the pages."""
    by_page: dict[str, list[Covered]] = {page.id: [] for page in dataset.pages}
    for line in lines:
        by_page[dataset.page_of[line.series.id]].append(line)
    return [Group(dataset.page[name], tuple(held)) for name, held in by_page.items() if held]


def used_years(record: Record, name: str) -> set[int]:
    """The years of a series that have a value."""
    return {value.year for value in record.used(name) if value.year is not None}


def _covered(site: Site, name: str, all_years: range, address: str) -> Covered:
    """The years of one series."""
    record = site.record
    used = used_years(record, name)
    whole = {
        value.year for value in record.used(name) if value.is_whole_year and value.year is not None
    }
    part = used - whole
    sought = {gap.period.year for gap in record.gaps(name) if gap.period.year is not None}
    searched = sought - used
    states = {
        **dict.fromkeys(searched, "searched"),
        **dict.fromkeys(part, "part"),
        **dict.fromkeys(whole, "whole"),
    }
    return Covered(
        site.dataset.one_series[name],
        address,
        site.file(f"{name}.csv"),
        site.selection.view == name,
        tuple(Year(year, states.get(year, "")) for year in all_years),
        _years_in_words(all_years, whole, part, searched),
        len(whole & set(all_years)),
        len(record.series(name)),
        len(used) >= SEVERAL,
    )


def _years_in_words(all_years: range, whole: Set[int], part: Set[int], searched: Set[int]) -> str:
    """Which years have a whole figure, which a part of one, and for which none was found."""
    parts: list[str] = []
    if words := _years_among(all_years, whole):
        parts.append(_("whole years %(years)s", years=words))
    if words := _years_among(all_years, part):
        parts.append(_("parts of %(years)s", years=words))
    if words := _years_among(all_years, searched):
        parts.append(_("none found for %(years)s", years=words))
    return wording.apart(parts) or _("no year")


def _years_among(all_years: range, held: Set[int]) -> str:
    """Those of some years that are held, in words; '' for none."""
    return wording.years([f"{year:04}" for year in all_years if year in held])
