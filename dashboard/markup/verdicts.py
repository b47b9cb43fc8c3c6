"""Checks as HTML: the tally of verdicts, and each question with its axis, conclusion and rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from dashboard import claims
from dashboard.agreement import PROMISED, Verdict
from dashboard.charts.check_axis import Axis, Row, axes, has_scale
from dashboard.markup import through_time
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.period import parse
from dashboard.record import questions
from dashboard.record.checks import Result
from dashboard.record.questions import Question
from dashboard.words import arithmetic, conclusions, numbers, periods, units, value_words, wording
from dashboard.words import gettext as _
from dashboard.words import verdicts as worded
from dashboard.words.remarks import remark

MOST_OPEN = 3
"""So many questions are open when the page opens."""


@dataclass(frozen=True, slots=True)
class Part:
    """One verdict of the tally: how many checks come to it, and the link that shows these only."""

    verdict: Verdict
    count: int
    words: str
    address: str
    is_chosen: bool


def meaning(verdict: Verdict) -> str:
    """What a verdict means, in words."""
    return {
        Verdict.AGREES: _(
            "What is worked out and what is reported can be the same number, "
            "each with its rounding."
        ),
        Verdict.CONSISTENT: _(
            "Only a minimum or a maximum can be worked out, "
            "and it leaves room for what is reported."
        ),
        Verdict.NEAR: _("The gap is below one unit of the last reported digit."),
        Verdict.DIFFERS: _("The gap is larger than one unit of the last reported digit."),
        Verdict.IMPOSSIBLE: _("The two exclude each other."),
        Verdict.WORKED_OUT: _(
            "Nobody reports such a number, so there is nothing to compare it with."
        ),
        Verdict.UNCHECKED: _("An input is lacking; the line says which."),
        Verdict.KEPT: _(
            "What was reported afterwards is what was promised, each with its rounding."
        ),
        Verdict.EXCEEDED: _("More was reported afterwards than had been promised."),
        Verdict.SHORT: _("Less was reported afterwards than had been promised."),
        Verdict.NOT_REPORTED: _("It was due, and no figure of what became of it was found."),
        Verdict.NOT_DUE: _("Its day was still to come on the day of the record."),
    }[verdict]


def standfirst(results: Sequence[Result]) -> str:
    """What the page shows."""
    if not results:
        return _("No check is in the record.")
    return _(
        "Each reported number that follows from others was worked out again, with the rounding "
        "of what was reported: %(number)s checks.",
        number=len(results),
    )


def title(results: Sequence[Result]) -> str:
    """What all checks come to."""
    return conclusions.of_all(results)


def tally(results: Sequence[Result], links: Iterable[tuple[str, str, bool]]) -> Markup:
    """How many checks come to each verdict, the heaviest first; each part is a link to them.

    Promises are counted apart from what was worked out. A link is the code of a verdict, its
    address, and whether it is chosen.
    """
    counts = [result.verdict for result in results]
    parts = []
    for code, address, is_chosen in links:
        verdict = Verdict(code)
        count = counts.count(verdict)
        words = conclusions.counted(verdict, count)
        parts.append(Part(verdict, count, words, address, is_chosen))
    parts.sort(key=lambda part: (part.verdict in PROMISED, -part.verdict.weight))
    worked_out = [part for part in parts if part.verdict not in PROMISED]
    promised = [part for part in parts if part.verdict in PROMISED]
    groups = [
        (words, group)
        for words, group in (
            (_("Show checks of one verdict only"), worked_out),
            (_("Show promises of one verdict only"), promised),
        )
        if group
    ]
    return fill("checks.html", "tally", groups=groups, meaning=meaning) if parts else Markup("")


def asked(site: Site, chosen: Sequence[str]) -> Markup:
    """Every question with checks of the chosen verdicts: a few open, the rest folded to a line."""
    wanted = questions.asked(site.record, [Verdict(code) for code in chosen])
    opened, folded = wanted[:MOST_OPEN], wanted[MOST_OPEN:]
    failing = [each for each in folded if each.worst in questions.FAILING]
    settled = [each for each in folded if each.is_settled]
    fitting = [each for each in folded if each.worst not in questions.FAILING]
    undecided = [each for each in fitting if not each.is_settled]
    return fill(
        "checks.html",
        "questions",
        opened=_questions(site, opened),
        folded=_questions(site, failing),
        undecided=_questions(site, undecided),
        settled=_questions(site, settled),
    )


def _questions(site: Site, found: Iterable[Question]) -> list[dict[str, object]]:
    return [_question(site, each) for each in found]


def _question(site: Site, question: Question) -> dict[str, object]:
    """A question with all that its section says."""
    dataset = site.dataset
    counts = [
        (verdict, conclusions.counted(verdict, count)) for verdict, count in question.verdicts
    ]
    drawn = [_axis(site, axis, question.shown) for axis in axes(question.results)]
    undrawn = [
        _without_axis(site, result, is_shown=result in question.shown)
        for result in question.results
        if result.computed is None or not has_scale(result)
    ]
    caveats = [wording.sentences(remark(dataset, each)) for each in question.caveats]
    checks = [_check(site, question, result) for result in question.shown]
    return {
        "question": question,
        "counts": counts,
        "conclusion": claims.conclusion(site.record, question.results),
        "axes": drawn,
        "undrawn": undrawn,
        "caveats": caveats,
        "through_time": through_time.band(site, question),
        "checks": checks,
    }


def _without_axis(site: Site, result: Result, *, is_shown: bool) -> dict[str, object]:
    """A result that is told in words: it has no number, or one that is no length on an axis."""
    is_blank = result.computed is None
    return {
        "result": result,
        "is_shown": is_shown,
        "is_blank": is_blank,
        "value": conclusions.result(site.dataset, result),
        "beside": _beside(site, result),
        "verdict": "" if is_blank else worded.of_check(result),
    }


def _beside(site: Site, result: Result) -> str:
    """What a result is compared with; '' for nothing."""
    claimed = conclusions.claim(site.dataset, result)
    if not claimed:
        return ""
    if result.check.kind == "promise":
        return _("promised %(value)s", value=claimed)
    return _("reported %(value)s", value=claimed)


def _check(site: Site, question: Question, result: Result) -> dict[str, object]:
    """What the row of a check says."""
    dataset = site.dataset
    return {
        "result": result,
        "formula": arithmetic.formula(dataset, result.formula),
        "verdict": worded.of_check(result),
        "sentence": worded.sentence(dataset, result, question.own_remarks(result)),
        "rounding": worded.with_rounding(dataset, result),
        "note": question.own_note(result),
        "inputs": [
            (name, value_words.shown(dataset, site.record.value[name])) for name in result.inputs
        ],
    }


def _axis(site: Site, axis: Axis, shown: Sequence[Result]) -> dict[str, object]:
    """An axis with the words beside its marks.

    Those of verdicts that are not asked for are faint.
    """
    scale = None if axis.unit is None else units.scale(site.dataset, axis.unit)
    write = scale.number if scale else partial(numbers.number, written_in=site.about.locale)
    ticks = [(tick.place, write(tick.number)) for tick in axis.ticks]
    rows = [_row(site, axis, row, is_shown=row.result in shown) for row in axis.rows]
    return {
        "axis": axis,
        "reported": _reported(site, axis),
        "ticks": ticks,
        "unit": scale.name if scale else "",
        "rows": rows,
        "months": _months(axis),
    }


def _months(axis: Axis) -> list[tuple[float, str]]:
    """Each month of an axis of days, where its first day in view is; the last one with its year."""
    first: dict[str, float] = {}
    dated = [(row.day, row.day_place) for row in axis.rows if row.day is not None]
    for day, place in sorted(dated):
        first.setdefault(f"{day:%Y-%m}", place or 0)
    months = [(place, parse(month)) for month, place in first.items()]
    named = [(place, periods.in_words(month)) for place, month in months[-1:]]
    short = [(place, periods.short(month.start)) for place, month in months[:-1] if month.start]
    return [*short, *named]


def _reported(site: Site, axis: Axis) -> str:
    """What stands above the band."""
    if axis.reported is None:
        return ""
    is_promise = axis.results[0].check.kind == "promise"
    if axis.is_relative:
        return _("promised = 100") if is_promise else _("reported = 100")
    if is_promise:
        return _beside(site, axis.results[0])
    return _("reported %(value)s", value=conclusions.claim(site.dataset, axis.results[0]))


def _row(site: Site, axis: Axis, row: Row, *, is_shown: bool) -> dict[str, object]:
    """A row with its words."""
    return {
        "row": row,
        "result": row.result,
        "is_shown": is_shown,
        "value": conclusions.result(site.dataset, row.result),
        "beside": _beside(site, row.result) if axis.is_relative else "",
        "verdict": worded.of_check(row.result),
        "is_failing": row.result.verdict in questions.FAILING,
        "day": periods.day(row.day) if row.day else "",
    }
