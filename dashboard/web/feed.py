"""The news of the record as an Atom feed: each release, and each verdict that it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from dashboard import article, history, record
from dashboard.agreement import Verdict
from dashboard.markup.anchors import anchor
from dashboard.model.facts import DATED, Change
from dashboard.store import Release
from dashboard.web import programs
from dashboard.web.page import description
from dashboard.web.programs import ATOM, FEED
from dashboard.words import gettext as _
from dashboard.words import language, releases, verdicts

_SPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news."""

    key: str
    """What it is of: a release, or a verdict in a release. Its id follows from it."""
    title: str
    summary: str
    day: str
    address: str
    """Where it is told on the site, beneath its root."""


def entries(release: Release) -> Iterator[Entry]:
    """All news, the latest release first; the verdicts that it changed follow it."""
    changes = release.dataset.changes
    dated = {change.release: change.after or "" for change in changes if change.field == DATED}
    first = next(iter(dated), "")
    for version, day in reversed(dated.items()):
        brought = [one for one in changes if one.release == version and one.field != DATED]
        yield Entry(
            version,
            releases.title(version),
            releases.first() if version == first else releases.summary(brought),
            day,
            "data#what-changed",
        )
        yield from _verdicts(release, brought, day)


def _verdicts(release: Release, changes: list[Change], day: str) -> Iterator[Entry]:
    """The verdicts that a release changed, of what the record still holds."""
    subjects = _subjects(release)
    for change in changes:
        name = change.id or ""
        if change.field != history.VERDICT or name not in subjects:
            continue
        subject, address = subjects[name]
        before, after = _in_words(name, change.before), _in_words(name, change.after)
        yield Entry(
            f"{change.release}/{name}",
            _("%(subject)s: now “%(after)s”", subject=subject, after=after),
            _(
                "The verdict was “%(before)s” and is now “%(after)s”.",
                before=before,
                after=after,
            ),
            day,
            address,
        )


def _subjects(release: Release) -> dict[str, tuple[str, str]]:
    """What has a verdict, by its id among the changes: its words, and where it stands."""
    checks = {
        f"checks/{check.id}": (check.title, f"checks#{anchor(check.id)}")
        for check in release.dataset.checks
    }
    claims = {
        f"article/{entry.statement.id}": (entry.text, f"article#claim-{entry.statement.id}")
        for entry in article.entries(record.of(release))
    }
    return {**checks, **claims}


def _in_words(name: str, code: str | None) -> str:
    """The verdict of a check or of a claim of the article; a code of another program as it is."""
    if name.startswith("article/"):
        return next((article.words(one) for one in article.VERDICTS if one == code), code or "")
    return next((verdicts.name(one) for one in Verdict if one == code), code or "")


def atom(release: Release, root: str) -> bytes:
    """The feed; `root` is the address of the site as the reader asks for it."""
    about = release.dataset.about
    found = [*entries(release)]
    feed = ET.Element("feed", {"xmlns": _SPACE, "xml:lang": language()})
    _put(feed, "id", _id(release, "feed"))
    _put(feed, "title", about.title)
    _put(feed, "subtitle", description(release, "overview"))
    _put(feed, "updated", _moment(found[0].day if found else str(about.released)))
    _put(feed, "rights", about.licence)
    _put(_put(feed, "author", ""), "name", about.maintainer)
    _put(feed, "link", "", rel="self", type=ATOM, href=f"{root}{FEED}")
    _put(feed, "link", "", rel="alternate", type="text/html", href=root)
    for entry in found:
        told = _put(feed, "entry", "")
        _put(told, "id", _id(release, entry.key))
        _put(told, "title", entry.title)
        _put(told, "updated", _moment(entry.day))
        _put(told, "link", "", rel="alternate", type="text/html", href=f"{root}{entry.address}")
        _put(told, "summary", entry.summary)
    ET.indent(feed)
    whole: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"


def _put(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    if text:
        child.text = text
    return child


def _id(release: Release, key: str) -> str:
    """An id that stays, wherever the site is and whatever else changes."""
    return uuid5(NAMESPACE_URL, f"{release.dataset.about.id}/{key}").urn


def _moment(day: str) -> str:
    """A day as Atom writes moments; nobody knows the hour."""
    return f"{day}T00:00:00Z"


ROUTES = programs.routes(FEED, ATOM, atom)
