"""A chart of the dataset as an object: what it draws, lists, says and leaves out."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import plotly.graph_objects as go

from dashboard import headings, shelf
from dashboard.charts.drawing import Drawing, drawing_of
from dashboard.charts.hover import spoken
from dashboard.charts.marks import Mark
from dashboard.charts.palette import Palette
from dashboard.charts.piled import tell_of_more
from dashboard.headings import Pieces
from dashboard.model import Chart, Conversion, Era, Event
from dashboard.record import Record, Value


@dataclass(frozen=True, eq=False)
class ChartView(ABC):
    """A chart as a reader sees it: of a record, as chosen.

    A kind of chart is a class: it says which values it draws, with which marks, and how.
    """

    chart: Chart
    record: Record
    choice: str = ""
    """One of `choices`; '' for the default."""

    @property
    @abstractmethod
    def values(self) -> tuple[Value, ...]:
        """The values that the chart draws; none means that it has a table only."""

    @property
    @abstractmethod
    def marks(self) -> set[Mark]:
        """The marks that it uses."""

    @property
    @abstractmethod
    def alt_text(self) -> str:
        """What the figure shows, in words made from its data; '' where nothing is drawn."""

    def figure(self, palette: Palette, *, narrow: bool) -> go.Figure | None:  # noqa: ARG002
        """The figure for one width, or None where there is none."""
        return None

    def drawing(self, palette: Palette) -> Drawing | None:  # noqa: ARG002
        """What a browser draws the figure from, or None where there is none."""
        return None

    @property
    def choices(self) -> list[str]:
        """What a reader can choose, the default first; empty for most charts."""
        return []

    @cached_property
    def finding(self) -> Pieces | None:
        """What the chart finds, which holds for the unit or year that it opens with.

        In another one it finds nothing, and its title stands alone.
        """
        is_default = not self.choice or self.choice in self.choices[:1]
        return headings.finding(self.record, self.chart) if is_default else None

    @property
    def title(self) -> str:
        """Subject and unit, as chosen."""
        return self.chart.title

    @property
    def unit(self) -> str:
        """The unit into which the values are converted; '' for none."""
        return ""

    @property
    def conversion(self) -> Conversion | None:
        """The conversion with which the values are worked out."""
        return None

    @property
    def conversion_inputs(self) -> tuple[Value, ...]:
        """The rates and totals with which the values are worked out."""
        conversion = self.conversion
        if conversion is None:
            return ()
        whole = () if conversion.of is None else (conversion.of,)
        periods = {value.days for value in self.values or self.large_values}
        return tuple(
            value
            for value in self.record.series(*conversion.rates, *whole)
            if value.is_used and value.days in periods
        )

    @property
    def table_values(self) -> tuple[Value, ...]:
        """The values of the table beneath the figure, or in its place."""
        return self.record.series(*self.chart.series)

    @cached_property
    def visible_values(self) -> tuple[Value, ...]:
        """Every value that a reader sees in the figure.

        Where there is no figure, those in large type and in the table.
        """
        if not self.values:
            return distinct([*self.large_values, *self.table_values])
        return distinct([*self.values, *self.values_around])

    @property
    def values_around(self) -> tuple[Value, ...]:
        """What the figure shows beside its own values."""
        return ()

    @property
    def reference_values(self) -> tuple[Value, ...]:
        """Values of the whole country, drawn as lines behind the plant's own."""
        return ()

    @property
    def ranks(self) -> tuple[Value, ...]:
        """The rank of each year, shown beneath the axis."""
        return ()

    @property
    def rank_words(self) -> str:
        """What a word beneath a rank means; '' for nothing."""
        return ""

    @property
    def undated_values(self) -> tuple[Value, ...]:
        """Numbers without a date, which stand beside the figure in words."""
        return ()

    @property
    def large_values(self) -> tuple[Value, ...]:
        """The values that stand in large type, newest first: too few of them for a figure."""
        return ()

    @property
    def blank_sentence(self) -> str:
        """Which years have no mark, and why; '' where none is blank."""
        return ""

    @property
    def events(self) -> Sequence[Event]:
        """The events that are marked on the axis, in time order."""
        return ()

    @property
    def eras(self) -> Sequence[Era]:
        """The eras that are drawn as bands behind the marks."""
        return ()

    @property
    def verdict(self) -> str:
        """What the chart concludes, computed; '' for most."""
        return ""

    @property
    def legend(self) -> tuple[Mark, ...]:
        """The marks that need a key, in the order of the grammar."""
        return tuple(mark for mark in Mark if mark in self.marks)

    @cached_property
    def points(self) -> list[tuple[str, str]]:
        """The marks for the keyboard, in order: id, and what a screen reader says at each."""
        values = (*self.values, *self.reference_values)
        return [(value.id, spoken(self.record.dataset, value)) for value in values]

    def colour(self, palette: Palette) -> str:
        """The colour of the chart's own marks."""
        return palette.accent

    @property
    def page(self) -> tuple[Chart, ...]:
        """The charts of its page."""
        pages = self.record.dataset.pages
        return next(page.charts for page in pages if self.chart in page.charts)

    @property
    def new_series(self) -> tuple[str, ...]:
        """Its series that no chart above it on its page has."""
        above = self.page[: self.page.index(self.chart)]
        known = {name for other in above for name in other.series}
        return tuple(name for name in self.chart.series if name not in known)


@dataclass(frozen=True, eq=False)
class HtmlView(ChartView):
    """A chart that the server draws as HTML: each mark is a link to its evidence."""


@dataclass(frozen=True, eq=False)
class FigureView(ChartView):
    """A chart that Plotly draws."""

    @abstractmethod
    def draw(self, palette: Palette, *, narrow: bool) -> go.Figure:
        """A new figure of `values`, of which there is at least one."""

    def figure(self, palette: Palette, *, narrow: bool) -> go.Figure | None:
        """The figure for one width, or None where nothing stands on a scale."""
        return self.draw(palette, narrow=narrow) if self.values else None

    def drawing(self, palette: Palette) -> Drawing | None:
        """What a browser draws the figure from, or None where nothing stands on a scale."""
        return _drawing(self, palette) if self.values else None


@shelf.kept_by_day(256, lambda view, _palette: view.record.day)
def _drawing(view: FigureView, palette: Palette) -> Drawing:
    """Made once for all readers."""
    wide, narrow = (view.draw(palette, narrow=is_narrow) for is_narrow in (False, True))
    for figure in (wide, narrow):
        tell_of_more(figure)
    own = view.colour(palette)
    key = [(mark.drawn(palette, own), mark.words) for mark in view.legend]
    return drawing_of(wide, narrow, key)


def distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """Each observation once, where it stands first."""
    found: dict[str, Value] = {}
    for value in values:
        found.setdefault(value.id, value)
    return tuple(found.values())
