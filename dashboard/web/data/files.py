"""The files of the data: their names, what kind each is, and which parameters it takes.

The name of most is a stem and a format: 'events.csv' is a list, 'exports.json' a series,
'charts/exports-by-year.xlsx' what a chart shows. Some hold the whole record and have names of
their own.
"""

from collections.abc import Callable
from datetime import date as Date

from dashboard import exports
from dashboard.exports import Form, database, frames, package
from dashboard.model import ARTICLE, Chart
from dashboard.store import Release
from dashboard.words import choosing

CHARTS = "charts/"
"""What the names of the files of charts begin with."""
INDEX = "index.json"
"""The list of all files."""
_FORMS: dict[str, Form] = {form: form for form in exports.FORMATS}
"""Ending of a name -> the format it stands for."""
WHOLE: dict[str, tuple[str, Callable[[Release, Date | None], bytes]]] = {
    "datapackage.json": ("application/json", package.descriptor),
    "package.zip": ("application/zip", package.zipped),
    "observations.parquet": ("application/vnd.apache.parquet", frames.parquet),
    "record.sqlite": ("application/vnd.sqlite3", database.content),
}
"""File of the whole record -> its media type, and how it is made for a day."""
_YEARS = ("from", "to")
_PARAMETERS = {
    "events": ("kind", "q", *_YEARS, "as_of"),
    "sources": ("kind", "country", "q", *_YEARS, "as_of"),
    "checks": ("kind", "as_of"),
    "verdicts": ("as_of",),
    ARTICLE: ("as_of",),
}
"""List -> the parameters that it takes; values are chosen by years and a day."""
MEANINGS = {
    "from": "first year: values and sources with a day in it or later, events that begin so",
    "to": "last year: values and sources with a day in it or before, events that begin so",
    "as_of": "day: what was known by then",
    "kind": "kind of event or source, or verdict of a check; may be there several times",
    "country": "code of the country of a publisher, such as RS",
    "q": "words that an event or a source holds, each of them",
    "unit": "unit of a chart, as in the link of its page",
    "view": "year of a chart, as in the link of its page",
    "excel": "1: CSV with semicolons and decimal commas, as Excel opens it in most of Europe",
    choosing.PARAMETER: "language of titles, labels and notes; names of columns and codes stay English",
}
"""Parameter -> what it chooses."""


def names(release: Release) -> list[str]:
    """All files there are, the index first."""
    series = [one.id for one in release.dataset.series]
    lists = [name for name in exports.lists() if name != ARTICLE or release.dataset.article]
    charts = [f"{CHARTS}{name}" for name in release.dataset.chart]
    return [
        INDEX,
        *WHOLE,
        *(f"{stem}.{form}" for stem in (*lists, *series, *charts) for form in exports.FORMATS),
    ]


def parameters_of(release: Release, name: str) -> tuple[str, ...]:
    """The parameters that a file takes, beside that of the language, which all of them take."""
    if name == INDEX:
        return ()
    if name in WHOLE:
        return ("as_of",)
    stem, _dot, ending = name.rpartition(".")
    of_excel = ("excel",) if ending == "csv" else ()
    chart = chart_of(release, stem)
    if chart is not None:
        return (*filter(None, (chart.parameter,)), "as_of", *of_excel)
    return (*_PARAMETERS.get(stem, (*_YEARS, "as_of")), *of_excel)


def parts(name: str) -> tuple[str, Form]:
    """Stem and format of the name of a file that is none of the whole record."""
    stem, _dot, ending = name.rpartition(".")
    return stem, _FORMS[ending]


def chart_of(release: Release, stem: str) -> Chart | None:
    """The chart whose rows a file holds; None for a list or a series."""
    if not stem.startswith(CHARTS):
        return None
    return release.dataset.chart.get(stem.removeprefix(CHARTS))


def media_type(name: str) -> str:
    """What kind of file it is, as MIME has it."""
    if name in WHOLE:
        kind, _make = WHOLE[name]
        return kind
    _stem, form = parts(name)
    return exports.FORMATS[form].media_type
