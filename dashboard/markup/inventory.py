"""What the dataset holds: its files, the years of each series, and the values of a chosen one."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date as Date

from markupsafe import Markup

from dashboard import exports, shelf
from dashboard.markup import languages
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.markup.values import observations, searches
from dashboard.model import Dataset, Page, Series
from dashboard.model.facts import Change
from dashboard.period import parse
from dashboard.record import Record, Value
from dashboard.words import choosing, ngettext, periods, searching, wording
from dashboard.words import gettext as _

MOST_YEARS = 40
Years = tuple[str, str] | None
"""The first and the last chosen one; None for all."""
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


def finding(record: Record) -> str:
    """How much the dataset holds, in a sentence."""
    dataset = record.dataset
    reported = ngettext("%(number)d value", "%(number)d values", len(dataset.observations))
    series = ngettext("%(number)d series", "%(number)d series", len(dataset.series))
    several = sum(len(_used_years(record, name)) >= SEVERAL for name in dataset.one_series)
    return ngettext(
        "%(values)s in %(series)s; %(number)d has three years or more",
        "%(values)s in %(series)s; %(number)d have three years or more",
        several,
        values=reported,
        series=series,
    )


def standfirst(dataset: Dataset) -> str:
    """How much the record holds, and what each row of a file has."""
    return _(
        "Read from %(sources)s, with %(events)s and %(gaps)s."
        " Each row of a file carries its source, and the release.",
        sources=ngettext("%(number)d source", "%(number)d sources", len(dataset.sources)),
        events=ngettext("%(number)d event", "%(number)d events", len(dataset.events)),
        gaps=ngettext("%(number)d gap", "%(number)d gaps", len(dataset.gaps)),
    )


def translated(site: Site) -> Markup:
    """How much of the record is told in other languages; nothing where there is none."""
    lines = []
    for one in choosing.there(site.release)[1:]:
        found = site.release.translation(one.tag)
        lines.append(
            ngettext(
                "%(language)s: %(told)d of %(number)d text",
                "%(language)s: %(told)d of %(number)d texts",
                found.texts,
                language=languages.name(one),
                told=len(found.words),
            )
        )
    if not lines:
        return Markup("")
    tag = site.release.told("").dataset.about.language_of_texts
    original = wording.language(tag.partition("-")[0])
    return fill("data.html", "translated", lines=lines, original=original)


def whole_files(site: Site) -> Markup:
    """Files of the whole record for programs."""
    files = [
        (_("All values as Parquet"), site.file("observations.parquet")),
        (_("All tables as SQLite"), site.file("record.sqlite")),
    ]
    return fill("data.html", "whole_files", files=files)


def definition(site: Site, name: str, back: str) -> Markup:
    """What a series counts and what not, and what was looked for and not found.

    `back` is the address of the page without a series.
    """
    dataset = site.dataset
    series = dataset.one_series[name]
    unit, page = dataset.unit[series.unit], dataset.page[dataset.page_of[name]]
    gaps = searches(site.record, (name,))
    return fill(
        "data.html",
        "definition",
        series=series,
        unit=unit,
        page=page,
        searches=gaps,
        back=back,
    )


def matching(record: Record, text: str) -> list[str]:
    """The series that hold every word of a text."""
    words = searching.words_of(text)
    dataset = record.dataset
    return [name for name in dataset.one_series if searching.holds(_searched(dataset, name), words)]


def _searched(dataset: Dataset, name: str) -> str:
    series = dataset.one_series[name]
    parts = (
        name,
        series.title,
        series.definition,
        *series.caveats,
        dataset.unit[series.unit].words,
        wording.plain_words(series.perimeter),
        wording.plain_words(series.measure),
        dataset.page[dataset.page_of[name]].title,
    )
    return " ".join(parts)


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


@shelf.kept_by_day(8, lambda record: record.day)
def years(record: Record) -> list[str]:
    """The years in which a value begins or ends, as the link writes them."""
    found = set()
    for observation in record.dataset.observations:
        for day in (observation.period.first_day, observation.period.last_day):
            if day is not None:
                found.add(day.year)
    if not found:
        found.add(record.dataset.about.released.year)
    return [f"{year:04}" for year in sorted(found)]


@shelf.kept_by_day(256, lambda record, _name, _span: record.day)
def values(record: Record, name: str, span: Years) -> tuple[Value, ...]:
    """The values of a series in the chosen years."""
    return exports.within(record.series(name), parse("/".join(span)) if span else None)


def listed(site: Site, name: str, span: Years) -> Markup:
    """The values of a series in the chosen years as a table; nothing where there are none."""
    held = values(site.record, name, span)
    title = site.dataset.one_series[name].title
    return observations(site.dataset, held, title, several=False) if held else Markup("")


def rest(site: Site) -> Markup:
    """What stands at the end.

    Gaps and corrections are behind a line each; a link leads to where words are explained.
    """
    words = fill("data.html", "words_of_files")
    return joined((missing(site.record), corrections(site.dataset, site.selection.as_of), words))


def coverage(
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


def _used_years(record: Record, name: str) -> set[int]:
    """The years of a series that have a value."""
    return {value.year for value in record.used(name) if value.year is not None}


def _covered(site: Site, name: str, all_years: range, address: str) -> Covered:
    """The years of one series."""
    record = site.record
    used = _used_years(record, name)
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


def missing(record: Record) -> Markup:
    """Everything that was looked for and not found, in one table."""
    found = searches(record, [*record.dataset.one_series])
    count = _(
        "%(gaps)s; %(searches)s",
        gaps=ngettext("%(number)d gap", "%(number)d gaps", len(record.dataset.gaps)),
        searches=ngettext("%(number)d search", "%(number)d searches", len(found)),
    )
    return fill("data.html", "missing", count=count, searches=found)


def corrections(dataset: Dataset, as_of: Date | None) -> Markup:
    """What each release changed, the latest first; one that changed nothing is named by its day.

    The record of a day has the releases up to then.
    """
    groups: dict[str, list[Change]] = {}
    for change in dataset.changes:
        groups.setdefault(change.release, []).append(change)
    releases = [
        {"name": name, "day": periods.day(_day(dated)), "changes": changes}
        for name, (dated, *changes) in reversed(groups.items())
        if as_of is None or _day(dated) <= as_of
    ]
    return fill("data.html", "corrections", releases=releases)


def _day(dated: Change) -> Date:
    """The day of a release, which is the first of its changes."""
    return Date.fromisoformat(dated.after or "")
