"""One damaged catalogue of the small record, and what reading says of it."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from dashboard.latin import IN_OTHER_LETTERS
from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.reading.catalogues import CatalogueError, parsed, updated
from dashboard.reading.translations import in_other_letters, translation
from tests.folders import SMALL, copy
from tests.fuzz import blind
from tests.fuzz.mutant import limited, told
from tests.tongues import TOLD, translate

LARGEST = 1_000_000
"""Bytes of a damaged catalogue: twice those of the largest that there is."""


@dataclass(frozen=True, slots=True)
class Catalogues:
    """A record, and a full catalogue of it in each language."""

    dataset: Dataset
    content: dict[str, bytes]

    def read(self, tag: str, content: bytes) -> list[str]:
        """The problems of a catalogue. What is right in it is told, and kept when it is updated."""
        with limited():
            found = translation(self.dataset, {f"locale/{tag}.po": content}, tag)
            found.told(self.dataset)
            if tag in IN_OTHER_LETTERS:
                in_other_letters(found, {}, tag).told(self.dataset)
            _update(self.dataset, tag, content)
        return told(found.problems)


def catalogues(home: Path) -> Catalogues:
    folder = translate(copy(SMALL, home / "told"))
    content = {tag: (folder / "locale" / f"{tag}.po").read_bytes() for tag in TOLD}
    return Catalogues(read(folder), content)


def damaged(whole: Catalogues, seed: int) -> tuple[str, bytes, str]:
    """A language, its catalogue changed once to three times, and the names of the changes."""
    random = Random(seed)
    tag = random.choice(sorted(whole.content))
    content = whole.content[tag]
    names = random.choices(sorted(blind.REWRITES), k=random.choice((1, 1, 2, 3)))
    for name in names:
        content = blind.REWRITES[name](content, random)[:LARGEST]
    return tag, content, ", ".join(names)


def _update(dataset: Dataset, tag: str, content: bytes) -> None:
    """What `smederevo messages` does: it writes a catalogue that can be read."""
    with suppress(CatalogueError):
        parsed(updated(dataset, tag, content), tag)
