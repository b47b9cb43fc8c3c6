"""Pictures for previews in social media, drawn without a browser.

Each shows the main number of a page, who says it, and the release.
"""

import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import record, shelf, store
from dashboard.charts import view
from dashboard.markup import claim_cards, every_page, fill, sheet
from dashboard.reading import DatasetError
from dashboard.store import Release
from dashboard.web import page as pages
from dashboard.web.letters import as_png, in_letters_of_the_fonts
from dashboard.words import choosing, language, periods, value_words, wording
from dashboard.words import gettext as _

_LABEL, _NUMBER, _SOURCE = 58, 26, 64
"""Letters of a line of the label, of the number and of the source."""
_LINES = 2
"""Lines of each of them, at most."""


def main_number(release: Release, page: str) -> tuple[str, str, str]:
    """Label, number and source of what a picture shows.

    It is the first claim of the site, the latest whole year of a page's first chart, or a count.
    """
    known = record.of(release)
    cards = claim_cards.cards(known)
    if page == "overview" and cards:
        return cards[0].label, cards[0].number, cards[0].quoted_from or cards[0].by
    if page in release.dataset.page:
        values = view.of(release.dataset.page[page].charts[0], known).values
        used = [value for value in values if value.is_used and value.is_whole_year]
        if used:
            last = used[-1]
            return (
                _(
                    "%(series)s, %(time)s",
                    series=last.series.title,
                    time=periods.in_words(last.period),
                ),
                value_words.shown(known.dataset, last),
                wording.by_line(last.source),
            )
    return (
        pages.title(release, page).split(" · ")[0],
        _first_sentence(pages.description(release, page)),
        release.dataset.about.maintainer,
    )


def _first_sentence(text: str) -> str:
    """What stands before the first full stop that another sentence follows."""
    return re.split(r"\. |。|(?<=[？！])", text, maxsplit=1)[0]


def _cut(text: str, letters: int) -> list[str]:
    """The first two lines of a text; three dots stand for what is left out."""
    whole = list(sheet.lines(text, letters))
    lines = whole[:_LINES]
    if len(whole) > len(lines):
        lines[-1] += "…"
    return lines


@shelf.kept(32)
def picture(release: Release, page: str, spoken: str) -> bytes:
    """1200 by 630 pixels, PNG."""
    label, number, source = main_number(release, page)
    svg = fill(
        "pictures.html",
        "preview",
        about=release.dataset.about,
        label=_cut(label, _LABEL),
        number=_cut(number, _NUMBER) or [""],
        source=_cut(source, _SOURCE),
        release=release,
        families=sheet.families(),
    )
    return as_png(str(svg))


def _social(request: Request) -> Response:
    return in_letters_of_the_fonts(lambda: _drawn(request.path_params["page"]))


def _drawn(name: str) -> Response:
    """The picture of a page in the language that is spoken."""
    try:
        release: Release | None = choosing.told(store.current(store.folder()))
    except DatasetError:
        release = None
    if release is None or name not in every_page(release.dataset):
        sentence = _("There is no picture of this page.")
        return Response(f"{sentence}\n", 404, media_type="text/plain")
    try:
        drawn = picture(release, name, language())
    except OSError as error:
        sentence = _(
            "No picture can be drawn: the folder for temporary files cannot be written"
            " (%(reason)s).",
            reason=error.strerror,
        )
        return Response(f"{sentence}\n", 503, {"Retry-After": "60"}, "text/plain")
    return Response(
        drawn, headers={"Cache-Control": "public, max-age=86400"}, media_type="image/png"
    )


ROUTES = (Route("/social/{page:slug}.png", _social, methods=["GET", "HEAD"]),)
