"""An article that readers come from: its claims, each with its record, rivals and a verdict."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from dashboard.model.facts import Fact, Finding, Observation, Source
from dashboard.model.stated import loose_number
from dashboard.model.types import REFERENCE, Id, Line, Paragraph, Ref, RefsInText, Title

ArticleVerdict = Literal[
    "supported",
    "one_side",
    "disputed",
    "does_not_fit",
    "not_found",
    "not_checkable",
]


FactId = Annotated[Id, Ref("observations", "events")]
FactOrCheckId = Annotated[Id, Ref("observations", "events", "checks")]
Text = Annotated[Paragraph, RefsInText("observations", "events", "checks")]


class Wording(Fact):
    """What a page reports in its language of a statement that others report in theirs."""

    observation: Annotated[Id, Ref("observations")]
    """The value, with the words of the page."""
    measure: Line
    """What these words name, in own words."""


class Statement(Fact):
    """One claim of the article."""

    id: Id
    """Written once, never changed; unique within the article."""
    text: Text
    """What the article says, in own words; a number is written {id} or {id|words}, id of a fact."""
    says: tuple[FactId, ...] = ()
    """Observations and events that are its record."""
    rivals: tuple[FactId, ...] = ()
    """Observations and events that speak against it."""
    beside: tuple[FactOrCheckId, ...] = ()
    """Observations, events and checks that a reader should see beside it."""
    checks: tuple[Annotated[Id, Ref("checks")], ...] = ()
    """Checks that decide whether its numbers fit."""
    verdict: ArticleVerdict | None = None
    """Left out where it follows from the record. supported: others say so too; one_side: only the
    article's side says so; disputed: others say otherwise; does_not_fit: a check fails;
    not_found: nothing was found; not_checkable: no statement of fact."""
    reason: Line | None = None
    """Why, where the verdict is stated."""
    note: Line | None = None
    """What a reader must know to judge it."""
    wordings: tuple[Wording, ...] = ()
    """The same statement as pages of two or more languages report it, where they name different things."""

    @model_validator(mode="after")
    def _has_wordings_to_compare(self) -> Self:
        if len(self.wordings) == 1:
            right = "add that of a page in another language, or take it out"
            raise ValueError(f"one wording has nothing beside it; {right}")
        return self

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

        fields: dict[str, object] = {name: kept(name) for name in ("says", "rivals", "beside")}
        compared = all(one.observation in named for one in self.wordings)
        fields["wordings"] = self.wordings if compared else ()
        return self.model_copy(update=fields)

    def placed(self) -> Iterator[tuple[str, str]]:
        """Every id it names, with its field."""
        for name in ("says", "rivals", "beside", "checks"):
            yield from ((f"{name}.{n}", one) for n, one in enumerate(getattr(self, name)))


class Article(Fact):
    """The article, taken apart."""

    title: Title
    """Heading of the page."""
    source: Annotated[Id, Ref("sources")]
    """The article among the sources."""
    standfirst: Paragraph
    """What the page does, in a sentence or two."""
    sides: tuple[Annotated[Id, Ref("sides")], ...] = ()
    """Sides whose pages do not support it: those that it speaks for, beside its publisher's."""
    claims: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """In the order of the article."""
    unsaid: tuple[FactOrCheckId, ...] = ()
    """Observations, events and checks that bear on it and of which it says nothing."""

    def known(self, named: Collection[str]) -> "Article | None":
        """The same when only these facts were known; None where it was not in print."""
        if self.source not in named:
            return None
        claims = tuple(one.known(named) for one in self.claims if one.worded(named))
        unsaid = tuple(name for name in self.unsaid if name in named)
        return self.model_copy(update={"claims": claims, "unsaid": unsaid})


def findings(article: Article) -> Iterator[Finding]:
    """What stands twice in an article."""
    yield from _named_twice(article, "sides", article.sides)
    yield from _named_twice(article, "unsaid", article.unsaid)
    ids: set[str] = set()
    texts: dict[str, str] = {}
    for number, statement in enumerate(article.claims):
        place = f"claims.{number}"
        if statement.id in ids:
            taken = f"the id {statement.id!r} is taken by another claim"
            text = f"{taken}; give this claim one of its own"
            yield Finding(article, f"{place}.id", text)
        ids.add(statement.id)
        words = REFERENCE.sub(r"\2", statement.text).casefold()
        first = texts.setdefault(words, statement.id)
        if first != statement.id:
            text = f"says the same as {first!r}; keep one of them"
            yield Finding(article, f"{place}.text", text)
        yield from _in_two_fields(article, place, statement)


def _named_twice(article: Article, field: str, names: Sequence[str]) -> Iterator[Finding]:
    for number, name in enumerate(names):
        if name in names[:number]:
            text = f"{name!r} stands here twice; name it once"
            yield Finding(article, f"{field}.{number}", text)


def _in_two_fields(article: Article, place: str, statement: Statement) -> Iterator[Finding]:
    """What one claim names more than once."""
    field_of: dict[str, str] = {}
    for path, name in statement.placed():
        if name in field_of:
            text = f"{name!r} stands in `{field_of[name]}` already; name it once"
            yield Finding(article, f"{place}.{path}", text)
        field_of.setdefault(name, path.split(".")[0])


def wordings(
    article: Article, observation: Mapping[str, Observation], source: Mapping[str, Source]
) -> Iterator[Finding]:
    """Wordings in one language, or of different statements."""
    for number, statement in enumerate(article.claims):
        languages: dict[str, str] = {}
        for place, wording in enumerate(statement.wordings):
            path = f"claims.{number}.wordings.{place}.observation"
            value = observation[wording.observation]
            first = observation[statement.wordings[0].observation]
            is_of_one = value.origin is not None and value.origin == first.origin
            if place and not is_of_one:
                text = f"{value.id!r} and {first.id!r} are not of one known statement"
                right = "name values of the same `origin`"
                yield Finding(article, path, f"{text}; {right}")
            language = source[value.source].language
            other = languages.setdefault(language, value.id)
            if other != value.id:
                text = f"{value.id!r} and {other!r} are of pages in one language ({language})"
                yield Finding(article, path, f"{text}; name one for each language")
