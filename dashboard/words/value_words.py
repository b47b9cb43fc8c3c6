"""Typed values in words: number, role, and the reason for the role.

The record holds types only; what a reader reads of them is made here and in `wording`.
"""

from decimal import Decimal

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
from dashboard.words import gettext as _
from dashboard.words import numbers, periods, units, wording

_SMALL = 10
"""Percentages below this have two digits after the point, others one: more is false precision."""


def role(code: Role) -> str:
    """The role of a value in words."""
    return {
        Role.USED: _("the figure used for its time; the row says why"),
        Role.AGREES: _("gives the same number as the figure used"),
        Role.VARIANT: _("another number of the same statement"),
        Role.RIVAL: _("another source's value"),
        Role.VINTAGE: _("an earlier estimate"),
        Role.WINDOW: _("part of the year only"),
        Role.FORECAST: _("a forecast or promise"),
        Role.SEVERAL_YEARS: _("covers several years"),
        Role.OTHER_CURRENCY: _("in another currency"),
        Role.NO_DATE: _("no date given"),
        Role.IN_WORDS: _("a claim in words"),
        Role.DEPRECATED: _("kept, but not used"),
    }[code]


def _reasons() -> dict[Reason, str]:
    """Reasons that say all by themselves."""
    return {
        Reason.ONLY_ONE: _("the only figure found for exactly this time"),
        Reason.PREFERRED: _("preferred"),
        Reason.LATEST_VINTAGE: _("the latest estimate known"),
        Reason.VALUE_NOT_BOUND: _("a number, where the others say only “at least” or “at most”"),
        Reason.TRACED: _("traced to a list or statement, others are not"),
        Reason.MORE_DIGITS: _("given with more digits than the others"),
        Reason.CAN_BE_OPENED: _("on a page that can be opened"),
        Reason.LATEST_PRINTED: _("the latest of equal ones"),
        Reason.MORE_PRECISE_DATE: _("published on a date that is known more precisely"),
        Reason.ONE_OF_SEVERAL: _("one of several alike"),
        Reason.VINTAGE_WITHOUT_DATE: _("an estimate that gives no date"),
    }


def mark(dataset: Dataset, value: Value) -> str:
    """For a mark, in the unit of the value: '≈ 600', '≥ 830', '1st'; '' without a number."""
    if value.amount is None:
        return ""
    return wording.SIGN[value.observation.qualifier] + _numbers(dataset, value)


def hedged(dataset: Dataset, value: Value) -> str:
    """As `mark`, with the hedge in a word: 'about 600', 'at least 830'."""
    if value.amount is None:
        return ""
    return wording.hedged(value.observation.qualifier, _numbers(dataset, value))


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
    if value.basis is None:
        return reason
    return _("%(basis)s; %(reason)s", basis=_basis(dataset, value.basis), reason=reason)


def _reason(value: Value) -> str:
    """The reason for the role of a value: the one function that words a `Reason`."""
    if value.reason is Reason.CURATOR:
        return value.observation.reason or role(value.role)
    if value.reason is Reason.ROLE:
        return role(value.role)
    if value.reason is Reason.LONGEST_WINDOW:
        time = periods.in_words(value.period)
        return _("the longest part of the year that was found: %(time)s only", time=time)
    return _reasons()[value.reason]


def _basis(dataset: Dataset, basis: Basis) -> str:
    """How a value comes to be in another unit than its series."""
    match basis:
        case PrintedInUnit():
            return _("reported in this currency")
        case Converted(printed, rate) if not rate.steps:
            return shown(dataset, printed)
        case Converted(printed, rate):
            return _(
                "converted from %(value)s at %(rate)s",
                value=shown(dataset, printed),
                rate=rate_of(dataset, rate),
            )
        case Percentage(printed, whole):
            return _(
                "%(part)s over %(whole)s (%(series)s, %(publisher)s)",
                part=shown(dataset, printed),
                whole=shown(dataset, whole),
                series=whole.series.title,
                publisher=whole.source.publisher,
            )


def rate_of(dataset: Dataset, rate: Rate) -> str:
    """A rate with its steps: '117.6 / 1.18, the mean of 2019'."""
    steps = " ".join(f"{step.sign} {mark(dataset, step.rate)}" for step in rate.steps)
    return _(
        "%(rate)s, the mean of %(time)s",
        rate=steps.removeprefix("× "),
        time=periods.in_words(rate.period),
    )


def _worked_out(dataset: Dataset, value: Value) -> str:
    hedge = wording.SIGN[value.observation.qualifier] or wording.SIGN["about"]
    number = f"{hedge}{_numbers(dataset, value)}"
    unit = units.scale(dataset, value.unit).short(value.number)
    return _("%(number)s %(unit)s, worked out", number=number, unit=unit)


def _numbers(dataset: Dataset, value: Value) -> str:
    """The amount of a value, or both ends of a range, with the digits that it has room for."""
    ends = (value.amount, value.amount_to)
    first, *last = (_number(dataset, value, end) for end in ends if end is not None)
    return wording.both(first, last[0]) if last else first


def _number(dataset: Dataset, value: Value, number: Decimal) -> str:
    scale = units.scale(dataset, value.unit)
    match value.basis:
        case Converted():
            return scale.number(numbers.to_places(number, 0))
        case Percentage():
            return scale.number(numbers.to_places(number, _places(value)))
    printed = dataset.unit[value.observation.unit or value.unit.id]
    short = numbers.at_most(number, value.series.decimals)
    return numbers.ordinal(short) if printed.dimension == "rank" else scale.number(short)


def _places(value: Value) -> int:
    """Digits behind the point of a percentage that was worked out."""
    return 2 if numbers.to_places(value.number, 2) < _SMALL else 1
