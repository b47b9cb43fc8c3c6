"""The article, checked: verdicts that follow from the record, those that are stated, and the record of a day."""

import csv
import io
import json
from datetime import date as Date
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import article, exports, record, store
from dashboard.agreement import Verdict
from dashboard.article import Entry
from dashboard.headings import Piece
from dashboard.reading import read
from dashboard.record import Record
from dashboard.web import data
from tests.folders import SMALL, add, add_article, edit
from tests.web.caller import ask

APP = Starlette(routes=list(data.ROUTES))


@pytest.fixture
def leaflet(small: Path) -> Path:
    """The small dataset with the article that goes with it."""
    add_article(small)
    return small


def entries(folder: Path, day: Date | None = None) -> dict[str, Entry]:
    dataset = read(folder)
    known = dataset if day is None else dataset.known(day)
    return {one.statement.id: one for one in article.entries(Record(known))}


def verdicts(folder: Path) -> dict[str, str]:
    return {name: one.verdict for name, one in entries(folder).items()}


def test_each_claim_has_its_verdict_in_the_order_of_the_article(leaflet: Path) -> None:
    assert verdicts(leaflet) == {
        "first": "one_side",
        "sales": "disputed",
        "fire": "supported",
        "loved": "not_checkable",
    }
    assert [one.number for one in entries(leaflet).values()] == [1, 2, 3, 4]


def test_a_claim_has_its_text_record_rivals_and_checks(leaflet: Path) -> None:
    found = entries(leaflet)
    assert found["first"].pieces == (
        Piece("The mill was ", None),
        Piece("first in the valley for years", "rank-undated"),
        Piece(".", None),
    )
    assert found["first"].text == "The mill was first in the valley for years."
    (held,) = found["first"].says
    assert (
        held.what
        == "“for years the first mill of the valley” (Place among the mills of the valley, no date given)"
    )
    assert held.by == "Valley Museum"
    assert held.voices.startswith("One page was found that reports it.")
    assert [(one.id, one.check) for one in found["first"].beside] == [
        ("rank-2018-registry", False),
        ("check-sum", True),
    ]
    assert [piece.check for piece in found["first"].checks] == ["check-rank"]
    assert [(one.id, one.voices) for one in found["sales"].rivals] == [("sales-2018-post", "")]
    (fire,) = found["fire"].says
    assert fire.what == "A fire stops the machines, about September 2019"
    assert fire.voices == "2 pages report it, 1 by Norwegian press and 1 by the mill."
    assert found["loved"].reason == "This is praise."


def test_an_event_that_one_page_reports_names_it(leaflet: Path) -> None:
    edit(leaflet, "article.yaml", "says: [mill-fire]", "says: [mill-fire]\n    beside: [mill-sold]")
    edit(leaflet, "article.yaml", "unsaid: [mill-sold]", "unsaid: []")
    edit(leaflet, "events.yaml", "    - {source: mill-2022, said_by: the mill}\n", "")
    assert (
        entries(leaflet)["fire"].says[0].voices
        == "One page was found that reports it, by The Valley Post (Norwegian press)."
    )
    assert entries(leaflet)["fire"].beside[0].voices == ""


def test_pages_of_the_article_and_of_sides_it_speaks_for_do_not_support_it(leaflet: Path) -> None:
    edit(leaflet, "events.yaml", "    - {source: post-2021}\n", "")
    assert verdicts(leaflet)["fire"] == "one_side"
    edit(leaflet, "article.yaml", "sides: [mill]\n", "")
    assert verdicts(leaflet)["fire"] == "supported"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"source": "post-2021"}, "supported"),
        ({"source": "post-2021", "origin": "museum-undated"}, "one_side"),
        ({"source": "post-2021", "origin": "unknown"}, "one_side"),
        ({"source": "mill-2022"}, "one_side"),
    ],
    ids=[
        "another side",
        "another side with the same statement",
        "another side of unknown origin",
        "a side it speaks for",
    ],
)
def test_a_value_is_supported_by_a_page_of_another_side_on_its_own(
    leaflet: Path, cells: dict[str, str], expected: str
) -> None:
    add(leaflet, "rank", id="rank-again", period="undated", as_printed="first for years", **cells)
    edit(leaflet, "article.yaml", "says: [rank-undated]", "says: [rank-undated, rank-again]")
    assert verdicts(leaflet)["first"] == expected


def test_a_check_that_fails_comes_before_rivals_and_support(leaflet: Path) -> None:
    edit(leaflet, "observations/sales.csv", ",2.1,", ",0.9,")
    assert Record(read(leaflet)).result["check-sum"].verdict is Verdict.IMPOSSIBLE
    assert verdicts(leaflet)["sales"] == "disputed"
    edit(
        leaflet,
        "article.yaml",
        "rivals: [sales-2018-post]",
        "rivals: [sales-2018-post]\n    checks: [check-sum]",
    )
    assert verdicts(leaflet)["sales"] == "does_not_fit"
    edit(leaflet, "observations/sales.csv", ",0.9,", ",2.1,")
    assert verdicts(leaflet)["sales"] == "disputed"


def test_a_stated_verdict_goes_before_all(leaflet: Path) -> None:
    edit(
        leaflet,
        "article.yaml",
        "    note: The years are not printed.\n",
        "    verdict: not_found\n    reason: It was looked for.\n",
    )
    assert verdicts(leaflet)["sales"] == "not_found"


def test_every_verdict_has_words_and_a_meaning() -> None:
    assert len({article.words(verdict) for verdict in article.VERDICTS}) == len(article.VERDICTS)
    assert all(article.meaning(verdict).endswith(".") for verdict in article.VERDICTS)


def test_before_it_was_in_print_there_is_no_claim(leaflet: Path) -> None:
    assert entries(leaflet, Date(2022, 5, 3)) == {}
    assert len(entries(leaflet, Date(2022, 5, 4))) == 4


def test_on_an_earlier_day_what_was_not_known_is_left_out(leaflet: Path) -> None:
    edit(leaflet, "article.yaml", "source: museum-undated", "source: post-2021")
    found = entries(leaflet, Date(2021, 12, 1))
    assert list(found) == ["fire", "loved"], (
        "the leaflet and the mill's plan came later, and so did the claims whose words rest on them"
    )
    assert (
        found["fire"].says[0].voices
        == "One page was found that reports it, by The Valley Post (Norwegian press)."
    )
    dataset = read(leaflet)
    assert article.unsaid(Record(dataset.known(Date(2021, 12, 1)))) == ()
    assert [one.id for one in article.unsaid(Record(dataset))] == ["mill-sold"]


def test_a_claim_whose_record_was_not_known_yet_has_none(leaflet: Path) -> None:
    edit(leaflet, "article.yaml", "source: museum-undated", "source: post-2021")
    edit(
        leaflet,
        "article.yaml",
        "says: [mill-fire]",
        "says: [staff-2020-12-post]\n    rivals: [mill-sold]",
    )
    edit(leaflet, "article.yaml", "unsaid: [mill-sold]", "unsaid: []")
    assert entries(leaflet)["fire"].verdict == "disputed"
    assert entries(leaflet, Date(2021, 12, 1))["fire"].verdict == "one_side"


def test_a_dataset_without_an_article_has_no_entries() -> None:
    assert article.entries(Record(read(SMALL))) == ()
    assert article.unsaid(Record(read(SMALL))) == ()


def test_the_table_has_a_row_for_each_claim(leaflet: Path) -> None:
    release = store.current(leaflet)
    found = article.entries(record.of(release))
    table = exports.article(release, found)
    names = [field.name for field in table.fields]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    assert [(row["id"], row["number"], row["verdict"]) for row in rows] == [
        (one.statement.id, one.number, one.verdict) for one in found
    ]
    assert rows[0]["beside"] == "rank-2018-registry\ncheck-sum"
    assert rows[0]["text"] == "The mill was first in the valley for years."
    assert rows[3]["says"] is None
    assert rows[3]["reason"] == "This is praise."
    assert {row["release"] for row in rows} == {release.name}


def test_addresses_have_the_article_where_there_is_one(
    leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(leaflet))
    listed = ask(APP, "/data/article.csv")
    assert listed.status == 200
    rows = list(csv.DictReader(io.StringIO(listed.body.decode(), newline="")))
    assert [row["id"] for row in rows] == ["first", "sales", "fire", "loved"]
    found = json.loads(ask(APP, "/data/article.json").text)
    assert [row["verdict"] for row in found["rows"]] == [row["verdict"] for row in rows]
    paths = [one["path"] for one in ask(APP, "/data/index.json").json["files"]]
    assert {"data/article.csv", "data/article.json"} <= set(paths)
    assert ask(APP, "/data/article.csv?as_of=2022-05-03").body.count(b"\r\n") == 1
    years = ask(APP, "/data/article.csv?from=2018")
    assert years.status == 400
    assert years.text.startswith("The parameter “from” is not known here; use as_of")


def test_addresses_have_none_where_there_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(SMALL))
    assert ask(APP, "/data/article.csv").status == 404
    assert "article" not in ask(APP, "/data/index.json").text
