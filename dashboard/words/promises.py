"""What became of a promise, in a sentence."""

from dashboard.agreement import Verdict
from dashboard.model import Dataset
from dashboard.record.checks.result import Promised, Result
from dashboard.words import arithmetic, lacking, periods, units
from dashboard.words.messages import gettext as _


def gap_of(dataset: Dataset, found: Result) -> str:
    """How much less or more was reported than promised: '0.54 m t less'; '' where it was kept."""
    outcome = found.outcome
    if not isinstance(outcome, Promised) or outcome.gap is None or found.unit is None:
        return ""
    gap = arithmetic.said(outcome.gap, units.scale(dataset, found.unit))
    if found.verdict is Verdict.SHORT:
        return _("%(gap)s less", gap=gap)
    return _("%(gap)s more", gap=gap)


def sentence(dataset: Dataset, found: Result, promised: Promised) -> str:
    """The sentence on a promise and what became of it."""
    if promised.lacking:
        return lacking.unchecked(dataset, promised.lacking, None)
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
