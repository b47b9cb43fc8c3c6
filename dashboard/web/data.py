"""Addresses of the data: files to take away, for links that last and for programs."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from datetime import date as Date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import article, exports, record, shelf, store
from dashboard.charts import timeline, view
from dashboard.exports import Form, database, frames, package
from dashboard.markup import bibliography, countries
from dashboard.model import ARTICLE, Chart, Event, Source
from dashboard.period import Period, parse
from dashboard.reading import DatasetError
from dashboard.record import Record, through_time
from dashboard.store import Release
from dashboard.web import programs, refusal
from dashboard.web.compression import Body, reply
from dashboard.web.refusal import OPEN, Refusal
from dashboard.words import choosing, language
from dashboard.words import gettext as _

CHARTS = "charts/"
"""What the names of the files of charts begin with."""
_INDEX = "index.json"
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
_MEANINGS = {
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What the parameters of an address ask for."""

    first: str | None = None
    """The first year; None for any."""
    last: str | None = None
    as_of: Date | None = None
    kinds: tuple[str, ...] = ()
    """Without any, all are meant."""
    country: str = ""
    """'' means all."""
    text: str = ""
    choice: str = ""
    """What is chosen in a chart; '' for what it opens with."""
    for_excel: bool = False
    """CSV as Excel opens it by a double click where numbers have a decimal comma."""

    @property
    def years(self) -> Period | None:
        """The years; None for all."""
        if self.first is None and self.last is None:
            return None
        return parse(f"{self.first or '..'}/{self.last or '..'}")

    @property
    def is_whole(self) -> bool:
        """Nothing is asked for but a choice of which there are few."""
        return self == Asked(choice=self.choice, for_excel=self.for_excel)

    def query(self, parameter: str) -> str:
        """What is asked for, as the address says it; `parameter` is that of the choice."""
        parameters = {
            parameter: self.choice,
            "kind": self.kinds,
            "country": self.country,
            "q": self.text,
            "from": self.first,
            "to": self.last,
            "as_of": self.as_of,
        }
        named = {name: value for name, value in parameters.items() if value}
        return urlencode(named, doseq=True)

    def name(self, stem: str) -> str:
        """The name of a file that holds what is asked for, without its ending."""
        parts = [stem.removeprefix(CHARTS), self.choice, *self.kinds, self.country]
        if self.text:
            parts.append("search")
        if self.first is not None:
            parts.append(f"from-{self.first}")
        if self.last is not None:
            parts.append(f"to-{self.last}")
        if self.as_of is not None:
            parts.append(f"as-of-{self.as_of}")
        if self.for_excel:
            parts.append("excel")
        return "-".join(part.lower().replace("_", "-").replace(" ", "-") for part in parts if part)


def parameters_of(release: Release, name: str) -> tuple[str, ...]:
    """The parameters that a file takes."""
    if name == _INDEX:
        return ()
    if name in WHOLE:
        return ("as_of",)
    stem, _dot, form = name.rpartition(".")
    of_excel = ("excel",) if form == "csv" else ()
    chart = _chart(release, stem)
    if chart is not None:
        return (*filter(None, (chart.parameter,)), "as_of", *of_excel)
    return (*_PARAMETERS.get(stem, (*_YEARS, "as_of")), *of_excel)


def asked(release: Release, name: str, parameters: QueryParams) -> Asked:
    """What is asked of a file. Raises Refusal."""
    if name not in names(release):
        sentence = _(
            "There is no file “%(name)s” here; /data/index.json lists those there are.",
            name=name[:80],
        )
        raise Refusal(404, sentence)
    refusal.only(parameters, parameters_of(release, name))
    refusal.language(parameters, release)
    stem = _stem(name)
    first, last = refusal.years(parameters)
    as_of = refusal.day(parameters)
    return Asked(
        first=first,
        last=last,
        as_of=as_of,
        kinds=refusal.some_of(parameters, "kind", _kinds(record.of(release), stem)),
        country=_country(release, parameters),
        text=refusal.text(parameters),
        choice=_choice(_chart(release, stem), record.of(release, as_of), parameters),
        for_excel="excel" in parameters and refusal.one_of(parameters, "excel", ["1"]) == "1",
    )


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _chart(release: Release, stem: str) -> Chart | None:
    """The chart whose rows a file holds."""
    if not stem.startswith(CHARTS):
        return None
    return release.dataset.chart.get(stem.removeprefix(CHARTS))


def _choice(chart: Chart | None, known: Record, parameters: QueryParams) -> str:
    """What is chosen in a chart; '' for what it opens with. Raises Refusal."""
    if chart is None or chart.parameter not in parameters:
        return ""
    options = view.of(chart, known).choices
    chosen = refusal.one_of(parameters, chart.parameter, options)
    return "" if chosen == options[0] else chosen


def _country(release: Release, parameters: QueryParams) -> str:
    """The country of the sources; '' for all. Raises Refusal."""
    if "country" not in parameters:
        return ""
    return refusal.one_of(parameters, "country", countries.codes(release.dataset))


def _kinds(known: Record, stem: str) -> Sequence[str]:
    """The kinds of what a list holds, as its page offers them."""
    if stem == "events":
        return timeline.kinds_of(known)
    if stem == "sources":
        return bibliography.kinds(known.dataset)
    if stem == "checks":
        return list(dict.fromkeys(result.verdict.value for result in known.results))
    return ()


def names(release: Release) -> list[str]:
    """All files there are, the index first."""
    series = [one.id for one in release.dataset.series]
    lists = [name for name in exports.lists() if name != ARTICLE or release.dataset.article]
    charts = [f"{CHARTS}{name}" for name in release.dataset.chart]
    return [
        _INDEX,
        *WHOLE,
        *(f"{stem}.{form}" for stem in (*lists, *series, *charts) for form in exports.FORMATS),
    ]


def body(release: Release, name: str, wanted: Asked) -> Body:
    """The bytes of a file, kept where they are asked for again.

    Words of a search have no end, so they are part of no key. Years and days have a place of their
    own: whoever asks for many of them pushes out nothing that all readers ask for.
    """
    if wanted.text:
        return Body(content(release, name, wanted))
    return (_whole if wanted.is_whole else _part)(release, name, wanted, language())


@shelf.kept(64)
def _whole(release: Release, name: str, wanted: Asked, spoken: str) -> Body:
    return Body(content(release, name, wanted))


@shelf.kept(16)
def _part(release: Release, name: str, wanted: Asked, spoken: str) -> Body:
    return Body(content(release, name, wanted))


def content(release: Release, name: str, wanted: Asked) -> bytes:
    """The bytes of a file that there is."""
    if name == _INDEX:
        return _index(release)
    if name in WHOLE:
        _kind, make = WHOLE[name]
        return make(release, wanted.as_of)
    known = record.of(release, wanted.as_of)
    stem, _dot, form = name.rpartition(".")
    return exports.file(
        release,
        _table(release, known, stem, wanted),
        _title(release, known, stem, wanted),
        _FORMS[form],
        as_of=wanted.as_of,
        selection=wanted.query(_parameter(release, stem)),
        for_excel=wanted.for_excel,
    )


def _parameter(release: Release, stem: str) -> str:
    """The parameter of what is chosen in a chart; '' for none."""
    chart = _chart(release, stem)
    return "" if chart is None else chart.parameter


def _title(release: Release, known: Record, stem: str, wanted: Asked) -> str:
    chart = _chart(release, stem)
    if chart is not None:
        return view.of(chart, known, wanted.choice).title
    return exports.lists().get(stem) or exports.titled(known, [stem])


def _table(release: Release, known: Record, stem: str, wanted: Asked) -> exports.Table:
    """The rows that are asked for, as the pages choose them, in the order of the whole file."""
    chart = _chart(release, stem)
    if chart is not None:
        shown = view.of(chart, known, wanted.choice)
        return exports.observations(release, known, shown.visible_values)
    if stem == "events":
        return exports.events(release, _events(known, wanted))
    if stem == "sources":
        return exports.sources(release, _sources(known, wanted))
    if stem == "checks":
        results = known.results
        if wanted.kinds:
            results = tuple(one for one in results if one.verdict.value in wanted.kinds)
        return exports.checks(release, results)
    if stem == "verdicts":
        return exports.verdicts_in_time(release, through_time.bands(release, wanted.as_of))
    if stem == ARTICLE:
        return exports.article(release, article.entries(known))
    rows = known.values if stem == "observations" else known.series(stem)
    return exports.observations(release, known, exports.within(rows, wanted.years))


def _events(known: Record, wanted: Asked) -> list[Event]:
    kinds = wanted.kinds or timeline.kinds_of(known)
    found = timeline.matching(known.events, kinds, wanted.text)
    if wanted.years is None:
        return found
    first, last = int(wanted.first or MINYEAR), int(wanted.last or MAXYEAR)
    return timeline.beginning(found, first, last)


def _sources(known: Record, wanted: Asked) -> list[Source]:
    kinds = wanted.kinds or bibliography.kinds(known.dataset)
    found = {source.id for source in bibliography.found(known, kinds, wanted.text, wanted.country)}
    years = wanted.years
    return [
        source
        for source in known.dataset.sources
        if source.id in found and (years is None or _overlaps(source.published, years))
    ]


def _overlaps(period: Period | None, years: Period) -> bool:
    return period is not None and period.overlaps(years)


def _index(release: Release) -> bytes:
    about = release.dataset.about
    listed = {
        "title": about.title,
        "release": release.name,
        "released": str(about.released),
        "licence": about.licence,
        "licence_url": about.licence_url,
        "parameters": _MEANINGS,
        "addresses": programs.ADDRESSES,
        "files": [
            {
                "path": f"data/{name}",
                "parameters": [*parameters_of(release, name), choosing.PARAMETER],
            }
            for name in names(release)[1:]
        ],
    }
    return f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n".encode()


def _data(request: Request) -> Response:
    name = request.path_params["name"]
    if not name:
        return RedirectResponse("../data")
    try:
        release = refusal.release()
        wanted = asked(release, name, request.query_params)
    except Refusal as refused:
        return refusal.told(refused)
    stem, _dot, form = name.rpartition(".")
    kept = "inline" if form == "json" else "attachment"
    parts = (release.dataset.about.id, wanted.name(stem), _other_language(release))
    file = f"{'-'.join(filter(None, parts))}.{form}"
    headers = {
        **OPEN,
        "Cache-Control": "public, max-age=5",
        "Access-Control-Expose-Headers": "ETag, X-Release",
        "X-Release": release.name,
        "Content-Disposition": f'{kept}; filename="{file}"',
    }
    return reply(request.headers, body(release, name, wanted), headers, media_type(name))


def _other_language(release: Release) -> str:
    """The language of a file, as its name says it; '' for that of the record."""
    original, *_others = choosing.there(release)
    return "" if language() == original.tag else language().lower()


def media_type(name: str) -> str:
    """What kind of file it is, as MIME has it."""
    if name in WHOLE:
        kind, _make = WHOLE[name]
        return kind
    return exports.FORMATS[_FORMS[name.rpartition(".")[2]]].media_type


def _health(_request: Request) -> Response:
    """Whether the dataset can be shown, and which release it is."""
    try:
        shown = store.shown(store.folder())
        state: dict[str, object] = {
            "status": "ok",
            "release": shown.release.name,
            "problems": len(shown.problems),
        }
        if shown.since is not None:
            state |= {
                "status": "the dataset has problems; its last valid release is shown",
                "since": f"{shown.since:%Y-%m-%dT%H:%M:%SZ}",
            }
    except DatasetError as error:
        state = {
            "status": "the dataset has problems",
            "release": None,
            "problems": len(error.problems),
        }
    status = 200 if state["release"] else 503
    return Response(
        f"{json.dumps(state)}\n", status, {**OPEN, "Cache-Control": "no-store"}, "application/json"
    )


ROUTES = (
    Route("/data/{name:path}", _data, methods=["GET", "HEAD"]),
    Route("/data/{name:path}", refusal.preflight, methods=["OPTIONS"]),
    Route("/healthz", _health, methods=["GET", "HEAD"]),
    Route("/healthz", refusal.preflight, methods=["OPTIONS"]),
)
