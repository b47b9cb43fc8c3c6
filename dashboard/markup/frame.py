"""What surrounds a page: its title, notices, the evidence that is open, and the footer."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from dashboard import report
from dashboard.markup import vintage
from dashboard.markup.engine import fill, unbroken
from dashboard.markup.site import Site
from dashboard.reading import Problem
from dashboard.store import Shown


def head(title: str, standfirst: str) -> Markup:
    """The title of a page and what it answers."""
    return fill("frame.html", "head", title=title, standfirst=standfirst)


def notice(text: str) -> Markup:
    return fill("frame.html", "notice", text=text)


def notices(site: Site, strange: Sequence[str]) -> Iterator[Markup]:
    """What could not be kept of the link, and the record of which day is shown.

    `strange` is what the page itself could not keep.
    """
    yield from (notice(text) for text in (*site.selection.notices, *strange))
    if site.selection.as_of is not None:
        yield vintage.band(site.release.dataset, site.record, site.selection.as_of)


def no_place() -> Markup:
    """A notice that a script shows where a link names a place that the page does not have."""
    return fill("frame.html", "no_place")


def stale(shown: Shown) -> Markup:
    """That the folder holds something else by now, which cannot be shown; empty where it can."""
    if shown.since is None:
        return Markup("")
    said = fill(
        "frame.html",
        "stale",
        release=shown.release,
        problems=shown.problems,
        since=shown.since,
    )
    return unbroken(said)


def footer(site: Site, chosen: Mapping[str, str | list[str]], days: Markup) -> Markup:
    """Release, dates, licence, where to report an error, and the form with the day of the record.

    With it the page is whole: the script of the page waits for it.
    """
    about = site.about
    return fill(
        "frame.html",
        "footer",
        about=site.release.dataset.about,
        release=site.release,
        as_of=site.selection.as_of,
        newest=site.record.newest,
        running=any(source.running for source in site.dataset.sources),
        report=report.address(about.report_url, report.home(), site.selection.focus),
        link=site.link(chosen),
        days=days,
    )


def end() -> Markup:
    """The sign that the page is whole, for one without a footer to be seen."""
    return fill("frame.html", "end")


def problems(found: Sequence[Problem]) -> Markup:
    """What is wrong with a dataset that cannot be shown, for its curator."""
    return fill("frame.html", "problems", problems=found)
