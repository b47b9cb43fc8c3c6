"""The language of an answer: that of the record where the interface speaks it, apart from how numbers are written."""

from decimal import Decimal
from gettext import NullTranslations
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import record, store, web
from dashboard.charts import view
from dashboard.words import catalogues, choosing, language, numbers, speaking
from dashboard.words.messages import ENGLISH, Language
from tests.folders import DATA, add_article, edit

from .caller import ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))


class _Marked(NullTranslations):
    """A language whose words carry a sign."""

    def gettext(self, message: str) -> str:
        return f"※{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


NORWEGIAN = Language("nb", _Marked())


@pytest.fixture
def shown(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of its own that is on show, with an article."""
    add_article(small)
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    return small


@pytest.fixture
def norwegian(monkeypatch: pytest.MonkeyPatch) -> Language:
    """The interface speaks Norwegian too."""
    there = {"en": ENGLISH, "nb": NORWEGIAN}
    monkeypatch.setattr(catalogues, "languages", lambda folder: there)
    return NORWEGIAN


def test_without_a_language_of_its_own_a_record_has_that_of_its_numbers(shown: Path) -> None:
    about = store.current(shown).dataset.about
    assert about.language is None
    assert about.language_of_texts == about.locale == "en-GB"


@pytest.mark.parametrize("tag", ["nb", "sr-Latn", "zh-Hans"])
def test_the_page_says_in_which_language_the_record_is(shown: Path, tag: str) -> None:
    edit(shown, "dataset.yaml", "locale: en-GB", f"locale: en-GB\nlanguage: {tag}")
    assert f'<html lang="{tag}"' in ask(APP, "/").text
    missing = ask(APP, "/nowhere")
    assert missing.status == 404
    assert f'<html lang="{tag}"' in missing.text


def test_numbers_stay_as_the_locale_writes_them(shown: Path) -> None:
    edit(shown, "dataset.yaml", "locale: en-GB", "locale: en-GB\nlanguage: de")
    about = store.current(shown).dataset.about
    assert numbers.number(Decimal("1234.5"), about.locale) == "1,234.5"
    assert numbers.number(Decimal("1234.5"), about.language_of_texts) == "1.234,5"


@pytest.mark.usefixtures("norwegian")
def test_a_record_in_a_language_of_the_interface_is_answered_in_it(shown: Path) -> None:
    assert "※" not in ask(APP, "/article").text
    edit(shown, "dataset.yaml", "locale: en-GB", "locale: en-GB\nlanguage: nb-NO")
    assert choosing.written_in(store.current(shown)) is NORWEGIAN
    assert "<h3>※On record</h3>" in ask(APP, "/article").text
    assert language() == "en"


@pytest.mark.usefixtures("norwegian")
def test_a_record_in_another_language_is_answered_in_english(shown: Path) -> None:
    edit(shown, "dataset.yaml", "locale: en-GB", "locale: en-GB\nlanguage: zh-Hans")
    assert choosing.written_in(store.current(shown)) is ENGLISH
    assert "<h3>On record</h3>" in ask(APP, "/article").text


def test_a_record_that_cannot_be_shown_is_answered_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(DATA / "broken"))
    assert ask(APP, "/").status == 503
    assert ask(APP, "/healthz").json["release"] is None


def test_what_is_kept_for_one_language_is_not_shown_in_another(shown: Path) -> None:
    known = record.of(store.current(shown))
    chart = next(iter(known.dataset.chart.values()))
    english = view.of(chart, known)
    with speaking(NORWEGIAN):
        assert view.of(chart, known) is view.of(chart, known)
        assert view.of(chart, known) is not english
        other = web.page.text(store.shown(shown), "article", "/")
    assert view.of(chart, known) is english
    assert "※" in other
    assert "※" not in web.page.text(store.shown(shown), "article", "/")
