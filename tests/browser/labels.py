"""The labels of figures on screen: where they stand, and which of them are in the way of others."""

from dataclasses import dataclass
from itertools import combinations

from .reader import Visit, drawn

_LABELS = """size => document.fonts.ready.then(() => {
  const shown = [...document.querySelectorAll(`figure[data-drawn="${size}"]`)]
  return shown.flatMap(box => [...box.querySelectorAll('text.annotation-text, .xtick text')].map(text => {
    const sides = element => (at => [at.left, at.top, at.right, at.bottom])(element.getBoundingClientRect())
    const words = [...text.querySelectorAll('tspan.line')].map(line => line.textContent).join(' / ') || text.textContent
    return [box.dataset.chart, words, text.matches('.annotation-text'), sides(text), sides(text.closest('.main-svg'))]
  })).filter(([, , , [left, , right]]) => right > left)
})"""
"""Of each label in sight: its chart, its words, whether it is a note (or else a tick), its box, and the box of its figure."""


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
    note: bool
    box: Box
    figure: Box


def labels(visit: Visit, size: str) -> list[Label]:
    """The labels of all figures of a page, of the size in view; every figure has some."""
    found = visit.reader.page.evaluate(_LABELS, size)
    seen = [
        Label(chart, text, note, Box(*box).shrunk(), Box(*figure))
        for chart, text, note, box, figure in found
    ]
    assert list(dict.fromkeys(label.chart for label in seen)) == drawn(visit.address)
    return seen


def clashes(visit: Visit, size: str) -> list[str]:
    """Labels that cover each other, and notes that leave their figure, in words."""
    seen = labels(visit, size)
    pairs = [(one, other) for one, other in combinations(seen, 2) if one.chart == other.chart]
    notes = [label for label in seen if label.note]
    assert pairs
    assert notes
    found = [
        f"{one.chart}: {one.text!r} on {other.text!r}"
        for one, other in pairs
        if one.box.meets(other.box)
    ]
    return found + [
        f"{note.chart}: {note.text!r} {note.box} in {note.figure}"
        for note in notes
        if not note.figure.holds(note.box)
    ]
