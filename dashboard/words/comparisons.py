"""What was compared, in a sentence: a result beside a claim, or printed values side by side."""

from dashboard.agreement import Verdict
from dashboard.record.checks.comparison import Compared
from dashboard.words import arithmetic
from dashboard.words.messages import gettext as _
from dashboard.words.messages import ngettext
from dashboard.words.units import Scale


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
    if not found.needs_ranges:
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
