"""Frames -> files that a reader takes away. Buttons and addresses call the same functions, so their bytes are the same."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from dashboard.checks import Result
from dashboard.exports import citation, formats, tables
from dashboard.exports.citation import Citation
from dashboard.exports.tables import Table
from dashboard.frames import Frames
from dashboard.model import Event, Source
from dashboard.period import Period
from dashboard.store import Release

__all__ = ["FORMS", "Citation", "Form", "Table", "checks", "citation", "events", "file", "observations", "sources", "titled", "within"]

Form = Literal["csv", "json", "xlsx"]
FORMS: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Format -> media type."""


def observations(release: Release, frames: Frames, rows: pd.DataFrame, unit: str = "") -> Table:
    """Rows of the frames; `unit` is the one chosen on the page, where it is not that of the series."""
    return tables.observations(frames.dataset, rows, release.name, unit)


def events(release: Release, found: Sequence[Event]) -> Table:
    return tables.events(release.dataset, found, release.name)


def sources(release: Release, found: Sequence[Source]) -> Table:
    return tables.sources(found, release.name)


def checks(release: Release, found: Sequence[Result]) -> Table:
    return tables.checks(found, release.name)


def within(frames: Frames, rows: pd.DataFrame, years: Period | None) -> pd.DataFrame:
    """The rows whose period has a day in the years; one without a date is in no years."""
    held = frames.dataset.observation
    return rows if years is None else rows.loc[[held[name].period.overlaps(years) for name in rows["id"]]]


def titled(frames: Frames, series: Sequence[str]) -> str:
    """The title of a file that holds whole series."""
    return "; ".join(frames.dataset.one_series[name].title for name in series)


def file(release: Release, table: Table, title: str, form: Form) -> bytes:
    """A table in one of the formats, with title, release, licence and citation where the format has a place for them."""
    about = release.dataset.about
    notes = {
        "title": title,
        "dataset": about.title,
        "release": release.name,
        "released": str(about.released),
        "licence": about.licence,
        "licence_url": about.licence_url,
        "cite": citation.part(release, table.name, title, "").text,
    }
    if form == "csv":
        return formats.csv_file(table)
    if form == "json":
        return formats.json_file(table, notes)
    return formats.workbook({"data": table, **_behind(release, table)}, notes, about.released)


def _behind(release: Release, table: Table) -> dict[str, Table]:
    """The series and the sources of the values in a table, as sheets."""
    names = [field.name for field in table.fields]
    held = {name: {row[names.index(name)] for row in table.rows} for name in ("series", "source_id") if name in names}
    dataset = release.dataset
    series = tables.series([one for one in dataset.series if one.id in held.get("series", ())])
    cited = tables.sources([one for one in dataset.sources if one.id in held.get("source_id", ())], release.name)
    return {"series": series, "sources": cited}
