"""The catalogues of the interface keep what a message needs: its values, its tags, its digits."""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale
from babel.messages import Message
from babel.messages.pofile import read_po

from dashboard.words.catalogues import FOLDER

FILES = sorted(FOLDER.glob("*.po"))
PLACE = re.compile(r"%\([a-z_]+\)[sd]|%%|<[^>]+>")


def messages(path: Path) -> list[Message]:
    """The messages of a catalogue that are shown."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=Locale.parse(path.stem, sep="-"), abort_invalid=True)
    return [
        message for message in catalogue if message.id and not message.fuzzy and any(forms(message))
    ]


def forms(message: Message) -> tuple[str, ...]:
    """The translation of a message in all its forms."""
    told = message.string or ""
    return (told,) if isinstance(told, str) else tuple(told)


def faults(english: str, several: str, told: str) -> list[str]:
    """What a translation has lost or added; in a plural the number may be left to the words."""
    needed, possible = Counter(PLACE.findall(english)), Counter(PLACE.findall(several))
    written = Counter(PLACE.findall(told))
    left_out = {place for place in needed if place.startswith("%(number)") and english != several}
    lost = [place for place in needed if not written[place] and place not in left_out]
    added = [place for place in written if not possible[place] and not needed[place]]
    # A per cent sign alone would end in an error.
    loose = re.findall(r"%(?!\([a-z_]+\)[sd]|%)", PLACE.sub("", told))
    return [*lost, *added, *loose]


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("од %(first)s до %(last)s, 5 %%", []),
        ("од %(first)s", ["%(last)s", "%%"]),
        ("%(first)s %(last)s %(more)s %%", ["%(more)s"]),
        ("%(first)s %(last)s %% 5 %", ["%"]),
    ],
)
def test_a_lost_and_an_added_place_are_found(told: str, wrong: list[str]) -> None:
    english = "from %(first)s to %(last)s, 5 %%"
    assert faults(english, english, told) == wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_translation_keeps_the_places_of_its_message(path: Path) -> None:
    found = {}
    for message in messages(path):
        english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        for told in forms(message):
            wrong = faults(english[0], english[-1], told)
            if wrong:
                found[told] = wrong
    assert found == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_plural_is_translated_in_all_forms_of_the_language(path: Path) -> None:
    for message in messages(path):
        if message.pluralizable:
            assert all(forms(message)), message.id


def test_there_are_catalogues_to_look_at() -> None:
    assert [path.stem for path in FILES] == ["sr-Cyrl", "zh-Hans"]
    assert all(len(messages(path)) > 300 for path in FILES)
