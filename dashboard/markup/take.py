"""What a reader can take away from a chart or a list: files, pictures, citations, code."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import urlsplit

from markupsafe import Markup

from dashboard import charts, exports, headings
from dashboard.charts import ChartView
from dashboard.charts.base import HtmlView
from dashboard.exports import FORMATS, Citation, citation
from dashboard.markup import choices
from dashboard.markup.anchors import anchor
from dashboard.markup.engine import fill
from dashboard.markup.inventory import Years
from dashboard.markup.site import Site
from dashboard.record import Role
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods, wording

Parameters = Mapping[str, str | list[str]]
_ALL: Parameters = MappingProxyType({})
_NO_PICTURE = Markup("")
_COLUMN_OF_TIME = {"article": "", "checks": "", "events": "date", "sources": "published"}
"""The column that says when, of the lists; it is `period` in files of values."""
PAGE, COLUMN = 1200, 600
"""Pixels of a picture as wide as a page of a newspaper, and of one in a column."""

NARROW_FRAME = 700
"""Pixels of width up to which a frame shows the form for phones."""
AROUND_WIDE, AROUND_NARROW = 460, 640
"""Pixels of height of what stands around a figure: title, key, caption and a table that is open."""
WIDE_ROW, NARROW_ROW = 36, 72
"""Pixels of height of a bar among others, or of a line of a table."""


@dataclass(frozen=True, slots=True)
class Files:
    """The same rows in every format."""

    words: str
    links: Sequence[tuple[str, str]]
    """The name of each format, and the address of its file."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What a word of the line beneath a chart opens."""

    key: str
    words: str
    body: Markup
    is_taken: bool = False
    """A reader takes something away with it, which is of no use on paper."""


def cite(reference: Citation) -> Markup:
    """A reference to copy, in words and as BibTeX."""
    return fill("take.html", "cite", citation=reference)


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands around a chart in a picture for print, which is always on a light ground."""

    title: str
    """What the chart finds, or its subject and unit."""
    subtitle: str
    """Its subject and unit beneath what it finds; '' where the title says them."""
    notes: Sequence[str]
    """Lines beneath: caveat, events, sources, release, licence and link."""


def pictures(shown: ChartView, file: str, picture: Picture, ground: str) -> Markup:
    """Buttons that save a chart as a picture: as wide as a page, or as one column.

    The server draws for a page only.
    """
    has_columns = not isinstance(shown, HtmlView)
    buttons = [
        ("png", PAGE, "PNG"),
        ("svg", PAGE, "SVG"),
        *([("png", COLUMN, _("PNG, one column"))] if has_columns else []),
        *([("svg", COLUMN, _("SVG, one column"))] if has_columns else []),
    ]
    return fill(
        "take.html",
        "pictures",
        chart=shown.chart.id,
        file=file,
        picture=picture,
        ground=ground,
        buttons=buttons,
    )


def snippets(addresses: Sequence[str]) -> Markup:
    """Lines of code that read the files at their addresses."""
    return fill("take.html", "snippets", codes=_lines(addresses))


def _lines(addresses: Sequence[str]) -> list[tuple[str, str]]:
    """What reads CSV files in pandas, each as a frame of its name, and what fetches them.

    Where all times of a file are years, pandas alone would make numbers of them.
    """
    reads = [
        f'{_variable(address)} = pd.read_csv("{address}"{_times_as_texts(address)})'
        for address in addresses
    ]
    loads = [f'curl -LOJ "{address}"' for address in addresses]
    return [("pandas", "\n".join(["import pandas as pd", *reads])), ("curl", "\n".join(loads))]


def _times_as_texts(address: str) -> str:
    """What keeps pandas from reading the times of a file as numbers; '' where it has none."""
    column = _COLUMN_OF_TIME.get(_stem(address), "period")
    return f', dtype={{"{column}": str}}' if column else ""


def _variable(address: str) -> str:
    """A name of Python for the rows of a file."""
    return re.sub(r"\W", "_", _stem(address))


def _stem(address: str) -> str:
    """The name of a file without its ending."""
    return PurePosixPath(urlsplit(address).path).stem


def of_chart(site: Site, shown: ChartView) -> tuple[Panel, ...]:
    """Files, a link and a frame of a chart; nothing where no value of its series is known."""
    chart = shown.chart
    series = list(dict.fromkeys(chart.series))
    known = sum(len(site.dataset.of_series[name]) for name in series)
    if not known:
        return ()
    rows = len(shown.visible_values)
    # A file carries the choice in its name where it is not the one that the chart opens with.
    is_default = shown.choice in shown.choices[:1]
    choice = "" if is_default else shown.choice
    parameters: Parameters = {chart.parameter: choice} if choice else _ALL
    name = "-".join(filter(None, (chart.id, choice.lower().replace("_", "-"))))
    here: Parameters = {chart.parameter: shown.choice} if shown.choice else _ALL
    link = site.link(here, place=anchor(chart.id))
    reference = cite(_part(site, name, shown.title, link))
    what_is_shown = _("What is shown: %(rows)d", rows=rows)
    offers = [_files(site, what_is_shown, f"charts/{chart.id}", parameters)]
    offers += [_whole_series(site, one, alone=len(series) == 1) for one in series]
    download = fill(
        "take.html",
        "download",
        counted=ngettext(
            "%(shown)d shown, %(number)d row in all",
            "%(shown)d shown, %(number)d rows in all",
            known,
            shown=rows,
        ),
        offers=offers,
        picture=_picture(site, shown, name, link),
        cite=reference,
        snippets=snippets([site.address(f"{one}.csv") for one in series]),
    )
    linked = fill("take.html", "link", address=link, cite=reference)
    return (
        Panel("take", _("Download"), download, is_taken=True),
        Panel("link", _("Link"), linked, is_taken=True),
        Panel("embed", _("Embed"), _embeds(site, shown), is_taken=True),
    )


def _embeds(site: Site, shown: ChartView) -> Markup:
    """The frames for another site, as plain texts, so that their tags are escaped and shown."""
    framed = frame_of(site, shown)
    fitting, plain = str(framed.fitting()), str(framed.plain())
    return fill("take.html", "embeds", fitting=fitting, plain=plain)


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
        height = self.height(PAGE)
        return fill("take.html", "fitting", address=self.address, title=self.title, height=height)

    def sized(self, width: int, height: int) -> Markup:
        """The frame in a size that another site asks for."""
        told = {"address": self.address, "title": self.title, "width": width, "height": height}
        return fill("take.html", "sized", **told)


def frame_of(site: Site, shown: ChartView) -> Frame:
    """The frame of a chart, in the unit or year that is shown."""
    chosen: Parameters = {shown.chart.parameter: shown.choice} if shown.choice else _ALL
    address = site.link({**chosen, "chart": shown.chart.id, "embed": "true"})
    wide, narrow = _drawn_heights(site, shown)
    return Frame(address, shown.title, site.page, wide, narrow)


def _drawn_heights(site: Site, shown: ChartView) -> tuple[int, int]:
    """Pixels of height of the figure, in a wide and in a narrow place."""
    drawing = shown.drawing(site.palette)
    if drawing is not None:
        return drawing.wide, drawing.narrow
    rows = len(shown.visible_values)
    return rows * WIDE_ROW, rows * NARROW_ROW


def _whole_series(site: Site, name: str, *, alone: bool) -> Files:
    """All values of a series, which is named where there are several."""
    rows = len(site.dataset.of_series[name])
    title = site.dataset.one_series[name].title
    words = _("All of %(series)s: %(rows)d", series=title, rows=rows)
    return _files(site, _("All: %(rows)d", rows=rows) if alone else words, name)


def _picture(site: Site, shown: ChartView, name: str, link: str) -> Markup:
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
    file = f"{site.about.id}-{name}"
    light = charts.palette_of(site.about, "light").paper
    return pictures(shown, file, picture, light)


def _foot(site: Site, link: str) -> str:
    """The last line beneath a picture."""
    return _(
        "%(site)s, release %(release)s, %(licence)s. %(link)s",
        site=site.about.title,
        release=site.release.name,
        licence=site.about.licence,
        link=link,
    )


def picture_of_events(site: Site) -> Markup:
    """The buttons that save the timeline as a picture, as wide as a page; the server draws it."""
    light = charts.palette_of(site.about, "light").paper
    return fill(
        "take.html",
        "pictures",
        chart=site.page,
        file=f"{site.about.id}-{site.page}",
        picture=Picture(title="", subtitle="", notes=()),
        ground=light,
        buttons=[("png", PAGE, "PNG"), ("svg", PAGE, "SVG")],
    )


def of_list(site: Site, name: str, shown: int, whole: int, picture: Markup = _NO_PICTURE) -> Markup:
    """The panel of a page that lists facts of one kind.

    `name` is that of the list in addresses and files; `picture` saves what is drawn of it.
    """
    title = exports.lists()[name]
    narrowed = {
        parameter: value
        for parameter, value in choices.query(site).items()
        if parameter in ("kind", "country", "q", "from", "to")
    }
    link = site.link(choices.chosen(site))
    return fill(
        "take.html",
        "panel",
        name=site.page,
        summary=_summary(shown, whole),
        offers=_shown_and_all(site, name, narrowed, shown, whole),
        picture=picture,
        cite=cite(_part(site, site.page, title, link)),
        snippets=snippets([site.address(f"{name}.csv")]),
    )


def of_series(site: Site, name: str, span: Years, shown: int) -> Markup:
    """The panel of a series on the page Data; nothing where it has no value."""
    whole = len(site.dataset.of_series[name])
    if not whole:
        return Markup("")
    title = site.dataset.one_series[name].title
    years = {"from": span[0], "to": span[1]} if span else {}
    return fill(
        "take.html",
        "panel",
        name=name,
        summary=_summary(shown, whole),
        offers=_shown_and_all(site, name, years, shown, whole),
        picture=_NO_PICTURE,
        cite=cite(_part(site, name, title, site.link(choices.chosen(site)))),
        snippets=snippets([site.address(f"{name}.csv", years)]),
    )


def everything(site: Site, more: Markup) -> Markup:
    """The whole record to take away, with `more` files of it, and how to cite it."""
    values = len(site.dataset.observations)
    label = ngettext("All %(number)d value", "All %(number)d values", values)
    return fill(
        "take.html",
        "everything",
        package=site.file("package.zip"),
        offers=[_files(site, label, "observations")],
        more=more,
        snippets=_snippets_of_everything(site),
        cite=cite(citation.dataset(site.release, site.root, site.selection.as_of)),
    )


def _snippets_of_everything(site: Site) -> Markup:
    """Lines of code that read all values, as a table and as the list in the JSON file."""
    from_json = [
        "import json, urllib.request",
        f'with urllib.request.urlopen("{site.address("observations.json")}") as answer:',
        '    rows = json.load(answer)["rows"]',
    ]
    codes = [*_lines([site.address("observations.csv")]), ("JSON", "\n".join(from_json))]
    return fill("take.html", "snippets", codes=codes)


def _part(site: Site, name: str, title: str, link: str) -> Citation:
    return citation.part(site.release, name, title, link, site.selection.as_of)


def _summary(shown: int, whole: int) -> str:
    return ngettext(
        "Download, cite, use in code: %(shown)d shown, %(number)d row in all",
        "Download, cite, use in code: %(shown)d shown, %(number)d rows in all",
        whole,
        shown=shown,
    )


def _shown_and_all(
    site: Site, name: str, parameters: Parameters, shown: int, whole: int
) -> list[Files]:
    """The rows of a list that are in view, and all of them."""
    return [
        _files(site, _("What is shown: %(rows)d", rows=shown), name, parameters),
        _files(site, _("All: %(rows)d", rows=whole), name),
    ]


def _files(site: Site, words: str, name: str, parameters: Parameters = _ALL) -> Files:
    links = [(one.words, site.file(f"{name}.{form}", parameters)) for form, one in FORMATS.items()]
    for_excel = site.file(f"{name}.csv", {**parameters, "excel": "1"})
    return Files(words, [*links, (_("CSV for Excel"), for_excel)])
