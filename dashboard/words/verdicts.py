"""Verdicts of checks in words: their names, their sentences and the remarks beside them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dashboard.agreement import Verdict
from dashboard.model import Dataset, Observation, Source
from dashboard.record.checks.comparison import Compared, Found
from dashboard.record.checks.result import (
    BothPrinted,
    CountedAs,
    Lacking,
    Missing,
    NoDay,
    NoPart,
    NotHeld,
    NotYetKnown,
    OfADay,
    OnlyALimit,
    PartOf,
    Promised,
    Recomputed,
    Remark,
    Result,
    SameSpeaker,
    Unchecked,
    Unlike,
    WithoutNumber,
    WorkedOut,
)
from dashboard.words import arithmetic, numbers, periods, units, wording
from dashboard.words.messages import gettext as _
from dashboard.words.messages import ngettext
from dashboard.words.units import Scale


def name(verdict: Verdict) -> str:
    """A verdict in a word or two, as the lines of checks have it."""
    return {
        Verdict.AGREES: _("agrees"),
        Verdict.CONSISTENT: _("fits"),
        Verdict.NEAR: _("close"),
        Verdict.DIFFERS: _("differs"),
        Verdict.IMPOSSIBLE: _("cannot both be right"),
        Verdict.WORKED_OUT: _("worked out"),
        Verdict.UNCHECKED: _("cannot be checked"),
        Verdict.KEPT: _("kept"),
        Verdict.EXCEEDED: _("more than promised"),
        Verdict.SHORT: _("fell short"),
        Verdict.NOT_REPORTED: _("no later figure"),
        Verdict.NOT_DUE: _("not due yet"),
    }[verdict]


def of_check(result: Result) -> str:
    """The verdict of a check, as its line has it."""
    if result.verdict is Verdict.IMPOSSIBLE and not result.is_alike:
        return _("cannot both be right if they count the same")
    return name(result.verdict)


def short(dataset: Dataset, result: Result) -> str:
    """Verdict and result, in a line: the ranges where the number alone hides the reason."""
    told = ranges(dataset, result) or got(dataset, result)
    mark, title, verdict = result.verdict.mark, result.check.title, of_check(result)
    if not told:
        return _("%(mark)s %(check)s: %(verdict)s", mark=mark, check=title, verdict=verdict)
    return _(
        "%(mark)s %(check)s: %(verdict)s, %(result)s",
        mark=mark,
        check=title,
        verdict=verdict,
        result=told,
    )


def got(dataset: Dataset, result: Result) -> str:
    """What was worked out, with its unit; '' where printed values are compared, or nothing is.

    Of a promise that was not just kept: by how much.
    """
    if isinstance(result.outcome, Promised):
        return gap_of(dataset, result)
    if isinstance(result.outcome, BothPrinted) or result.comparison is None:
        return ""
    return arithmetic.result_of(result.comparison, _scale(dataset, result.comparison))


def ranges(dataset: Dataset, result: Result) -> str:
    """What the result and the printed value can be, where only this shows the verdict; else ''."""
    match result.outcome:
        case Recomputed(comparison) | BothPrinted(comparison):
            return arithmetic.both_ranges(comparison, _scale(dataset, comparison))
    return ""


def with_rounding(dataset: Dataset, result: Result) -> str:
    """What the result and the reported value can be with their rounding; '' where that is said."""
    match result.outcome:
        case Recomputed(found) if not found.ranged:
            scale = _scale(dataset, found)
            return _(
                "With the rounding of all figures:"
                " worked out %(range)s, reported %(claimed)s %(unit)s.",
                range=arithmetic.span(found.written, scale),
                claimed=arithmetic.span(found.claimed, scale),
                unit=scale.name,
            )
        case BothPrinted(found) if not found.ranged:
            scale = _scale(dataset, found)
            return _(
                "With their rounding: %(range)s and %(claimed)s %(unit)s.",
                range=arithmetic.span(found.written, scale),
                claimed=arithmetic.span(found.claimed, scale),
                unit=scale.name,
            )
    return ""


def sentence(dataset: Dataset, result: Result, remarks: Sequence[Remark] | None = None) -> str:
    """What a check says, in sentences; with all its remarks, or with these only."""
    said = result.remarks if remarks is None else remarks
    return wording.sentences(_verdict(dataset, result), *(remark(dataset, each) for each in said))


def _verdict(dataset: Dataset, result: Result) -> str:
    """The sentence that holds the verdict."""
    match result.outcome:
        case Unchecked(lacking, comparison):
            return _unchecked(dataset, lacking, comparison)
        case WorkedOut(found):
            return _worked_out(found, _scale(dataset, found))
        case Recomputed(comparison, claim):
            said = arithmetic.printed(dataset, claim)
            scale = _scale(dataset, comparison)
            return recomputed(comparison, said, scale, alike=result.is_alike)
        case Promised():
            return _of_promise(dataset, result, result.outcome)
        case BothPrinted(comparison, first, claim, count):
            pair = arithmetic.formula(dataset, first), arithmetic.printed(dataset, claim)
            scale = _scale(dataset, comparison)
            return both_printed(comparison, pair, count, scale, alike=result.is_alike)


def _scale(dataset: Dataset, found: Compared | Found) -> Scale:
    """How the numbers of a result are written."""
    return units.scale(dataset, found.unit, _ends(found))


def _ends(found: Compared | Found) -> Iterator[Decimal]:
    """The ends of what a result, and what it is compared with, can be."""
    yield from (end for end in found.written.ends if end.is_finite())
    if isinstance(found, Compared):
        yield from (end for end in found.claimed.ends if end.is_finite())


def _scale_of(dataset: Dataset, observation: Observation) -> Scale:
    """How numbers are written beside a printed one."""
    assert observation.unit is not None, f"{observation.id} has a number, so it has a unit"
    assert observation.value is not None, f"{observation.id} stands for a range of numbers"
    printed = dataset.unit[observation.unit]
    seen = printed if printed.shown_as is None else dataset.unit[printed.shown_as]
    counted = units.counted_in(dataset, printed, observation.value)
    return Scale(dataset.about.locale, counted, seen.factor / counted.factor)


def _unchecked(dataset: Dataset, lacking: Sequence[Lacking], found: Compared | None) -> str:
    """What is lacking, and what could be worked out all the same."""
    reasons = wording.apart(_lack(dataset, each) for each in lacking)
    if found is None:
        return _("Cannot be checked: %(reasons)s", reasons=reasons)
    return _(
        "Cannot be checked: %(reasons)s; worked out: %(result)s",
        reasons=reasons,
        result=arithmetic.result_of(found, _scale(dataset, found)),
    )


def _lack(dataset: Dataset, lacking: Lacking) -> str:
    match lacking:
        case NotYetKnown(name):
            return _("the record does not hold “%(id)s”, which was not yet known", id=name)
        case WithoutNumber(observation):
            return _("“%(words)s” gives no number", words=observation.as_printed)
        case NotHeld(series, source, period) if period.dated:
            return _not_held(series.title, source, periods.in_words(period))
        case NotHeld(series, source):
            return _not_found(series.title, source)
        case NoPart():
            return _("no part of this time has both a value and a rate")
        case NoDay(outcome):
            return _(
                "the promise names no day, and what is reported so far is less: %(value)s",
                value=arithmetic.printed(dataset, outcome),
            )
        case OnlyALimit(outcome):
            return _(
                "%(value)s is a mere limit, which can be on either side of the promise",
                value=arithmetic.printed(dataset, outcome),
            )


def _not_held(title: str, source: Source | None, time: str) -> str:
    if source is None:
        return _("the record has no value of “%(series)s”, %(time)s", series=title, time=time)
    return _(
        "the record has no value of “%(series)s” by %(publisher)s, %(time)s",
        series=title,
        publisher=source.publisher,
        time=time,
    )


def _not_found(title: str, source: Source | None) -> str:
    if source is None:
        return _(
            "no figure of “%(series)s” was found for the time that is meant",
            series=title,
        )
    return _(
        "no figure of “%(series)s” by %(publisher)s was found for the time that is meant",
        series=title,
        publisher=source.publisher,
    )


def _worked_out(found: Found, scale: Scale) -> str:
    """A result that is compared with nothing, with what rounding lets it be."""
    result = arithmetic.result_of(found, scale)
    if found.is_sure:
        return _("Worked out: %(result)s", result=result)
    return _(
        "Worked out: %(result)s (%(range)s with the rounding of its inputs)",
        result=result,
        range=arithmetic.both_ends(found.written, scale),
    )


def recomputed(found: Compared, said: str, scale: Scale, *, alike: bool) -> str:
    """The sentence on a result beside a claim.

    It has both ranges where only these show the verdict.
    """
    result = arithmetic.result_of(found, scale)
    match found.verdict:
        case Verdict.AGREES:
            return _result_agrees(found, said, scale)
        case Verdict.CONSISTENT:
            return _(
                "Worked out: %(result)s, which fits %(claim)s",
                result=result,
                claim=said,
            )
        case Verdict.NEAR:
            return _result_is_close(found, said, scale)
        case Verdict.DIFFERS:
            return _(
                "Worked out: %(result)s, which differs from %(claim)s by %(gap)s",
                result=result,
                claim=said,
                gap=arithmetic.gap(found, scale),
            )
    if alike:
        return _(
            "Worked out: %(result)s, but this and %(claim)s cannot both be right",
            result=result,
            claim=said,
        )
    return _(
        "Worked out: %(result)s, but this and %(claim)s cannot both be right "
        "if they count the same",
        result=result,
        claim=said,
    )


def _result_agrees(found: Compared, said: str, scale: Scale) -> str:
    result = arithmetic.result_of(found, scale)
    if not found.ranged:
        return _("Worked out: %(result)s, which agrees with %(claim)s", result=result, claim=said)
    return _(
        "Worked out: %(result)s (%(range)s with the rounding of its inputs), which agrees "
        "with %(claim)s (%(claimed)s)",
        result=result,
        range=arithmetic.both_ends(found.written, scale),
        claim=said,
        claimed=arithmetic.span(found.claimed, scale),
    )


def _result_is_close(found: Compared, said: str, scale: Scale) -> str:
    result, claimed = arithmetic.result_of(found, scale), arithmetic.span(found.claimed, scale)
    if found.point is None:
        return _(
            "Worked out: %(result)s, which is close to %(claim)s (%(claimed)s): "
            "with the rounding of both, "
            "less than one unit of the last digit lies between them",
            result=result,
            claim=said,
            claimed=claimed,
        )
    return _(
        "Worked out: %(result)s (%(range)s with the rounding of its inputs), "
        "which is close to %(claim)s (%(claimed)s): with the rounding of both, "
        "less than one unit of the last digit lies between them",
        result=result,
        range=arithmetic.both_ends(found.written, scale),
        claim=said,
        claimed=claimed,
    )


def both_printed(
    found: Compared, pair: tuple[str, str], count: int, scale: Scale, *, alike: bool
) -> str:
    """The sentence on `count` printed values, of which these two decide."""
    if count > len(pair) and found.verdict in (Verdict.AGREES, Verdict.CONSISTENT):
        return _all_fit(found.verdict, count)
    first, second = pair
    match found.verdict:
        case Verdict.AGREES:
            return _("Reported: %(first)s and %(second)s, which agree", first=first, second=second)
        case Verdict.CONSISTENT:
            return _(
                "Reported: %(first)s and %(second)s, which can both be right",
                first=first,
                second=second,
            )
        case Verdict.NEAR:
            return _both_are_close(found, first, second, scale)
        case Verdict.DIFFERS:
            return _(
                "Reported: %(first)s and %(second)s, which differ by %(gap)s",
                first=first,
                second=second,
                gap=arithmetic.gap(found, scale),
            )
    if alike:
        return _(
            "Reported: %(first)s and %(second)s, which cannot both be right",
            first=first,
            second=second,
        )
    return _(
        "Reported: %(first)s and %(second)s, which cannot both be right if they count the same",
        first=first,
        second=second,
    )


def _all_fit(verdict: Verdict, count: int) -> str:
    if verdict is Verdict.AGREES:
        return ngettext(
            "Reported: %(number)s value, which agrees",
            "Reported: %(number)s values, which all agree",
            count,
        )
    return ngettext(
        "Reported: %(number)s value, which can be right",
        "Reported: %(number)s values, which can all be right",
        count,
    )


def _both_are_close(found: Compared, first: str, second: str, scale: Scale) -> str:
    return _(
        "Reported: %(first)s (%(range)s) and %(second)s (%(claimed)s), "
        "which are close to each other: with the rounding of both, "
        "less than one unit of the last digit lies between them",
        first=first,
        range=arithmetic.with_unit(arithmetic.both_ends(found.written, scale), scale.name),
        second=second,
        claimed=arithmetic.with_unit(arithmetic.span(found.claimed, scale), scale.name),
    )


def remark(dataset: Dataset, said: Remark) -> str:
    """What a check says beside its verdict, in a sentence."""
    locale = dataset.about.locale
    match said:
        case CountedAs(observation, interval):
            told = _(
                "%(value)s is counted as %(range)s",
                value=arithmetic.printed(dataset, observation),
                range=arithmetic.both_ends(interval, _scale_of(dataset, observation)),
            )
            return wording.begun(told)
        case Missing(spans):
            words = wording.apart(wording.span(first, last) for first, last in spans)
            return _("No figure found for: %(times)s", times=words)
        case PartOf(part, whole, percent):
            return _(
                "%(part)s is %(share)s %% of %(whole)s",
                part=arithmetic.printed(dataset, part),
                share=numbers.fixed(percent, locale, 1),
                whole=arithmetic.printed(dataset, whole),
            )
        case OfADay(series, period):
            return _(
                "%(series)s: the number is that of %(time)s",
                series=series.title,
                time=periods.in_words(period),
            )
        case SameSpeaker(name):
            return _("Both are words of %(speaker)s", speaker=name)
        case Unlike(why, is_ratio=True):
            return _("Not a share, two different measures: %(why)s", why=why)
        case Unlike(why):
            return _("Not quite alike: %(why)s", why=why)


def gap_of(dataset: Dataset, found: Result) -> str:
    """How much less or more was reported than promised: '0.54 m t less'; '' where it was kept."""
    outcome = found.outcome
    if not isinstance(outcome, Promised) or outcome.gap is None or found.unit is None:
        return ""
    gap = arithmetic.said(outcome.gap, units.scale(dataset, found.unit))
    if found.verdict is Verdict.SHORT:
        return _("%(gap)s less", gap=gap)
    return _("%(gap)s more", gap=gap)


def _of_promise(dataset: Dataset, found: Result, promised: Promised) -> str:
    """The sentence on a promise and what became of it."""
    if promised.lacking:
        return _unchecked(dataset, promised.lacking, None)
    named = {"promise": arithmetic.printed(dataset, promised.claim)}
    if promised.outcome is None:
        return _without_outcome(found.verdict, promised, named)
    named["outcome"] = arithmetic.printed(dataset, promised.outcome)
    if promised.gap is None:
        return _("Promised: %(promise)s; reported: %(outcome)s, so it was kept", **named)
    named["gap"] = gap_of(dataset, found)
    return _("Promised: %(promise)s; reported: %(outcome)s, which is %(gap)s", **named)


def _without_outcome(verdict: Verdict, promised: Promised, named: dict[str, str]) -> str:
    """The sentence on a promise that stands alone."""
    if verdict is Verdict.NOT_DUE:
        assert promised.due is not None, "only a promise with a day is not due yet"
        day = periods.day(promised.due)
        return _("Promised: %(promise)s, due on %(day)s, which is still to come", day=day, **named)
    if promised.due is None:
        return _("Promised: %(promise)s, without a day; no later figure was found", **named)
    day = periods.day(promised.due)
    return _("Promised: %(promise)s, due on %(day)s; no later figure was found", day=day, **named)
