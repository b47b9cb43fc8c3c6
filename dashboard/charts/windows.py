"""Every window that was printed, as a line from its first to its last day."""

from collections.abc import Sequence

from dashboard import value_words
from dashboard.charts.ground import Calendar, after, ends, middle, on_hover, reach
from dashboard.model import Dataset
from dashboard.record import Value


def draw(sheet: Calendar, dataset: Dataset, values: Sequence[Value], *, ranks: bool) -> None:
    """Lines at the height of their value; for ranks the first place is on top."""
    used = [value for value in values if value.is_used]
    others = [value for value in values if not value.is_used]
    own = sheet.palette.accent
    _lines(sheet, dataset, others, sheet.palette.soft(own), 2)
    _lines(sheet, dataset, used, own, 4)
    for value in used:
        mark = value_words.mark(dataset, value)
        turned = sheet.narrow and len(mark) > 3
        height = float(value.number)
        sheet.number(middle(value), height, f"<b>{mark}</b>", shift=3, turned=turned)
    if ranks:
        most = max(value.number for value in values)
        sheet.figure.update_yaxes(range=[float(most) + 0.6, 0.4], dtick=1)
    else:
        sheet.figure.update_yaxes(range=reach(values, 1.12))


def _lines(
    sheet: Calendar, dataset: Dataset, values: Sequence[Value], colour: str, width: int
) -> None:
    """All lines of one strength as one trace, with breaks between them."""
    if not values:
        return
    days: list[str | None] = []
    thrice: list[Value] = []
    for value in values:
        first, last = ends(value)
        days += [str(first), str(after(last)), None]
        thrice += [value] * 3
    marker = {
        "size": [0, 6, 0] * len(values),
        "color": colour,
        "opacity": 1,
        "line": {"width": 0},
    }
    sheet.figure.add_scatter(
        x=days,
        y=[float(value.number) for value in thrice],
        mode="lines+markers",
        cliponaxis=False,
        line={"color": colour, "width": width},
        marker=marker,
        **on_hover(dataset, thrice),
    )
