"""What a reader can take away from a chart or a list: files, pictures, citations, code."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import urlsplit

from markupsafe import Markup

from dashboard import exports
from dashboard.charts import ChartView
from dashboard.exports import FORMATS, Citation, citation
from dashboard.markup import choices, embedding, picture_buttons
from dashboard.markup.anchors import anchor
from dashboard.markup.coverage import Years
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.words import gettext as _
from dashboard.words import ngettext

Parameters = Mapping[str, str | list[str]]
"""What a link or a file says behind its address."""
_ALL: Parameters = MappingProxyType({})
_NO_PICTURE = Markup("")
_COLUMN_OF_TIME = {"article": "", "checks": "", "events": "date", "sources": "published"}
"""The column that says when, of the lists; it is `period` in files of values."""


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
    as_it_is_now: Parameters = {chart.parameter: shown.choice} if shown.choice else _ALL
    link = site.link(as_it_is_now, place=anchor(chart.id))
    # A file carries the choice in its name where it is not the one that the chart opens with.
    choice = "" if shown.choice in shown.choices[:1] else shown.choice
    name = f"{chart.id}-{choice.lower().replace('_', '-')}" if choice else chart.id
    parameters: Parameters = {chart.parameter: choice} if choice else _ALL
    rows = len(shown.visible_values)
    what_is_shown = _("What is shown: %(rows)d", rows=rows)
    offers = [_files(site, what_is_shown, f"charts/{chart.id}", parameters)]
    offers += [_whole_series(site, one, alone=len(series) == 1) for one in series]
    reference = cite(_part(site, name, shown.title, link))
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
        picture=picture_buttons.of_chart(site, shown, name, link),
        cite=reference,
        snippets=snippets([site.address(f"{one}.csv") for one in series]),
    )
    linked = fill("take.html", "link", address=link, cite=reference)
    return (
        Panel("take", _("Download"), download, is_taken=True),
        Panel("link", _("Link"), linked, is_taken=True),
        Panel("embed", _("Embed"), embedding.embeds(site, shown), is_taken=True),
    )


def _whole_series(site: Site, name: str, *, alone: bool) -> Files:
    """All values of a series, which is named where there are several."""
    rows = len(site.dataset.of_series[name])
    title = site.dataset.one_series[name].title
    words = _("All of %(series)s: %(rows)d", series=title, rows=rows)
    return _files(site, _("All: %(rows)d", rows=rows) if alone else words, name)


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
