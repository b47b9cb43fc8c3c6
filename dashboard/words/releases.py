"""What a release changed: for who holds a link to another one, and for who follows the site."""

from collections.abc import Callable, Collection

from dashboard import history
from dashboard.model.facts import Change
from dashboard.store import Release
from dashboard.words import wording
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


def title(version: str) -> str:
    """A release among others."""
    return _("Release %(version)s of the record", version=version)


def first() -> str:
    """The release with which the record began."""
    return _("The first release of the record.")


def summary(changes: Collection[Change]) -> str:
    """How many entries a release added, changed and removed, in sentences."""
    added = {change.id for change in changes if change.field == history.ADDED}
    removed = {change.id for change in changes if change.field == history.REMOVED}
    changed = {change.id for change in changes} - added - removed
    sentences = [
        ngettext("%(number)d entry was added.", "%(number)d entries were added.", len(added)),
        ngettext("%(number)d entry was changed.", "%(number)d entries were changed.", len(changed)),
        ngettext("%(number)d entry was removed.", "%(number)d entries were removed.", len(removed)),
    ]
    told = [
        sentence
        for sentence, entries in zip(sentences, (added, changed, removed), strict=True)
        if entries
    ]
    return wording.joined(told) or _("Nothing in the record was changed.")
