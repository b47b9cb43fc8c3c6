"""An article that readers come from: its claims, each with its record, rivals and a verdict."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Literal, NamedTuple, Self

from babel.lists import format_list
from pydantic import Field, field_validator, model_validator

from dashboard.model.facts import Fact, Finding
from dashboard.model.site import REFERENCE, loose_number
from dashboard.model.types import Id, Line, Paragraph, Title

ArticleVerdict = Literal[
    "supported",
    "one_side",
    "disputed",
    "does_not_fit",
    "not_found",
    "not_checkable",
]


class Statement(Fact):
    """One claim of the article."""

    id: Id
    """Written once, never changed; unique within the article."""
    text: Paragraph
    """What the article says, in own words; a number is written {id} or {id|words}, id of a fact."""
    says: tuple[Id, ...] = ()
    """Observations and events that are its record."""
    rivals: tuple[Id, ...] = ()
    """Observations and events that speak against it."""
    beside: tuple[Id, ...] = ()
    """Observations, events and checks that a reader should see beside it."""
    checks: tuple[Id, ...] = ()
    """Checks that decide whether its numbers fit."""
    verdict: ArticleVerdict | None = None
    """Left out where it follows from the record. supported: others say so too; one_side: only the
    article's side says so; disputed: others say otherwise; does_not_fit: a check fails;
    not_found: nothing was found; not_checkable: no statement of fact."""
    reason: Line | None = None
    """Why, where the verdict is stated."""
    note: Line | None = None
    """What a reader must know to judge it."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.verdict is None) != (self.reason is None):
            right = "give both, or neither where the verdict follows from the record"
            raise ValueError(f"`verdict` and `reason` belong together; {right}")
        if not self.says and self.verdict is None:
            right = "name values or events in `says`, or state a `verdict` with its reason"
            raise ValueError(f"it has neither a record nor a verdict; {right}")
        return self

    @field_validator("text")
    @classmethod
    def _every_number_is_a_reference(cls, text: str) -> str:
        wrong = loose_number(text)
        if wrong:
            raise ValueError(f"the text {wrong}")
        return text

    def worded(self, named: Collection[str]) -> bool:
        """Everything that its text refers to is known."""
        return all(match[1] in named for match in REFERENCE.finditer(self.text))

    def known(self, named: Collection[str]) -> "Statement":
        """The same when only these facts were known."""

        def kept(field: str) -> tuple[str, ...]:
            return tuple(one for one in getattr(self, field) if one in named)

        return self.model_copy(update={name: kept(name) for name in ("says", "rivals", "beside")})

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
    """Sides whose pages do not support it: those that it speaks for, beside its publisher's."""
    claims: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """In the order of the article."""
    unsaid: tuple[Id, ...] = ()
    """Observations, events and checks that bear on it and of which it says nothing."""

    def known(self, named: Collection[str]) -> "Article | None":
        """The same when only these facts were known; None where it was not in print."""
        if self.source not in named:
            return None
        claims = tuple(one.known(named) for one in self.claims if one.worded(named))
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
        text = (
            "who else says a claim cannot be told without sides; write at least one into sides.yaml"
        )
        yield Finding(article, "source", text)
    yield from _named(article, "source", article.source, ("sources",), known)
    for n, name in enumerate(article.sides if known.ids["sides"] else ()):
        yield from _named(article, f"sides.{n}", name, ("sides",), known)
        if name in article.sides[:n]:
            yield Finding(article, f"sides.{n}", f"{name!r} stands here twice; name it once")
    texts: dict[str, str] = {}
    ids: set[str] = set()
    for n, one in enumerate(article.claims):
        place = f"claims.{n}"
        if one.id in ids:
            text = f"the id {one.id!r} is taken by another claim; give this claim one of its own"
            yield Finding(article, f"{place}.id", text)
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
            text = f"{name!r} stands in `{taken[name]}` already; name it once"
            yield Finding(article, f"{place}.{path}", text)
        taken.setdefault(name, field)
        yield from _named(article, f"{place}.{path}", name, _KINDS.get(field, FACTS), known)
    for match in REFERENCE.finditer(one.text):
        if match[1] in taken:
            continue
        yield from _named(article, f"{place}.text", match[1], (*FACTS, *CHECKS), known)


Kinds = tuple[str, ...]


def _named(
    article: Article,
    path: str,
    name: str,
    kinds: Kinds,
    known: Known,
) -> Iterator[Finding]:
    """A name of nothing, or of a fact of another kind."""
    there = sorted(each for kind in kinds for each in known.ids[kind])
    if name in there or name in known.broken or set(kinds).intersection(known.uncertain):
        return
    wanted = _either([kind.removesuffix("s") for kind in kinds])
    of = next((kind.removesuffix("s") for kind, ids in known.ids.items() if name in ids), None)
    if of is not None:
        yield Finding(article, path, f"{name!r} is the id of {_a(of)}; name the id of {_a(wanted)}")
        return
    near = get_close_matches(name, there, n=1)
    add = f"add it to {_either(kinds)}, or name one that is there"
    right = f"did you mean {near[0]!r}?" if near else add
    yield Finding(article, path, f"there is no {wanted} {name!r}; {right}")


def _either(names: Sequence[str]) -> str:
    """'observation, event or check'."""
    return format_list(names, "or", locale="en_GB")


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
