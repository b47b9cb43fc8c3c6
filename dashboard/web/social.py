"""Pictures for previews in social media: the main number of a page, who says it, and the release. Drawn without a browser."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import resvg_py
from fontTools.ttLib import TTFont
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from dashboard import record, shelf, store
from dashboard.charts import view
from dashboard.markup import every_page, fill, overview
from dashboard.reading import DatasetError
from dashboard.store import Release
from dashboard.web import page as pages
from dashboard.words import choosing, language, locale, periods, speaking, value_words, wording
from dashboard.words import gettext as _

_SANS, _SERIF = "SourceSans3VF", "Source Serif 4 Variable"


@lru_cache(maxsize=1)
def _fonts() -> dict[str, bytes]:
    """Name of a file -> a font that Streamlit brings, unpacked: the drawing library reads no web fonts."""
    found = {}
    for name in ("SourceSansVF-Upright", "SourceSerifVariable-Roman"):
        (packed,) = Path(get_static_dir(), "static", "media").glob(f"{name}.*.woff2")
        font = TTFont(packed)
        font.flavor = None
        unpacked = BytesIO()
        font.save(unpacked)
        found[f"{name}.ttf"] = unpacked.getvalue()
    return found


@lru_cache(maxsize=1)
def letters() -> frozenset[int]:
    """The characters that both fonts have."""
    fonts = (TTFont(BytesIO(font)) for font in _fonts().values())
    return frozenset.intersection(*(frozenset(font.getBestCmap()) for font in fonts))


@contextmanager
def in_letters_of_the_fonts() -> Iterator[None]:
    """Within the block a language is spoken that pictures can be drawn in.

    A language whose letters the fonts lack, as Chinese, gives way to that of the record.
    """
    months = locale().months["format"]["wide"].values()
    if {ord(letter) for name in months for letter in name} <= letters():
        yield
        return
    original = choosing.written_in(store.current(store.folder()))
    with speaking(original):
        yield


def as_png(svg: str, zoom: float = 1) -> bytes:
    """The picture as PNG. The library takes fonts from files only, which are gone when it is done."""
    with tempfile.TemporaryDirectory(prefix="fonts-") as folder:
        paths = [Path(folder, name) for name in _fonts()]
        for path, font in zip(paths, _fonts().values(), strict=True):
            path.write_bytes(font)
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg, font_files=[str(path) for path in paths], zoom=zoom
            )
        )


def main_number(release: Release, page: str) -> tuple[str, str, str]:
    """Label, number and source: the first claim of the site, the latest whole year of a page's first chart, or a count."""
    known = record.of(release)
    cards = overview.cards(known)
    if page == "overview" and cards:
        return cards[0].label, cards[0].number, cards[0].by
    if page in release.dataset.page:
        values = view.of(release.dataset.page[page].charts[0], known).values
        used = [value for value in values if value.is_used and value.is_whole_year]
        if used:
            last = used[-1]
            return (
                f"{last.series.title}, {periods.in_words(last.period)}",
                value_words.shown(known.dataset, last),
                wording.by_line(last.source),
            )
    return (
        pages.title(release, page).split(" · ")[0],
        pages.description(release, page).split(". ")[0],
        release.dataset.about.maintainer,
    )


@shelf.kept(32)
def picture(release: Release, page: str, spoken: str) -> bytes:
    """1200 by 630 pixels, PNG."""
    label, number, source = main_number(release, page)
    svg = fill(
        "pictures.html",
        "preview",
        about=release.dataset.about,
        label=wrap(label, 60)[:2],
        number=wrap(number, 26)[:2] or [""],
        source=wrap(source, 70)[:2],
        release=release,
        sans=_SANS,
        serif=_SERIF,
    )
    return as_png(str(svg))


def _social(request: Request) -> Response:
    with in_letters_of_the_fonts():
        return _drawn(request.path_params["page"])


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
        sentence = f"No picture can be drawn: the folder for temporary files cannot be written ({error.strerror}).\n"
        return Response(sentence, 503, {"Retry-After": "60"}, "text/plain")
    return Response(
        drawn, headers={"Cache-Control": "public, max-age=86400"}, media_type="image/png"
    )


ROUTES = (Route("/social/{page:slug}.png", _social, methods=["GET", "HEAD"]),)
