"""An article that readers come from: its claims in its order, each with its record, what stands against it, and a verdict."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, field_validator, model_validator

from dashboard.model.facts import Fact, Finding
from dashboard.model.site import REFERENCE, loose_number
from dashboard.model.types import Id, Line, Paragraph, Title

ArticleVerdict = Literal["supported", "one_side", "disputed", "does_not_fit", "not_found", "not_checkable"]


class Statement(Fact):
    """One claim of the article."""

    id: Id
    """Written once, never changed; unique within the article."""
    text: Paragraph
    """What the article says, in own words; a number in it is written {id} or {id|words}, the id of a value, event or check."""
    says: tuple[Id, ...] = ()
    """Observations and events that are its record."""
    rivals: tuple[Id, ...] = ()
    """Observations and events that speak against it."""
    beside: tuple[Id, ...] = ()
    """Observations, events and checks that a reader should see beside it."""
    checks: tuple[Id, ...] = ()
    """Checks that decide whether its numbers fit."""
    verdict: ArticleVerdict | None = None
    """Left out where it follows from the record. supported: others say so too; one_side: only the article's side says so;
    disputed: others say otherwise; does_not_fit: a check fails; not_found: nothing was found; not_checkable: no statement of fact."""
    reason: Line | None = None
    """Why, where the verdict is stated."""
    note: Line | None = None
    """What a reader must know to judge it."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.verdict is None) != (self.reason is None):
            raise ValueError("`verdict` and `reason` belong together; give both, or neither where the verdict follows from the record")
        if not self.says and self.verdict is None:
            raise ValueError("it has neither a record nor a verdict; name values or events in `says`, or state a `verdict` with its reason")
        return self

    @field_validator("text")
    @classmethod
    def _every_number_is_a_reference(cls, text: str) -> str:
        wrong = loose_number(text)
        if wrong:
            raise ValueError(f"the text {wrong}")
        return text

    def placed(self) -> Iterator[tuple[str, str]]:
        """Every id it names, with its field."""
        for name in ("says", "rivals", "beside", "checks"):
            yield from ((f"{name}.{n}", one) for n, one in enumerate(getattr(self, name)))


class Article(Fact):
    """The article, taken apart."""

    title: Title
    """Heading of the page."""
    source: Id
    """The article among the sources."""
    standfirst: Paragraph
    """What the page does, in a sentence or two."""
    sides: tuple[Id, ...] = ()
    """Sides whose pages do not support it: those that it speaks for, beside the one of its publisher."""
    claims: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """In the order of the article."""
    unsaid: tuple[Id, ...] = ()
    """Observations, events and checks that bear on it and of which it says nothing."""

    def known(self, named: Collection[str]) -> "Article | None":
        """The same as of a day on which these values, events, checks and sources were known; None where it was not in print."""
        if self.source not in named:
            return None
        kept = (one for one in self.claims if all(match[1] in named for match in REFERENCE.finditer(one.text)))
        claims = tuple(
            one.model_copy(
                update={name: tuple(each for each in getattr(one, name) if each in named) for name in ("says", "rivals", "beside")}
            )
            for one in kept
        )
        unsaid = tuple(name for name in self.unsaid if name in named)
        return self.model_copy(update={"claims": claims, "unsaid": unsaid})


class Known(NamedTuple):
    """What an article can name: kind of fact -> ids."""

    ids: Mapping[str, Collection[str]]
    uncertain: Collection[str]
    """Kinds of which some facts could not be read."""
    broken: Collection[str]
    """Texts of facts that failed on their own."""


FACTS, CHECKS = ("observations", "events"), ("checks",)
_KINDS = {"checks": CHECKS, "beside": (*FACTS, *CHECKS)}
"""Fields of a claim that name other things than values and events."""


def findings(article: Article, known: Known) -> Iterator[Finding]:
    """Names of nothing, of another kind of fact, and what stands twice."""
    if "sides" not in known.uncertain and not known.ids["sides"]:
        yield Finding(article, "source", "who else says a claim cannot be told without sides; add sides.yaml")
    yield from _named(article, "source", article.source, ("sources",), known)
    for n, name in enumerate(article.sides if known.ids["sides"] else ()):
        yield from _named(article, f"sides.{n}", name, ("sides",), known)
    texts: dict[str, str] = {}
    ids: set[str] = set()
    for n, one in enumerate(article.claims):
        place = f"claims.{n}"
        if one.id in ids:
            yield Finding(article, f"{place}.id", f"the id {one.id!r} is taken by another claim; give this claim one of its own")
        ids.add(one.id)
        other = texts.setdefault(REFERENCE.sub(r"\2", one.text).casefold(), one.id)
        if other != one.id:
            yield Finding(article, f"{place}.text", f"says the same as {other!r}; keep one of them")
        yield from _of_statement(article, place, one, known)
    for n, name in enumerate(article.unsaid):
        if name in article.unsaid[:n]:
            yield Finding(article, f"unsaid.{n}", f"{name!r} stands here twice; name it once")
        yield from _named(article, f"unsaid.{n}", name, (*FACTS, *CHECKS), known)


def _of_statement(article: Article, place: str, one: Statement, known: Known) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for path, name in one.placed():
        field = path.split(".")[0]
        if name in taken:
            yield Finding(article, f"{place}.{path}", f"{name!r} stands in `{taken[name]}` already; name it once")
        taken.setdefault(name, field)
        yield from _named(article, f"{place}.{path}", name, _KINDS.get(field, FACTS), known)
    for match in REFERENCE.finditer(one.text):
        if match[1] in taken:
            continue
        yield from _named(article, f"{place}.text", match[1], (*FACTS, *CHECKS), known)


def _named(article: Article, path: str, name: str, kinds: tuple[str, ...], known: Known) -> Iterator[Finding]:
    """A name of nothing, or of a fact of another kind."""
    there = sorted(each for kind in kinds for each in known.ids[kind])
    if name in there or name in known.broken or set(kinds).intersection(known.uncertain):
        return
    wanted = " or ".join(kind.removesuffix("s") for kind in kinds)
    of = next((kind.removesuffix("s") for kind, ids in known.ids.items() if name in ids), None)
    if of is not None:
        yield Finding(article, path, f"{name!r} is the id of {_a(of)}; name the id of {_a(wanted)}")
        return
    near = get_close_matches(name, there, n=1)
    right = f"did you mean {near[0]!r}?" if near else f"add it to {' or '.join(kinds)} or name one that is there"
    yield Finding(article, path, f"there is no {wanted} {name!r}; {right}")


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
