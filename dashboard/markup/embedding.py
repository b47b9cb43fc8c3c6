"""A chart in a frame on another site."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.charts import ChartView
from dashboard.markup.engine import fill
from dashboard.markup.site import Site

_PAGE = 1200
"""Pixels of width of a page that shows the frame as wide as it is itself."""
NARROW_FRAME = 700
"""Pixels of width up to which a frame shows the form for phones."""
AROUND_WIDE, AROUND_NARROW = 460, 640
"""Pixels of height of what stands around a figure: title, key, caption and a table that is open."""
WIDE_ROW, NARROW_ROW = 36, 72
"""Pixels of height of a bar among others, or of a line of a table."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One chart in a frame on another site."""

    address: str
    """What the frame shows."""
    title: str
    page: str
    """The page on which the chart stands; '' is the overview."""
    wide: int
    """Pixels of height of what is drawn, in a wide place."""
    narrow: int

    def height(self, width: int) -> int:
        """About how high the frame has to be, for a page that cannot ask it."""
        if width > NARROW_FRAME:
            return self.wide + AROUND_WIDE
        return self.narrow + AROUND_NARROW

    def plain(self) -> Markup:
        """The frame alone, for sites that take no scripts: high enough for a phone."""
        height = self.height(NARROW_FRAME)
        return fill("take.html", "frame", address=self.address, title=self.title, height=height)

    def fitting(self) -> Markup:
        """The frame with the lines that give it the height which it tells."""
        height = self.height(_PAGE)
        return fill("take.html", "fitting", address=self.address, title=self.title, height=height)

    def sized(self, width: int, height: int) -> Markup:
        """The frame in a size that another site asks for."""
        told = {"address": self.address, "title": self.title, "width": width, "height": height}
        return fill("take.html", "sized", **told)


def frame_of(site: Site, shown: ChartView) -> Frame:
    """The frame of a chart, in the unit or year that is shown."""
    chosen = {shown.chart.parameter: shown.choice} if shown.choice else {}
    address = site.link({**chosen, "chart": shown.chart.id, "embed": "true"})
    wide, narrow = _drawn_heights(site, shown)
    return Frame(address, shown.title, site.page, wide, narrow)


def embeds(site: Site, shown: ChartView) -> Markup:
    """The frames for another site, as plain texts, so that their tags are escaped and shown."""
    framed = frame_of(site, shown)
    fitting, plain = str(framed.fitting()), str(framed.plain())
    return fill("take.html", "embeds", fitting=fitting, plain=plain)


def _drawn_heights(site: Site, shown: ChartView) -> tuple[int, int]:
    """Pixels of height of the figure, in a wide and in a narrow place."""
    drawing = shown.drawing(site.palette)
    if drawing is not None:
        return drawing.wide, drawing.narrow
    rows = len(shown.visible_values)
    return rows * WIDE_ROW, rows * NARROW_ROW
