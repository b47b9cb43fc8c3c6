"""Who reports a claim, as HTML: every mark a link, every lane drawn, every look explained, text as text."""

import re

import pytest
from markupsafe import Markup

from dashboard import attribution
from dashboard.charts import view
from dashboard.charts import voices as lanes_of
from dashboard.charts.voices import Look, VoicesView
from dashboard.markup import voices as markup
from dashboard.markup.style import part as style_of
from dashboard.model import Name
from dashboard.record import voices
from tests import published

RECORD = published.RECORD
VIEWS = [
    shown
    for chart in RECORD.dataset.chart.values()
    if isinstance(shown := view.of(chart, RECORD), VoicesView)
]
EACH = pytest.mark.parametrize("shown", VIEWS, ids=lambda one: one.chart.id)
LINK = re.compile(r'<a class="inside focus" href="./evidence/([^"]*)"')


def html(shown: VoicesView) -> Markup:
    return markup.drawn(shown, "./picture?a&b")


def test_the_record_has_charts_of_voices() -> None:
    assert len(VIEWS) >= 4


@EACH
def test_each_mark_leads_to_its_evidence(shown: VoicesView) -> None:
    assert shown.lanes is not None
    linked = LINK.findall(html(shown))
    assert sorted(linked) == sorted(voice.value.id for voice in shown.lanes.columns)
    assert set(linked) == {value.id for value in shown.values} <= set(RECORD.value)


@EACH
def test_each_side_has_a_lane_and_an_empty_one_says_so(shown: VoicesView) -> None:
    assert shown.found is not None
    text = html(shown)
    sides = re.findall(r'<p class="side"[^>]*>([^<]*)</p>', text)
    titles = [side.title for side in RECORD.dataset.sides]
    assert [title.casefold() for title in sides] == [title.casefold() for title in titles]
    spoken = {voice.spot.side.id for voice in shown.lanes.columns} if shown.lanes else set()
    assert spoken >= {side.id for side, _ in shown.found.by_side}
    assert text.count("no page found") == len(titles) - len(spoken) > 0


@EACH
def test_each_page_says_its_publisher_and_date_and_each_speaker_his_name(shown: VoicesView) -> None:
    assert shown.found is not None
    text = html(shown).striptags()
    for page in shown.found.pages:
        assert str(page.source.publisher) in text
        for speaker in page.speakers[:1]:
            assert str(speaker) in text
    assert shown.found.speaker is None or str(shown.found.speaker) in text


@EACH
def test_the_key_explains_each_look_that_is_drawn_and_no_other(shown: VoicesView) -> None:
    assert shown.lanes is not None
    drawn = set(re.findall(r"voice-(statement|first|repeat|untraced)", html(shown)))
    keys = re.findall(r"voice-([a-z]+)\"></i> ([^<]+)", markup.legend(shown.lanes))
    assert {look for look, _ in keys} == drawn
    assert 1 <= len({words for _, words in keys}) == len(keys) <= 3


@EACH
def test_places_lie_within_the_grid(shown: VoicesView) -> None:
    assert shown.lanes is not None
    rows = sum(lane.rows for lane in shown.lanes.lanes) + 1
    columns = len(shown.lanes.columns) + 2
    areas = re.findall(r"grid-area: (\d+) / (\d+)(?: / (\w+) / (\d+))?", html(shown))
    assert len(areas) >= len(shown.lanes.columns) * 2
    for row, column, _, end in areas:
        assert 1 <= int(row) <= rows
        assert 2 <= int(column) < columns
        assert not end or int(column) <= int(end) <= columns


def test_every_look_has_its_words_and_its_style() -> None:
    style = style_of("voices")
    words = {markup.look_words(look) for look in Look}
    assert len(words) == len(Look) == 4
    for look in set(Look) - {Look.REPEAT}:  # a plain ring
        assert f".voice-{look} " in style


def test_pages_in_words_of_their_own_are_told_from_the_first_of_several() -> None:
    first = next(one for one in VIEWS if one.chart.id == "who-says-first-in-2018")
    text = html(first).striptags()
    assert text.count("in words of its own") == 2
    assert text.count("first page found") == 1
    assert text.count("said by") == 1


def test_a_claim_of_too_many_pages_is_a_list_in_each_lane() -> None:
    dataset = RECORD.dataset
    found = [voices.of(dataset, value) for value in dataset.observations]
    drawings = [(each, markup.of_claim(dataset, each)) for each in found if len(each.pages) > 1]
    listed = {" listed" in text for _, text in drawings}
    assert listed == {True, False}
    for each, text in drawings:
        marks = len(lanes_of.drawn(dataset, each).columns)
        assert (" listed" in text) == (marks > markup.MOST_COLUMNS)
        assert attribution.sentence(dataset, each.claim) in Markup(text).unescape()


def test_a_dataset_without_sides_has_no_lanes() -> None:
    dataset = RECORD.dataset.replace(sides=())
    claim = dataset.observation["exports-since-2016-people-s-daily"]
    assert markup.of_claim(dataset, voices.of(dataset, claim)) == ""


def test_texts_are_text() -> None:
    dataset = RECORD.dataset
    tag = "<b>Post</b> & more"
    sources = tuple(
        source.model_copy(update={"publisher": Name.of(tag)}) for source in dataset.sources
    )
    sides = tuple(side.model_copy(update={"title": tag}) for side in dataset.sides)
    changed = dataset.replace(sources=sources, sides=sides)
    claim = changed.observation["exporter-rank-2018-plus-online"]
    text = markup.of_claim(changed, voices.of(changed, claim))
    assert tag not in text
    assert text.count("&lt;b&gt;Post&lt;/b&gt; &amp; more") > 7
