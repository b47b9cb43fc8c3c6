"""The labels of figures on screen: where they stand, and which of them are in the way of others."""

from dataclasses import dataclass
from itertools import combinations

from dashboard.charts import view
from dashboard.charts.bars import BarsView

from .reader import DATASET, RECORD, Visit, drawn

_LABELS = """size => document.fonts.ready.then(() => {
  const shown = [...document.querySelectorAll(`figure[data-drawn="${size}"]`)]
  const texts = 'text.annotation-text, .xtick text, .ytick text'
  return shown.flatMap(box => [...box.querySelectorAll(texts)].map(text => {
    const sides = element => (at => [at.left, at.top, at.right, at.bottom])(element.getBoundingClientRect())
    const words = [...text.querySelectorAll('tspan.line')].map(line => line.textContent).join(' / ') || text.textContent
    const letters = [text, ...text.querySelectorAll('tspan')]
    const sizes = [...new Set(letters.map(letter => parseFloat(getComputedStyle(letter).fontSize)))]
    const isTurned = Math.abs(text.getScreenCTM().b) > 0.001
    return [box.dataset.chart, words, sides(text), sides(text.closest('.main-svg')), sizes, isTurned]
  })).filter(([, , [left, , right]]) => right > left)
})"""
"""Of each label in sight: its chart, its words, its box, the box of its figure, its sizes of type, and whether it is turned."""

_BARS = """size => [...document.querySelectorAll(`figure[data-drawn="${size}"]`)].flatMap(box =>
  [...box.querySelectorAll('.bars .point path')].map(bar => {
    const { left, top, right, bottom } = bar.getBoundingClientRect()
    return [box.dataset.chart, [left, top, right, bottom]]
  }))"""
"""Of each bar its chart and its box."""

SIZES = {13, 15}
"""Sizes of the type of charts: words, and the numbers of marks."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def shrunk(self, by: float = 1) -> "Box":
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True)
class Label:
    chart: str
    text: str
    box: Box
    figure: Box
    sizes: frozenset[float]
    is_turned: bool


def labels(visit: Visit, size: str) -> list[Label]:
    """The labels of all figures of a page, of the size in view; every figure has some."""
    found = visit.reader.page.evaluate(_LABELS, size)
    seen = [
        Label(chart, text, Box(*box).shrunk(), Box(*figure), frozenset(sizes), turned)
        for chart, text, box, figure, sizes, turned in found
    ]
    assert list(dict.fromkeys(label.chart for label in seen)) == drawn(visit.address)
    return seen


def clashes(visit: Visit, size: str) -> list[str]:
    """Labels that cover each other or a bar, leave their figure, are turned or of another size, in words."""
    seen = labels(visit, size)
    pairs = [(one, other) for one, other in combinations(seen, 2) if one.chart == other.chart]
    assert pairs
    bars = [(chart, Box(*box)) for chart, box in visit.reader.page.evaluate(_BARS, size)]
    assert {chart for chart, _ in bars} == {
        chart
        for chart in drawn(visit.address)
        if isinstance(view.of(DATASET.chart[chart], RECORD), BarsView)
    }
    over_bars = [
        f"{label.chart}: {label.text!r} on a bar"
        for label in seen
        if any(chart == label.chart and label.box.meets(bar) for chart, bar in bars)
    ]
    covered = [
        f"{one.chart}: {one.text!r} on {other.text!r}"
        for one, other in pairs
        if one.box.meets(other.box)
    ]
    outside = [
        f"{label.chart}: {label.text!r} {label.box} in {label.figure}"
        for label in seen
        if not label.figure.holds(label.box)
    ]
    turned = [f"{label.chart}: {label.text!r} is turned" for label in seen if label.is_turned]
    other_sizes = [
        f"{label.chart}: {label.text!r} in {sorted(label.sizes)}"
        for label in seen
        if not label.sizes <= SIZES
    ]
    return [*covered, *over_bars, *outside, *turned, *other_sizes]
