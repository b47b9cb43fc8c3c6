"""Addresses of the figures: what a browser draws a chart from, as JSON."""

import json
from collections.abc import Sequence
from functools import lru_cache

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import charts, period, record, store
from dashboard.charts import view
from dashboard.charts.drawing import Drawing
from dashboard.model import Chart
from dashboard.reading import DatasetError
from dashboard.record import Record
from dashboard.web.compression import Body, reply
from dashboard.web.data import Refusal

JSON = "application/json"
_COMMON = ("ground", "as_of")


def _chart(request: Request) -> Response:
    """The figures of one chart, with what a reader chose in it."""
    try:
        body = _asked_chart(request.path_params["chart"], request.query_params)
    except Refusal as refusal:
        return _refused(refusal)
    return _answered(request, body)


def _answered(request: Request, body: Body) -> Response:
    # The browser keeps the answer, and asks whether it still holds: a new release may draw another.
    return reply(request.headers, body, {"Cache-Control": "no-cache"}, JSON)


def _refused(refusal: Refusal) -> Response:
    body = json.dumps({"error": str(refusal)}, ensure_ascii=False)
    return Response(body, refusal.status, {"Cache-Control": "no-store"}, JSON)


def _asked_chart(name: str, parameters: QueryParams) -> Body:
    """Raises Refusal."""
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
    return _body(chart, known, _ground(parameters), choice)


@lru_cache(maxsize=256)
def _body(chart: Chart, known: Record, ground: charts.Ground, choice: str) -> Body:
    """Raises Refusal. Nothing that a reader may word freely is part of the key."""
    colours = charts.palette_of(known.dataset.about, ground)
    return _drawn(view.of(chart, known, choice).drawing(colours))


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
        if len(parameters.getlist(name)) > 1:
            raise Refusal(400, f"The parameter {name} is there twice; write it once.")


ROUTES = (Route("/assets/chart/{chart}", _chart, methods=["GET", "HEAD"]),)
