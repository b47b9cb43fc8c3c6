"""Requests that cannot be answered: what is wrong with them, and what would be right, in words."""

from collections.abc import Sequence
from datetime import date as Date

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from dashboard import period, selection, store
from dashboard.reading import DatasetError
from dashboard.store import Release
from dashboard.words import choosing
from dashboard.words import gettext as _

OPEN = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
"""Headers of what scripts of other sites may read."""
_MOST_REPEATED = 40
"""Most characters of a wrong value that a refusal says again."""


class Refusal(Exception):
    """A request that cannot be answered: its status, and one sentence that says what is right."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def told(refused: Refusal) -> Response:
    """The answer to whoever asked, as a plain text."""
    headers = {**OPEN, "Cache-Control": "no-store"}
    return Response(f"{refused}\n", refused.status, headers, "text/plain; charset=utf-8")


def preflight(_request: Request) -> Response:
    """What a browser asks before a script of another site sends headers such as If-None-Match."""
    allowed = {
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers={**OPEN, **allowed})


def release() -> Release:
    """The release on show, in the language of the reader. Raises Refusal while there is none."""
    try:
        return choosing.told(store.current(store.folder()))
    except DatasetError:
        sentence = _("The dataset has mistakes and is being mended; try again later.")
        raise Refusal(503, sentence) from None


def only(parameters: QueryParams, known: Sequence[str]) -> None:
    """Raises Refusal for a parameter that an address does not take, or that stands twice.

    Of kinds there may be several. What other sites add to links is ignored.
    """
    for name in parameters:
        if selection.is_foreign(name) or name == choosing.PARAMETER:
            continue
        if name not in known:
            raise Refusal(400, _unknown(name, known))
        if name != "kind" and len(parameters.getlist(name)) > 1:
            sentence = _("The parameter %(name)s is there twice; write it once.", name=name)
            raise Refusal(400, sentence)


def _unknown(name: str, known: Sequence[str]) -> str:
    if not known:
        return _(
            "The parameter “%(name)s” is not known here; this address takes none.",
            name=_short(name),
        )
    return _(
        "The parameter “%(name)s” is not known here; use %(known)s.",
        name=_short(name),
        known=", ".join((*known, choosing.PARAMETER)),
    )


def language(parameters: QueryParams, held: Release) -> None:
    """Raises Refusal for a language that there is not."""
    tag = parameters.get(choosing.PARAMETER)
    if tag is not None and choosing.named(held, tag) is None:
        there = ", ".join(spoken.tag for spoken in choosing.there(held))
        sentence = _(
            "“%(text)s” in lang is none of the languages here; use %(there)s.",
            text=_short(tag),
            there=there,
        )
        raise Refusal(400, sentence)


def day(parameters: QueryParams) -> Date | None:
    """The day in as_of; None where there is none. Raises Refusal."""
    if "as_of" not in parameters:
        return None
    written = parameters["as_of"]
    found = period.day(written)
    if found is None:
        sentence = _(
            "“%(text)s” in as_of is no day; write YEAR-MONTH-DAY such as 2024-05-09.",
            text=_short(written),
        )
        raise Refusal(400, sentence)
    return found


def years(parameters: QueryParams) -> tuple[str | None, str | None]:
    """The years in from and to, as they are written. Raises Refusal."""
    first, last = parameters.get("from"), parameters.get("to")
    for name, written in (("from", first), ("to", last)):
        if written is not None and not _is_year(written):
            sentence = _(
                "“%(text)s” in %(name)s is no year; write four digits such as 2018.",
                text=_short(written),
                name=name,
            )
            raise Refusal(400, sentence)
    if first is not None and last is not None:
        in_order(first, last)
    return first, last


def _is_year(written: str) -> bool:
    four_digits = len(written) == 4 and written.isascii() and written.isdigit()
    return four_digits and written != "0000"


def in_order(first: str, last: str) -> None:
    """Raises Refusal for years that run backwards."""
    if first > last:
        raise Refusal(
            400,
            _(
                "The years run from %(first)s to %(last)s; write the earlier one in from.",
                first=first,
                last=last,
            ),
        )


def one_of(parameters: QueryParams, name: str, options: Sequence[str]) -> str:
    """The value of a parameter that has a few; the first one by default. Raises Refusal."""
    chosen = parameters.get(name, options[0])
    _among(name, chosen, options)
    return chosen


def some_of(parameters: QueryParams, name: str, options: Sequence[str]) -> tuple[str, ...]:
    """The values of a parameter that may have several of a few, each once. Raises Refusal."""
    chosen = tuple(dict.fromkeys(parameters.getlist(name)))
    for value in chosen:
        _among(name, value, options)
    return chosen


def _among(name: str, value: str, options: Sequence[str]) -> None:
    if value in options:
        return
    if not options:
        sentence = _("There is nothing yet that %(name)s could choose; leave it out.", name=name)
        raise Refusal(400, sentence)
    raise Refusal(
        400,
        _(
            "“%(value)s” in %(name)s is not known here; use one of %(options)s.",
            value=_short(value),
            name=name,
            options=", ".join(options),
        ),
    )


def text(parameters: QueryParams) -> str:
    """The words of a search; '' for none. Raises Refusal."""
    words = parameters.get("q", "")
    if len(words) > selection.LONGEST_TEXT:
        raise Refusal(
            400,
            _("q is longer than %(most)d characters; shorten it.", most=selection.LONGEST_TEXT),
        )
    return words


def _short(value: str) -> str:
    """The beginning of what somebody has sent."""
    return value[:_MOST_REPEATED]
