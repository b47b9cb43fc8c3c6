"""No page, evidence or figure says in the words of the code what a plainer word says."""

import json
import re
from collections.abc import Iterator

import pytest

from dashboard import charts, record, store
from dashboard.charts import view
from dashboard.markup import evidence
from dashboard.markup.masthead import every_page
from dashboard.record import Record
from dashboard.store import Release, Shown
from dashboard.web import page
from tests import documents
from tests.folders import REAL

PLAINER = {
    r"print(?:s|ed|ing)?|in print": "reported, published, given",
    r"windows?": "part of a year",
    r"rivals?": "another figure",
    r"vintages?": "earlier estimate",
    r"(?:lower |upper )?bounds?": "at least, at most",
    r"stand(?:s|ing) for (?:the|that|a) (?:year|period|time)": "the figure used",
    r"consistent with": "fits",
    r"unlike things": "two different measures",
    r"daily series aside": "apart from daily series",
    r"perimeter": "what it counts",
    r"perhaps": "inferred, or may",
    r"superseded|deprecated": "kept, but not used",
    r"provenance": "sources",
    r"recomputed": "worked out",
}
"""A word that a reader would have to look up -> what is said instead."""
HARD = re.compile(rf"\b(?:{'|'.join(PLAINER)})\b", re.IGNORECASE)
PAPER = re.compile(r"\b(?:picture )?for print\b|\bdemo page\b", re.IGNORECASE)
"""Print as what comes out on paper."""
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|https?://\S+")
"""What others wrote, and addresses, which keep the names of charts."""
UNSEEN = re.compile(
    r"<(script|style|code|pre|svg|blockquote|q)\b.*?</\1>"
    # What an older release said is a matter of record.
    r'|<details class="[^"]*" id="what-changed">.*?</details>',
    re.DOTALL,
)
SPOKEN = re.compile(r'\s(?:alt|title|aria-label|aria-valuetext|placeholder)="([^"]*)"')
INLINE = re.compile(r"</?(?:a|b|em|i|small|span|strong)\b[^>]*>")
ROOT = "https://127.0.0.1/"


def hard_words(text: str) -> list[str]:
    """The words of a text that have a plainer one."""
    return [found.group() for found in HARD.finditer(QUOTED.sub(" ", PAPER.sub(" ", text)))]


def texts(html: str) -> Iterator[str]:
    """What a reader sees or hears of some HTML, a piece for each element."""
    shown = UNSEEN.sub(" ", html)
    yield from SPOKEN.findall(shown)
    yield from re.sub(r"<[^>]*>", "\n", INLINE.sub("", shown)).split("\n")


@pytest.fixture(scope="module")
def release() -> Release:
    return store.current(REAL)


@pytest.fixture(scope="module")
def known(release: Release) -> Record:
    return record.of(release)


@pytest.mark.parametrize(
    "text",
    [
        "no date printed",
        "The page prints no year.",
        "not found in print",
        "a window of eight months",
        "two rivals",
        "an earlier vintage",
        "a lower bound",
        "The figure that stands for the year",
        "1.1 %, consistent with 1.15 %",
        "a ratio of unlike things",
        "Printed: 4 values",
    ],
)
def test_a_hard_word_is_found(text: str) -> None:
    assert hard_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Picture for print:",
        "He said “the window of one year”.",
        "A bar stands for one month.",
        "See https://example.org/print/windows",
        "boundary, printer, unbounded",
    ],
)
def test_a_plain_word_is_let_through(text: str) -> None:
    assert hard_words(text) == []


def test_what_a_page_hides_or_quotes_is_not_its_own_word() -> None:
    html = "<p>a <b>win</b>dow</p><blockquote>printed</blockquote><code>rival</code>"
    assert [hard_words(text) for text in texts(html) if hard_words(text)] == [["window"]]


@pytest.mark.parametrize("name", every_page(store.current(REAL).dataset))
def test_no_page_has_a_hard_word(name: str, release: Release) -> None:
    seen = [text for text in texts(page.html(Shown(release), name, ROOT).decode()) if text.strip()]
    assert len(seen) > 40
    assert [text for text in seen if hard_words(text)] == []


@pytest.mark.parametrize(
    "name",
    ["README.md", "docs/using.md", "docs/how-numbers-are-judged.md", "docs/release-2.0.0.md"],
)
def test_no_document_for_readers_has_a_hard_word(name: str) -> None:
    written = documents.text(name)
    shown = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", written, flags=re.DOTALL)
    assert len(shown) > 500
    assert hard_words(shown) == []


def test_no_evidence_has_a_hard_word(known: Record) -> None:
    dataset = known.dataset
    names = [*dataset.observation, *dataset.event, *dataset.source]
    assert len(names) > 1000
    shown = [evidence.of(known, name) for name in names]
    found = {
        text for each in shown for text in texts(f"{each.title}\n{each.body}") if hard_words(text)
    }
    assert found == set()


def test_no_figure_has_a_hard_word(known: Record) -> None:
    palette = charts.palette_of(known.dataset.about, "light")
    drawn = 0
    for chart in known.dataset.chart.values():
        for choice in view.of(chart, known).choices or [""]:
            shown = view.of(chart, known, choice)
            drawing = getattr(shown, "drawing", lambda _: None)(palette)
            if drawing is not None:
                drawn += 1
                told = json.dumps(json.loads(drawing.json), ensure_ascii=False)
                assert hard_words(re.sub(r'"(?:hover\w*mode|customdata|meta)"', " ", told)) == []
            assert hard_words(shown.alt_text) == []
    assert drawn > 10
