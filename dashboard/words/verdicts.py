"""Verdicts of checks in words: their names, and the sentences that hold them."""

from collections.abc import Sequence

from dashboard.agreement import Verdict
from dashboard.model import Dataset
from dashboard.record.checks.comparison import Found
from dashboard.record.checks.result import (
    BothPrinted,
    Promised,
    Recomputed,
    Remark,
    Result,
    Unchecked,
    WorkedOut,
)
from dashboard.words import arithmetic, comparisons, lacking, promises, wording
from dashboard.words.messages import gettext as _
from dashboard.words.remarks import remark
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
        return promises.gap_of(dataset, result)
    if isinstance(result.outcome, BothPrinted) or result.comparison is None:
        return ""
    return arithmetic.result_of(result.comparison, arithmetic.scale_for(dataset, result.comparison))


def ranges(dataset: Dataset, result: Result) -> str:
    """What the result and the printed value can be, where only this shows the verdict; else ''."""
    match result.outcome:
        case Recomputed(comparison) | BothPrinted(comparison):
            return arithmetic.both_ranges(comparison, arithmetic.scale_for(dataset, comparison))
    return ""


def with_rounding(dataset: Dataset, result: Result) -> str:
    """What the result and the reported value can be with their rounding; '' where that is said."""
    match result.outcome:
        case Recomputed(found) if not found.needs_ranges:
            scale = arithmetic.scale_for(dataset, found)
            return _(
                "With the rounding of all figures:"
                " worked out %(range)s, reported %(claimed)s %(unit)s.",
                range=arithmetic.span(found.written, scale),
                claimed=arithmetic.span(found.claimed, scale),
                unit=scale.name,
            )
        case BothPrinted(found) if not found.needs_ranges:
            scale = arithmetic.scale_for(dataset, found)
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
        case Unchecked(needs, comparison):
            return lacking.unchecked(dataset, needs, comparison)
        case WorkedOut(found):
            return _worked_out(found, arithmetic.scale_for(dataset, found))
        case Recomputed(comparison, claim):
            said = arithmetic.printed(dataset, claim)
            scale = arithmetic.scale_for(dataset, comparison)
            return comparisons.recomputed(comparison, said, scale, alike=result.is_alike)
        case Promised():
            return promises.sentence(dataset, result, result.outcome)
        case BothPrinted(comparison, first, claim, count):
            pair = arithmetic.formula(dataset, first), arithmetic.printed(dataset, claim)
            scale = arithmetic.scale_for(dataset, comparison)
            return comparisons.both_printed(comparison, pair, count, scale, alike=result.is_alike)


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
