"""What was promised, beside what was reported afterwards: two marks on one line.

All promises share one scale, on which each of them is a hundred, whatever it was measured in.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboard.charts.base import distinct
from dashboard.charts.marks import Mark
from dashboard.charts.rows import ZERO, Pair, Part, Row, RowsView
from dashboard.model import Dataset
from dashboard.record import Record, Value
from dashboard.record.checks import Result
from dashboard.record.checks.result import Promised, SameSpeaker
from dashboard.words import conclusions, periods, promises, value_words, verdicts, wording
from dashboard.words import gettext as _

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise, what became of it, and what was reported afterwards."""

    result: Result
    claim: Value
    outcome: Value | None


@dataclass(frozen=True, eq=False)
class PromisesView(RowsView):
    """Every promise of its series that the record of the day holds."""

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """What was promised in each of the series, in the order of the checks."""
        every = [_promise(self.record, result) for result in self.record.results]
        known = [promise for promise in every if promise is not None]
        return tuple(
            promise
            for name in self.chart.series
            for promise in known
            if promise.claim.series.id == name
        )

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Each promise, and what was reported afterwards."""
        pairs = ((promise.claim, promise.outcome) for promise in self.promises)
        return distinct(value for pair in pairs for value in pair if value is not None)

    def worded_rows(self) -> list[Row]:
        """A heading for each series, and a line for each promise."""
        dataset = self.record.dataset
        rows: list[Row] = []
        heading = ""
        for promise in self.promises:
            if promise.claim.series.title != heading:
                heading = promise.claim.series.title
                rows.append(Row(heading, heading=True))
            rows.append(_pair(dataset, promise))
        return rows

    @property
    def verdict(self) -> str:
        """How many promises came to what."""
        results = [promise.result for promise in self.promises]
        return conclusions.of_question(self.record.dataset, results)

    @property
    def alt_text(self) -> str:
        """Each promise with its number, what was reported afterwards, and what it came to."""
        if not self.values:
            return ""
        told = []
        for row in self.rows:
            ends = wording.row([f"{part.value} {part.words}".strip() for part in row.parts])
            said = f"{row.words}{wording.colon()}{row.value}{wording.stop()}{ends}"
            told.append(said if ends else row.words)
        return f"{self.chart.title}{wording.stop()}{wording.sentences(wording.apart(told))}"


def _promise(record: Record, result: Result) -> Promise | None:
    """The promise that a result is about; None for other checks, and where it was not yet known."""
    if result.check.kind != "promise" or not result.inputs:
        return None
    match result.outcome:
        case Promised(claim=claim, outcome=outcome):
            reported = None if outcome is None else record.value[outcome.id]
            return Promise(result, record.value[claim.id], reported)
    wanted = result.check.inputs.claim
    in_words = record.value.get((wanted.observation if wanted else None) or "")
    return None if in_words is None else Promise(result, in_words, None)


def _pair(dataset: Dataset, promise: Promise) -> Pair:
    result = promise.result
    parts = (_promised(dataset, promise), *_reported(dataset, promise))
    words = verdicts.of_check(result)
    gap = promises.gap_of(dataset, result)
    if gap:
        words = _("%(verdict)s, %(gap)s", verdict=words, gap=gap)
    return Pair(
        result.check.title,
        parts,
        words,
        is_off_scale=promise.claim.amount is None and promise.claim.observation.value is None,
        check=result.check.id,
        verdict=result.verdict,
    )


def _promised(dataset: Dataset, promise: Promise) -> Part:
    """The mark of what was promised: by whom, when, and for when."""
    claim, check = promise.claim, promise.result.check
    said = _said(claim)
    words = _("announced by %(speaker)s; no day named", speaker=said)
    if dataset.due(check) is not None:
        time = periods.in_words(check.due or claim.period)
        words = _("announced by %(speaker)s; for %(time)s", speaker=said, time=time)
    part = Part.of(dataset, claim, Mark.FORECAST, _WHOLE)
    return replace(part, words=words, value=_shown(dataset, claim))


def _reported(dataset: Dataset, promise: Promise) -> tuple[Part, ...]:
    """The mark of what was reported afterwards, or an empty frame; nothing where none is due."""
    outcome, result = promise.outcome, promise.result
    if outcome is None:
        if promise.claim.observation.value is None:
            return ()
        words = verdicts.name(result.verdict)
        return (Part(_WHOLE, Mark.UNKNOWN, (words,), words=words),)
    words = _("reported by %(speaker)s", speaker=_said(outcome))
    if any(isinstance(remark, SameSpeaker) for remark in result.remarks):
        words = _("reported by the same speaker, %(speaker)s", speaker=_said(outcome))
    part = Part.of(dataset, outcome, Mark.POINT, _percentage(result))
    return (replace(part, words=words, value=_shown(dataset, outcome)),)


def _percentage(result: Result) -> Decimal:
    """The outcome as a percentage of the promise; of a mere limit that limit."""
    known = result.point
    if known is None and result.computed is not None:
        known = result.computed.low or result.computed.high
    return _WHOLE * known / result.reported if known and result.reported else ZERO


def _said(value: Value) -> str:
    """Who says a value, and where and when that was published."""
    source = wording.by_line(value.source)
    speaker = value.observation.reported_by
    if speaker is None or speaker.first_hand == value.source.publisher:
        return source
    return _("%(speaker)s (%(source)s)", speaker=speaker.first_hand, source=source)


def _shown(dataset: Dataset, value: Value) -> str:
    """A number with its unit; a claim in words as it is printed."""
    if value.observation.value is None:
        return _("“%(words)s”", words=value.observation.as_printed)
    return value_words.shown(dataset, value)
