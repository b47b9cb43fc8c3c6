"""Words of the pages that not every reader knows, each explained in one sentence."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

from dashboard.model.facts import Fact, Finding
from dashboard.model.types import Id, Line, Word, YesNo


def _one_sentence(text: str) -> str:
    if not text.endswith("."):
        raise ValueError("is no sentence; end it with a full stop")
    return text


class Term(Fact):
    """A word, and what it means here."""

    id: Id
    """Name of the word in links."""
    term: Word
    """The word as pages write it, in lower case unless it is a name."""
    sentence: Annotated[Line, AfterValidator(_one_sentence)]
    """What it means, in one plain sentence."""
    also: tuple[Word, ...] = ()
    """Other forms and words for the same."""
    everyday: YesNo | None = None
    """True for a word that pages also use in another sense: its mentions lead to no explanation."""


def findings(glossary: tuple[Term, ...]) -> Iterator[Finding]:
    """Words that are explained twice."""
    explained: dict[str, str] = {}
    for term in glossary:
        places = {"term": term.term, **{f"also.{n}": word for n, word in enumerate(term.also)}}
        for path, word in places.items():
            first = explained.setdefault(word.casefold(), term.id)
            if first != term.id or (path != "term" and word.casefold() == term.term.casefold()):
                text = f"{word!r} is explained by {first!r} already; keep one of them"
                yield Finding(term, path, text)
