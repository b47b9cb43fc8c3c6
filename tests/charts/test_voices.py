"""Who reports a claim: which mark in which lane, row and column, and the lines between them."""

from datetime import date as Date
from pathlib import Path

import pytest

from dashboard.charts import view
from dashboard.charts import voices as lanes_of
from dashboard.charts.voices import Lanes, Look, Stroke, VoicesView
from dashboard.model import Observation
from dashboard.reading import read
from dashboard.record import Record, voices
from tests import published
from tests.folders import add, edit

CLAIM = {"period": "2018/", "value": "2.1", "unit": "NOK_bn", "as_printed": "some 2.1 billion"}
KNOWN = published.DATASET
SHARED = [value for value in KNOWN.observations if len(voices.of(KNOWN, value).pages) > 1]
"""The values of the record that several pages report."""


def printed(folder: Path, source: str, **cells: str) -> None:
    """Another page that prints the claim of the mill's sales since 2018."""
    add(folder, "sales", **{**CLAIM, "id": f"since-{source}", "source": source, **cells})


def drawn(folder: Path) -> Lanes:
    dataset = read(folder)
    return lanes_of.drawn(dataset, voices.of(dataset, dataset.observation["sales-since-2018"]))


def looks(lanes: Lanes) -> list[tuple[str, str]]:
    """The side and the look of the mark of each column."""
    return [(voice.spot.side.id, voice.look.value) for voice in lanes.columns]


def test_each_side_has_a_lane_in_their_order_and_an_empty_one_is_there_too(small: Path) -> None:
    lanes = drawn(small)
    sides = ["mill", "public-bodies", "norwegian-press", "press", "others"]
    assert [lane.side.id for lane in lanes.lanes] == sides
    assert [len(lane.marks) for lane in lanes.lanes] == [1, 0, 0, 0, 0]
    assert [(lane.row, lane.rows) for lane in lanes.lanes] == [(n, 1) for n in range(5)]
    assert lanes.strokes == ()


def test_who_says_it_himself_is_a_statement_and_a_page_that_has_it_from_him_repeats_it(
    small: Path,
) -> None:
    printed(small, "museum-undated", origin="mill-2022")
    lanes = drawn(small)
    assert looks(lanes) == [("mill", "statement"), ("others", "repeat")]
    assert lanes.looks == (Look.STATEMENT, Look.REPEAT)
    assert lanes.strokes == (Stroke(0, 0, 4, 0), Stroke(4, 0, 4, 1))


def test_an_earlier_page_of_the_statement_is_the_first_one_found(small: Path) -> None:
    printed(small, "post-2021", origin="mill-2022")
    assert looks(drawn(small)) == [("norwegian-press", "first"), ("mill", "statement")]


def test_a_page_with_an_origin_of_its_own_says_it_in_its_own_words(small: Path) -> None:
    printed(small, "post-2021")
    lanes = drawn(small)
    assert looks(lanes) == [("norwegian-press", "first"), ("mill", "statement")]
    assert [voice.is_alone for voice in lanes.columns] == [True, True]
    assert lanes.strokes == ()


def test_a_page_that_nobody_can_trace_has_a_mark_of_its_own(small: Path) -> None:
    printed(small, "post-2021", origin="unknown", reported_by="The Registry")
    assert looks(drawn(small))[0] == ("norwegian-press", "untraced")


@pytest.mark.parametrize(
    "named", ["Kari Lie", "Kari Lie, director of the mill", "Kari Lie, via the agency", "kari lie"]
)
def test_a_speaker_whom_pages_quote_stands_before_them_in_the_lane_of_his_side(
    small: Path, named: str
) -> None:
    edit(small, "sides.yaml", "publishers: [Lillefoss Mill]", 'speakers: ["Kari Lie"]')
    edit(
        small,
        "sides.yaml",
        "  title: the mill\n",
        "  title: the mill\n  takes: [{kinds: [company]}]\n",
    )
    edit(small, "sides.yaml", "central_bank, court, company]", "central_bank, court]")
    printed(small, "post-2021", reported_by=f'"{named}"')
    edit(small, "observations/sales.csv", "the mill's director", "Kari Lie")
    lanes = drawn(small)
    assert looks(lanes)[:2] == [("mill", "statement"), ("norwegian-press", "first")]
    quoted, quoting, _own = lanes.columns
    assert (quoted.page, quoted.speaker, quoted.value.id) == (None, named, "since-post-2021")
    assert (quoting.speaker, quoting.is_alone) == ("", False)
    assert lanes.strokes[0] == Stroke(lanes.lanes[0].row, 0, lanes.lanes[2].row, 0)


def test_a_speaker_of_whom_no_side_is_known_is_named_by_the_page_alone(small: Path) -> None:
    printed(small, "post-2021", reported_by="a driver")
    lanes = drawn(small)
    assert looks(lanes)[0] == ("norwegian-press", "first")
    assert lanes.columns[0].speaker == "a driver"


def test_a_publisher_who_is_quoted_stands_on_the_side_of_its_sources(small: Path) -> None:
    printed(small, "museum-undated", reported_by='"Norwegian Register of Companies, via the Post"')
    assert ("public-bodies", "statement") in looks(drawn(small))


def test_lines_of_two_statements_in_one_lane_lie_beneath_each_other(small: Path) -> None:
    text = (small / "sources.yaml").read_text()
    mine = text[text.index("- id: post-2021") : text.index("- id: mill-2022")]
    for name, day in (("post-a", "2022-02-01"), ("post-b", "2022-03-01")):
        copy = mine.replace("post-2021", name).replace("2021-11", day)
        text += copy.replace("post.example/mill", f"post.example/{name}")
    (small / "sources.yaml").write_text(text)
    printed(small, "post-2021", origin="an-interview")
    printed(small, "post-a", origin="mill-2022")
    printed(small, "post-b", origin="an-interview")
    lanes = drawn(small)
    press = lanes.lanes[2]
    assert press.rows == 2
    rows = {mark.voice.value.source: mark.row for mark in press.marks}
    assert rows["post-2021"] == rows["post-b"] != rows["post-a"]
    assert [lane.row for lane in lanes.lanes] == [0, 1, 2, 4, 5]


def test_the_record_has_claims_of_several_pages() -> None:
    assert len(SHARED) > 40


@pytest.mark.parametrize("value", SHARED, ids=lambda value: value.id)
def test_no_line_runs_through_a_mark_or_the_words_of_another_statement(value: Observation) -> None:
    found = voices.of(KNOWN, value)
    lanes = lanes_of.drawn(KNOWN, found)
    assert len(lanes.columns) >= len(found.pages)
    marks = [mark for lane in lanes.lanes for mark in lane.marks]
    assert sorted(mark.voice.spot.column for mark in marks) == [*range(len(lanes.columns))]
    for mark in marks:
        column = mark.voice.spot.column
        lane = next(lane for lane in lanes.lanes if mark in lane.marks)
        assert lane.row <= mark.row < lane.row + lane.rows
        assert column < mark.end <= len(lanes.columns)
        for stroke in lanes.strokes:
            if stroke.is_along and stroke.row == mark.row:
                reach = range(stroke.column, stroke.to_column + 1)
                own = _origins(mark) & {
                    origin
                    for other in marks
                    if other.row == stroke.to_row and other.voice.spot.column == stroke.to_column
                    for origin in _origins(other)
                }
                assert column not in reach or own
            if not stroke.is_along and stroke.row <= mark.row <= stroke.to_row:
                assert not column < stroke.column < mark.end


def _origins(mark: lanes_of.Placed) -> set[str]:
    return {mark.voice.value.root}


def chart(day: Date | None = None) -> VoicesView:
    record = Record(KNOWN, day)
    shown = view.of(record.dataset.chart["who-says-the-total"], record)
    assert isinstance(shown, VoicesView)
    return shown


def test_a_chart_shows_the_values_of_its_pages_and_says_who_reports_them() -> None:
    shown = chart()
    assert len(shown.values) == 3
    assert shown.table_values == shown.values
    assert shown.finding is None
    assert shown.verdict.startswith("The first page found is by People's Daily, 2 May 2024")
    assert shown.verdict in shown.alt_text
    assert shown.chart.title in shown.alt_text


def test_a_chart_of_a_day_shows_the_pages_of_then() -> None:
    then = chart(Date(2024, 5, 9))
    assert [value.source.id for value in then.values] == [
        "people-s-daily-2024-05-02",
        "people-s-daily-online-2024-05-09",
    ]


def test_a_chart_of_a_claim_that_was_not_yet_known_is_empty() -> None:
    before = chart(Date(2020, 1, 1))
    assert before.values == before.table_values == ()
    assert before.lanes is None
    assert before.alt_text == ""
    assert before.verdict == "No page that reports it was known by then."
