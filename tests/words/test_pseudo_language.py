"""Every text of the interface is marked for translation, and every text of the record is its own.

The interface speaks a pseudo-language and the record is written in another alphabet, so that every
English word on a page is a text that nobody has marked.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from dashboard import charts, record, selection, store
from dashboard.charts import view
from dashboard.markup import evidence
from dashboard.markup.masthead import menu
from dashboard.record import Record
from dashboard.store import Release, Shown
from dashboard.web import page
from dashboard.words import gettext, speaking
from tests.folders import SMALL, add_article, add_ratios, copy
from tests.pseudo import PSEUDO, accented, foreign, release_of, seen

ROOT = "https://127.0.0.1/"
QUESTIONS = ("412.50", "413.7", "2018", "валлей", "xqzwv")
"""Questions that the foreign record answers, comes near to, finds words for, or has nothing of."""
NO_WORDS = frozenset(
    "CSV JSON XLSX Excel Parquet SQLite PNG SVG BibTeX Python R HTML pandas curl".split()
)
"""Names of formats and programs, which are the same in every language."""
ENGLISH = re.compile(r"[A-Za-z][A-Za-z ’'-]*[A-Za-z]")
SHOWN = frozenset({"text", "hovertext", "hovertemplate", "name", "title", "ticktext", "label"})
"""Keys of a figure under which texts for readers stand."""


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The small record with ratios and an article, in another alphabet."""
    folder = copy(SMALL, tmp_path_factory.mktemp("pseudo") / "small")
    add_ratios(folder)
    add_article(folder)
    return release_of(store.current(folder))


@pytest.fixture(scope="module")
def left(release: Release) -> dict[str, str]:
    """Each piece of English on a page -> where it was met."""
    found: dict[str, str] = {}
    ids = _ids(release)
    with speaking(PSEUDO):
        for place, text in _texts(release):
            for piece in ENGLISH.findall(_without_ids(text, ids)):
                if len(piece) > 1 and piece not in NO_WORDS:
                    found.setdefault(piece, place)
    return found


def _ids(release: Release) -> set[str]:
    """Codes of the record that stand in texts as they are."""
    dataset = release.dataset
    lists = (dataset.sources, dataset.series, dataset.observations, dataset.events, dataset.pages)
    ids = {fact.id for facts in lists for fact in facts} | set(dataset.chart) | set(dataset.check)
    ids = {name for name in ids if "-" in name}
    codes = {source.language for source in dataset.sources}
    codes |= {source.country for source in dataset.sources if source.country}
    return ids | codes | {release.name}


def _without_ids(text: str, ids: set[str]) -> str:
    """A text without addresses, codes and ids."""
    bare = re.sub(r"https?://\S+", " ", unescape(text))
    return " ".join(word for word in bare.split() if word.strip("“”(),.;:·⟦⟧") not in ids)


def _texts(release: Release) -> Iterator[tuple[str, str]]:
    """Where it stands, and every text that a reader can meet."""
    for name in menu(release.dataset):
        for text in seen(page.html(Shown(release), name, ROOT).decode()):
            yield name, text
    for question in QUESTIONS:
        chosen = selection.read({"q": question}, release, "")
        for text in seen(page.html(Shown(release), "overview", ROOT, chosen).decode()):
            yield f"results of {question}", re.sub(re.escape(question), " ", text)
    known = record.of(release)
    yield from _evidence(release, known)
    yield from _figures(known)


def _evidence(release: Release, known: Record) -> Iterator[tuple[str, str]]:
    dataset = known.dataset
    for name in (*dataset.observation, *dataset.event, *dataset.source):
        shown = evidence.of(known, name)
        for drawn in (evidence.card, evidence.page):
            for text in seen(str(drawn(release, shown, name, ROOT, ""))):
                yield f"evidence of {name}", text


def _figures(known: Record) -> Iterator[tuple[str, str]]:
    palette = charts.palette_of(known.dataset.about, "light")
    for chart in known.dataset.chart.values():
        for choice in view.of(chart, known).choices or [""]:
            shown = view.of(chart, known, choice)
            drawing = getattr(shown, "drawing", lambda _: None)(palette)
            if drawing is not None:
                for text in _strings(json.loads(drawing.json)):
                    yield f"figure {chart.id}", re.sub("<[^>]*>", "\n", text)


def _strings(node: Any, *, shown: bool = False) -> Iterator[str]:
    """The texts of a figure that a reader sees."""
    if isinstance(node, str) and shown:
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _strings(value, shown=key in SHOWN)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value, shown=shown)


def test_the_pseudo_language_changes_every_letter_and_keeps_the_places() -> None:
    assert accented("from %(first)s to %(last)s").startswith("⟦ƒřóɱ %(first)s ťó %(last)s·")
    with speaking(PSEUDO):
        assert gettext("40 %% of %(who)s", who="x").startswith("⟦40 % óƒ x·")
    assert foreign("At {id|last} of {other}") == "⟪Ат {id|ласт} оф {other}⟫"


def test_the_record_in_another_alphabet_has_no_letter_of_ours(release: Release) -> None:
    titles = [series.title for series in release.dataset.series]
    assert titles
    assert ENGLISH.findall("".join(titles)) == []
    assert release.dataset.about.title.startswith("⟪")


def test_a_text_that_is_not_marked_is_found(release: Release) -> None:
    body = f'<p>Of {release.dataset.about.title}</p><img alt="Years"><script>let hidden</script>'
    assert [ENGLISH.findall(text) for text in seen(body) if ENGLISH.search(text)] == [
        ["Years"],
        ["Of"],
    ]


def test_every_text_of_the_interface_is_marked(left: dict[str, str]) -> None:
    assert left == {}


def test_every_page_was_looked_at(release: Release) -> None:
    with speaking(PSEUDO):
        places = [place for place, _ in _texts(release)]
    assert set(menu(release.dataset)) < set(places)
    assert any(place.startswith("figure") for place in places)
    assert len({place for place in places if place.startswith("evidence")}) >= 10


def test_the_words_of_the_record_are_all_there(release: Release) -> None:
    text = unescape("".join(text for _, text in _texts(release)))
    titles = [series.title for series in release.dataset.series]
    assert [title for title in titles if title not in text] == []
