"""Record -> files that a reader takes away.

Buttons and addresses call the same functions, so their bytes are the same.
"""

from collections.abc import Iterable, Sequence
from datetime import date as Date

from dashboard.exports import citation, formats, tables
from dashboard.exports.citation import Citation
from dashboard.exports.columns import Table
from dashboard.exports.formats import FORMATS, Form
from dashboard.exports.judgements import article, checks, verdicts_in_time
from dashboard.exports.reported import observations
from dashboard.exports.tables import events, sources
from dashboard.period import Period
from dashboard.record import Record, Value
from dashboard.store import Release
from dashboard.words import gettext as _

__all__ = [
    "FORMATS",
    "Citation",
    "Form",
    "Table",
    "article",
    "checks",
    "citation",
    "events",
    "file",
    "lists",
    "observations",
    "sources",
    "titled",
    "verdicts_in_time",
    "within",
]


def lists() -> dict[str, str]:
    """Name of a file that lists facts of one kind -> the title written in it."""
    return {
        "observations": _("Observations"),
        "events": _("Events"),
        "sources": _("Sources"),
        "checks": _("Checks"),
        "verdicts": _("Verdicts through time"),
        "article": _("Article"),
    }


def within(values: Iterable[Value], years: Period | None) -> tuple[Value, ...]:
    """The values whose period has a day in the years; one without a date is in no years."""
    if years is None:
        return tuple(values)
    return tuple(value for value in values if value.period.overlaps(years))


def titled(record: Record, series: Sequence[str]) -> str:
    """The title of a file that holds whole series."""
    return "; ".join(record.dataset.one_series[name].title for name in series)


def file(
    release: Release,
    table: Table,
    title: str,
    form: Form,
    *,
    as_of: Date | None = None,
    selection: str = "",
    for_excel: bool = False,
) -> bytes:
    """A table in one of the formats, with title, release, licence and citation where it has room.

    `as_of` is the day of the record that the table is of. `selection` says in the words of an
    address which rows were chosen. `for_excel` makes CSV of a kind that Excel opens by itself
    where numbers have a decimal comma.
    """
    about = release.dataset.about
    notes = {
        "title": title,
        "dataset": about.title,
        "release": release.name,
        "released": str(about.released),
        "licence": about.licence,
        "licence_url": about.licence_url,
        "cite": citation.part(release, table.name, title, "", as_of).text,
    }
    if as_of is not None:
        notes["as_of"] = str(as_of)
    if selection:
        notes["selection"] = selection
    known = table if as_of is None else table.as_known(as_of)
    written = formats.EXCEL_CSV if for_excel else FORMATS[form]
    return written.write(known, notes, about.released, _behind(release, table))


def _behind(release: Release, table: Table) -> dict[str, Table]:
    """The series and the sources of the values in a table, where there are any."""
    dataset = release.dataset
    named = _ids_in(table, "series")
    cited = _ids_in(table, "source_id") | _ids_in(table, "source_ids")
    series = [one for one in dataset.series if one.id in named]
    cited_sources = [one for one in dataset.sources if one.id in cited]
    behind = {"series": tables.series(series), "sources": sources(release, cited_sources)}
    return {name: one for name, one in behind.items() if one.rows}


def _ids_in(table: Table, column: str) -> set[str]:
    """The ids in the cells of a column, each of which can hold several; none where it is absent."""
    names = [field.name for field in table.fields]
    if column not in names:
        return set()
    place = names.index(column)
    return {name for row in table.rows for name in str(row[place] or "").split("\n")}
