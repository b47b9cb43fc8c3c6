"""Evidence cards: how many events, values and checks they list."""

import re
from gettext import NullTranslations
from pathlib import Path

import pytest

from dashboard import store
from dashboard.markup import evidence
from dashboard.record import Record
from dashboard.words.messages import Language, speaking
from tests.folders import REAL, add

EVENT = """

- id: standstill-{number}
  date: 2018-0{number}
  title: Standstill {number}
  summary: The paper reports it.
  kind: operations
  series: [sales]
  sources:
    - {{source: post-2021}}
"""
CHECK = """

- id: alike-{number}
  title: Alike {number}
  kind: same
  question: Do both sales of 2018 agree?
  inputs:
    claim: {{observation: sales-2018-post}}
    terms: [{{observation: sales-2018-registry}}]
"""


def card(folder: Path, name: str) -> str:
    """The evidence of a value."""
    release = store.current(folder)
    shown = evidence.of(Record(release.dataset), name)
    return str(evidence.card(release, shown, name, "https://mill.example/", ""))


def listed(body: str) -> list[str]:
    """The values of the list of other figures."""
    others = body.partition('<section class="part others">')[2].partition("</section>")[0]
    return re.findall(r'class="value"><a [^>]*href="./evidence/([a-z0-9-]+)"', others)


@pytest.mark.parametrize(("there", "shown"), [(1, 1), (5, 5), (6, 6), (7, 6), (9, 6)])
def test_at_most_six_events_of_the_time_of_a_value_are_listed(
    small: Path, there: int, shown: int
) -> None:
    with (small / "events.yaml").open("a") as file:
        for number in range(1, there + 1):
            file.write(EVENT.format(number=number))
    happened = card(small, "sales-2018-registry").partition("<h3>Happened then</h3>")[2]
    titles = [f"Standstill {number}" for number in range(1, there + 1)]
    assert [title for title in titles if title in happened] == titles[:shown]


@pytest.mark.parametrize(("there", "shown"), [(1, 1), (5, 5), (6, 6), (7, 6), (9, 6)])
def test_at_most_six_values_of_overlapping_times_are_listed(
    small: Path, there: int, shown: int
) -> None:
    names = [f"sales-2018-0{number}" for number in range(1, there + 1)]
    for name in names:
        printed = {"value": "30", "unit": "NOK_m", "as_printed": "30 million"}
        period = name.removeprefix("sales-")
        add(small, "sales", id=name, period=period, source="post-2021", **printed)
    found = listed(card(small, "sales-2018-registry"))
    assert found[0] == "sales-2018-post"
    assert found[1:] == names[:shown]


@pytest.mark.parametrize(("there", "shown"), [(1, 1), (5, 5), (6, 6), (7, 6), (9, 6)])
def test_the_last_six_whole_years_stand_beside_a_claim_without_a_date(
    small: Path, there: int, shown: int
) -> None:
    names = [f"staff-200{number}" for number in range(1, there + 1)]
    for name in names:
        printed = {"value": "300", "unit": "persons", "as_printed": "300 persons"}
        period = name.removeprefix("staff-")
        add(small, "staff", id=name, period=period, source="post-2021", **printed)
    undated = {"value": "250", "unit": "persons", "as_printed": "250 persons"}
    add(small, "staff", id="staff-undated", period="undated", source="museum-undated", **undated)
    assert listed(card(small, "staff-undated")) == names[-shown:]


@pytest.mark.parametrize(("there", "shown"), [(1, 1), (4, 4), (5, 5), (6, 5), (8, 5)])
def test_five_checks_of_a_value_are_open_and_the_others_wait_behind_their_count(
    small: Path, there: int, shown: int
) -> None:
    with (small / "checks.yaml").open("a") as file:
        for number in range(2, there + 1):
            file.write(CHECK.format(number=number))
    body = card(small, "sales-2018-post")
    used = body.partition("<h3>Used in ")[2].partition("</section>")[0]
    names = ["check-sales-2018", *(f"alike-{number}" for number in range(2, there + 1))]
    assert used.startswith(f"{there} check")
    open_ones, _, folded = used.partition("<details>")
    assert re.findall(r"/checks#([a-z0-9-]+)", open_ones) == names[:shown]
    assert re.findall(r"/checks#([a-z0-9-]+)", folded) == names[shown:]
    assert re.findall(r"(\d+) more check", folded) == (
        [str(there - shown)] if there > shown else []
    )


@pytest.mark.parametrize(
    ("more", "pages"),
    [
        ({"source": "museum-undated"}, "2 other pages"),
        ({"source": "post-2021"}, "1 other page"),
        ({"source": "registry-2019"}, "1 other page"),
        (
            {"source": "museum-undated", "standing": "deprecated", "reason": "Withdrawn."},
            "1 other page",
        ),
        ({"source": "mill-2022", "status": "f"}, "1 other page"),
    ],
    ids=["another page", "the same other page", "its own page", "deprecated", "forecast"],
)
def test_other_pages_are_counted_that_hold_what_they_print(
    small: Path, more: dict[str, str], pages: str
) -> None:
    printed = {"value": "405", "unit": "NOK_m", "as_printed": "405 million"}
    add(small, "sales", id="sales-2018-more", period="2018", **printed, **more)
    body = card(small, "sales-2018-registry")
    assert "sales-2018-more" in body
    assert f"<p>{pages} for the same period" in body


def test_the_numbers_of_a_claim_name_each_other_and_what_else_is_reported(small: Path) -> None:
    claim, beside = (card(small, name) for name in ("sales-since-2018", "sales-2018-registry"))
    statement = "In the same statement</dt><dd>"
    assert f'{statement}<a class="inside focus" href="./evidence/sales-2018-registry">' in claim
    assert f'{statement}<a class="inside focus" href="./evidence/sales-since-2018">' in beside
    assert "Single years since then: 3 have a value" in claim


def test_other_values_are_in_no_statement_with_a_claim(small: Path) -> None:
    body = card(small, "sales-2018-post")
    assert "In the same statement" not in body
    assert "What else is reported" not in body


def test_a_claim_that_is_a_ratio_says_that_it_is_no_share() -> None:
    body = card(REAL, "said-of-gdp-2023-people-s-daily")
    assert "Two different measures, so not a share." in body


@pytest.mark.parametrize(
    ("spoken", "source", "gloss"),
    [
        ("en", "post-2021", ""),
        ("en", "mill-2022", "Norwegian Bokmål for “30 million kroner”."),
        ("en", "museum-undated", "Norwegian Nynorsk for “30 million kroner”."),
        ("nb", "mill-2022", ""),
        ("nb", "post-2021", "English for “30 million kroner”."),
        ("zh-Hans", "post-2021", "English for “30 million kroner”."),
    ],
)
def test_a_quotation_is_told_again_where_it_is_in_another_language_than_the_page(
    small: Path, spoken: str, source: str, gloss: str
) -> None:
    printed = {"value": "30", "unit": "NOK_m", "as_printed": "thirty"}
    add(small, "sales", id="sales-2017", period="2017", source=source, **printed)
    with speaking(Language(spoken, NullTranslations())):
        body = card(small, "sales-2017")
    quoted = re.search(r"thirty</blockquote>\s*<p class=\"from\">(.*?)</p>", body, re.DOTALL)
    assert quoted
    assert re.findall(r"[A-Z][\w ]+ for “[^”]*”\.", quoted[1]) == ([gloss] if gloss else [])


def test_a_number_without_its_quotation_is_not_told_again() -> None:
    body = card(REAL, "goods-exports-2017-vienna-offices")
    assert "15.04" in body
    assert "<blockquote" not in body
    assert "German for" not in body
