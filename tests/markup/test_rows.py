"""Rows as HTML: every bar a link, marks in the grammar of the charts, text of the record as text."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from markupsafe import Markup

from dashboard.charts import view
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Pair, Part, Row, RowsView, Scale
from dashboard.markup import anchor, rows
from dashboard.markup.style import part as style_of
from tests import published

RECORD = published.RECORD
VIEWS = [
    shown
    for chart in RECORD.dataset.chart.values()
    for choice in view.of(chart, RECORD).choices or [""]
    if isinstance(shown := view.of(chart, RECORD, choice), RowsView)
]
EACH = pytest.mark.parametrize("shown", VIEWS, ids=lambda one: f"{one.chart.id}-{one.choice}")


def part(amount: str, mark: Mark = Mark.WHOLE, words: str = "", value: str = "") -> Part:
    return Part(Decimal(amount), mark, ("card",), "an-id", short=words, words=words, value=value)


def test_the_record_has_rows_of_every_kind() -> None:
    assert {str(one.chart.kind) for one in VIEWS} == {
        "ladder",
        "ledger",
        "beside",
        "ratio",
        "amounts",
        "promises",
        "balance",
    }


@EACH
def test_each_bar_leads_to_its_evidence(shown: RowsView) -> None:
    html = rows.drawn(shown, "./picture")
    linked = re.findall(r'<a class="inside focus" href="./evidence/([^"]*)"', html)
    assert linked == [name for name, _ in shown.points]
    assert set(linked) <= set(RECORD.value)


@EACH
def test_each_line_and_number_stands_there_once(shown: RowsView) -> None:
    text = rows.drawn(shown, "./picture").striptags()
    for row in shown.rows:
        assert " ".join(row.words.split()) in text
        assert row.value in text


@EACH
def test_marks_lie_within_the_scale(shown: RowsView) -> None:
    html = rows.drawn(shown, "./picture")
    places = re.findall(r"left: (-?[0-9.]+)%; width: (-?[0-9.]+)%", html)
    assert len(places) >= len(shown.points)
    for left, width in places:
        assert 0 <= float(left) <= 100
        assert 0 <= float(width) <= 100.001 - float(left)


@EACH
def test_the_key_explains_each_mark_that_is_drawn_and_no_other(shown: RowsView) -> None:
    drawn = set(re.findall(r'class="bar ([a-z]+)"', rows.drawn(shown, "./picture")))
    keys = re.findall(r'class="bar ([a-z]+)"></span> ([^<]+)', rows.legend(shown))
    explained = {look for look, _ in keys}
    assert explained == drawn - {"whole", "deprecated"}
    assert len(keys) <= 3
    assert len({words for _, words in keys}) == len(keys)


def test_every_mark_that_a_bar_can_have_has_its_look_and_its_words() -> None:
    style = style_of("rows")
    marks = {bar_mark(value) for value in RECORD.values if value.amount is not None}
    assert len(marks) >= 4
    for mark in marks | set(rows.LOOKS):
        assert rows.LOOKS[mark] == "whole" or re.search(rf"\b{rows.LOOKS[mark]}\b", style)
    plain = {Mark.WHOLE, Mark.AMOUNT, Mark.DEPRECATED}
    assert all(rows.mark_words(mark) for mark in set(rows.LOOKS) - plain)


def test_plain_bars_have_no_key_but_hollow_and_soft_ones_do() -> None:
    prices = view.of(RECORD.dataset.chart["price"], RECORD)
    assert isinstance(prices, RowsView)
    assert Mark.AMOUNT in prices.marks
    assert re.findall(r'class="bar (\w+)"', rows.legend(prices)) == ["hedged", "rival"]
    ratio = view.of(RECORD.dataset.chart["gdp-arithmetic"], RECORD)
    assert isinstance(ratio, RowsView)
    assert "worked out here" in rows.legend(ratio)


def test_bounds_are_a_whisker_unless_they_are_too_near_to_be_seen() -> None:
    row = Row("2018", (part("400"),), "about 400", (Decimal(350), Decimal(500)))
    line = rows.line(row, Scale.of([row]))
    assert line.whisker is not None
    assert (line.whisker.left, line.whisker.width, line.end) == (70, 30, 100)
    near = replace(row, bounds=(Decimal("399.9"), Decimal("400.1")))
    assert rows.line(near, Scale.of([near])).whisker is None
    assert rows.line(replace(row, bounds=None), Scale.of([row])).whisker is None


def test_a_loss_lies_at_the_left_of_zero() -> None:
    loss, gain = Row("2018", (part("-50"),), "-50"), Row("2019", (part("150"),), "150")
    scale = Scale.of([loss, gain])
    below, above = rows.line(loss, scale), rows.line(gain, scale)
    assert (below.bars[0].left, below.bars[0].width, below.end) == (0, 25, 25)
    assert (above.bars[0].left, above.bars[0].width, above.end) == (25, 75, 100)


@pytest.mark.parametrize(
    ("amount", "value", "fits"),
    [
        ("6", "368.7", True),
        ("5.9", "368.7", False),
        ("6", "368.75", False),
        ("6", "about 300", True),
        ("100", "about 300", True),
    ],
)
def test_parts_stand_side_by_side_where_each_label_has_room(
    amount: str, value: str, fits: bool
) -> None:
    parts = (part(amount, words="2016", value=value), part(str(100 - Decimal(amount)), value="1"))
    row = Row("since 2016", parts, "at least 8")
    line = rows.line(row, Scale.of([row]))
    assert line.parts_fit is fits


def test_what_nobody_has_published_is_no_link() -> None:
    ledger = view.of(RECORD.dataset.chart["exports-in-all"], RECORD)
    assert isinstance(ledger, RowsView)
    unknown = [part for row in ledger.rows for part in row.parts if not part.id]
    html = rows.drawn(ledger, "./picture")
    assert unknown
    assert html.count('<span class="unlinked">') == len(unknown)


def test_a_promise_names_its_verdict_which_leads_to_its_check() -> None:
    shown = next(one for one in VIEWS if one.chart.kind == "promises")
    html = rows.drawn(shown, "./picture")
    lines = [row for row in shown.rows if isinstance(row, Pair)]
    assert len(lines) > 20
    for row in lines:
        look = row.verdict.name.lower()
        place = f'href="./checks#{anchor(row.check)}"><span class="verdict-chip {look}">'
        assert html.count(place) == 1
    joined = sum(len([part for part in row.parts if part.id]) > 1 for row in lines)
    assert html.count('class="joint"') == joined > 10


def test_an_empty_frame_leads_to_its_series() -> None:
    shown = next(one for one in VIEWS if one.chart.kind == "balance")
    html = rows.drawn(shown, "./picture")
    frames = [part.series for row in shown.rows if row.is_frame for part in row.parts]
    assert len(frames) > 3
    assert re.findall(r'href="./data\?view=([^"]*)"', html) == frames
    assert html.count('class="bar unknown"') == len(frames)


def test_texts_are_text() -> None:
    tag = "<b>2018</b> & more"
    shown = _of([Row(tag, heading=True), Row(tag, (part("1"),), tag), Row(tag)])
    html = rows.drawn(shown, "./picture?view=<b>")
    assert tag not in html
    assert html.count("&lt;b&gt;2018&lt;/b&gt; &amp; more") == 4
    assert "picture?view=<b>" not in html


def _of(lines: list[Row]) -> RowsView:
    class Fixed(RowsView):
        values = ()

        def worded_rows(self) -> list[Row]:
            return lines

    return Fixed(RECORD.dataset.chart["price"], RECORD)


def test_headings_and_lists_are_told_to_screen_readers() -> None:
    beside = view.of(RECORD.dataset.chart["measures-beside"], RECORD)
    assert isinstance(beside, RowsView)
    html = rows.drawn(beside, "./picture")
    headings = [row.words for row in beside.rows if row.heading]
    assert re.findall(r"<h3>([^<]*)</h3>", html) == headings
    assert html.count('<ul role="list">') == len(headings) > 3
    assert isinstance(html, Markup)
