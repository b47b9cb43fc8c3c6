"""What a sentence of the dataset rests on, beside the records that it names.

A finding says more than its numbers: that one is the highest, that another is the last, that a
check fails. Each such thing is written down as an assertion, and `validate` holds it against the
record.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dashboard.model.facts import Fact
from dashboard.model.types import Edtf, Id, Number, Ref


class AssertionKind(StrEnum):
    """The closed set of what can be asserted."""

    HIGHEST = "highest"
    LOWEST = "lowest"
    FIRST = "first"
    LAST = "last"
    AT_LEAST = "at_least"
    ABOVE = "above"
    COUNT = "count"
    VERDICT = "verdict"


VerdictCode = Literal[
    "agrees",
    "consistent",
    "near",
    "differs",
    "impossible",
    "worked_out",
    "unchecked",
    "kept",
    "exceeded",
    "short",
    "not_reported",
    "not_due",
]
"""What a check can come to."""
Counted = Literal["values", "whole_years", "sources", "statements", "checks"]
"""What an assertion of the kind `count` can count."""
_FIELDS_OF_KIND: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "highest": (frozenset({"observation"}), frozenset({"period"})),
    "lowest": (frozenset({"observation"}), frozenset({"period"})),
    "first": (frozenset({"observation"}), frozenset({"series"})),
    "last": (frozenset({"observation"}), frozenset({"series"})),
    "at_least": (frozenset({"number"}), frozenset({"observation", "check"})),
    "above": (frozenset({"observation", "than"}), frozenset({"times"})),
    "count": (
        frozenset({"of", "number"}),
        frozenset({"series", "period", "checks", "verdicts"}),
    ),
    "verdict": (frozenset({"checks", "verdicts"}), frozenset()),
}
"""Kind -> the fields that it needs, and those that it can have."""


class Assertion(Fact):
    """One thing that has to hold, or the sentence that rests on it is not shown."""

    kind: Annotated[AssertionKind, Field(strict=False)]
    """highest, lowest: `observation` is it among the figures used of its series; first, last: no
    figure of its series is of an earlier or a later time; at_least: the value, or the result of a
    check, cannot be below `number`; above: `observation` is above each of `than`, or above so many
    times of it; count: so many are there; verdict: each of the checks comes to one of
    `verdicts`."""
    observation: Annotated[Id, Ref("observations")] | None = None
    """The value that is spoken of."""
    check: Annotated[Id, Ref("checks")] | None = None
    """The check whose result is spoken of."""
    than: tuple[Annotated[Id, Ref("observations")], ...] = ()
    """The values that it is set against."""
    times: Number | None = None
    """How many times the other values it is above; left out for once."""
    series: tuple[Annotated[Id, Ref("series")], ...] = ()
    """The series whose values are counted, or that have no earlier or later value either."""
    period: Edtf | None = None
    """Only what lies within this time counts."""
    of: Counted | None = None
    """What is counted: values (not those that are kept and not used), whole years with a figure
    used, sources, statements behind them, or checks that come to one of `verdicts`."""
    number: Number | None = None
    """The least that the value can be, in the unit of its series; or how many are counted."""
    checks: tuple[Annotated[Id, Ref("checks")], ...] = ()
    """The checks whose verdicts are asked for."""
    verdicts: tuple[VerdictCode, ...] = ()
    """What they can come to: agrees, consistent, near, differs, impossible, worked_out, unchecked;
    promises too: kept, exceeded, short, not_reported, not_due."""

    @model_validator(mode="after")
    def _has_the_fields_of_its_kind(self) -> Self:
        needed, possible = _FIELDS_OF_KIND[self.kind]
        written = {name for name in self.model_fields_set if getattr(self, name)} - {"kind"}
        if self.number is not None:
            written.add("number")  # None at all can be counted.
        for name in sorted(needed - written):
            raise ValueError(f"an assertion of the kind {self.kind} needs `{name}`; add it")
        for name in sorted(written - needed - possible):
            raise ValueError(f"an assertion of the kind {self.kind} has no `{name}`; take it out")
        if self.kind == "at_least" and (self.observation is None) == (self.check is None):
            raise ValueError(
                "an assertion of the kind at_least is of an `observation` or a `check`"
            )
        if self.kind == "count":
            self._says_what_is_counted()
        return self

    def _says_what_is_counted(self) -> None:
        of_checks = self.of == "checks"
        if of_checks != bool(self.checks and self.verdicts) or of_checks == bool(self.series):
            raise ValueError(
                "name the `series` in which values are counted, or count checks by their `verdicts`"
            )
