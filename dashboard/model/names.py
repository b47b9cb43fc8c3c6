"""Names of one thing: other languages, scripts and spellings in which a reader may ask for it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dashboard.model.facts import Fact, Finding
from dashboard.model.types import Id, Verbatim, Word, YesNo


class Names(Fact):
    """Names under which one thing is found."""

    id: Id
    """Written once, never changed."""
    names: Annotated[tuple[Annotated[Word, Verbatim("code")], ...], Field(min_length=2)]
    """Its names, one in each language and script that sources use; case and accents don't matter."""
    also: tuple[Annotated[Word, Verbatim()], ...] = ()
    """Everyday words under which readers look for it; where a text has one, it does not name the thing."""
    subject: YesNo = False
    """The record is about this thing: a sentence that names it speaks of the record."""
    another: YesNo = False
    """Another company or place with which readers mistake it: a figure beside its name is not of the
    record, unless the page of the figure names it too."""


def findings(groups: tuple[Names, ...]) -> Iterator[Finding]:
    """Names that stand twice: a reader who asks for one could mean two things.

    An everyday word, such as "people", can be looked for in several things.
    """
    named: dict[str, str] = {}
    for group in groups:
        for number, name in enumerate(group.names):
            first = named.setdefault(name.casefold(), f"{group.id}.{number}")
            if first != f"{group.id}.{number}":
                other = first.split(".")[0]
                text = f"{name!r} is a name of {other!r} already; keep one of them"
                yield Finding(group, f"names.{number}", text)
    for group in groups:
        yield from _needless(group)


def _needless(group: Names) -> Iterator[Finding]:
    """Everyday words by which the thing is found already."""
    known = {name.casefold() for name in group.names}
    for number, word in enumerate(group.also):
        if word.casefold() in known:
            text = f"{word!r} stands twice among the words for {group.id!r}; take it out here"
            yield Finding(group, f"also.{number}", text)
        known.add(word.casefold())
