"""Which encoding a client gets, and that a body is compressed once for all who ask."""

import gzip
from collections.abc import Mapping
from typing import Any

import brotli
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.web import compression
from dashboard.web.compression import ENCODINGS, LONGEST, PLAIN, Body, Negotiated, chosen, reply

from .caller import ask

TEXT = "Sales stood at 749.5 million in 2018.\n" * 100


def choice(accepted: str) -> str:
    return chosen(Headers({"accept-encoding": accepted}))


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip", "gzip"),
        ("br", "br"),
        ("deflate, zstd", PLAIN),
        ("GZIP, DEFLATE, BR", "br"),
        ("Gzip", "gzip"),
        ("", PLAIN),
        (" ", PLAIN),
        (",;,=,", PLAIN),
        ("*", "br"),
        ("*;q=0", PLAIN),
        ("*;q=0.1", "br"),
        ("br;q=0, *", "gzip"),
        ("*, br;q=0", "gzip"),
        ("gzip;q=0, *;q=0.5", "br"),
        ("gzip, *;q=0", "gzip"),
        ("identity", PLAIN),
        ("identity;q=1, *;q=0", PLAIN),
        ("identity;q=0, gzip", "gzip"),
        ("identity;q=0", PLAIN),
        ("identity, gzip;q=0.5", PLAIN),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0.5, gzip;q=0.4, br;q=0.6", "br"),
        ("br;q=0", PLAIN),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", PLAIN),
        ("gzip;q=0, br", "br"),
        ("br;q=.5, gzip;q=.8", "gzip"),
        ("br;q=0.5,gzip;q=0.8", "gzip"),
        ("br ; q = 0.5 , gzip ; Q=0.8", "gzip"),
        ("br;q=0.501, gzip;q=0.5", "br"),
        ("br;q=0.000, gzip;q=0.001", "gzip"),
        ("gzip;level=9;q=0", PLAIN),
        ("gzip;q=0;level=9", PLAIN),
        ("gzip;level=9", "gzip"),
        ("gzip, gzip;q=0", PLAIN),
        ("gzip;q=0, gzip", PLAIN),
        ("brotli, gzipped, xgzip", PLAIN),
        ("notbr;q=1, x-br", PLAIN),
    ],
)
def test_encoding_is_the_one_that_the_client_likes_best(accepted: str, encoding: str) -> None:
    assert choice(accepted) == encoding


def test_client_without_the_header_gets_the_plain_answer() -> None:
    assert chosen(Headers({})) == PLAIN


def test_header_of_several_lines_is_one_list() -> None:
    lines = [
        (b"accept-encoding", b"gzip;q=0"),
        (b"accept", b"br"),
        (b"accept-encoding", b"gzip, identity;q=0.5"),
    ]
    assert chosen(Headers(raw=lines)) == PLAIN
    assert chosen(Headers(raw=[*lines, (b"accept-encoding", b"br")])) == "br"


@pytest.mark.parametrize(
    "weight",
    [
        "",
        "abc",
        "-1",
        "-0.5",
        "1.5",
        "2",
        "nan",
        "inf",
        "1e0",
        "0x1",
        '"1"',
        "1 1",
        ".",
        "0.5.5",
        "\xbd",
        "\xb9",
        "true",
        "=1",
    ],
)
def test_weight_that_cannot_be_read_is_a_refusal(weight: str) -> None:
    assert choice(f"gzip;q={weight}") == PLAIN
    assert choice(f"br;q={weight}, gzip;q=0.1") == "gzip"


@pytest.mark.parametrize(
    "accepted", ["br, " * LONGEST, "br, " + "x" * LONGEST, "," * 65_000, "br;q=0." + "1" * 65_000]
)
def test_endless_header_is_not_read(accepted: str) -> None:
    assert choice(accepted) == PLAIN


WEIGHTS = {
    **dict.fromkeys(("", ";q=1", ";q=1.", ";q=1.0", ";q=1.000"), 1.0),
    **dict.fromkeys((";q=0.999", ";a=b;q=0.999", ";q=0.999;a=b"), 0.999),
    **dict.fromkeys((";q=0.5", ";q=.5", ";Q=0.50", "; q=0.500", " ;q = 0.5 "), 0.5),
    **dict.fromkeys((";q=0.001", ";q=.001"), 0.001),
    **dict.fromkeys((";q=0", ";q=0.", ";q=0.0", ";q=0.000", ";q=.0"), 0.0),
}
"""What stands behind a name, and the weight that it means."""
NAMED = st.dictionaries(
    st.sampled_from(["br", "gzip", "identity", "*", "deflate", "zstd"]),
    st.sampled_from(sorted(WEIGHTS)),
)
HEADERS = st.builds(
    lambda named, comma, upper: (
        comma.join(f"{name.upper() if upper else name}{text}" for name, text in named.items()),
        named,
    ),
    NAMED,
    st.sampled_from([",", ", ", " ,\t", ",,"]),
    st.booleans(),
)


@given(HEADERS)
def test_nobody_gets_what_he_refuses_or_likes_less(header: tuple[str, Mapping[str, str]]) -> None:
    accepted, named = header
    weights = {name: WEIGHTS[text] for name, text in named.items()}
    liked = {name: weights.get(name, weights.get("*", 0.0)) for name in ENCODINGS}
    plain = weights.get(PLAIN, 0.0)
    found = choice(accepted)
    if found == PLAIN:
        assert all(weight == 0 or weight < plain for weight in liked.values())
    else:
        assert liked[found] == max(liked.values())
        assert liked[found] > 0
        assert liked[found] >= plain
        assert found == "br" or liked["br"] < liked["gzip"]


TOKENS = st.sampled_from(
    ["br", "gzip", "identity", "*", ";", ",", "q", "=", "0", "1", ".", " ", "GZIP", "\xe9", "\x00"]
)
GARBAGE = st.one_of(st.text(st.characters(max_codepoint=255)), st.lists(TOKENS).map("".join))


@given(GARBAGE)
def test_any_text_gives_an_encoding_that_it_names(accepted: str) -> None:
    found = choice(accepted)
    assert found in (*ENCODINGS, PLAIN)
    assert found == PLAIN or found in accepted.lower() or "*" in accepted


async def _told(request: Request) -> Response:
    """The header as the application sees it."""
    return PlainTextResponse(request.headers["accept-encoding"])


async def _long(request: Request) -> Response:
    return PlainTextResponse(TEXT)


async def _varying(request: Request) -> Response:
    return PlainTextResponse(TEXT, headers={"Vary": "Origin, Accept-Encoding"})


ROUTES = [Route("/told", _told), Route("/long", _long), Route("/varying", _varying)]
PLAINER = Starlette(routes=ROUTES, middleware=[Middleware(Negotiated)])
WITH_GZIP = Starlette(
    routes=ROUTES, middleware=[Middleware(Negotiated), Middleware(GZipMiddleware)]
)
"""As Streamlit has it: what is not ours is compressed behind us."""


@given(
    st.one_of(
        HEADERS.map(lambda header: header[0]), GARBAGE.filter(lambda text: text.isprintable())
    )
)
@example("br;q=0.2, gzip;q=0.8")
@example("gzip;q=0, br")
@example("gzip;q=0.3, br, identity;q=0.5")
@example("*")
def test_application_sees_names_that_lead_to_the_same_choice(accepted: str) -> None:
    told = ask(PLAINER, "/told", accept_encoding=accepted).text
    assert choice(told) == choice(accepted)
    assert ("gzip" in told) == (chosen(Headers({"accept-encoding": accepted}), ("gzip",)) == "gzip")


@pytest.mark.parametrize(
    "accepted", ["gzip;q=0", "br, gzip;q=0", "identity, gzip;q=0.5", "gzip;q=x", "gzipped"]
)
def test_answer_of_the_framework_is_not_compressed_for_who_refuses_it(accepted: str) -> None:
    answer = ask(WITH_GZIP, "/long", accept_encoding=accepted)
    assert "content-encoding" not in answer.headers
    assert answer.text == TEXT


@pytest.mark.parametrize("accepted", ["gzip", "*", "br, gzip", "GZIP", "br;q=0, *"])
def test_answer_of_the_framework_is_compressed_for_who_accepts_it(accepted: str) -> None:
    answer = ask(WITH_GZIP, "/long", accept_encoding=accepted)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body).decode() == TEXT


@pytest.mark.parametrize("accepted", ["", "gzip"])
def test_what_an_answer_depends_on_is_said_once(accepted: str) -> None:
    assert ask(WITH_GZIP, "/long", accept_encoding=accepted).headers["vary"] == "Accept-Encoding"
    assert (
        ask(WITH_GZIP, "/varying", accept_encoding=accepted).headers["vary"]
        == "Origin, Accept-Encoding"
    )
    assert "vary" not in ask(WITH_GZIP, "/told", accept_encoding=accepted).headers


def answered(body: Body, media_type: str = "text/csv", **headers: str) -> Response:
    asked = Headers({name.replace("_", "-"): value for name, value in headers.items()})
    return reply(asked, body, {"Cache-Control": "no-cache"}, media_type)


DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, PLAIN: bytes}


@pytest.mark.parametrize("encoding", [*ENCODINGS, PLAIN])
def test_reply_is_the_body_in_the_encoding(encoding: str) -> None:
    answer = answered(Body(TEXT.encode()), accept_encoding=encoding)
    assert answer.headers.get("content-encoding", PLAIN) == encoding
    assert DECODE[encoding](bytes(answer.body)) == TEXT.encode()
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert (len(answer.body) < len(TEXT) / 4) == (encoding != PLAIN)


def test_each_encoding_has_a_tag_of_its_own_that_gives_304() -> None:
    body = Body(TEXT.encode())
    tags = {
        encoding: answered(body, accept_encoding=encoding).headers["etag"]
        for encoding in (*ENCODINGS, PLAIN)
    }
    assert len(set(tags.values())) == 3
    for encoding, own in tags.items():
        for tag in tags.values():
            for value in (tag, f"W/{tag}", f'"x", {tag}'):
                answer = answered(body, accept_encoding=encoding, if_none_match=value)
                assert answer.status_code == (304 if tag == own else 200)
                assert answer.headers["etag"] == own
                assert answer.headers["vary"] == "Accept-Encoding"
                assert answer.headers["cache-control"] == "no-cache"
                if answer.status_code == 304:
                    assert answer.body == b""
                    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("media_type", ["application/zip", "font/woff2"])
def test_what_is_compressed_in_itself_is_the_same_for_all(media_type: str) -> None:
    answers = [
        answered(Body(b"PK"), media_type, accept_encoding=encoding)
        for encoding in (*ENCODINGS, PLAIN, "*")
    ]
    assert {bytes(answer.body) for answer in answers} == {b"PK"}
    assert {answer.headers["etag"] for answer in answers} == {f'"{Body(b"PK").digest}"'}
    assert not any({"vary", "content-encoding"} & set(answer.headers) for answer in answers)


def test_body_is_compressed_once_for_each_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def compress(plain: bytes, encoding: str, **more: Any) -> bytes:
        made.append(encoding)
        return b"small"

    monkeypatch.setattr(compression, "compress", compress)
    body = Body(TEXT.encode())
    for encoding in (*ENCODINGS, PLAIN) * 3:
        answered(body, accept_encoding=encoding)
    assert sorted(made) == sorted(ENCODINGS)


@pytest.mark.parametrize("plain", [b"", b"a", TEXT.encode(), bytes(range(256)) * 40])
def test_bytes_are_the_same_in_each_encoding_and_every_time(plain: bytes) -> None:
    for encoding in ENCODINGS:
        for quality in (5, 9):
            small = compression.compress(plain, encoding, quality)
            assert DECODE[encoding](small) == plain
            assert compression.compress(plain, encoding, quality) == small
