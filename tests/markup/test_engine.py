"""Templates: what is escaped, what is refused, and where a per cent sign stands."""

import re
from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from dashboard import markup
from dashboard.markup import fill, joined, unbroken
from dashboard.words import language_of, speaking
from dashboard.words.messages import Language

TEMPLATES = Path(markup.__file__).with_name("templates")
POISON = ("<b>b</b>", "</p><script>x()</script>", "\"'&", "{{ 7 * 7 }}", "{% raw %}")


@pytest.mark.parametrize("text", POISON)
def test_a_text_is_escaped_and_never_a_template(text: str) -> None:
    body = fill("frame.html", "head", title=text, standfirst=text)
    assert f"<h1>{Markup.escape(text)}</h1>" in body
    assert f'<p class="standfirst">{Markup.escape(text)}</p>' in body


@pytest.mark.parametrize("text", POISON)
def test_a_text_is_escaped_in_an_attribute(text: str) -> None:
    body = fill("take.html", "copy", label="Copy", text=text)
    assert f'data-copy="{Markup.escape(text)}">Copy</button>' in body


def test_html_of_our_own_is_kept() -> None:
    body = fill("chart.html", "folded", summary="<", body=Markup("<p>a</p>"))
    assert "<summary>&lt;</summary>" in body
    assert "<p>a</p>" in body


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        fill("frame.html", "head", title="a")


def test_a_value_that_nobody_asks_for_is_an_error() -> None:
    with pytest.raises(TypeError, match="other"):
        fill("frame.html", "head", title="a", standfirst="b", other="c")


def test_pieces_are_joined_as_html_and_texts_among_them_escaped() -> None:
    assert joined((Markup("<p>a</p>"), "<b>")) == "<p>a</p>&lt;b&gt;"


def test_a_per_cent_sign_stays_on_the_line_of_its_number() -> None:
    assert unbroken(Markup("<p>1.5 % of it</p>")) == "<p>1.5\N{NO-BREAK SPACE}% of it</p>"


def test_no_template_makes_html_of_a_text() -> None:
    texts = [path.read_text("utf-8") for path in TEMPLATES.iterdir()]
    assert len(texts) > 10
    for text in texts:
        assert not re.search(r"\|\s*safe\b|autoescape", text)


class _Shouted(NullTranslations):
    """A language of capitals."""

    def gettext(self, message: str) -> str:
        return re.sub(r"%\([A-Z]+\)S", lambda place: place[0].lower(), message.upper())

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_a_template_speaks_the_language_of_each_of_its_readers() -> None:
    groups = [{"words": "a", "meaning": "b", "entries": []}]
    told = {}
    for tag, catalogue in (("en", NullTranslations()), ("x-loud", _Shouted()), ("en", None)):
        with speaking(Language(tag, catalogue or NullTranslations())):
            told[tag] = fill("article.html", "tally", total=2, groups=groups, address="article")
    assert "<h2>2 claims of the article</h2>" in told["en"]
    assert "<h2>2 CLAIMS OF THE ARTICLE</h2>" in told["x-loud"]


@pytest.mark.parametrize(("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims")])
def test_a_template_names_the_number_of_a_message(number: int, words: str) -> None:
    body = fill("article.html", "tally", total=number, groups=[], address="article")
    assert f"<h2>{words} of the article</h2>" in body


@pytest.mark.parametrize(
    ("tag", "body", "seen"),
    [
        ("zh-Hans", "5月9日。\n 卡片", "5月9日。卡片"),
        ("zh-Hans", "<b>记录：</b> 680个", "<b>记录：</b>680个"),
        ("zh-Hans", "<p>全部。</p>\n<p>卡片</p>", "<p>全部。</p>\n<p>卡片</p>"),
        ("zh-Hans", "<a>（推断）</a> 最早", "<a>（推断）</a> 最早"),
        ("zh-Hans", "May 9. Cards: all", "May 9. Cards: all"),
        ("sr-Cyrl", "记录。 卡片", "记录。 卡片"),
    ],
)
def test_no_space_stands_behind_a_mark_of_chinese(tag: str, body: str, seen: str) -> None:
    with speaking(language_of(tag)):
        assert unbroken(Markup(body)) == seen
