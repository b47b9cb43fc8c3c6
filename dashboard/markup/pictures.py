"""The picture for print of a chart that the server draws."""

from markupsafe import Markup

from dashboard.charts.base import HtmlView
from dashboard.charts.rows import RowsView
from dashboard.charts.voices import VoicesView
from dashboard.markup import row_pictures, voice_pictures
from dashboard.store import Release


def svg(release: Release, shown: HtmlView, link: str) -> Markup:
    """The picture of a chart with values; `link` is the address of the view that it shows."""
    if isinstance(shown, RowsView):
        return row_pictures.svg(release, shown, link)
    assert isinstance(shown, VoicesView), f"no picture is known for a {type(shown).__name__}"
    return voice_pictures.svg(release, shown, link)
