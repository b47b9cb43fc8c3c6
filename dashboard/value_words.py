"""Typed values in words: number, role, and the reason for the role.

The record holds types only; what a reader reads of them is made here and in `wording`.
"""

from decimal import Decimal

from dashboard import wording
from dashboard.model import Dataset
from dashboard.record.value import (
    Basis,
    Converted,
    Percentage,
    PrintedInUnit,
    Rate,
    Reason,
    Role,
    Value,
)

ROLES: dict[Role, str] = {
    Role.USED: "chosen to stand for its period; the row says why",
    Role.AGREES: "agrees with the figure used",
    Role.VARIANT: "another number of the same statement",
    Role.RIVAL: "another source's value",
    Role.VINTAGE: "an earlier vintage",
    Role.WINDOW: "another window of the year",
    Role.FORECAST: "a forecast or promise",
    Role.SEVERAL_YEARS: "covers several years",
    Role.OTHER_CURRENCY: "in another currency",
    Role.NO_DATE: "no date printed",
    Role.IN_WORDS: "a claim in words",
    Role.DEPRECATED: "kept, but not used",
}
_REASONS: dict[Reason, str] = {
    Reason.ONLY_ONE: "the only value printed for this period",
    Reason.PREFERRED: "preferred",
    Reason.LATEST_VINTAGE: "the latest vintage known",
    Reason.VALUE_NOT_BOUND: "a value, where the others give a bound only",
    Reason.TRACED: "traced to a list or statement, others are not",
    Reason.MORE_DIGITS: "printed with more digits than the others",
    Reason.CAN_BE_OPENED: "on a page that can be opened",
    Reason.LATEST_PRINTED: "the latest printed of equal ones",
    Reason.MORE_PRECISE_DATE: "printed on a date that is known more precisely",
    Reason.ONE_OF_SEVERAL: "one of several alike",
    Reason.VINTAGE_WITHOUT_DATE: "a vintage without a printed date",
}
_SMALL = 10
"""Percentages below this have two digits after the point, others one: more is false precision."""


def mark(dataset: Dataset, value: Value) -> str:
    """For a mark, in the unit of the value: '≈ 600', '≥ 830', '1st'; '' without a number."""
    if value.amount is None:
        return ""
    return wording.SIGN[value.observation.qualifier] + _numbers(dataset, value)


def hedged(dataset: Dataset, value: Value) -> str:
    """As `mark`, with the hedge in a word: 'about 600', 'at least 830'."""
    if value.amount is None:
        return ""
    return wording.HEDGE[value.observation.qualifier] + _numbers(dataset, value)


def shown(dataset: Dataset, value: Value) -> str:
    """With its unit in short, for a table: '≈ 4.77 bn €'."""
    if value.is_derived:
        return _worked_out(dataset, value)
    return wording.value(dataset, value.observation, symbol=True)


def said(dataset: Dataset, value: Value) -> str:
    """With its unit in words, for a sentence: 'about 4.77 billion euros'."""
    if value.is_derived:
        return _worked_out(dataset, value)
    return wording.value(dataset, value.observation)


def why(dataset: Dataset, value: Value) -> str:
    """Why a value has its role, and how it comes to be in another unit."""
    reason = _reason(value)
    return reason if value.basis is None else f"{_basis(dataset, value.basis)}; {reason}"


def _reason(value: Value) -> str:
    """The reason for the role of a value: the one function that words a `Reason`."""
    if value.reason is Reason.CURATOR:
        return value.observation.reason or ROLES[value.role]
    if value.reason is Reason.ROLE:
        return ROLES[value.role]
    if value.reason is Reason.LONGEST_WINDOW:
        return f"the longest window printed for the year: {value.period.words} only"
    return _REASONS[value.reason]


def _basis(dataset: Dataset, basis: Basis) -> str:
    """How a value comes to be in another unit than its series."""
    match basis:
        case PrintedInUnit():
            return "printed in this currency"
        case Converted(printed, rate):
            return f"converted from {shown(dataset, printed)} at {rate_of(dataset, rate)}"
        case Percentage(printed, whole):
            over = f"{shown(dataset, whole)} ({whole.series.title}, {whole.source.publisher})"
            return f"{shown(dataset, printed)} over {over}"


def rate_of(dataset: Dataset, rate: Rate) -> str:
    """A rate with its steps: '117.6 / 1.18, the mean of 2019'."""
    steps = " ".join(f"{step.sign} {mark(dataset, step.rate)}" for step in rate.steps)
    return f"{steps.removeprefix('× ')}, the mean of {rate.period.text}"


def _worked_out(dataset: Dataset, value: Value) -> str:
    hedge = wording.SIGN[value.observation.qualifier] or wording.SIGN["about"]
    unit = value.unit.symbol or value.unit.words
    return f"{hedge}{_numbers(dataset, value)} {unit}, worked out"


def _numbers(dataset: Dataset, value: Value) -> str:
    """The amount of a value, or both ends of a range, with the digits that it has room for."""
    ends = (value.amount, value.amount_to)
    return " to ".join(_number(dataset, value, end) for end in ends if end is not None)


def _number(dataset: Dataset, value: Value, number: Decimal) -> str:
    locale = dataset.about.locale
    match value.basis:
        case Converted():
            return wording.fixed(number, locale, 0)
        case Percentage():
            return wording.fixed(number, locale, _places(value))
    printed = dataset.unit[value.observation.unit or value.unit.id]
    short = wording.at_most(number, value.series.decimals)
    return wording.ordinal(short) if printed.dimension == "rank" else wording.number(short, locale)


def _places(value: Value) -> int:
    """Digits behind the point of a percentage that was worked out."""
    return 2 if wording.to_places(value.number, 2) < _SMALL else 1
