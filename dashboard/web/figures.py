"""Addresses of the figures: what a browser draws a chart from, as JSON."""

import json
from functools import lru_cache

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import charts, record
from dashboard.charts import view
from dashboard.charts.drawing import Drawing
from dashboard.model import Chart
from dashboard.record import Record
from dashboard.web import refusal
from dashboard.web.compression import Body, reply
from dashboard.web.refusal import Refusal
from dashboard.words import gettext as _
from dashboard.words import language

JSON = "application/json"
_COMMON = ("ground", "as_of")


def _chart(request: Request) -> Response:
    """The figures of one chart, with what a reader chose in it."""
    try:
        body = _asked_chart(request.path_params["chart"], request.query_params)
    except Refusal as refused:
        return _refused(refused)
    return _answered(request, body)


def _answered(request: Request, body: Body) -> Response:
    # The browser keeps the answer, and asks whether it still holds: a new release may draw another.
    return reply(request.headers, body, {"Cache-Control": "no-cache"}, JSON)


def _refused(refused: Refusal) -> Response:
    body = json.dumps({"error": str(refused)}, ensure_ascii=False)
    return Response(body, refused.status, {"Cache-Control": "no-store"}, JSON)


def _asked_chart(name: str, parameters: QueryParams) -> Body:
    """Raises Refusal."""
    known = _known(parameters)
    if name not in known.dataset.chart:
        there = ", ".join(known.dataset.chart)
        raise Refusal(
            404,
            _("There is no chart “%(name)s”; use one of %(there)s.", name=name[:60], there=there),
        )
    chart = known.dataset.chart[name]
    refusal.only(parameters, [*_COMMON, *filter(None, [chart.parameter])])
    options = view.of(chart, known).choices
    choice = refusal.one_of(parameters, chart.parameter, options) if options else ""
    return _body(chart, known, _ground(parameters), choice, language())


@lru_cache(maxsize=256)
def _body(chart: Chart, known: Record, ground: charts.Ground, choice: str, spoken: str) -> Body:
    """Raises Refusal. Nothing that a reader may word freely is part of the key."""
    colours = charts.palette_of(known.dataset.about, ground)
    return _drawn(view.of(chart, known, choice).drawing(colours))


def _drawn(drawing: Drawing | None) -> Body:
    if drawing is None:
        sentence = _("Nothing of this stands on a scale, so there is nothing to draw.")
        raise Refusal(404, sentence)
    return Body(drawing.json)


def _known(parameters: QueryParams) -> Record:
    """The record of the day in as_of, or all of it. Raises Refusal."""
    return record.of(refusal.release(), refusal.day(parameters))


def _ground(parameters: QueryParams) -> charts.Ground:
    """The ground that the colours are for. Raises Refusal."""
    asked = refusal.one_of(parameters, "ground", charts.GROUNDS)
    return next(ground for ground in charts.GROUNDS if ground == asked)


ROUTES = (Route("/assets/chart/{chart}", _chart, methods=["GET", "HEAD"]),)
