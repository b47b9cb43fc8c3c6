"""What the holder of a link should know of another release than that of the link."""

from collections.abc import Callable

from dashboard import history
from dashboard.model.facts import Change
from dashboard.store import Release
from dashboard.words.messages import gettext as _
from dashboard.words.messages import ngettext

LONGEST_NAME = 40
"""So many characters of what a link names are repeated."""


def notice(release: Release, asked: str, in_view: Callable[[Change], bool]) -> str:
    """What has changed of what is in view since the release that a link names; '' for the same."""
    if asked == release.name:
        return ""
    version = asked.partition("-")[0]
    changes = history.since(release.dataset, version)
    if changes is None:
        return _(
            "This link names the release “%(asked)s”, which is not known here; "
            "shown is %(release)s.",
            asked=" ".join(asked.split())[:LONGEST_NAME],
            release=release.name,
        )
    if version == release.dataset.about.version:
        return _(
            "This link was made with another state of release %(version)s; shown is %(release)s.",
            version=version,
            release=release.name,
        )
    if release.dataset.changes and not _is_recorded(release):
        return _(
            "This link was made with release %(version)s; shown is %(release)s, whose changes are "
            "not on record yet.",
            version=version,
            release=release.name,
        )
    touched = {change.id for change in changes if in_view(change)}
    return _touched(release, version, len(touched))


def _is_recorded(release: Release) -> bool:
    """What the release changed is among its changes."""
    version = release.dataset.about.version
    return any(change.release == version for change in release.dataset.changes)


def _touched(release: Release, version: str, count: int) -> str:
    """How many entries in view have changed."""
    if not count:
        return _(
            "This link was made with release %(version)s; since then nothing in this view has "
            "changed. Shown is %(release)s; the page Data lists all changes.",
            version=version,
            release=release.name,
        )
    return ngettext(
        "This link was made with release %(version)s; since then %(number)s of the entries in "
        "this view came, went or changed. Shown is %(release)s; the page Data lists all changes.",
        "This link was made with release %(version)s; since then %(number)s of the entries in "
        "this view came, went or changed. Shown is %(release)s; the page Data lists all changes.",
        count,
        version=version,
        release=release.name,
    )
