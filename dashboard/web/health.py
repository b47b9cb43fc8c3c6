"""Whether the dataset can be shown, for whoever watches over the site."""

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import store
from dashboard.reading import DatasetError
from dashboard.web import refusal
from dashboard.web.refusal import OPEN


def _health(_request: Request) -> Response:
    """The state of the dataset, and its release; status 503 where there is nothing to show."""
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
    headers = {**OPEN, "Cache-Control": "no-store"}
    return Response(f"{json.dumps(state)}\n", status, headers, "application/json")


ROUTES = (
    Route("/healthz", _health, methods=["GET", "HEAD"]),
    Route("/healthz", refusal.preflight, methods=["OPTIONS"]),
)
