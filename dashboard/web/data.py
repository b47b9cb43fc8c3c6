"""Addresses of the data: the files of the buttons, for programs and for links that last."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from typing import cast

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import article, exports, record, store
from dashboard.exports import package
from dashboard.model import ARTICLE
from dashboard.period import Period, day, parse
from dashboard.reading import DatasetError
from dashboard.record import Record
from dashboard.store import Release
from dashboard.web.compression import Body, reply
from dashboard.words import language

PARAMETERS = ("from", "to", "as_of")
_OPEN = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
_FORMS = [form for form, one in exports.FORMATS.items() if one.at_an_address]
_WHOLE = {"datapackage.json": package.descriptor, "package.zip": package.zipped}
"""Files of the whole release: no parameter applies to them."""


class Refusal(Exception):
    """A request that cannot be answered: its status, and one sentence that says what would be right."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of an address."""

    years: Period | None
    as_of: Date | None


def asked(parameters: Mapping[str, str]) -> Asked:
    """Raises Refusal."""
    for name in parameters:
        if name not in PARAMETERS:
            raise Refusal(
                400, f"The parameter “{name[:40]}” is not known here; use {', '.join(PARAMETERS)}."
            )
    years = {name: parameters[name] for name in ("from", "to") if name in parameters}
    for name, text in years.items():
        if not (len(text) == len("2018") and text.isascii() and text.isdigit() and text != "0000"):
            raise Refusal(
                400, f"“{text[:40]}” in {name} is no year; write four digits such as 2018."
            )
    if len(years) == len(("from", "to")) and years["from"] > years["to"]:
        raise Refusal(
            400,
            f"The years run from {years['from']} to {years['to']}; write the earlier one in from.",
        )
    known_by = day(parameters.get("as_of", ""))
    if known_by is None and "as_of" in parameters:
        raise Refusal(
            400,
            f"“{parameters['as_of'][:40]}” in as_of is no day; write YEAR-MONTH-DAY such as 2024-05-09.",
        )
    return Asked(
        parse(f"{years.get('from', '..')}/{years.get('to', '..')}") if years else None, known_by
    )


def names(release: Release) -> list[str]:
    """All files there are, the index first."""
    series = [one.id for one in release.dataset.series]
    lists = [name for name in exports.TITLES if name != ARTICLE or release.dataset.article]
    return [
        "index.json",
        *_WHOLE,
        *(f"{name}.{form}" for name in (*lists, *series) for form in _FORMS),
    ]


@lru_cache(maxsize=64)
def _body(release: Release, name: str, wanted: Asked, spoken: str) -> Body:
    return Body(content(release, name, wanted))


def content(release: Release, name: str, wanted: Asked) -> bytes:
    """The bytes of a file. Raises Refusal."""
    if name not in names(release):
        raise Refusal(
            404, f"There is no file “{name[:80]}” here; /data/index.json lists those there are."
        )
    if name == "index.json":
        return _index(release)
    if name in _WHOLE:
        if wanted != Asked(None, None):
            raise Refusal(
                400, f"{name} holds the whole release; leave {', '.join(PARAMETERS)} out."
            )
        return _WHOLE[name](release)
    known = record.of(release, wanted.as_of)
    stem, form = name.rsplit(".", 1)
    title = exports.TITLES.get(stem) or exports.titled(known, [stem])
    return exports.file(
        release, _table(release, known, stem, wanted.years), title, cast("exports.Form", form)
    )


def _table(release: Release, known: Record, stem: str, years: Period | None) -> exports.Table:
    """Values and events whose time, and sources whose publication, has a day in the years."""

    def kept(period: Period | None) -> bool:
        return years is None or (period is not None and period.overlaps(years))

    if stem == "events":
        return exports.events(release, [event for event in known.events if kept(event.date)])
    if stem == "checks":
        if years is not None:
            raise Refusal(400, "Checks have no years of their own; leave from and to out.")
        return exports.checks(release, known.results)
    if stem == ARTICLE:
        if years is not None:
            raise Refusal(400, "The article has no years of its own; leave from and to out.")
        return exports.article(release, article.entries(known))
    if stem == "sources":
        return exports.sources(
            release, [one for one in known.dataset.sources if kept(one.published)]
        )
    rows = known.values if stem == "observations" else known.series(stem)
    return exports.observations(release, known, exports.within(rows, years))


def _index(release: Release) -> bytes:
    about = release.dataset.about
    listed = {
        "title": about.title,
        "release": release.name,
        "released": str(about.released),
        "licence": about.licence,
        "licence_url": about.licence_url,
        "parameters": {
            "from": "first year: rows whose period has a day in it or later",
            "to": "last year: rows whose period has a day in it or before",
            "as_of": "day: what was known by then",
        },
        "files": [{"path": f"data/{name}"} for name in names(release)[1:]],
    }
    return f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n".encode()


def _data(request: Request) -> Response:
    name = request.path_params["name"]
    if not name:
        return RedirectResponse("../data")
    try:
        release = store.current(store.folder())
        if len(set(request.query_params)) < len(request.query_params.multi_items()):
            raise Refusal(400, "A parameter is there twice; write each of them once.")
        body = _body(release, name, asked(request.query_params), language())
    except Refusal as refusal:
        return _said(refusal.status, str(refusal))
    except DatasetError:
        return _said(503, "The dataset has mistakes and is being mended; try again later.")
    headers = {
        **_OPEN,
        "Cache-Control": "public, max-age=5",
        "Access-Control-Expose-Headers": "ETag, X-Release",
    }
    headers["X-Release"] = release.name
    stem, form = name.rsplit(".", 1)
    kept = {"csv": "attachment", "zip": "attachment"}.get(form, "inline")
    headers["Content-Disposition"] = f'{kept}; filename="{release.dataset.about.id}-{stem}.{form}"'
    types = {
        "zip": "application/zip",
        **{str(one): exports.FORMATS[one].media_type for one in _FORMS},
    }
    return reply(request.headers, body, headers, types[form])


def _said(status: int, sentence: str) -> Response:
    return Response(
        f"{sentence}\n", status, {**_OPEN, "Cache-Control": "no-store"}, "text/plain; charset=utf-8"
    )


def _health(_: Request) -> Response:
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
        f"{json.dumps(state)}\n", status, {**_OPEN, "Cache-Control": "no-store"}, "application/json"
    )


ROUTES = (
    Route("/data/{name:path}", _data, methods=["GET", "HEAD"]),
    Route("/healthz", _health, methods=["GET", "HEAD"]),
)
