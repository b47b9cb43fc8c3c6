"""The language of a reader: that of the link, else the first of the browser's that there is."""

from babel.core import get_global, parse_locale

from dashboard.store import Release
from dashboard.words.catalogues import language_of
from dashboard.words.messages import Language, language

PARAMETER = "lang"
"""The parameter of a link that names a language."""
_ENOUGH = 0.5
"""The part of the texts that has to be there before a language is offered to everybody."""


def written_in(release: Release) -> Language:
    """The language that the texts of a release are in.

    It is English where the interface does not speak it.
    """
    return language_of(release.dataset.about.language_of_texts)


def there(release: Release) -> list[Language]:
    """The languages that a link can name: that of the record, and those with a catalogue."""
    original = written_in(release.told(""))
    others = [language_of(tag) for tag in release.languages]
    return [original, *(found for found in others if found.tag != original.tag)]


def offered(release: Release) -> list[Language]:
    """The languages that readers are shown: those of which the catalogue is half full at least."""
    original, *others = there(release)
    return [original, *(found for found in others if _is_told(release, found.tag))]


def _is_told(release: Release, tag: str) -> bool:
    found = release.translation(tag)
    return len(found.words) >= found.texts * _ENOUGH


def named(release: Release, tag: str) -> Language | None:
    """The language that a link names by its tag; None where there is none."""
    return next((one for one in there(release) if one.tag.casefold() == tag.casefold()), None)


def of_reader(release: Release, asked: str, accepted: str) -> Language:
    """The language for a link that names one, and a browser that accepts some.

    `accepted` is the header Accept-Language. Where both are empty, the record speaks its own
    language.
    """
    found = named(release, asked) if asked else None
    if found is not None:
        return found
    choices = offered(release)
    by_script = {_script(one.tag): one for one in reversed(choices)}
    for tag in _in_order(accepted):
        if _script(tag) in by_script:
            return by_script[_script(tag)]
    return choices[0]


def _in_order(accepted: str) -> list[str]:
    """The tags of a header, the one that is liked best first; those with q=0 are refused."""
    liked: list[tuple[float, int, str]] = []
    for part in accepted.split(","):
        tag, _, quality = part.partition(";")
        try:
            weight = float(quality.partition("=")[2] or 1)
        except ValueError:
            weight = 0
        if tag.strip() and weight > 0:
            liked.append((-weight, len(liked), tag.strip()))
    return [tag for _, _, tag in sorted(liked)]


def _script(tag: str) -> tuple[str, str]:
    """A language and its script, also where the tag leaves that out.

    'sr-RS' is Cyrillic, 'zh-TW' has traditional signs.
    """
    try:
        spoken, territory, script, *_ = parse_locale(tag, sep="-")
    except ValueError:
        return "", ""
    likely = get_global("likely_subtags")
    whole = likely.get(f"{spoken}_{territory}") or likely.get(spoken) or spoken
    return spoken, script or parse_locale(whole)[2] or ""


def told(release: Release) -> Release:
    """A release in the language that is spoken now."""
    return release.told(language())
