"""The printed claims that are shown as cards, each with its verdict and a link."""

from collections.abc import Set
from typing import Annotated, Self

from pydantic import model_validator

from dashboard.model.assertions import Assertion
from dashboard.model.facts import Fact
from dashboard.model.stated import Stated
from dashboard.model.types import Id, Line, Ref, Word


class Link(Fact):
    """A link to a chart, a check or a page, with words that name where it leads."""

    words: Word
    """What a reader finds there, such as: See the sum."""
    page: Annotated[Id, Ref("pages")] | None = None
    """The page it leads to."""
    chart: Annotated[Id, Ref("charts")] | None = None
    """The chart it leads to."""
    check: Annotated[Id, Ref("checks")] | None = None
    """The check it leads to."""

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if sum(place is not None for place in (self.page, self.chart, self.check)) != 1:
            raise ValueError("leads nowhere in particular; name one of `page`, `chart`, `check`")
        return self


class Claim(Fact):
    """An observation shown as a card on the overview."""

    observation: Annotated[Id, Ref("observations")]
    """The observation that is quoted."""
    label: Word
    """Heading of the card."""
    beside: tuple[Annotated[Id, Ref("observations")], ...] = ()
    """Observations of the same statement, shown beneath."""
    same: tuple[Annotated[Id, Ref("observations")], ...] = ()
    """Observations in which other pages make a claim that has no number, in words of their own."""
    page: Annotated[Id, Ref("pages")]
    """The page on which the other values stand."""
    chart: Annotated[Id, Ref("charts")] | None = None
    """The chart of that page which shows them."""
    speaker: Line | None = None
    """Who says it, in the words of the card; left out where the page with the claim is named."""
    verdict: Stated | None = None
    """What the record says of it, in one sentence; a number is {id} or {id|words}."""
    asserts: tuple[Assertion, ...] = ()
    """What the verdict rests on; at least one assertion of the kind verdict."""
    link: Link | None = None
    """Where the card leads to."""

    @model_validator(mode="after")
    def _verdict_is_that_of_a_check(self) -> Self:
        if self.verdict is None and self.asserts:
            raise ValueError("has assertions and no `verdict` that rests on them; write one")
        if self.verdict is not None and not any(each.kind == "verdict" for each in self.asserts):
            raise ValueError(
                "a verdict rests on a check; "
                "add {kind: verdict, checks: [ID], verdicts: [CODE]} to `asserts`"
            )
        return self

    def naming_only(self, known: Set[str]) -> "Claim":
        """The card without the other observations that are not known."""
        beside = tuple(name for name in self.beside if name in known)
        same = tuple(name for name in self.same if name in known)
        return self.model_copy(update={"beside": beside, "same": same})
