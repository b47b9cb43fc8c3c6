"""Messages in the language of the reader who is being answered."""

from gettext import NullTranslations

import pytest

from dashboard.words import gettext, language, ngettext, pgettext, speaking
from dashboard.words.messages import Language


class _Loud(NullTranslations):
    """A language that shouts."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("%(WHO)S", "%(who)s")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"%(number)d {msgid1 if n == 1 else msgid2}!"

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {message}"


LOUD = Language("x-loud", _Loud())


def test_english_is_the_text_of_the_code() -> None:
    assert language() == "en"
    assert gettext("40 %% of %(who)s", who="the city") == "40 % of the city"
    assert ngettext("%(number)d page", "%(number)d pages", 1) == "1 page"
    assert ngettext("%(number)d page", "%(number)d pages", 2) == "2 pages"
    assert pgettext("of a bar", "Open") == "Open"


def test_a_language_is_spoken_within_its_block_only() -> None:
    with speaking(LOUD):
        assert language() == "x-loud"
        assert gettext("from %(who)s", who="Xinhua") == "FROM Xinhua"
        assert ngettext("page", "pages", 2) == "2 pages!"
        assert pgettext("of a bar", "Open") == "of a bar: Open"
    assert gettext("from %(who)s", who="Xinhua") == "from Xinhua"


def test_it_ends_with_its_block_when_that_fails() -> None:
    with pytest.raises(ValueError, match="stop"), speaking(LOUD):
        raise ValueError("stop")
    assert language() == "en"


@pytest.mark.parametrize("text", ["%(missing)s", "100 %"])
def test_a_message_with_a_wrong_place_is_an_error(text: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        gettext(text)
