"""The address of questions, asked as programs ask."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from dashboard.ask.question import LONGEST
from dashboard.web import ROUTES
from tests.folders import BROKEN, SMALL

from .caller import Answer, ask

APP = Starlette(routes=list(ROUTES))
HIT = {"kind", "id", "title", "value", "period", "by", "standing"}
Ask = Callable[..., Answer]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Puts a question to the small dataset."""
    monkeypatch.setenv("SMEDEREVO_DATASET", str(SMALL))

    def get(text: str, method: str = "GET", **headers: str) -> Answer:
        return ask(APP, f"/data/ask.json?q={quote(text)}", method, **headers)

    return get


def test_a_number_of_the_record(asked: Ask) -> None:
    answer = asked("412.50 million kroner in 2018")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"
    told = answer.json
    assert set(told) == {"query", "found", "hits", "answer"}
    assert told["query"] == "412.50 million kroner in 2018"
    assert told["found"] is True
    first = told["hits"][0]
    assert set(first) == HIT
    assert first["kind"] == "observation"
    assert first["id"] == "sales-2018-registry"
    assert first["value"] == "412.50 million kroner"
    assert (first["period"], first["standing"]) == ("2018", "stands")
    (claim,) = told["answer"]["claims"]
    assert claim["value"] == first
    assert claim["measures"]["id"] == "sales"
    assert claim["first"]["source"] == "registry-2019"
    assert [rival["id"] for rival in claim["rivals"]] == ["sales-2018-post"]
    assert {check["verdict"] for check in claim["checks"]}
    assert told["answer"]["sentences"][0].startswith("Reported: 412.50 million kroner")


def test_every_hit_has_the_same_fields(asked: Ask) -> None:
    kinds = set()
    for text in ("mill", "sales", "overview", "valley", "registry", "fire"):
        for hit in asked(text).json["hits"]:
            assert set(hit) == HIT
            assert all(isinstance(value, str) for value in hit.values())
            kinds.add(hit["kind"])
    assert {"observation", "series", "source", "page"} <= kinds


def test_a_number_that_is_not_there(asked: Ask) -> None:
    told = asked("The mill sold goods for 413.7 million kroner in 2018").json
    assert told["found"] is False
    assert told["answer"]["claims"] == []
    assert "sales-2018-registry" in [value["id"] for value in told["answer"]["nearest"]]
    assert told["answer"]["sentences"][0].startswith("The record has no such figure.")


@pytest.mark.parametrize("text", ["", "xqzwv", "?!"])
def test_nothing_is_found_for_nothing(asked: Ask, text: str) -> None:
    assert asked(text).json == {"query": text, "found": False, "hits": [], "answer": None}


@pytest.mark.parametrize(
    "text", ['" OR "', "title:mill", "NEAR(a b)", "<b>mill</b>", "\x00", "'; --"]
)
def test_no_text_is_a_query(asked: Ask, text: str) -> None:
    answer = asked(text)
    assert answer.status == 200
    assert answer.json["query"] == text


def test_a_long_text_is_refused_in_words(asked: Ask) -> None:
    assert asked("m" * LONGEST).status == 200
    answer = asked("m" * (LONGEST + 1))
    assert answer.status == 400
    assert answer.text == f"q is longer than {LONGEST} characters; shorten it.\n"


def test_other_parameters_are_refused_and_foreign_ones_ignored(asked: Ask) -> None:
    refused = ask(APP, "/data/ask.json?q=mill&unit=EUR")
    assert refused.status == 400
    assert "use q" in refused.text
    assert asked("mill&utm_source=x").status == 200
    assert ask(APP, "/data/ask.json?q=mill&utm_source=x").status == 200


def test_an_earlier_day_is_heeded(asked: Ask) -> None:
    text = quote("412.50 million kroner in 2018")
    before = ask(APP, f"/data/ask.json?q={text}&as_of=2019-01-01").json
    after = ask(APP, f"/data/ask.json?q={text}&as_of=2026-01-01").json
    assert before["found"] is False
    assert "sales-2018-registry" not in [hit["id"] for hit in before["hits"]]
    assert after["found"] is True
    refused = ask(APP, f"/data/ask.json?q={text}&as_of=soon")
    assert refused.status == 400
    assert "is no day" in refused.text


def test_no_answer_is_kept(asked: Ask) -> None:
    assert asked("mill").headers["cache-control"] == "no-store"


def test_a_head_request_and_one_of_a_browser_before_it(asked: Ask) -> None:
    assert asked("mill", "HEAD").status == 200
    assert asked("mill", "OPTIONS").status == 204


def test_a_broken_dataset_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(BROKEN / "unexpected-file"))
    answer = ask(APP, "/data/ask.json?q=mill")
    assert answer.status == 503
