"""Addresses of the figures: what a browser draws a chart from, as JSON.

Charts that the server draws have no figure, but pictures for print; so has the timeline.
"""

import json
from collections.abc import Callable
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import charts, record, shelf
from dashboard.charts import timeline, view
from dashboard.charts.base import HtmlView
from dashboard.charts.drawing import Drawing
from dashboard.charts.timeline import Choice
from dashboard.markup import anchor, pictures, timeline_drawing, timeline_pictures
from dashboard.model import Chart
from dashboard.record import Record
from dashboard.web import refusal
from dashboard.web.compression import Body, reply
from dashboard.web.hosts import HOSTS
from dashboard.web.letters import as_png, in_letters_of_the_fonts
from dashboard.web.refusal import Refusal
from dashboard.words import gettext as _
from dashboard.words import language

JSON = "application/json"
PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
ZOOM = 2
"""Pixels of a PNG for each pixel of the SVG: print needs more of them than a screen."""
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


def _rows(request: Request) -> Response:
    """A chart that the server draws as a picture, with what a reader chose in it."""

    def made() -> Body:
        path = request.path_params
        chart, known, choice = _asked(path["chart"], request.query_params)
        root = str(request.base_url)
        picture = _picture if HOSTS.has_place(root) else _picture.make
        return picture(chart, known, choice, path["form"], root, language())

    return _as_picture(request, made)


def _timeline(request: Request) -> Response:
    """The timeline as a picture, with what a reader chose in it."""

    def made() -> Body:
        known, choice = _asked_events(request.query_params)
        root = str(request.base_url)
        # What a reader has typed is no key of what is kept for all.
        is_kept = HOSTS.has_place(root) and not choice.text
        picture = _picture_of_events if is_kept else _picture_of_events.make
        return picture(known, choice, request.path_params["form"], root, language())

    return _as_picture(request, made)


def _as_picture(request: Request, made: Callable[[], Body]) -> Response:
    """The answer with a picture, or why there is none."""
    form = request.path_params["form"]
    try:
        body = in_letters_of_the_fonts(made)
    except Refusal as refused:
        return _refused(refused)
    except OSError as error:
        sentence = _(
            "The folder for temporary files cannot be written (%(reason)s).",
            reason=error.strerror,
        )
        return _refused(Refusal(503, sentence))
    return reply(request.headers, body, {"Cache-Control": "no-cache"}, PICTURES[form])


@shelf.kept_by_day(64, lambda _chart, known, *_: known.day)
def _picture(chart: Chart, known: Record, choice: str, form: str, root: str, spoken: str) -> Body:
    """The picture of a chart that the server draws.

    Raises Refusal, and OSError where the folder for temporary files cannot be written.
    """
    _form_is_known(form)
    shown = view.of(chart, known, choice)
    if not isinstance(shown, HtmlView) or not shown.values:
        raise Refusal(404, _("The chart “%(name)s” is not drawn as rows.", name=chart.id))
    release = refusal.release()
    page = next(page.id for page in known.dataset.pages if chart in page.charts)
    chosen = {chart.parameter: choice} if choice else {}
    day = {"as_of": str(known.day)} if known.day else {}
    query = urlencode({**chosen, **day, "release": release.name})
    link = f"{root}{page}?{query}#{anchor(chart.id)}"
    return _drawn_as(form, str(pictures.svg(release, shown, link)))


@shelf.kept_by_day(32, lambda known, *_: known.day)
def _picture_of_events(known: Record, choice: Choice, form: str, root: str, spoken: str) -> Body:
    """The picture of the timeline.

    Raises Refusal, and OSError where the folder for temporary files cannot be written.
    """
    _form_is_known(form)
    shown = timeline_drawing.layout(known, choice)
    if shown is None:
        sentence = _("No event of these years and kinds holds all of these words; choose more.")
        raise Refusal(404, sentence)
    release = refusal.release()
    everything = timeline.whole(known)
    narrowed = {
        "kind": list(choice.kinds) if choice.kinds != everything.kinds else [],
        "from": [f"{choice.years[0]:04}"] if choice.years[0] != everything.years[0] else [],
        "to": [f"{choice.years[1]:04}"] if choice.years[1] != everything.years[1] else [],
        "q": [choice.text] if choice.text else [],
        "as_of": [str(known.day)] if known.day else [],
    }
    query = urlencode({**narrowed, "release": release.name}, doseq=True)
    link = f"{root}timeline?{query}"
    return _drawn_as(form, str(timeline_pictures.svg(release, known, choice, shown, link)))


def _form_is_known(form: str) -> None:
    """Raises Refusal for a format in which there are no pictures."""
    if form not in PICTURES:
        sentence = _(
            "There is no picture as “%(name)s”; use one of %(there)s.",
            name=form[:20],
            there=", ".join(PICTURES),
        )
        raise Refusal(404, sentence)


def _drawn_as(form: str, svg: str) -> Body:
    return Body(svg.encode() if form == "svg" else as_png(svg, ZOOM))


def _asked_events(parameters: QueryParams) -> tuple[Record, Choice]:
    """The record of the day, and which of its events are asked for. Raises Refusal."""
    known = _known(parameters)
    refusal.only(parameters, ["as_of", "kind", "from", "to", "q"])
    everything = timeline.whole(known)
    years = [f"{everything.years[0]:04}", *timeline.years_of(known)]
    first = refusal.one_of(parameters, "from", years)
    last = refusal.one_of(parameters, "to", [f"{everything.years[1]:04}", *years])
    refusal.in_order(first, last)
    kinds = refusal.some_of(parameters, "kind", everything.kinds)
    ordered = tuple(kind for kind in everything.kinds if kind in kinds)
    text = refusal.text(parameters).strip()
    return known, Choice(ordered or everything.kinds, text, (int(first), int(last)))


def _asked_chart(name: str, parameters: QueryParams) -> Body:
    """The figures of the chart that is asked for. Raises Refusal."""
    chart, known, choice = _asked(name, parameters)
    return _body(chart, known, _ground(parameters), choice, language())


def _asked(name: str, parameters: QueryParams) -> tuple[Chart, Record, str]:
    """The chart of a name, the record of the day, and what was chosen. Raises Refusal."""
    known = _known(parameters)
    if name not in known.dataset.chart:
        there = ", ".join(known.dataset.chart)
        sentence = _(
            "There is no chart “%(name)s”; use one of %(there)s.", name=name[:60], there=there
        )
        raise Refusal(404, sentence)
    chart = known.dataset.chart[name]
    refusal.only(parameters, [*_COMMON, *filter(None, [chart.parameter])])
    options = view.of(chart, known).choices
    choice = refusal.one_of(parameters, chart.parameter, options) if options else ""
    return chart, known, choice


@shelf.kept_by_day(256, lambda _chart, known, *_: known.day)
def _body(chart: Chart, known: Record, ground: charts.Ground, choice: str, spoken: str) -> Body:
    """The figures of a chart. Raises Refusal.

    Nothing that a reader may word freely is part of the key.
    """
    colours = charts.palette_of(known.dataset.about, ground)
    shown = view.of(chart, known, choice)
    if isinstance(shown, HtmlView):
        sentence = _(
            "The chart “%(name)s” has no figure: its marks stand in the page.", name=chart.id
        )
        raise Refusal(404, sentence)
    return _drawn(shown.drawing(colours))


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


ROUTES = (
    Route("/assets/chart/{chart}", _chart, methods=["GET", "HEAD"]),
    Route("/assets/rows/{chart}.{form}", _rows, methods=["GET", "HEAD"]),
    Route("/assets/timeline.{form}", _timeline, methods=["GET", "HEAD"]),
)
