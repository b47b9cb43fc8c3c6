"""Buttons that save what is drawn as a picture for print."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import charts, headings
from dashboard.charts import ChartView
from dashboard.charts.base import HtmlView
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.record import Role
from dashboard.words import gettext as _
from dashboard.words import periods, wording

PAGE, COLUMN = 1200, 600
"""Pixels of a picture as wide as a page of a newspaper, and of one in a column."""
Button = tuple[str, int, str]
"""The kind of file, its width in pixels, and the words on the button."""
_AS_A_PAGE: tuple[Button, ...] = (("png", PAGE, "PNG"), ("svg", PAGE, "SVG"))


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands around a chart in a picture for print, which is always on a light ground."""

    title: str
    """What the chart finds, or its subject and unit."""
    subtitle: str
    """Its subject and unit beneath what it finds; '' where the title says them."""
    notes: Sequence[str]
    """Lines beneath: caveat, events, sources, release, licence and link."""


def of_chart(site: Site, shown: ChartView, name: str, link: str) -> Markup:
    """The buttons that save the figure of a chart, where there is one."""
    if not shown.values:
        return Markup("")
    dated = [value for value in shown.visible_values if value.role is not Role.NO_DATE]
    named = [*dated, *shown.conversion_inputs]
    publishers = dict.fromkeys(str(value.source.publisher) for value in named)
    happened = [
        _("%(event)s, %(date)s.", event=event.title, date=periods.in_words(event.date))
        for event in shown.events
    ]
    found = shown.finding
    picture = Picture(
        title=shown.title if found is None else headings.plain(found),
        subtitle="" if found is None else shown.title,
        notes=(
            shown.chart.caveat,
            *happened,
            _("Sources: %(publishers)s.", publishers=wording.apart(publishers)),
            _foot(site, link),
        ),
    )
    buttons = [*_AS_A_PAGE]
    # The server draws for a page only.
    if not isinstance(shown, HtmlView):
        buttons.append(("png", COLUMN, _("PNG, one column")))
        buttons.append(("svg", COLUMN, _("SVG, one column")))
    return _buttons(site, shown.chart.id, name, picture, buttons)


def of_events(site: Site) -> Markup:
    """The buttons that save the timeline as a picture, as wide as a page; the server draws it."""
    return _buttons(site, site.page, site.page, Picture("", "", ()), _AS_A_PAGE)


def _buttons(
    site: Site, drawn: str, name: str, picture: Picture, buttons: Sequence[Button]
) -> Markup:
    """Buttons for what is drawn, a chart or a page; `name` is that of the file."""
    return fill(
        "take.html",
        "pictures",
        chart=drawn,
        file=f"{site.about.id}-{name}",
        picture=picture,
        ground=charts.palette_of(site.about, "light").paper,
        buttons=buttons,
    )


def _foot(site: Site, link: str) -> str:
    """The last line beneath a picture."""
    return _(
        "%(site)s, release %(release)s, %(licence)s. %(link)s",
        site=site.about.title,
        release=site.release.name,
        licence=site.about.licence,
        link=link,
    )
