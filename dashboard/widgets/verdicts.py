"""Checks on screen: questions with inputs, formula, interval and verdict, and the short lines beside claims."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from dashboard import markup, wording
from dashboard.agreement import Interval, Verdict
from dashboard.charts import Palette
from dashboard.checks import Result
from dashboard.frames import Frames
from dashboard.model import Unit
from dashboard.widgets.site import Site

_MEANS = {
    Verdict.AGREES: "what is worked out and what is printed can be the same number, each with its rounding",
    Verdict.CONSISTENT: "only a bound can be worked out, and it leaves room for what is printed",
    Verdict.NEAR: "the gap is below one unit of the last printed digit",
    Verdict.DIFFERS: "the gap is larger than that",
    Verdict.IMPOSSIBLE: "the two exclude each other",
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


def legend(found: Iterable[Verdict]) -> Markup:
    """The verdicts and what each means."""
    items = (
        Markup("<li><b>{} {}</b>: {}</li>").format(one.mark, one.value, _MEANS[one])
        for one in found
    )
    return Markup('<ul class="verdicts">{}</ul>').format(markup.join(items))


def questions(site: Site, chosen: Sequence[str]) -> Markup:
    """Every question with its checks of the chosen verdicts, in the order of the dataset."""
    shown = (one for one in site.frames.results if one.verdict.value in chosen)
    groups = (list(group) for _, group in groupby(shown, key=lambda one: one.check.question))
    return markup.join(_question(site.frames, group, site.palette) for group in groups)


def _question(frames: Frames, group: list[Result], palette: Palette) -> Markup:
    scales: dict[tuple[Unit | None, Decimal | None], list[Decimal]] = {}
    for one in group:
        scales.setdefault((one.unit, one.reported), []).extend(_ends(one))
    rows = (_row(frames, one, scales[one.unit, one.reported], palette) for one in group)
    table = markup.table(
        group[0].check.question,
        ("Set against each other", "Formula", "Printed and worked out", "Verdict"),
        rows,
    )
    return Markup('<section class="question"><h2>{}</h2>{}</section>').format(
        group[0].check.question, table
    )


def _row(
    frames: Frames, one: Result, scale: list[Decimal], palette: Palette
) -> tuple[str, tuple[str, ...]]:
    check = one.check
    title = Markup('<span id="{}">{}</span><span class="note">{}</span>').format(
        check.id, check.title, check.note or ""
    )
    inputs = [markup.focus(name, frames.shown(name)) for name in one.inputs]
    formula = (
        Markup('{}<span class="note">Inputs: {}</span>').format(
            one.formula, markup.join(inputs, "; ")
        )
        if inputs
        else one.formula
    )
    verdict = Markup('<b>{} {}</b>{}<span class="note">{}</span>').format(
        one.verdict.mark, one.verdict.value, one.if_alike, one.sentence
    )
    return "", (
        title,
        formula,
        _picture(frames, one, scale, palette) if scale and one.unit else "",
        verdict,
    )


def _ends(one: Result) -> list[Decimal]:
    """The finite ends of both intervals of a check."""
    return [
        end
        for known in (one.computed, one.printed)
        if known
        for end in (known.low, known.high)
        if end is not None
    ]


def _picture(frames: Frames, one: Result, scale: list[Decimal], palette: Palette) -> Markup:
    """The printed interval as a band, the computed one as a line; an open end runs to the edge. Checks of one claim share a scale."""
    low, high = float(min(scale)), float(max(scale))
    room = (high - low) * 0.15 or abs(high) * 0.1 or 1.0
    locale, unit = frames.dataset.about.locale, one.unit

    def place(end: Decimal | None, edge: float) -> float:
        return (
            edge
            if end is None
            else round((float(end) - low + room) / (high - low + 2 * room) * _WIDE, 1)
        )

    def span(known: Interval) -> tuple[float, float]:
        return place(known.low, 0), place(known.high, _WIDE)

    words = 'font-family="sans-serif" font-size="11"'
    shapes = [f'<path d="M0 32.5H{_WIDE}" stroke="{palette.muted}"/>']
    for end in dict.fromkeys((min(scale), max(scale))):
        at = place(end, 0)
        text = f'<text x="{at}" y="44" text-anchor="middle" fill="{palette.muted}" {words}>{wording.rounded(end, locale, 3)}</text>'
        shapes += [f'<path d="M{at} 32v3" stroke="{palette.muted}"/>', text]
    if one.printed and one.reported is not None:
        (left, right), middle, printed = (
            span(one.printed),
            place(one.reported, 0),
            wording.number(one.reported, locale),
        )
        anchor = "end" if middle > _WIDE / 2 else "start"
        text = f'<text x="{middle}" y="10" text-anchor="{anchor}" fill="{palette.accent}" {words}>printed {printed}</text>'
        band = f'<rect x="{left}" y="13" width="{max(right - left, 2)}" height="19" fill="{palette.accent}" fill-opacity=".3"/>'
        shapes += [
            band,
            f'<path d="M{middle} 13V32" stroke="{palette.accent}" stroke-width="1.5"/>',
            text,
        ]
    if one.computed:
        left, right = span(one.computed)
        shapes.append(
            f'<path d="M{left} 23H{max(right, left + 4)}" stroke="{palette.ink}" stroke-width="6"/>'
        )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}">{"".join(shapes)}</svg>'
    said = f"printed {_words(one.printed, locale)}, worked out {_words(one.computed, locale)} {unit.words if unit else ''}"
    return markup.image(svg, said, _WIDE, _HIGH)


def _words(known: Interval | None, locale: str) -> str:
    low, high = (None, None) if known is None else (known.low, known.high)
    ends = [wording.rounded(end, locale, 3) for end in (low, high) if end is not None]
    if low is None or high is None:
        return f"{'at most' if low is None else 'at least'} {ends[0]}" if ends else "nothing"
    return " to ".join(dict.fromkeys(ends))
