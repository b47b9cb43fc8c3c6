"""Evidence where a reader sees it: in the drawer, on a page of its own, and as a link to it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard import report
from dashboard.exports import citation
from dashboard.markup import originals
from dashboard.markup.engine import fill
from dashboard.markup.evidence.evidence import Evidence, dated, titled
from dashboard.model import Dataset
from dashboard.store import Release

_INSIDE = re.compile(r'href="\./([^"?#]*)(?:\?([^"#]*))?(#[^"]*)?"')
"""A link inside the site: its page, its parameters, its place.

In texts a quotation mark is escaped.
"""


def card(release: Release, shown: Evidence, name: str, root: str, query: str) -> Markup:
    """The evidence for the drawer; `query` is the day of the record, as a link carries it."""
    link = f"{root}evidence/{name}?{query}release={release.name}"
    html = fill(
        "evidence.html",
        "card",
        shown=shown,
        address=f"?focus={name}&release={release.name}",
        citation=_cited(release, name, link),
        report=_report(release, name),
    )
    return originals.marked(html, release)


def page(release: Release, shown: Evidence, name: str, root: str, query: str) -> Markup:
    """The same for a page of its own, which lies one step beneath the others and has no scripts."""
    link = f"{root}evidence/{name}?{query}release={release.name}"
    body = fill(
        "evidence.html",
        "alone",
        shown=replace(shown, body=_one_level_higher(shown.body)),
        name=name,
        query=query.removesuffix("&"),
        citation=_cited(release, name, link),
        report=_report(release, name),
    )
    return _from_beneath(body, query.removesuffix("&"))


def _one_level_higher(body: Markup) -> Markup:
    """Parts of the evidence with headings of the second level; in the drawer they are one lower."""
    return body.replace("<h3>", Markup("<h2>")).replace("</h3>", Markup("</h2>"))


def _from_beneath(body: Markup, query: str) -> Markup:
    """HTML with links that hold one step beneath the pages, and keep the day of the record."""

    def link(found: re.Match[str]) -> str:
        address, own, place = found[1], found[2] or "", found[3] or ""
        parameters = "&amp;".join(filter(None, (own, query)))
        mark = "?" if parameters else ""
        return f'href="../{address}{mark}{parameters}{place}"'

    return Markup(_INSIDE.sub(link, body))  # noqa: S704  (made from escaped HTML)


def pointer(dataset: Dataset, name: str, lasting: Mapping[str, str]) -> Markup:
    """What a page says of the evidence that its link names, to readers without scripts."""
    if name in dataset.observation:
        observation = dataset.observation[name]
        title = dated(dataset.one_series[observation.series].title, observation.period)
    elif name in dataset.event:
        title = dataset.event[name].title
    else:
        title = str(dataset.source[name].publisher)
    return fill("evidence.html", "pointer", name=name, title=title, query=urlencode(lasting))


def _cited(release: Release, name: str, link: str) -> citation.Citation:
    dataset = release.dataset
    if name in dataset.observation:
        return citation.value(release, name, link)
    if name in dataset.event:
        event = dataset.event[name]
        return citation.part(release, name, titled(event), link)
    return citation.source(release, dataset.source[name], link)


def _report(release: Release, name: str) -> str | None:
    """Where a reader reports an error in it."""
    return report.address(release.dataset.about.report_url, report.home(), name)
