"""Texts in another language than that of the page are marked with theirs."""

import pytest
from markupsafe import Markup

from dashboard.markup.originals import Marks

KNOWN = {
    "Of the plant alone": "en",
    "Of the plant alone, as it says": "en",
    "The plant & its owner": "en",
    "“It is the best”": "en",
    "prodata je za 1 dolar": "sr",
    "河钢塞尔维亚公司": "zh",
    "National Bank": "en",
    "about 40 %": "en",
    "749,5": "en",
    "Vreme": "en",
    "It says 'all'.": "en",
    '"Six years" on': "en",
}
EN = '<span lang="en">'


def marked(html: str) -> str:
    return str(Marks(KNOWN).block(Markup(html)))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Of the plant alone</p>", f"<p>{EN}Of the plant alone</span></p>"),
        ("<p> Of the plant alone. </p>", f"<p> {EN}Of the plant alone</span>. </p>"),
        ("<p>Процена. Of the plant alone.</p>", f"<p>Процена. {EN}Of the plant alone</span>.</p>"),
        (
            "Of the plant alone, as it says; Of the plant alone",
            f"{EN}Of the plant alone, as it says</span>; {EN}Of the plant alone</span>",
        ),
        ("<p>The plant &amp; its owner</p>", f"<p>{EN}The plant &amp; its owner</span></p>"),
        ("<p>“It is the best”</p>", f"<p>“{EN}It is the best</span>”</p>"),
        ("<b>“prodata je za 1 dolar”</b>", '<b>“<span lang="sr">prodata je za 1 dolar</span>”</b>'),
        ("<b>“河钢塞尔维亚公司”</b>", '<b>“<span lang="zh">河钢塞尔维亚公司</span>”</b>'),
        ("<b>about 40\u00a0%</b>", f"<b>{EN}about 40\u00a0%</span></b>"),
        ("<b>National Bank</b>, 2018", f"<b>{EN}National Bank</span></b>, 2018"),
        (
            "<p>Белешка. &#34;Six years&#34; on</p>",
            f"<p>Белешка. &#34;{EN}Six years&#34; on</span></p>",
        ),
        ("<p>It says &#39;all&#39;.</p>", f"<p>{EN}It says &#39;all&#39;</span>.</p>"),
        ("由National Bank说出", f"由{EN}National Bank</span>说出"),
        ("<b>Vreme</b>", f"<b>{EN}Vreme</span></b>"),
    ],
)
def test_a_text_alone_or_within_a_sentence_is_marked(html: str, expected: str) -> None:
    assert marked(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>Of the plant aloneness</p>",
        "<p>of the plant alone</p>",
        "<b>749,5</b>",
        "<b>Vreme prolazi</b>",
        "<b>about 400 %</b>",
        '<q lang="fr">Of the plant alone <b>Of the plant alone</b></q>',
        "<option>Of the plant alone</option>",
        "<style>Of the plant alone</style>",
        '<a title="Of the plant alone">Погон</a>',
        "",
        "Погон",
    ],
)
def test_all_else_is_left_as_it_is(html: str) -> None:
    assert marked(html) == html


def test_after_an_element_with_a_language_texts_are_marked_again() -> None:
    html = '<div lang="en"><div>National Bank</div></div><div>National Bank</div>'
    assert marked(html).endswith(f"</div><div>{EN}National Bank</span></div>")


def test_what_is_poison_stays_escaped() -> None:
    marks = Marks({'The <img> of "all"': 'en"><script>'})
    html = Markup("<p>{}</p>").format('The <img> of "all"')
    assert "<script>" not in marks.block(html)
    assert "<img>" not in marks.block(html)
