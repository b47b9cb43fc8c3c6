"""The same numbers stand in every language: on all pages, in evidence and in figures."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from markupsafe import escape

from dashboard import charts, record, selection, store
from dashboard.charts import view
from dashboard.markup import Site, claim_cards, every_page, evidence, pages
from dashboard.markup.evidence import observation
from dashboard.store import Shown
from dashboard.words import speaking
from dashboard.words.catalogues import language_of
from tests.folders import REAL
from tests.numbers import added, lost, numbers
from tests.spoken import spoken

ROOT = "https://127.0.0.1/"
TAGS = ["sr-Latn", "sr-Cyrl", "zh-Hans"]
EACH = 25
"""One in so many pieces of evidence is looked at."""
SERIES = ("exports", "price-paid", "gdp-eur")
FIGURE = "figure"
CLAIMED = "overview  content"
"""Where the cards of claims stand: one that is quoted in the reader's language names its page."""
SHOWN = frozenset({"text", "hovertext", "name", "title", "ticktext", "label"})
"""Keys of a figure under which texts for readers stand."""


@cache
def texts(tag: str) -> dict[str, str]:
    """Where it stands -> what a reader reads there."""
    told = store.current(REAL).told(tag)
    known = record.of(told)
    found = {}
    with speaking(language_of(tag)):
        for name in every_page(told.dataset):
            page = "" if name == "overview" else name
            views = [{}, *({"view": series} for series in SERIES if name == "data")]
            for parameters in views:
                chosen = selection.read(parameters, told, page)
                site = Site(Shown(told), known, chosen, page, "light", ROOT)
                for block in pages.blocks(site):
                    place = f"{name} {parameters.get('view', '')} {block.key}"
                    found[place] = _read(str(block.html))
        ids = [*told.dataset.observation, *told.dataset.event, *told.dataset.source]
        for name in ids[::EACH]:
            card = str(evidence.card(told, evidence.of(known, name), name, ROOT, ""))
            value = known.value.get(name)
            # Nothing where the source speaks the reader's language.
            gloss = str(escape(observation._gloss(told.dataset, value))) if value else ""
            assert gloss in card
            found[f"evidence of {name}"] = _read(card.replace(gloss, "", 1))
        palette = charts.palette_of(told.dataset.about, "light")
        for chart in told.dataset.chart.values():
            for choice in view.of(chart, known).choices or [""]:
                drawing = getattr(view.of(chart, known, choice), "drawing", lambda _: None)(palette)
                if drawing is not None:
                    words = "\n".join(_strings(json.loads(drawing.json)))
                    found[f"{FIGURE} {chart.id} {choice}"] = words
    publishers = {str(source.publisher) for source in told.dataset.sources}
    named = [name for name in publishers if re.search(r"\d", name)]
    assert len(named) > 3
    with speaking(language_of(tag)):
        quoted = [card.quoted_from for card in claim_cards.cards(known) if card.quoted_from]
    found[CLAIMED] = _without(quoted, found[CLAIMED])
    return {place: _without(named, text) for place, text in found.items()}


def _without(names: list[str], text: str) -> str:
    """A text without names such as B92, of which a list shows other ones in another alphabet."""
    for name in names:
        text = text.replace(name, " ")
    return text


def _read(html: str) -> str:
    """The texts of HTML, without code, which holds sizes of the page."""
    bare = re.sub(r"<(pre|code)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return "\n".join(text for _, text in spoken(bare))


def _strings(node: Any, *, shown: bool = False) -> Iterator[str]:
    """The texts of a figure that a reader sees."""
    if isinstance(node, str) and shown:
        yield re.sub(r"<[^>]*>", "\n", re.sub(r"&#x?\w+;", "’", node))
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _strings(value, shown=key in SHOWN)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value, shown=shown)


@pytest.mark.parametrize("tag", TAGS)
def test_a_translation_has_the_numbers_of_the_english_text(tag: str) -> None:
    written, told = texts("en"), texts(tag)
    assert list(told) == list(written)
    assert sum(numbers("\n".join(written.values())).values()) > 20_000
    differ = {}
    for place, english in written.items():
        without: dict[str, int] = lost(english, told[place])
        more: dict[str, int] = added(english, told[place])
        if place.startswith(FIGURE):
            # How often a label has room for a number depends on the length of the words.
            there, before = numbers(told[place]), numbers(english)
            without = {number: count for number, count in without.items() if not there[number]}
            more = {number: count for number, count in more.items() if not before[number]}
        if without or more:
            differ[place] = (dict(without), dict(more))
    assert differ == {}


@pytest.mark.parametrize(
    ("english", "told", "without", "more"),
    [
        ("1,703,383 tonnes, 5.13 billion", "1.703.383 tone, 5,13 milijardi", [], []),
        ("795 million, 600 people", "7.95亿，600人", [], []),
        ("in March and Nov 2018", "2018年3月和11月", [], []),
        ("the 3 of them in the 1990s", "njih troje devedesetih", [], []),
        ("the second of two", "2. od 2", [], []),
        ("Thirty-five of fifty", "35 od 50", [], []),
        ("40 per cent", "14 odsto", ["4"], ["14"]),
        ("795 million", "7.953亿", ["795"], ["7953"]),
        ("5.13 and 2018", "5,13", ["2018"], []),
        ("5.13", "5,13 i 5,13", [], ["513"]),
        ("3.5 points", "tri poena", ["35"], []),
    ],
)
def test_what_is_lost_and_added_is_seen(
    english: str, told: str, without: list[str], more: list[str]
) -> None:
    assert (list(lost(english, told)), list(added(english, told))) == (without, more)
