"""Every text of the interface is marked for translation, and every text of the record is its own.

The interface speaks a pseudo-language and the record is written in another alphabet, so that every
English word on a page is a text that nobody has marked.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

import pytest

from dashboard import charts, record, selection, store
from dashboard.charts import view
from dashboard.markup import evidence
from dashboard.markup.masthead import menu
from dashboard.record import Record
from dashboard.store import Release
from dashboard.web import page
from dashboard.words import gettext, speaking
from tests.folders import HERE, SMALL, add_article, add_ratios, copy
from tests.pseudo import PSEUDO, accented, foreign, release_of, seen

PACKAGE = HERE.parent / "dashboard"
ROOT = "https://127.0.0.1/"
QUESTIONS = ("412.50", "413.7", "2018", "валлей", "xqzwv")
"""Questions that the foreign record answers, comes near to, finds words for, or has nothing of."""
NOT_YET_MARKED = (
    "agreement.py",
    "exports/__init__.py",
    "exports/citation.py",
    "markup/templates/frame.html",
    "web/page.py",
)
"""Files with texts that are not marked yet, beneath the package; others mark them one by one."""
NO_WORDS = frozenset(
    "CSV JSON XLSX Excel Parquet SQLite PNG SVG BibTeX Python R HTML pandas curl".split()
)
"""Names of formats and programs, which are the same in every language."""
ENGLISH = re.compile(r"[A-Za-z][A-Za-z ’'-]*[A-Za-z]")
MARKING = frozenset({"_", "gettext", "ngettext", "pgettext"})
"""What marks a text in the code."""
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
    return " ".join(word for word in bare.split() if word.strip("“”(),.;:") not in ids)


def _texts(release: Release) -> Iterator[tuple[str, str]]:
    """Where it stands, and every text that a reader can meet."""
    for name in menu(release.dataset):
        for text in seen(page.html(release, name, ROOT).decode()):
            yield name, text
    for question in QUESTIONS:
        chosen = selection.read({"q": question}, release, "")
        for text in seen(page.html(release, "overview", ROOT, chosen).decode()):
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


@cache
def unmarked(file: str) -> str:
    """The texts of a file that are not marked, one after the other."""
    text = (PACKAGE / file).read_text("utf-8")
    return "\n".join(_of_template(text) if file.endswith(".html") else _of_module(text))


def _of_template(text: str) -> Iterator[str]:
    """What stands between the tags of a template, in their attributes and in its expressions."""
    marked = re.compile(r"\{% *-?\+? *trans.*?endtrans *[-+]?%\}|_\(.*?\)|\{#.*?#\}", re.DOTALL)
    bare = marked.sub(" ", text)
    for expression in re.findall(r"\{[{%].*?[}%]\}", bare, re.DOTALL):
        yield from re.findall(r'"([^"]*)"', expression)
    html = re.sub(r"\{[{%].*?[}%]\}", " ", bare, flags=re.DOTALL)
    yield from re.findall(r'(?:alt|title|label)="([^"]*)"', html)
    yield re.sub(r"<[^>]*>", "\n", html)


def _of_module(text: str) -> Iterator[str]:
    tree = ast.parse(text)
    marked = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKING
        for part in ast.walk(node)
    }
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield "" if id(node) in marked | told else node.value


def explained(piece: str, file: str) -> bool:
    """A piece of English stands in a file, or all of its words do, in the singular or the plural."""
    held = unmarked(file)
    return piece in held or _words(piece) <= _words(held)


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"[A-Za-z’'-]+", text)}


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
    missed = {
        piece: place
        for piece, place in left.items()
        if not any(explained(piece, file) for file in NOT_YET_MARKED)
    }
    assert missed == {}


@pytest.mark.parametrize("file", NOT_YET_MARKED)
def test_a_file_whose_texts_are_all_marked_leaves_the_list(left: dict[str, str], file: str) -> None:
    telling = [piece for piece in left if " " in piece or piece[0].isupper()]
    assert telling
    assert any(explained(piece, file) for piece in telling)


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
