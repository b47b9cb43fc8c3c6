"""How a value, a chart, a source or the whole dataset is cited: in words and as BibTeX."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from dashboard.model import Source
from dashboard.store import Release
from dashboard.words import gettext as _
from dashboard.words import periods, wording

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\^{}",
        "~": r"\textasciitilde ",
        **{sign: f"\\{sign}" for sign in "$&%_#"},
    }
)
"""What LaTeX would take for a command -> what prints it."""
_VERBATIM = frozenset({"url", "urldate", "howpublished"})
"""Fields that are printed as they are: escaped, an address would lead elsewhere."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The same reference twice."""

    text: str
    bibtex: str


def dataset(release: Release, link: str, as_of: Date | None = None) -> Citation:
    """The whole dataset, or what was known of it on a day."""
    about = release.dataset.about
    note = _("Release %(release)s. %(licence)s", release=release.name, licence=about.licence)
    if as_of is not None:
        note = _(
            "Release %(release)s, as known on %(day)s. %(licence)s",
            release=release.name,
            day=periods.day(as_of),
            licence=about.licence,
        )
    fields = {
        "author": about.maintainer,
        "title": about.title,
        **_here(release, link),
        "note": note,
    }
    text = _of_dataset(release, as_of)
    return _cited(f"{about.id}-{about.version}", text, fields, link)


def _of_dataset(release: Release, as_of: Date | None) -> str:
    """The whole dataset in words, without a link."""
    about = release.dataset.about
    if as_of is None:
        return _(
            "%(maintainer)s: %(title)s, release %(release)s, %(released)s. %(licence)s.",
            maintainer=about.maintainer,
            title=about.title,
            release=release.name,
            released=periods.day(about.released),
            licence=about.licence,
        )
    return _(
        "%(maintainer)s: %(title)s, release %(release)s, %(released)s, as known on %(day)s."
        " %(licence)s.",
        maintainer=about.maintainer,
        title=about.title,
        release=release.name,
        released=periods.day(about.released),
        day=periods.day(as_of),
        licence=about.licence,
    )


def part(release: Release, name: str, title: str, link: str, as_of: Date | None = None) -> Citation:
    """A chart, a check or an event of the dataset, by its own title."""
    about = release.dataset.about
    text = _("%(title)s. In: %(dataset)s", title=title, dataset=_of_dataset(release, as_of))
    note = _(
        "In: %(title)s, release %(release)s. %(licence)s",
        title=about.title,
        release=release.name,
        licence=about.licence,
    )
    if as_of is not None:
        note = _(
            "In: %(title)s, release %(release)s, as known on %(day)s. %(licence)s",
            title=about.title,
            release=release.name,
            day=periods.day(as_of),
            licence=about.licence,
        )
    fields = {
        "author": about.maintainer,
        "title": title,
        **_here(release, link),
        "note": note,
    }
    return _cited(name, text, fields, link)


def value(release: Release, name: str, link: str) -> Citation:
    """A reported value: what is said, who prints it, and where it was found."""
    held = release.dataset
    one = held.observation[name]
    said = _(
        "%(series)s, %(period)s: %(value)s",
        series=held.one_series[one.series].title,
        period=periods.in_words(one.period),
        value=wording.value(held, one),
    )
    return source(release, held.source[one.source], link, said=said, name=name)


def source(release: Release, one: Source, link: str, *, said: str = "", name: str = "") -> Citation:
    """A source, or what it says."""
    about = release.dataset.about
    dated = periods.in_words(one.published) if one.published else _("no date")
    titled = _("“%(words)s”", words=one.title) if one.title else ""
    reference = wording.row([words for words in (str(one.publisher), titled, dated) if words])
    first_day = one.published.first_day if one.published else None
    found = _("In: %(title)s, release %(release)s.", title=about.title, release=release.name)
    named = wording.sentences(said, reference)
    text = " ".join((named, one.url or _("No link."), found))
    fields = {
        "author": one.publisher.key,
        "title": one.title or said or one.publisher.key,
        "year": str(first_day.year) if first_day else "",
        "url": (one.url or "").replace("{", "%7B").replace("}", "%7D"),
        "urldate": str(one.accessed),
        "note": wording.sentences(said, found),
        "howpublished": rf"\url{{{link}}}" if link else "",
    }
    return _cited(name or one.id, text, fields, link)


def _here(release: Release, link: str) -> dict[str, str]:
    released = release.dataset.about.released
    return {"year": str(released.year), "version": release.name, "url": link}


def _cited(key: str, text: str, fields: Mapping[str, str], link: str) -> Citation:
    return Citation(f"{text} {link}".strip(), _entry(key, fields))


def _entry(key: str, fields: Mapping[str, str]) -> str:
    """An entry of BibTeX.

    Braces within braces keep a text as it is written: no capital is lost, no name is cut.
    """
    lines = [f"@misc{{{key}"]
    for name, text in fields.items():
        if text:
            written = text if name in _VERBATIM else f"{{{text.translate(_LATEX)}}}"
            lines.append(f"    {name} = {{{written}}}")
    return ",\n".join(lines) + "\n}\n"
