"""The languages of the site: a switch in the head of every page, and links for search engines."""

from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.markup import choices
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.store import Release
from dashboard.words import choosing, language
from dashboard.words.messages import Language


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language to choose."""

    tag: str
    name: str
    """Its name in itself: 'Srpski', 'Српски', '中文'."""
    address: str
    """This view in it."""
    is_spoken: bool


def switch(site: Site, up: str) -> Markup:
    """The languages of this view, each by its own name; nothing where there is one only.

    `up` leads from the page to the overview.
    """
    found = choosing.offered(site.release)
    if len(found) < 2:
        return Markup("")
    view = {**choices.query(site, "lang"), "focus": site.selection.focus or ""}
    here = {parameter: value for parameter, value in view.items() if value}
    tongues: list[Tongue] = []
    for offered in found:
        query = urlencode({**here, choosing.PARAMETER: offered.tag}, doseq=True)
        address = f"{up}{site.page}?{query}"
        tongues.append(Tongue(offered.tag, name(offered), address, offered.tag == language()))
    return fill("languages.html", "switch", tongues=tongues)


def name(one: Language) -> str:
    """What a language calls itself."""
    itself = one.locale.get_language_name(one.locale) or one.tag
    return itself[:1].upper() + itself[1:]


def others(release: Release, address: str) -> list[tuple[str, str]]:
    """Tag and address of a page in each language, for search engines; 'x-default' asks nobody."""
    found = choosing.offered(release)
    if len(found) < 2:
        return []
    return [("x-default", address), *((one.tag, in_language(address, one)) for one in found)]


def in_language(address: str, one: Language) -> str:
    """The address of a page that names its language."""
    return f"{address}?{urlencode({choosing.PARAMETER: one.tag})}"
