"""What the dataset holds: its files, the years of each series, and the values of a chosen one."""

from datetime import date as Date

from markupsafe import Markup

from dashboard import exports, shelf
from dashboard.markup import coverage, languages
from dashboard.markup.coverage import Years
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.markup.values import observations, searches
from dashboard.model import Dataset
from dashboard.model.facts import Change
from dashboard.period import parse
from dashboard.record import Record, Value
from dashboard.words import choosing, ngettext, periods, searching, wording
from dashboard.words import gettext as _


def finding(record: Record) -> str:
    """How much the dataset holds, in a sentence."""
    dataset = record.dataset
    reported = ngettext("%(number)d value", "%(number)d values", len(dataset.observations))
    series = ngettext("%(number)d series", "%(number)d series", len(dataset.series))
    several = sum(
        len(coverage.used_years(record, name)) >= coverage.SEVERAL for name in dataset.one_series
    )
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
