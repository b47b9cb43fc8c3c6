"""Periods in the languages of readers: names of months, the order of a date, how sure it is."""

import subprocess
import sys
from datetime import date as Date
from gettext import NullTranslations

import pytest
from babel import Locale

from dashboard.period import parse
from dashboard.words import periods, speaking
from dashboard.words.messages import Language


class _Chinese(NullTranslations):
    """The few messages of a period."""

    _MESSAGES = {
        "%(start)s to %(end)s %(year)s": "%(year)s年%(start)s至%(end)s",
        "about %(time)s": "约%(time)s",
    }

    def gettext(self, message: str) -> str:
        return self._MESSAGES.get(message, message)


LANGUAGES = {
    "en": Language("en", NullTranslations()),
    "sr": Language("sr-Latn", NullTranslations(), Locale("sr", script="Latn")),
    "zh": Language("zh-Hans", _Chinese(), Locale("zh", script="Hans")),
}


@pytest.mark.parametrize(
    ("tag", "text", "words"),
    [
        ("en", "2018", "2018"),
        ("sr", "2018", "2018"),
        ("zh", "2018", "2018年"),
        ("en", "2018-09", "September 2018"),
        ("sr", "2018-09", "septembar 2018"),
        ("zh", "2018-09", "2018年9月"),
        ("en", "2018-09-30", "30 September 2018"),
        ("sr", "2018-09-30", "30. septembar 2018"),
        ("zh", "2018-09-30", "2018年9月30日"),
        ("en", "2018-01/2018-08", "January to August 2018"),
        ("zh", "2018-01/2018-08", "2018年1月至8月"),
        ("en", "2018-01-05/2018-08-09", "5 January to 9 August 2018"),
        ("zh", "2018-01-05/2018-08-09", "2018年1月5日至8月9日"),
        ("en", "2018-05~", "about May 2018"),
        ("zh", "2018-05~", "约2018年5月"),
        ("en", "2018-05%/2018-08%", "about May to August 2018 (inferred)"),
        ("en", "2018?/2019", "2018 (inferred) to 2019"),
        ("en", "2016/", "since 2016, end not given"),
        ("en", "2016/..", "since 2016, still running"),
        ("en", "../2015", "until 2015"),
        ("en", "undated", "no date given"),
    ],
)
def test_a_period_is_written_as_its_language_has_it(tag: str, text: str, words: str) -> None:
    with speaking(LANGUAGES[tag]):
        assert periods.in_words(parse(text)) == words


@pytest.mark.parametrize(
    ("tag", "text", "words"),
    [
        ("en", "2018", ""),
        ("en", "2018-09", "Sep"),
        ("en", "2018-09-09", "9 Sep"),
        ("sr", "2018-09-09", "9. sep"),
        ("zh", "2018-09-09", "9月9日"),
    ],
)
def test_a_mark_has_month_and_day_only(tag: str, text: str, words: str) -> None:
    start = parse(text).start
    assert start is not None
    with speaking(LANGUAGES[tag]):
        assert periods.short(start) == words


MONTHS = """
import sys
from dashboard.words import speaking
from dashboard.words.catalogues import language_of
from dashboard.words.periods import in_words, short
from dashboard.period import parse
for tag in sys.argv[1:]:
    with speaking(language_of(tag)):
        print(tag, short(parse("2018-09").start), in_words(parse("2018-01/2018-09")), sep="|")
"""


def test_months_are_the_same_whichever_language_is_spoken_first() -> None:
    """Each order in a process of its own, since Babel keeps what it has read."""
    tags = ["en", "sr-Latn", "sr-Cyrl", "zh-Hans"]
    orders = [tags, tags[::-1], ["sr-Cyrl", "zh-Hans", "sr-Latn", "en"]]
    told = [
        subprocess.run(
            [sys.executable, "-c", MONTHS, *order], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for order in orders
    ]
    assert sorted(told[0]) == [
        "en|Sep|January to September 2018",
        "sr-Cyrl|сеп|јануар – септембар 2018",
        "sr-Latn|sep|januar – septembar 2018",
        "zh-Hans|9月|2018年1月至9月",
    ]
    assert [sorted(lines) for lines in told[1:]] == [sorted(told[0])] * 2


def test_what_is_kept_for_one_language_is_not_shown_in_another() -> None:
    told = []
    for tag in ("en", "zh", "sr", "en"):
        with speaking(LANGUAGES[tag]):
            told.append((periods.day(Date(2024, 5, 9)), periods.in_words(parse("2024-05"))))
    assert told == [
        ("9 May 2024", "May 2024"),
        ("2024年5月9日", "2024年5月"),
        ("9. maj 2024", "maj 2024"),
        ("9 May 2024", "May 2024"),
    ]
