"""Addresses of the figures: what a browser draws a chart or the timeline from, as JSON.

Rows have no figure, but pictures for print.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import charts, period, record, store
from dashboard.charts import timeline, view
from dashboard.charts.drawing import Drawing
from dashboard.charts.rows import RowsView
from dashboard.markup import anchor, row_pictures
from dashboard.model import Chart
from dashboard.reading import DatasetError
from dashboard.record import Record
from dashboard.web.compression import Body, reply
from dashboard.web.data import Refusal
from dashboard.web.social import as_png
from dashboard.words import language

JSON = "application/json"
PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
ZOOM = 2
"""Pixels of a PNG for each pixel of the SVG: print needs more of them than a screen."""
LONGEST_TEXT = 200
"""Most characters of a search, as in the field of the timeline."""
_COMMON = ("ground", "as_of")
_ASKED_OF_TIMELINE = ("kind", "q", "from", "to")


def _chart(request: Request) -> Response:
    """The figures of one chart, with what a reader chose in it."""
    try:
        body = _asked_chart(request.path_params["chart"], request.query_params)
    except Refusal as refusal:
        return _refused(refusal)
    return _answered(request, body)


def _timeline(request: Request) -> Response:
    """The figures of the timeline, with what a reader asked for."""
    try:
        body = _asked_timeline(request.query_params)
    except Refusal as refusal:
        return _refused(refusal)
    return _answered(request, body)


def _answered(request: Request, body: Body) -> Response:
    # The browser keeps the answer, and asks whether it still holds: a new release may draw another.
    return reply(request.headers, body, {"Cache-Control": "no-cache"}, JSON)


def _refused(refusal: Refusal) -> Response:
    body = json.dumps({"error": str(refusal)}, ensure_ascii=False)
    return Response(body, refusal.status, {"Cache-Control": "no-store"}, JSON)


def _rows(request: Request) -> Response:
    """A chart of rows as a picture, with what a reader chose in it."""
    path = request.path_params
    try:
        chart, known, choice = _asked(path["chart"], request.query_params)
        root = str(request.base_url)
        body = _picture(chart, known, choice, path["form"], root, language())
    except Refusal as refusal:
        return _refused(refusal)
    except OSError as error:
        return _refused(
            Refusal(503, f"The folder for temporary files cannot be written ({error.strerror}).")
        )
    return reply(request.headers, body, {"Cache-Control": "no-cache"}, PICTURES[path["form"]])


@lru_cache(maxsize=64)
def _picture(
    chart: Chart, known: Record, choice: str, form: str, root: str, _language: str
) -> Body:
    """Raises Refusal, and OSError where the folder for temporary files cannot be written."""
    if form not in PICTURES:
        raise Refusal(404, f"There is no picture as “{form[:20]}”; use {' or '.join(PICTURES)}.")
    shown = view.of(chart, known, choice)
    if not isinstance(shown, RowsView) or not shown.rows:
        raise Refusal(404, f"The chart “{chart.id}” is not drawn as rows.")
    release = store.current(store.folder())
    page = next(page.id for page in known.dataset.pages if chart in page.charts)
    chosen = {chart.parameter: choice} if choice else {}
    day = {"as_of": str(known.day)} if known.day else {}
    query = urlencode({**chosen, **day, "release": release.name})
    link = f"{root}{page}?{query}#{anchor(chart.id)}"
    svg = str(row_pictures.svg(release, shown, link))
    return Body(svg.encode() if form == "svg" else as_png(svg, ZOOM))


def _asked_chart(name: str, parameters: QueryParams) -> Body:
    """Raises Refusal."""
    chart, known, choice = _asked(name, parameters)
    return _body(chart, known, _ground(parameters), choice)


def _asked(name: str, parameters: QueryParams) -> tuple[Chart, Record, str]:
    """The chart of a name, the record of the day, and what was chosen. Raises Refusal."""
    known = _known(parameters)
    if name not in known.dataset.chart:
        there = ", ".join(known.dataset.chart)
        raise Refusal(404, f"There is no chart “{name[:60]}”; use one of {there}.")
    chart = known.dataset.chart[name]
    _refuse_others(parameters, [*_COMMON, *filter(None, [chart.parameter])])
    options = view.of(chart, known).choices
    choice = parameters.get(chart.parameter, options[0]) if options else ""
    if options and choice not in options:
        raise Refusal(
            404,
            f"“{choice[:60]}” in {chart.parameter} is no choice of this chart;"
            f" use one of {', '.join(options)}.",
        )
    return chart, known, choice


@lru_cache(maxsize=256)
def _body(chart: Chart, known: Record, ground: charts.Ground, choice: str) -> Body:
    """Raises Refusal. Nothing that a reader may word freely is part of the key."""
    colours = charts.palette_of(known.dataset.about, ground)
    shown = view.of(chart, known, choice)
    if isinstance(shown, RowsView):
        raise Refusal(
            404, f"The chart “{chart.id}” has no figure: its bars stand in the page itself."
        )
    return _drawn(shown.drawing(colours))


def _asked_timeline(parameters: QueryParams) -> Body:
    """Raises Refusal. A search may have any words, so the answer itself is not kept."""
    known = _known(parameters)
    _refuse_others(parameters, [*_COMMON, *_ASKED_OF_TIMELINE])
    there = timeline.kinds_of(known)
    kinds = parameters.getlist("kind") or there
    for kind in kinds:
        if kind not in there:
            raise Refusal(
                404, f"“{kind[:60]}” in kind is no kind of event; use {', '.join(there)}."
            )
    text = parameters.get("q", "")
    if len(text) > LONGEST_TEXT:
        raise Refusal(400, f"q is longer than {LONGEST_TEXT} characters; shorten it.")
    choice = timeline.Choice(tuple(dict.fromkeys(kinds)), text, _years(parameters, known))
    colours = charts.palette_of(known.dataset.about, _ground(parameters))
    return _drawn(timeline.drawn(known, colours, choice))


def _years(parameters: QueryParams, known: Record) -> tuple[int, int]:
    """The first and the last year asked for, all of them by default. Raises Refusal."""
    there = timeline.years_of(known)
    if not there:
        raise Refusal(404, "The record holds no dated event yet, so there is nothing to draw.")
    first, last = parameters.get("from", there[0]), parameters.get("to", there[-1])
    for name, year in (("from", first), ("to", last)):
        if year not in there:
            raise Refusal(
                404,
                f"“{year[:60]}” in {name} is no year with an event;"
                f" they lie between {there[0]} and {there[-1]}.",
            )
    if first > last:
        raise Refusal(400, f"The years run from {first} to {last}; write the earlier one in from.")
    return int(first), int(last)


def _drawn(drawing: Drawing | None) -> Body:
    if drawing is None:
        raise Refusal(404, "Nothing of this stands on a scale, so there is nothing to draw.")
    return Body(drawing.json)


def _known(parameters: QueryParams) -> Record:
    """The record of the day in as_of, or all of it. Raises Refusal."""
    try:
        release = store.current(store.folder())
    except DatasetError:
        raise Refusal(
            503, "The dataset has mistakes and is being mended; try again later."
        ) from None
    day = period.day(parameters.get("as_of", ""))
    if day is None and "as_of" in parameters:
        raise Refusal(
            400,
            f"“{parameters['as_of'][:40]}” in as_of is no day;"
            " write YEAR-MONTH-DAY such as 2024-05-09.",
        )
    return record.of(release, day)


def _ground(parameters: QueryParams) -> charts.Ground:
    """The ground that the colours are for. Raises Refusal."""
    asked = parameters.get("ground", charts.GROUNDS[0])
    for ground in charts.GROUNDS:
        if ground == asked:
            return ground
    raise Refusal(404, f"“{asked[:40]}” in ground is no ground; use {' or '.join(charts.GROUNDS)}.")


def _refuse_others(parameters: QueryParams, there: Sequence[str]) -> None:
    """Raises Refusal for a parameter that the address does not take, or for one that stands twice."""
    for name in parameters:
        if name not in there:
            raise Refusal(
                400, f"The parameter “{name[:40]}” is not known here; use {', '.join(there)}."
            )
        if name != "kind" and len(parameters.getlist(name)) > 1:
            raise Refusal(400, f"The parameter {name} is there twice; write it once.")


ROUTES = (
    Route("/assets/chart/{chart}", _chart, methods=["GET", "HEAD"]),
    Route("/assets/rows/{chart}.{form}", _rows, methods=["GET", "HEAD"]),
    Route("/assets/timeline", _timeline, methods=["GET", "HEAD"]),
)
