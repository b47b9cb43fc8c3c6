"""Words of the glossary in prose: the first mention leads to its explanation, at most three a block."""

import re

import pytest
from markupsafe import Markup

from dashboard.markup import terms
from dashboard.model import Dataset, Term

GLOSSARY = (
    Term(id="pulp", term="pulp", sentence="Wood that was <ground> or “cooked”.", also=("mash",)),
    Term(id="wood-pulp", term="wood pulp", sentence="Pulp of wood."),
    Term(id="r-d", term="R&D", sentence="Research."),
    Term(id="kiln", term="kiln", sentence="A hot room."),
    Term(id="about", term="about", sentence="A rounded number.", everyday=True),
)


@pytest.fixture
def explainer(dataset: Dataset) -> terms.Explainer:
    return terms.Explainer(dataset.model_copy(update={"glossary": GLOSSARY}))


def words(html: str) -> list[str]:
    """Each word that leads to its explanation, with the id that it leads to."""
    found = re.findall(
        r'<a class="inside term" href="\./words#word-([^"]*)"[^>]*>([^<]*)</a>', html
    )
    return [f"{name}: {word}" for name, word in found]


def test_the_first_mention_of_a_page_leads_to_its_sentence(explainer: terms.Explainer) -> None:
    first = explainer.block(Markup('<p class="caveat">Pulp, and pulp again, as mash.</p>'))
    assert words(first) == ["pulp: Pulp"]
    assert 'data-meaning="Wood that was &lt;ground&gt; or “cooked”."' in first
    second = Markup('<p class="verdict">Of pulp.</p>')
    assert explainer.block(second) == second


@pytest.mark.parametrize(
    "html",
    [
        "<p>pulp</p>",
        "<h2>pulp</h2>",
        '<p class="subtitle">pulp</p>',
        '<p class="caveat"><a href="./x">the pulp</a></p>',
        '<p class="caveat"><a class="outside" href="x">“<b>pulp</b>”</a></p>',
        '<p class="caveat">He said “pulp is king”.</p>',
        '<p class="caveat">Рекао је „pulp is king“.</p>',
        '<p class="caveat"><q>pulp</q> <code>pulp</code> <cite>pulp</cite></p>',
        '<p class="caveat">pulping, pulp-mill, minipulp</p>',
        '<p class="caveat"><span title="pulp">x</span></p>',
        '<p class="caveat">about</p>',
    ],
)
def test_titles_links_quotations_and_other_words_are_left(
    explainer: terms.Explainer, html: str
) -> None:
    assert explainer.block(Markup(html)) == html


def test_text_beside_links_and_quotations_is_explained(explainer: terms.Explainer) -> None:
    html = '<p class="what">A <a href="x">mill</a> of “pulp”, <b>wood pulp</b> &amp; R&amp;D.</p>'
    assert words(explainer.block(Markup(html))) == ["wood-pulp: wood pulp", "r-d: R&amp;D"]


@pytest.mark.parametrize("quoted", ["“a mill”", "„a mill“"])
def test_text_behind_a_quotation_is_explained(explainer: terms.Explainer, quoted: str) -> None:
    html = Markup(f'<p class="what">Of {quoted} and pulp.</p>')
    assert words(explainer.block(html)) == ["pulp: pulp"]


def test_a_block_explains_three_words_and_leaves_the_rest_to_the_next(
    dataset: Dataset,
) -> None:
    names = ("alder", "birch", "cedar", "elm")
    glossary = tuple(Term(id=name, term=name, sentence="A tree.") for name in names)
    explainer = terms.Explainer(dataset.model_copy(update={"glossary": glossary}))
    html = Markup('<p class="caveat">alder, birch</p><p class="verdict">cedar, elm</p>')
    assert words(explainer.block(html)) == ["alder: alder", "birch: birch", "cedar: cedar"]
    assert words(explainer.block(html)) == ["elm: elm"]


def test_a_dataset_without_words_changes_nothing(dataset: Dataset) -> None:
    html = Markup('<p class="caveat">pulp</p>')
    bare = terms.Explainer(dataset.model_copy(update={"glossary": ()}))
    assert bare.block(html) == html
