"""Checks as HTML: questions with inputs, formula, interval and verdict."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from dashboard import value_words, wording
from dashboard.agreement import Interval, Verdict
from dashboard.charts import Palette
from dashboard.markup import images
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.model import Unit
from dashboard.record import Record
from dashboard.record.checks import Result
from dashboard.words import verdicts as worded

Scale = Sequence[Decimal]
"""The finite ends of all intervals that are drawn alike."""
_MEANS = {
    Verdict.AGREES: "what is worked out and what is printed can be the same number, each with its rounding",
    Verdict.CONSISTENT: "only a bound can be worked out, and it leaves room for what is printed",
    Verdict.NEAR: "the gap is below one unit of the last printed digit",
    Verdict.DIFFERS: "the gap is larger than that",
    Verdict.IMPOSSIBLE: "the two exclude each other",
    Verdict.WORKED_OUT: "nobody prints such a number, so there is nothing to compare it with",
    Verdict.UNCHECKED: "an input is lacking; the line says which",
}
_WIDE, _HIGH = 220, 46


def standfirst(results: Sequence[Result]) -> str:
    counts = ((verdict, sum(one.verdict is verdict for one in results)) for verdict in Verdict)
    if not results:
        return "No check is in the record."
    told = ", ".join(f"“{verdict.value}” {count}" for verdict, count in counts if count)
    checks = wording.count(len(results), "check")
    return f"{checks} of what sources print, recomputed with the rounding of the printed numbers. Verdicts: {told}."


def found(results: Sequence[Result]) -> list[Verdict]:
    """The verdicts that there are, in their order."""
    given = {result.verdict for result in results}
    return [verdict for verdict in Verdict if verdict in given]


def legend(verdicts: Iterable[Verdict]) -> Markup:
    """The verdicts and what each means."""
    return fill("checks.html", "legend", verdicts=verdicts, means=_MEANS)


def questions(site: Site, chosen: Sequence[str]) -> Markup:
    """Every question with its checks of the chosen verdicts, in the order of the dataset."""
    shown = [result for result in site.record.results if result.verdict.value in chosen]
    groups = groupby(shown, key=lambda result: result.check.question)
    return joined(_question(site, question, list(results)) for question, results in groups)


def _question(site: Site, question: str, results: list[Result]) -> Markup:
    """Checks of one claim share a scale."""
    scales: dict[tuple[Unit | None, Decimal | None], list[Decimal]] = {}
    for result in results:
        scales.setdefault((result.unit, result.reported), []).extend(_ends(result))
    checks = [_check(site, result, scales[result.unit, result.reported]) for result in results]
    return fill("checks.html", "question", question=question, checks=checks)


def _check(site: Site, result: Result, scale: Scale) -> dict[str, object]:
    """The line of a check."""
    record, dataset = site.record, site.dataset
    drawn = bool(scale and result.unit)
    return {
        "result": result,
        "formula": worded.formula(dataset, result.formula),
        "verdict": worded.of_check(result),
        "sentence": worded.sentence(dataset, result),
        "inputs": [(name, _shown(site, name)) for name in result.inputs],
        "picture": _picture(record, result, scale, site.palette) if drawn else "",
    }


def _shown(site: Site, name: str) -> str:
    return value_words.shown(site.dataset, site.record.value[name])


def _ends(one: Result) -> list[Decimal]:
    """The finite ends of both intervals of a check."""
    return [
        end
        for known in (one.computed, one.printed)
        if known
        for end in (known.low, known.high)
        if end is not None
    ]


def _picture(record: Record, result: Result, scale: Scale, palette: Palette) -> Markup:
    """The printed interval as a band, the computed one as a line; an open end runs to the edge."""
    low, high = float(min(scale)), float(max(scale))
    room = (high - low) * 0.15 or abs(high) * 0.1 or 1.0
    locale = record.dataset.about.locale

    def place(end: Decimal | None, edge: float) -> float:
        if end is None:
            return edge
        share = (float(end) - low + room) / (high - low + 2 * room)
        return round(share * _WIDE, 1)

    def span(known: Interval) -> tuple[float, float]:
        return place(known.low, 0), place(known.high, _WIDE)

    ticks = [
        {"at": place(end, 0), "words": wording.rounded(end, locale, 3)}
        for end in dict.fromkeys((min(scale), max(scale)))
    ]
    printed = computed = None
    if result.printed and result.reported is not None:
        left, right = span(result.printed)
        middle = place(result.reported, 0)
        printed = {
            "left": left,
            "width": max(right - left, 2),
            "at": middle,
            "anchor": "end" if middle > _WIDE / 2 else "start",
            "words": wording.number(result.reported, locale),
        }
    if result.computed:
        left, right = span(result.computed)
        computed = {"left": left, "right": max(right, left + 4)}
    svg = fill(
        "pictures.html",
        "interval",
        width=_WIDE,
        height=_HIGH,
        ticks=ticks,
        printed=printed,
        computed=computed,
        palette=palette,
    )
    return images.image(svg, _said(result, locale), _WIDE, _HIGH)


def _said(result: Result, locale: str) -> str:
    """The picture in words."""
    unit = result.unit.words if result.unit else ""
    known = {"printed": result.printed, "worked out": result.computed}
    told = [f"{how} {_words(ends, locale)}" for how, ends in known.items() if ends is not None]
    return f"{', '.join(told)} {unit}"


def _words(known: Interval | None, locale: str) -> str:
    low, high = (None, None) if known is None else (known.low, known.high)
    ends = [wording.rounded(end, locale, 3) for end in (low, high) if end is not None]
    if low is None or high is None:
        return f"{'at most' if low is None else 'at least'} {ends[0]}" if ends else "nothing"
    return " to ".join(dict.fromkeys(ends))
