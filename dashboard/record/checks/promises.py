"""Promises: what was promised, when it was due, and what was reported afterwards.

The clock is the day of the record, so a promise that is due later is neither kept nor broken.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.agreement import Interval, Verdict, last_digit
from dashboard.model import Check
from dashboard.model.dataset import plain
from dashboard.record.checks.formula import Formula, Joined, Sign
from dashboard.record.checks.result import (
    Lacking,
    NoDay,
    OnlyALimit,
    Promised,
    Result,
    SameSpeaker,
    Unchecked,
    WithoutNumber,
)
from dashboard.record.checks.terms import Term, Terms, Worked, converted, in_base_units
from dashboard.record.values import Values

_DIGITS = 3
"""So many digits of a gap are written at most."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A promise and its outcome, in the unit of the promise."""

    claim: Term
    outcome: Term
    worked: Worked
    """The outcome in the currency of the promise."""

    @property
    def _scale(self) -> Interval:
        base = in_base_units(self.claim.unit)
        return Interval(base, base)

    @property
    def promised(self) -> Interval:
        """What the promise can stand for, with at least two of its digits.

        Two million tonnes are 1.95 to 2.05 then: who promises them does not mean one and a half.
        """
        known = self.claim.number.interval / self._scale
        value = self.claim.value
        if self.claim.observation.qualifier != "exact" or not value:
            return known
        half = Decimal(1).scaleb(value.adjusted() - 1) / 2
        return known & Interval(value - half, value + half)

    @property
    def reported(self) -> Interval:
        """What the outcome can stand for."""
        return self.worked.interval / self._scale

    @property
    def point(self) -> Interval:
        """The outcome from the numbers as printed."""
        return self.worked.point / self._scale

    @property
    def verdict(self) -> Verdict | None:
        """How the two compare; None where a mere limit leaves it open."""
        least, most = self.promised.ends
        low, high = self.reported.ends
        if high < least:
            return Verdict.SHORT
        if low > most:
            return Verdict.EXCEEDED
        qualifier = self.outcome.observation.qualifier
        is_open = qualifier == "at_most" or (qualifier == "at_least" and low < least)
        return None if is_open else Verdict.KEPT

    @property
    def number(self) -> Decimal | None:
        """The outcome as one number; None for a range and for a mere limit."""
        low, high = self.point.ends
        is_limit = None in (self.reported.low, self.reported.high)
        is_one = high - low < last_digit(self.claim.value) / 10
        return low if is_one and not is_limit else None

    @property
    def is_converted(self) -> bool:
        """It takes exchange rates to compare the two."""
        return self.worked.formula != self.outcome.number.formula

    @property
    def formula(self) -> Formula:
        """The way from the outcome into the currency of the promise, or the two side by side."""
        if self.is_converted:
            return self.worked.formula
        return Joined(Sign.BESIDE, (self.outcome.number.formula, self.claim.number.formula))

    @property
    def gap(self) -> Decimal:
        """How far apart the two numbers as printed are, in as many digits as both bear."""
        gap = self.point.gap(self.claim.number.point / self._scale)
        own_digits = [self.claim.digit, *([] if self.is_converted else [self.outcome.digit])]
        finest = min(own_digits) / in_base_units(self.claim.unit)
        last = Decimal(1).scaleb(gap.adjusted() - _DIGITS + 1)
        shown = gap.quantize(max(finest, last))
        # All but nothing of a promise is missing: 19.98 of 20, which is not 20.
        while last > finest and shown == self.claim.value != gap:
            last /= 10
            shown = gap.quantize(max(finest, last))
        return plain(shown)


def judged(record: Values, check: Check, terms: Terms, lacking: tuple[Lacking, ...]) -> Result:
    """What became of a promise, as far as the record of the day knows."""
    if not terms.claim:
        return Result(check, Verdict.UNCHECKED, Unchecked(lacking))
    said = terms.claim[0]
    due = record.dataset.due(check)
    alone = Promised(said.observation, due)
    if due is not None and record.dataset.about.released <= due:
        return _beside_nothing(check, said, Verdict.NOT_DUE, alone)
    gives_no_number = any(isinstance(each, WithoutNumber) for each in lacking)
    if not terms.outcome and not gives_no_number:
        return _beside_nothing(check, said, Verdict.NOT_REPORTED, alone)
    if lacking:
        known = terms.outcome[0].observation if terms.outcome else None
        unlike = replace(alone, outcome=known, lacking=lacking)
        return _beside_nothing(check, said, Verdict.UNCHECKED, unlike)
    outcome = terms.outcome[0]
    pair = _Pair(said, outcome, converted(outcome, terms.rates, said.unit))
    return _compared(check, pair, replace(alone, outcome=outcome.observation))


def _beside_nothing(check: Check, said: Term, verdict: Verdict, promised: Promised) -> Result:
    """A promise with nothing to compare it with."""
    return Result(check, verdict, promised, unit=said.unit)


def _compared(check: Check, pair: _Pair, promised: Promised) -> Result:
    """A promise beside what was reported afterwards."""
    verdict = pair.verdict
    reported = pair.outcome.observation
    if verdict is None:
        verdict = Verdict.UNCHECKED
        promised = replace(promised, lacking=(OnlyALimit(reported),))
    elif verdict is Verdict.SHORT and promised.due is None:
        verdict = Verdict.UNCHECKED
        promised = replace(promised, lacking=(NoDay(reported),))
    elif verdict is not Verdict.KEPT:
        promised = replace(promised, gap=pair.gap)
    return Result(
        check,
        verdict,
        promised,
        remarks=(*pair.worked.remarks, *_same_speaker(pair)),
        unit=pair.claim.unit,
        formula=pair.formula,
        computed=pair.reported,
        point=pair.number,
        reported=pair.claim.value,
        printed=pair.promised,
    )


def _same_speaker(pair: _Pair) -> tuple[SameSpeaker, ...]:
    """Who says both the promise and the outcome; nothing where these are two."""
    promising = pair.claim.observation.reported_by
    reporting = pair.outcome.observation.reported_by
    if promising is None or reporting is None or promising.person != reporting.person:
        return ()
    return (SameSpeaker(promising.person),)
