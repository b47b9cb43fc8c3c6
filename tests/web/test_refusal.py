"""What is wrong with a request, said in words that name what would be right."""

from collections.abc import Callable
from datetime import date as Date

import pytest
from starlette.datastructures import QueryParams

from dashboard import selection
from dashboard.web import refusal
from dashboard.web.refusal import Refusal


def sentence(check: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        check()
    assert caught.value.status == 400
    return str(caught.value)


@pytest.mark.parametrize(
    ("query", "known", "words"),
    [
        ("a=1", ["from", "to"], "The parameter “a” is not known here; use from, to, lang."),
        ("a=1", [], "The parameter “a” is not known here; this address takes none."),
        ("FROM=2018", ["from"], "The parameter “FROM” is not known here; use from, lang."),
        ("b" * 90, [], f"The parameter “{'b' * 40}” is not known here; this address takes none."),
        ("from=1&from=1", ["from"], "The parameter from is there twice; write it once."),
        ("q=1&from=2&q=3", ["from", "q"], "The parameter q is there twice; write it once."),
    ],
)
def test_other_and_repeated_parameters_are_named(query: str, known: list[str], words: str) -> None:
    assert sentence(lambda: refusal.only(QueryParams(query), known)) == words


def test_what_an_address_takes_is_taken() -> None:
    refusal.only(QueryParams(""), [])
    refusal.only(QueryParams("kind=a&kind=b&from=2018"), ["from", "kind"])


@pytest.mark.parametrize(
    "query",
    [
        *("fbclid=IwAR0", "utm_source=x&utm_medium=y", "_=1712345", "gclid=a&gclid=b", "ref="),
        *("__hstc=1.2&__hssc=3", "mkt_tok=x", "wt_mc=x.y", "cb=0.123", "_branch_match_id=9"),
    ],
)
def test_what_other_sites_add_to_links_is_ignored(query: str) -> None:
    refusal.only(QueryParams(query), [])
    refusal.only(QueryParams(f"from=2018&{query}"), ["from"])


@pytest.mark.parametrize(
    ("query", "found"),
    [("", None), ("as_of=2024-05-09", Date(2024, 5, 9)), ("as_of=0001-01-01", Date(1, 1, 1))],
)
def test_a_day_is_read(query: str, found: Date | None) -> None:
    assert refusal.day(QueryParams(query)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", (None, None)),
        ("from=2018", ("2018", None)),
        ("to=0001", (None, "0001")),
        ("from=2018&to=2018", ("2018", "2018")),
    ],
)
def test_years_are_read(query: str, found: tuple[str | None, str | None]) -> None:
    assert refusal.years(QueryParams(query)) == found


@pytest.mark.parametrize(
    ("query", "found"), [("", "a"), ("x=a", "a"), ("x=b", "b"), ("y=c&x=b", "b")]
)
def test_one_of_a_few_is_the_first_by_default(query: str, found: str) -> None:
    assert refusal.one_of(QueryParams(query), "x", ["a", "b"]) == found


@pytest.mark.parametrize(
    ("query", "found"), [("", ()), ("x=b&x=a", ("b", "a")), ("x=a&x=a&y=z", ("a",))]
)
def test_some_of_a_few_are_kept_once_in_the_order_of_the_link(
    query: str, found: tuple[str, ...]
) -> None:
    assert refusal.some_of(QueryParams(query), "x", ["a", "b"]) == found


@pytest.mark.parametrize("query", ["x=c", "x=", "x=A", "x=a&x=c"])
def test_a_value_that_is_not_offered_is_named_with_those_that_are(query: str) -> None:
    words = sentence(lambda: refusal.some_of(QueryParams(query), "x", ["a", "b"]))
    assert words.endswith("in x is not known here; use one of a, b.")


def test_where_nothing_is_offered_the_parameter_has_to_go() -> None:
    words = sentence(lambda: refusal.some_of(QueryParams("kind=a"), "kind", []))
    assert words == "There is nothing yet that kind could choose; leave it out."


def test_a_search_has_an_end() -> None:
    most = selection.LONGEST_TEXT
    assert refusal.text(QueryParams("")) == ""
    assert refusal.text(QueryParams({"q": "ж" * most})) == "ж" * most
    words = sentence(lambda: refusal.text(QueryParams({"q": "ж" * (most + 1)})))
    assert words == f"q is longer than {most} characters; shorten it."
