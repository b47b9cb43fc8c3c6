"""The arithmetic of checks in words: the formula, its result, and how far apart numbers are."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.agreement import Interval
from dashboard.model import Dataset, Observation
from dashboard.record.checks.comparison import TOO_LARGE, Compared, Found
from dashboard.record.checks.formula import Formula, Grouped, Joined, One, Printed, Sign, Years
from dashboard.words import units, wording
from dashboard.words.messages import gettext as _
from dashboard.words.messages import ngettext
from dashboard.words.units import Scale


def scale_for(dataset: Dataset, found: Compared | Found) -> Scale:
    """How the numbers of a result are written."""
    return units.scale(dataset, found.unit, _ends(found))


def _ends(found: Compared | Found) -> Iterator[Decimal]:
    """The ends of what a result, and what it is compared with, can be."""
    yield from (end for end in found.written.ends if end.is_finite())
    if isinstance(found, Compared):
        yield from (end for end in found.claimed.ends if end.is_finite())


def formula(dataset: Dataset, found: Formula | None) -> str:
    """The arithmetic with the reported numbers; '' where there is none."""
    match found:
        case None:
            return ""
        case Printed(observation):
            return printed(dataset, observation)
        case One():
            return "1"
        case Years(months):
            return ngettext("(%(number)s month / 12)", "(%(number)s months / 12)", months)
        case Grouped(inner):
            return f"({formula(dataset, inner)})"
        case Joined(sign, parts):
            return _sign(sign).join(formula(dataset, part) for part in parts)


def _sign(sign: Sign) -> str:
    """A sign with the room around it."""
    words = {Sign.OR: _("or"), Sign.BESIDE: _("beside")}
    return f" {words.get(sign, sign.value)} "


def printed(dataset: Dataset, observation: Observation) -> str:
    """A reported number as it stands in a formula."""
    return wording.value(dataset, observation, symbol=True)


def result_of(found: Compared | Found, scale: Scale) -> str:
    """The result with its unit."""
    if found.shown is not None:
        return said(found.shown, scale)
    is_bound = isinstance(found, Compared) and found.is_bound
    return with_unit(_range(found.written, scale, is_bound=is_bound), scale.name)


def both_ranges(found: Compared, scale: Scale) -> str:
    """Both ranges, where only these show the verdict; else ''."""
    if not found.needs_ranges:
        return ""
    return _(
        "%(range)s beside %(claimed)s %(unit)s",
        range=_range(found.written, scale, is_bound=found.is_bound),
        claimed=span(found.claimed, scale),
        unit=scale.name,
    )


def gap(found: Compared, scale: Scale) -> str:
    """How far apart two numbers are, in their unit; with it where the reader counts in others."""
    return said(found.gap, scale) if scale.others else _number(found.gap, scale)


def said(value: Decimal, scale: Scale) -> str:
    """A number with its unit; a very large one with a power of ten."""
    if value.adjusted() >= TOO_LARGE:
        return with_unit(_number(value, scale), scale.name)
    return scale.said(value)


def with_unit(number: str, unit: str) -> str:
    """A number or a range with its unit."""
    return _("%(number)s %(unit)s", number=number, unit=unit)


def _range(known: Interval, scale: Scale, *, is_bound: bool) -> str:
    """'5.11 to 5.14', 'at least 5.1'; a bound of the true value lies 'between' two ends."""
    low, high = known.low, known.high
    if low is not None and high is not None and low != high and is_bound:
        ends = _number(low, scale), _number(high, scale)
        return _("between %(low)s and %(high)s", low=ends[0], high=ends[1])
    return span(known, scale) or _("any number of")


def span(known: Interval, scale: Scale) -> str:
    """'1.145 to 1.155', 'at least 830', one number where both ends are; '' where both are open."""
    low, high = known.low, known.high
    if low is None and high is None:
        return ""
    if high is None:
        assert low is not None
        return _("at least %(number)s", number=_number(low, scale))
    if low is None:
        return _("at most %(number)s", number=_number(high, scale))
    return both_ends(known, scale)


def both_ends(known: Interval, scale: Scale) -> str:
    """The ends that there are: '1.145 to 1.155'; one number where they are one."""
    ends = [_number(end, scale) for end in (known.low, known.high) if end is not None]
    several = list(dict.fromkeys(ends))
    if len(several) < 2:
        return "".join(several)
    return _("%(low)s to %(high)s", low=several[0], high=several[1])


def _number(value: Decimal, scale: Scale) -> str:
    """A number with its digits; a very large one with a power of ten."""
    return f"{value:.1e}" if value.adjusted() >= TOO_LARGE else scale.number(value)
