"""The axis of amounts: how far it reaches, where its lines lie, and their numbers in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import ceil, floor, log10

from dashboard.record import Value
from dashboard.words.units import Scale


def nice_step(height: float, lines: int = 4) -> float:
    """The distance of about so many lines across a plot: 1, 2, 2.5 or 5 times a power of ten."""
    rough = (height or 1.0) / lines
    power: float = 10.0 ** floor(log10(rough))
    steps = [factor * power for factor in (1, 2, 2.5, 5, 10)]
    return next(step for step in steps if step >= rough)


def multiples(bottom: float, top: float, step: float) -> list[float]:
    """The multiples of a step from `bottom` to `top`, both included."""
    # An end that is a multiple itself can miss it by the last digit of a float.
    first, last = ceil(bottom / step - 1e-9), floor(top / step + 1e-9)
    return [step * n for n in range(first, last + 1)]


def heights_of(values: Sequence[Value]) -> list[Decimal]:
    """Every value with both ends of its range and of what its hedge allows."""
    heights: list[Decimal | None] = []
    for value in values:
        heights += [value.amount, value.amount_to]
        heights += [value.low, value.high] if value.is_hedged else []
    return [height for height in heights if height is not None]


def reach(values: Sequence[Value], room: float) -> list[float]:
    """Both ends of the axis: with zero, every value with its whisker, and room for a label.

    `room` is by how much the axis is longer than the values, such as 1.12.
    """
    known = heights_of(values)
    return [min(float(min(known)) * room, 0.0), max(float(max(known)) * room, 1e-9)]


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a mark reaches from zero, and how many pixels its label takes behind its end."""

    amount: float
    label: float


def fitted(pixels: float, above: Sequence[Extent], below: Sequence[Extent]) -> tuple[float, float]:
    """Both ends of an axis of so many pixels, which hold zero and every mark with its label.

    Marks are as large as their labels allow, those above zero and those below it.
    """
    zero = Extent(0.0, 0.0)
    pairs = product([zero, *above], [zero, *below])
    scales = [
        (pixels - up.label - down.label) / (up.amount + down.amount)
        for up, down in pairs
        if up.amount + down.amount > 0
    ]
    scale = min(scales, default=1.0)
    beneath = max([0.0, *(down.amount * scale + down.label for down in below)])
    return -beneath / scale, (pixels - beneath) / scale


def tick_words(ticks: Sequence[float], scale: Scale) -> list[str]:
    """The numbers at the lines across, as the reader counts; with signs if some are below zero."""
    # Ten digits hide what is left over of steps such as 0.1.
    amounts = [Decimal(f"{abs(tick):.10g}").normalize() + 0 for tick in ticks]
    sizes = [scale.number(amount, beside=max(amounts)) for amount in amounts]
    if min(ticks) >= 0:
        return sizes
    return [f"{_sign(tick)}{size}" for tick, size in zip(ticks, sizes, strict=True)]


def _sign(tick: float) -> str:
    """The sign before a number other than zero."""
    if not tick:
        return ""
    return "+" if tick > 0 else "−"
