"""Pictures for previews: one of each page, the same each time, with the main number that the page shows."""

import errno
import io
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest
import resvg_py
from PIL import Image
from starlette.applications import Starlette

from dashboard import store, web
from dashboard.charts import view
from dashboard.markup import claim_cards, menu
from dashboard.record import of
from dashboard.web import social
from dashboard.words import value_words
from tests.folders import REAL, edit

from .caller import ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
RELEASE = store.current(REAL)
PAGES = tuple(menu(RELEASE.dataset))


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


@pytest.mark.parametrize("page", PAGES)
def test_picture_of_each_page_has_the_size_of_previews_and_something_on_it(page: str) -> None:
    answer = ask(APP, f"/social/{page}.png")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    image = Image.open(io.BytesIO(answer.body))
    assert image.size == (1200, 630)
    assert len(image.convert("RGB").getcolors(1 << 20) or ()) > 20


def test_pictures_differ_and_are_the_same_bytes_each_time() -> None:
    assert len({social.picture(RELEASE, page, "en") for page in PAGES}) == len(PAGES)
    social.picture.cache_clear()
    first = social.picture(RELEASE, "exports", "en")
    social.picture.cache_clear()
    assert social.picture(RELEASE, "exports", "en") == first


def test_main_number_is_that_of_the_first_card_or_of_the_latest_year() -> None:
    known = of(RELEASE)
    card = claim_cards.cards(known)[0]
    assert social.main_number(RELEASE, "overview") == (card.label, card.number, card.by)
    for page in RELEASE.dataset.pages:
        _, number, source = social.main_number(RELEASE, page.id)
        values = view.of(page.charts[0], known).values
        assert not values or (
            number in {value_words.shown(known.dataset, value) for value in values}
            and any(source.startswith(str(value.source.publisher)) for value in values)
        )


@pytest.mark.parametrize("page", ["no-such-page", "overview2"])
def test_unknown_page_has_no_picture(page: str) -> None:
    assert ask(APP, f"/social/{page}.png").status == 404


def test_texts_that_would_be_markup_are_drawn_as_texts(small: Path) -> None:
    plain = social.picture(store.current(small), "overview", "en")
    edit(
        small,
        "dataset.yaml",
        "title: Lillefoss Paper, in figures",
        'title: \'</text><rect width="1200" height="630"/>&<b>\'',
    )
    image = Image.open(io.BytesIO(social.picture(store.current(small), "overview", "en"))).convert(
        "RGB"
    )
    assert image.getpixel((600, 620)) == Image.open(io.BytesIO(plain)).convert("RGB").getpixel(
        (600, 620)
    )


def test_nothing_is_left_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[str] = []

    def draw(svg_string: str, font_files: list[str], **_options: object) -> bytes:
        seen.extend(font_files)
        assert all(Path(name).stat().st_size > 100_000 for name in font_files)
        return b"drawn"

    monkeypatch.setattr(resvg_py, "svg_to_bytes", draw)
    social.picture.cache_clear()
    assert social.picture(RELEASE, "overview", "en") == b"drawn"
    social.picture.cache_clear()
    assert {Path(name).parent.parent for name in seen} == {tmp_path}
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*arguments: object, **options: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)
    social.picture.cache_clear()
    answer = ask(APP, "/social/overview.png")
    assert answer.status == 503
    assert answer.body.decode() == (
        "No picture can be drawn: the folder for temporary files cannot be written (No space left on device).\n"
    )
    told = ask(APP, "/social/overview.png?lang=sr-Latn")
    assert told.status == 503
    assert told.body.decode().startswith("Slika se ne može nacrtati: ")
