"""Compressed answers: which encoding a client gets, and bodies compressed once for all who ask."""

import gzip
import hashlib
import re
from collections.abc import Mapping, Sequence

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENCODINGS = ("br", "gzip")
"""The smallest first."""
PLAIN = "identity"
LONGEST = 1000
"""Most characters of Accept-Encoding that are read; browsers send some twenty."""
VARY = {"Vary": "Accept-Encoding"}
"""Stands on the plain answer as well, or a cache would hand it to those who accept an encoding."""
_NUMBER = re.compile(r"[01]\.?|[01]?\.[0-9]+")
_DENSE = ("application/zip", "font/woff2")
"""Types of files that are compressed in themselves."""


def chosen(headers: Headers, have: Sequence[str] = ENCODINGS) -> str:
    """The encoding of an answer: the one that the client likes best, or the plain one.

    Browsers accept br over https and on this machine only.
    Who sends no header gets the plain answer.
    So does who refuses everything: a page that can be read is better than none.
    """
    accepted = ",".join(headers.getlist("accept-encoding"))
    if len(accepted) > LONGEST:
        return PLAIN
    qualities = _qualities(accepted)
    others = qualities.get("*", 0.0)
    best = max(have, key=lambda name: qualities.get(name, others))
    quality = qualities.get(best, others)
    return best if quality > 0 and quality >= qualities.get(PLAIN, 0.0) else PLAIN


def _qualities(accepted: str) -> dict[str, float]:
    """Each encoding of the header with its weight, 0 for a refusal.

    What stands there twice has the lower weight.
    """
    qualities: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        pairs = [parameter.partition("=") for parameter in parameters]
        weights = [_weight(number.strip()) for key, _, number in pairs if key.strip() == "q"]
        qualities[name] = min([qualities.get(name, 1.0), *weights])
    return qualities


def _weight(number: str) -> float:
    """The number behind `q=`.

    One that cannot be read counts as a refusal: all can read the plain answer.
    """
    weight = float(number) if _NUMBER.fullmatch(number) else 0.0
    return weight if weight <= 1 else 0.0


def compress(plain: bytes, encoding: str, quality: int) -> bytes:
    """The bytes in an encoding. Brotli of quality 9 takes five times as long as 5, or more."""
    if encoding == "br":
        small: bytes = brotli.compress(plain, quality=quality)
        return small
    return gzip.compress(plain, compresslevel=9, mtime=0)


class Body:
    """The bytes of an answer, and each encoding of them once somebody has asked for it.

    A cache that holds bodies holds their encodings, which go when the body goes.
    """

    def __init__(self, plain: bytes) -> None:
        self.digest = digest(plain)
        self._encoded = {PLAIN: plain}

    def encoded(self, encoding: str) -> bytes:
        if encoding not in self._encoded:
            self._encoded[encoding] = compress(self._encoded[PLAIN], encoding, quality=5)
        return self._encoded[encoding]


def digest(content: bytes) -> str:
    """A short name of the content, for an ETag."""
    return hashlib.sha256(content).hexdigest()[:32]


def reply(asked: Headers, body: Body, headers: Mapping[str, str], media_type: str) -> Response:
    """The body in the encoding of the client, or 304 when the client has it."""
    told = dict(headers)
    encoding = PLAIN
    if media_type not in _DENSE:
        encoding = chosen(asked)
        told |= VARY
    # Two encodings are two files for whoever keeps them, so each has a tag of its own.
    told["ETag"] = f'"{body.digest}"' if encoding == PLAIN else f'"{body.digest}-{encoding}"'
    if is_known(asked, told["ETag"]):
        return Response(status_code=304, headers=told)
    if encoding != PLAIN:
        told["Content-Encoding"] = encoding
    return Response(body.encoded(encoding), headers=told, media_type=media_type)


def is_known(asked: Headers, tag: str) -> bool:
    """Whether the client says that it has the content with this tag."""
    known = ",".join(asked.getlist("if-none-match"))
    return tag in known or known.strip() == "*"


class Negotiated:
    """Makes Accept-Encoding plain for what follows, and says once on what an answer depends.

    Streamlit compresses its own answers with gzip whenever the header holds this word,
    even where `gzip;q=0` refuses it. It also repeats a Vary that a plain answer has already.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                names = [
                    name.strip() for line in headers.getlist("vary") for name in line.split(",")
                ]
                if names:
                    headers["Vary"] = ", ".join(dict.fromkeys(names))
            await send(message)

        asked = MutableHeaders(raw=list(scope["headers"]))
        ours, theirs = chosen(asked), chosen(asked, ("gzip",))
        asked["accept-encoding"] = ", ".join(dict.fromkeys((ours, theirs)))
        await self.app({**scope, "headers": asked.raw}, receive, answer)
