"""What is marked for translation can be translated: whole sentences with named values."""

import re
import tomllib
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from tests.folders import HERE

ROOT = HERE.parent
PLACE = re.compile(r"%(?:\((?P<name>[a-z_]+)\)(?P<form>.)|(?P<other>.?))")
"""A place for a value in a message, or a per cent sign."""


def texts(message: Message) -> tuple[str, ...]:
    """A message in all its forms."""
    return tuple(message.id) if message.pluralizable else (str(message.id),)


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> list[Message]:
    """Every message of the package, extracted as `make messages` does it."""
    found = tmp_path_factory.mktemp("messages") / "messages.pot"
    (marks,) = re.findall(r"^MARKS = (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    settings = ["-F", str(ROOT / "pyproject.toml"), *marks.split()]
    command = ["pybabel", "-q", "extract", *settings, "-o", str(found), str(ROOT / "dashboard")]
    CommandLineInterface().run(command)  # type: ignore[no-untyped-call]
    with found.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def places(text: str) -> list[str]:
    """The names of the values in a message. Raises ValueError for a place without a name."""
    found = []
    for place in PLACE.finditer(text):
        if place["name"] and place["form"] in ("s", "d"):
            found.append(place["name"])
        elif place["other"] != "%":
            raise ValueError(f"{place[0]!r} in {text!r} names no value")
    return found


@pytest.mark.parametrize("text", ["%s pages", "%(a)x", "100 % of it", "%(Name)s", "100 %", "%(a)"])
def test_a_place_without_a_name_is_found(text: str) -> None:
    with pytest.raises(ValueError, match="names no value"):
        places(text)


def test_names_and_per_cent_signs_are_let_through() -> None:
    assert places("%(part)s of %(whole)s is %(share)s %%") == ["part", "whole", "share"]


def test_every_value_of_a_message_has_a_name(messages: list[Message]) -> None:
    assert len(messages) >= 20
    for message in messages:
        for text in texts(message):
            places(text)


def test_all_forms_of_a_message_name_the_same_values(messages: list[Message]) -> None:
    several = [message for message in messages if message.pluralizable]
    assert len(several) >= 3
    for message in several:
        one, other = texts(message)
        assert set(places(one)) <= set(places(other)), one


def glued(text: str) -> bool:
    """A text that can only be a piece of a sentence: it begins or ends with what joins pieces."""
    return text != text.strip() or text[0] in ",;.)" or text[-1] in "(,;"


@pytest.mark.parametrize("text", [" and more", "from ", ", of them", "; and", "a (", ") b", "of,"])
def test_a_piece_of_a_sentence_is_found(text: str) -> None:
    assert glued(text)


@pytest.mark.parametrize("text", ["and more:", "%(value)s (%(series)s)", "“%(words)s”", "Note."])
def test_a_whole_message_is_no_piece(text: str) -> None:
    assert not glued(text)


def test_no_message_is_a_piece_of_a_sentence(messages: list[Message]) -> None:
    assert len(messages) >= 20
    for message in messages:
        for text in texts(message):
            assert not glued(text), text


def test_a_message_is_extracted_as_a_template_asks_for_it(messages: list[Message]) -> None:
    """A template asks without the breaks of its lines, so that a translation is found."""
    found = {text for message in messages for text in texts(message)}
    assert "The dataset has had %(number)s problem since %(day)s, %(time)s UTC:" in found
    assert [text for text in found if "\n" in text] == []


def test_every_template_and_module_is_looked_at() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = {mapping["pattern"] for mapping in settings["tool"]["babel"]["mappings"]}
    assert patterns == {"**.py", "**/templates/**.html"}
    templates = {path for path in (ROOT / "dashboard").rglob("*.html") if path.is_file()}
    assert templates
    assert all(Path(path).parent.name == "templates" for path in templates)
