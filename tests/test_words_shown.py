"""Words of the record keep their letters, and nouns agree with their counts, on every page of every record."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from markupsafe import Markup

from dashboard import store
from dashboard.cli import main
from dashboard.web import page
from tests.folders import DATA, HERE, REAL, SMALL, add_ratios, copy, edit, report
from tests.test_plants import pages
from tests.views.screen import bodies, drawings, opened, words

PACKAGE = HERE.parent / "dashboard"
FOLDERS = {
    "real": REAL,
    "small": SMALL,
    "skeleton": PACKAGE / "skeleton",
    **{name: DATA / "plants" / name for name in ("quarry", "well", "kuang")},
}
EVERY_PAGE = pytest.mark.parametrize(
    ("folder", "name"),
    [(folder, name) for folder, path in FOLDERS.items() for name in pages(store.current(path))],
)

NOUN = "(?:value|event|era|gap|source|origin|page|check|row|change|problem|publication|publisher|observation)"
ONE_OF_SEVERAL = re.compile(rf"(?<![\w.,])1 (?:[a-z]+ )?{NOUN}s\b")
"""'1 gaps'. After a digit, a point or a comma the 1 is the end of a larger number."""
SEVERAL_OF_ONE = re.compile(rf"(?<![\w.,])(?:0|[2-9]|\d\d+) {NOUN}\b")
"""'2 gap'."""
TWICE = re.compile(r"\bseriess\b")
COUNTED = re.compile(rf"(?<![\w.,])\d+ (?:[a-z]+ )?{NOUN}s?\b")


def said(folder: Path, name: str) -> str:
    """All that a reader meets on a page: its text, what can be chosen and taken, and the text before scripts run."""
    at = opened(name)
    assert not at.exception
    alts = re.findall(r'<figure[^>]* aria-label="([^"]*)"', "".join(bodies(at)))
    before = Markup(page.html(store.shown(folder), name, "http://localhost/").decode()).striptags()
    return "\n".join([words(at), *drawings(at), *alts, before])


def glued(text: str) -> list[str]:
    return [
        found for each in (ONE_OF_SEVERAL, SEVERAL_OF_ONE, TWICE) for found in each.findall(text)
    ]


@pytest.mark.parametrize(
    "text", ["2 events, 1 gaps", "1 reported values", "(1 rows)", "2 seriess", "12 gap", "0 value"]
)
def test_a_noun_that_does_not_agree_is_found(text: str) -> None:
    assert glued(text)


@pytest.mark.parametrize(
    "text", ["1 gap", "21 gaps", "1 of 3 values", "2.1 values", "2 series", "1 reported value"]
)
def test_a_noun_that_agrees_is_let_through(text: str) -> None:
    assert glued(text) == []


@EVERY_PAGE
def test_every_noun_of_a_page_agrees_with_its_count(
    folder: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(FOLDERS[folder]))
    text = said(FOLDERS[folder], name)
    assert COUNTED.search(text)
    assert glued(text) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_noun_of_the_command_agrees_with_its_count(folder: str) -> None:
    found = CliRunner().invoke(main, ["validate", str(FOLDERS[folder])])
    assert len(COUNTED.findall(found.output)) == 4
    assert glued(found.output) == []


NAMED = re.compile(
    r"(?<=[^ {]\b|\s)(title|publisher|label|words|locator|question): (?!\")([^,}\n|>]+)"
)
"""A text in a YAML file that is shown as it is."""


@pytest.fixture(scope="module")
def swapped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """The small record with capitals for small letters in what it names, and the names that its sentences do not repeat."""
    folder = copy(SMALL, tmp_path_factory.mktemp("swapped") / "small")
    add_ratios(folder)
    names = set()
    for path in folder.glob("*.yaml"):
        text = path.read_text("utf-8")
        names |= {match[2].swapcase() for match in NAMED.finditer(text)}
        path.write_text(
            NAMED.sub(lambda match: f"{match[1]}: {match[2].swapcase()}", text), "utf-8"
        )
    # Sides name publishers in a list.
    edit(
        folder,
        "sides.yaml",
        "publishers: [Lillefoss Mill]",
        f"publishers: [{'Lillefoss Mill'.swapcase()}]",
    )
    assert report(folder) == []
    whole = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.*") if path.is_file())
    return folder, {
        name for name in names if " " in name and not changed(names, "\n".join(spelt(name, whole)))
    }


def changed(names: set[str], text: str) -> list[str]:
    """Where names stand in other letters than their own."""
    return sorted({found for name in names for found in spelt(name, text) if found not in names})


def spelt(name: str, text: str) -> list[str]:
    """A name wherever it stands, in the letters that it has there."""
    return re.findall(re.escape(name), text, re.IGNORECASE)


def test_a_name_in_other_letters_is_found() -> None:
    names = {"Goods exports of Serbia"}
    assert changed(names, "Per cent of goods exports of serbia") == ["goods exports of serbia"]
    assert changed(names, "GOODS EXPORTS OF SERBIA, Goods exports of Serbia") == [
        "GOODS EXPORTS OF SERBIA"
    ]
    assert changed(names, "Per cent of “Goods exports of Serbia”") == []


def test_no_page_changes_the_letters_of_a_name(
    swapped: tuple[Path, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, names = swapped
    monkeypatch.setenv("SMEDEREVO_DATASET", str(folder))
    text = "\n".join(said(folder, name) for name in pages(store.current(folder)))
    seen = {name for name in names if name in text}
    assert len(seen) >= 20
    assert changed(names, text) == []


@pytest.mark.parametrize("name", pages(store.current(REAL)))
def test_no_page_of_the_record_changes_the_letters_of_a_title(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(REAL))
    titles = {
        one.title for one in store.current(REAL).dataset.series if re.search(" .*[A-Z]", one.title)
    }
    assert len(titles) >= 20
    # The record itself says "goods exports of Serbia" within its sentences.
    within = {title[0].lower() + title[1:] for title in titles}
    assert changed(titles | within, said(REAL, name)) == []


CHANGES = frozenset({"lower", "upper", "capitalize", "title", "swapcase"})
ALLOWED = {
    ("exports/formats.py", "str(cell).lower"): "true and false in a file",
    ("model/naming.py", "type(record).__name__.lower"): "the name of a class in a message",
    ("reading/wording.py", "first.lower"): "a message of pydantic",
    ("reading/wording.py", "str(error['input']).lower"): "compared, to find what was meant",
    ("reading/folder.py", "name.lower"): "the name of a file, compared",
    ("reading/translations.py", "Locale('en').scripts[script].upper"): "a script, compared",
    ("exports/licences.py", "name.lower"): "an identifier of SPDX, compared",
    ("exports/licences.py", "about.licence.lower"): "a licence, compared with identifiers",
    ("markup/languages.py", "itself[:1].upper"): "the name of a language, in its own words",
    ("latin.py", "one.upper"): "a letter of the alphabet",
    ("latin.py", "two.capitalize"): "a pair of letters of the alphabet",
    ("latin.py", "match[0].lower"): "a letter within a word in capitals, looked up",
    ("latin.py", "_SMALL[match[0].lower()].upper"): "its pair of letters, in capitals as before",
    ("web/gate.py", "origin.lower"): "an address, compared",
    ("web/gate.py", "headers.get('host', '').lower"): "the name of a host, compared",
    ("web/compression.py", "accepted.lower"): "names of encodings, compared",
    ("environment.py", "name.upper"): "the name of a variable, compared",
    ("markup/take.py", "choice.lower"): "an id in the name of a file",
    ("web/data/asked.py", "part.lower"): "codes in the name of a file",
    ("web/data/__init__.py", "language().lower"): "the tag of a language in the name of a file",
    ("web/elsewhere.py", "address.strip(_MARKS).lower"): "a step of an address, compared",
    ("web/evidence.py", "name.strip(f'/{_MARKS}').lower"): "an id in an address, compared",
    ("words/wording.py", "words[:1].upper"): "the site's own words at the beginning of a sentence",
}
"""Module and call -> why no word of the record is changed by it."""


def changes() -> Iterator[tuple[str, str]]:
    """Every mention of a method that changes the case of a text: called, or handed on as `str.lower` is."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        called = {
            id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and not node.args
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or node.attr not in CHANGES:
                continue
            handed_on = isinstance(node.value, ast.Name) and node.value.id == "str"
            if handed_on or id(node) in called:
                yield str(path.relative_to(PACKAGE)), ast.unparse(node)


def test_no_other_place_changes_the_case_of_a_text() -> None:
    found = set(changes())
    assert len(found) >= 5
    assert found == ALLOWED.keys()


def test_no_style_changes_the_case_of_a_name() -> None:
    files = sorted((PACKAGE / "assets" / "styles").glob("*.css"))
    assert len(files) >= 10
    style = "".join(path.read_text("utf-8") for path in files)
    rules = re.findall(r"^(.+?) \{[^}]*text-transform: \w+", style, re.MULTILINE)
    assert rules == []
