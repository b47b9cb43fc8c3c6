"""What the checks of a question come to, in a sentence, and the words beside their marks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date as Date

from dashboard.agreement import PROMISED, Verdict
from dashboard.model import Dataset, Observation
from dashboard.period import parse
from dashboard.record.checks.days import days_of
from dashboard.record.checks.result import (
    BothPrinted,
    Promised,
    Recomputed,
    Result,
    Unchecked,
    WorkedOut,
)
from dashboard.record.questions import FAILING
from dashboard.words import arithmetic, periods, verdicts, wording
from dashboard.words.messages import gettext as _
from dashboard.words.messages import ngettext

_FITTING = frozenset({Verdict.AGREES, Verdict.CONSISTENT})
_MOST_NAMED = 2
"""So many checks are named at most in a sentence."""


def counted(verdict: Verdict, number: int) -> str:
    """How many checks come to a verdict: '2 differ'."""
    return {
        Verdict.AGREES: ngettext("%(number)s agrees", "%(number)s agree", number),
        Verdict.CONSISTENT: ngettext("%(number)s fits", "%(number)s fit", number),
        Verdict.NEAR: ngettext("%(number)s is close", "%(number)s are close", number),
        Verdict.DIFFERS: ngettext("%(number)s differs", "%(number)s differ", number),
        Verdict.IMPOSSIBLE: ngettext(
            "%(number)s cannot both be right", "%(number)s cannot both be right", number
        ),
        Verdict.WORKED_OUT: ngettext("%(number)s worked out", "%(number)s worked out", number),
        Verdict.UNCHECKED: ngettext(
            "%(number)s cannot be checked", "%(number)s cannot be checked", number
        ),
        Verdict.KEPT: ngettext("%(number)s kept", "%(number)s kept", number),
        Verdict.EXCEEDED: ngettext(
            "%(number)s more than promised", "%(number)s more than promised", number
        ),
        Verdict.SHORT: ngettext("%(number)s fell short", "%(number)s fell short", number),
        Verdict.NOT_REPORTED: ngettext(
            "%(number)s without a later figure", "%(number)s without a later figure", number
        ),
        Verdict.NOT_DUE: ngettext("%(number)s not due yet", "%(number)s not due yet", number),
    }[verdict]


def of_all(results: Sequence[Result]) -> str:
    """What all checks of the record come to, as the title of their page."""
    compared = [each for each in results if each.verdict not in _NOT_COMPARED]
    if not compared:
        return _("Does the arithmetic hold?")
    fitting = sum(each.verdict in _FITTING for each in compared)
    failing = sum(each.verdict in FAILING for each in compared)
    near = len(compared) - fitting - failing
    if near:
        return ngettext(
            "%(fitting)s of %(all)s results fit what was reported, %(close)s;"
            " %(number)s does not fit",
            "%(fitting)s of %(all)s results fit what was reported, %(close)s;"
            " %(number)s do not fit",
            failing,
            fitting=fitting,
            all=len(compared),
            close=counted(Verdict.NEAR, near),
        )
    return ngettext(
        "%(fitting)s of %(all)s results fit what was reported; %(number)s does not",
        "%(fitting)s of %(all)s results fit what was reported; %(number)s do not",
        failing,
        fitting=fitting,
        all=len(compared),
    )


_NOT_COMPARED = frozenset({Verdict.WORKED_OUT, Verdict.UNCHECKED, *PROMISED})


def result(dataset: Dataset, found: Result) -> str:
    """What a check comes to, beside its mark: '1.06 %'; the verdict where there is no number."""
    if isinstance(found.outcome, BothPrinted):
        return arithmetic.formula(dataset, found.outcome.first)
    if isinstance(found.outcome, Unchecked):
        came_to = verdicts.got(dataset, found)
        return _("not compared: %(result)s", result=came_to) if came_to else _("not compared")
    if isinstance(found.outcome, Promised):
        reported = found.outcome.outcome
        if reported is None:
            return verdicts.name(found.verdict)
        return wording.value(dataset, reported, symbol=True)
    return verdicts.got(dataset, found)


def claim(dataset: Dataset, found: Result) -> str:
    """The reported value that a check is compared with, or the promise; '' where there is none."""
    observation = _claim_of(found)
    return wording.value(dataset, observation, symbol=True) if observation else ""


def _claim_of(found: Result) -> Observation | None:
    match found.outcome:
        case (
            Recomputed(claim=observation)
            | BothPrinted(claim=observation)
            | Promised(claim=observation)
        ):
            return observation
    return None


def of_question(dataset: Dataset, results: Sequence[Result]) -> str:
    """What all checks of a question come to, in a sentence."""
    return wording.begun(_of_question(dataset, results))


def _of_question(dataset: Dataset, results: Sequence[Result]) -> str:
    found = {each.verdict for each in results}
    if any(each.check.kind == "promise" for each in results):
        return _of_promises(dataset, results)
    if len(results) == 1:
        return _of_one(dataset, results[0])
    if found == {Verdict.WORKED_OUT}:
        return _worked_out(dataset, results)
    if found == {Verdict.UNCHECKED}:
        return _("None of these can be checked.")
    if days_of(results):
        return _of_days(dataset, results)
    if len({_claim_of(each) for each in results}) == 1:
        return _of_one_claim(dataset, results)
    return _of_several_claims(results)


def _of_promises(dataset: Dataset, results: Sequence[Result]) -> str:
    """What became of promises: of a single one in a sentence, of several how many came to what."""
    if len(results) == 1:
        return verdicts.sentence(dataset, results[0], remarks=())
    counts = Counter(each.verdict for each in results)
    heaviest_first = sorted(counts, key=lambda verdict: -verdict.weight)
    told = [counted(verdict, counts[verdict]) for verdict in heaviest_first]
    return _(
        "Of %(number)s promises: %(verdicts)s.", number=len(results), verdicts=wording.row(told)
    )


def _of_one(dataset: Dataset, found: Result) -> str:
    first, second = result(dataset, found), claim(dataset, found)
    match found.outcome:
        case Unchecked():
            return verdicts.sentence(dataset, found, remarks=())
        case WorkedOut():
            return _("It comes to %(result)s.", result=first)
        case BothPrinted():
            return _of_two_reported(found, first, second)
    match found.verdict:
        case Verdict.AGREES:
            return _("It comes to %(result)s, as reported.", result=first)
        case Verdict.CONSISTENT:
            return _("It comes to %(result)s, which fits %(claim)s.", result=first, claim=second)
        case Verdict.NEAR:
            return _(
                "It comes to %(result)s, which is close to %(claim)s.", result=first, claim=second
            )
        case Verdict.DIFFERS:
            return _("It comes to %(result)s, not %(claim)s.", result=first, claim=second)
    if found.is_alike:
        return _(
            "It comes to %(result)s; this and %(claim)s cannot both be right.",
            result=first,
            claim=second,
        )
    return _(
        "It comes to %(result)s; this and %(claim)s cannot both be right if they count the same.",
        result=first,
        claim=second,
    )


def _of_two_reported(found: Result, first: str, second: str) -> str:
    match found.verdict:
        case Verdict.AGREES:
            return _("%(first)s and %(second)s agree.", first=first, second=second)
        case Verdict.CONSISTENT:
            return _("%(first)s and %(second)s can both be right.", first=first, second=second)
        case Verdict.NEAR:
            return _("%(first)s and %(second)s are close.", first=first, second=second)
        case Verdict.DIFFERS:
            return _("%(first)s and %(second)s differ.", first=first, second=second)
    if found.is_alike:
        return _("%(first)s and %(second)s cannot both be right.", first=first, second=second)
    return _(
        "%(first)s and %(second)s cannot both be right if they count the same.",
        first=first,
        second=second,
    )


def _worked_out(dataset: Dataset, results: Sequence[Result]) -> str:
    """The lowest and the highest of results that are compared with nothing."""
    numbers = sorted(results, key=lambda each: each.computed.ends if each.computed else ())
    return _(
        "From %(lowest)s to %(highest)s; no source reports such a number.",
        lowest=result(dataset, numbers[0]),
        highest=result(dataset, numbers[-1]),
    )


def _of_days(dataset: Dataset, results: Sequence[Result]) -> str:
    """On which days a conversion agrees, and on which it differs."""
    verdicts_of_days = zip((each.verdict for each in results), days_of(results), strict=True)
    days = sorted(verdicts_of_days, key=lambda pair: pair[1])
    fitting = _days([(verdict in _FITTING, day) for verdict, day in days])
    failing = _days([(verdict in FAILING, day) for verdict, day in days])
    if fitting and failing:
        return _(
            "%(claim)s is right at the rates of %(days)s; it differs at those of %(others)s.",
            claim=claim(dataset, results[0]),
            days=fitting,
            others=failing,
        )
    if fitting:
        return _(
            "%(claim)s is right at the rates of %(days)s.",
            claim=claim(dataset, results[0]),
            days=fitting,
        )
    return _("%(claim)s is right at none of these rates.", claim=claim(dataset, results[0]))


def _days(marked: Iterable[tuple[bool, Date]]) -> str:
    """Marked days in words; those in a row by the first and the last."""
    runs: list[list[Date]] = []
    was_marked = False
    for is_marked, day in marked:
        if is_marked and was_marked:
            runs[-1].append(day)
        elif is_marked:
            runs.append([day])
        was_marked = is_marked
    spans = [f"{run[0]}/{run[-1]}" if run[0] != run[-1] else str(run[0]) for run in runs]
    return wording.row([periods.in_words(parse(span)) for span in spans])


def _of_one_claim(dataset: Dataset, results: Sequence[Result]) -> str:
    """How many results fit the one reported value, and what the failing ones come to."""
    said = claim(dataset, results[0])
    fitting = sum(each.verdict in _FITTING for each in results)
    failing = [each for each in results if each.verdict in FAILING]
    if fitting == len(results):
        return _("%(claim)s fits each of the %(number)s results.", claim=said, number=fitting)
    if not failing:
        return ngettext(
            "%(claim)s fits %(number)s of %(all)s results.",
            "%(claim)s fits %(number)s of %(all)s results.",
            fitting,
            claim=said,
            all=len(results),
        )
    come_to = _both_ends(dataset, failing)
    if not fitting:
        return _("Not %(claim)s: it comes to %(result)s.", claim=said, result=come_to)
    words = {
        "claim": said,
        "fitting": fitting,
        "all": len(results),
        "names": _named(failing),
        "result": come_to,
    }
    if all(each.verdict is Verdict.IMPOSSIBLE and each.is_alike for each in failing):
        return _(
            "%(claim)s fits %(fitting)s of %(all)s results; %(names)s gives %(result)s, and both "
            "cannot be right.",
            **words,
        )
    return _(
        "%(claim)s fits %(fitting)s of %(all)s results; %(result)s comes out for %(names)s.",
        **words,
    )


def _both_ends(dataset: Dataset, results: Sequence[Result]) -> str:
    """What results come to: one number where they read alike, else the lowest and the highest."""
    ordered = sorted(results, key=lambda each: each.computed.ends if each.computed else ())
    words = list(dict.fromkeys(result(dataset, each) for each in ordered))
    return words[0] if len(words) == 1 else wording.both(words[0], words[-1])


def _of_several_claims(results: Sequence[Result]) -> str:
    """How many reported values fit, and which do not."""
    failing = [each for each in results if each.verdict in FAILING]
    fitting = sum(each.verdict in _FITTING for each in results)
    if fitting == len(results):
        return _("It fits in each of %(number)s cases.", number=fitting)
    if not failing:
        return ngettext(
            "%(number)s of %(all)s fits; none differs.",
            "%(number)s of %(all)s fit; none differs.",
            fitting,
            all=len(results),
        )
    if len(failing) == len(results):
        return _(
            "None of the %(number)s fits: %(names)s.", number=len(failing), names=_named(failing)
        )
    if any(each.verdict is not Verdict.IMPOSSIBLE for each in failing):
        return ngettext(
            "%(number)s of %(all)s does not fit: %(names)s.",
            "%(number)s of %(all)s do not fit: %(names)s.",
            len(failing),
            all=len(results),
            names=_named(failing),
        )
    if any(each.is_alike for each in failing):
        return ngettext(
            "%(number)s of %(all)s cannot be right: %(names)s.",
            "%(number)s of %(all)s cannot be right: %(names)s.",
            len(failing),
            all=len(results),
            names=_named(failing),
        )
    return ngettext(
        "%(number)s of %(all)s could not be right if both sides were alike: %(names)s.",
        "%(number)s of %(all)s could not be right if both sides were alike: %(names)s.",
        len(failing),
        all=len(results),
        names=_named(failing),
    )


def _named(results: Sequence[Result]) -> str:
    """The titles of some checks."""
    titles = [_("“%(title)s”", title=each.check.title) for each in results]
    if len(titles) == _MOST_NAMED:
        return _("%(first)s and %(last)s", first=titles[0], last=titles[1])
    return wording.named(titles, _MOST_NAMED)
