"""Pages before their scripts: the blocks of the page itself, and links that hold without scripts."""

import re
from collections.abc import Callable
from datetime import date as Date

import pytest
from markupsafe import Markup
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from dashboard import web
from dashboard.charts import view
from dashboard.charts.base import FigureView
from dashboard.model import Chart
from dashboard.web import page as index
from tests.web.caller import Answer, ask

from .screen import DATASET, DRAWN, PAGES, RECORD, RELEASE, bodies, plain, tight

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
OWN = ('<footer class="site"', '<p class="cite"')
"""Beginnings of blocks with the address of the reader, which is another one in a simulated page."""

PLACE = re.compile(r'<div class="place"><figure [^>]*></figure></div>')
"""Where a script draws a figure; before scripts, words stand there."""


def get(page: str, query: str = "") -> Answer:
    return ask(APP, f"/{'' if page == 'overview' else page}{query}")


def first(answer: Answer) -> str:
    """What stands in the place of the page, with spaces that may break, and without lines."""
    start, end = answer.text.index('<div id="first"'), answer.text.index('<div id="root"')
    return tight(answer.text[start:end].replace("\N{NO-BREAK SPACE}", " "))


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_stands_there_before_its_scripts(
    page: str, page_of: Callable[[str], AppTest]
) -> None:
    before = first(get(page))
    whole = (PLACE.sub("", body) for body in bodies(page_of(page)))
    blocks = [block for block in whole if block and not block.startswith(OWN)]
    assert len(blocks) > 1
    for block in blocks:
        assert block in before


FIGURES = [chart for chart in DRAWN if isinstance(view.of(chart, RECORD), FigureView)]


@pytest.mark.parametrize("chart", FIGURES, ids=[chart.id for chart in FIGURES])
def test_a_figure_is_told_in_words(chart: Chart) -> None:
    words = plain(view.of(chart, RECORD).alt_text)
    before = Markup(first(get(DATASET.page_of[chart.series[0]], f"?chart={chart.id}"))).striptags()
    assert words
    assert words in plain(before)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("overview", DATASET.observations[0].id),
        ("timeline", DATASET.events[0].id),
        ("sources", DATASET.sources[0].id),
    ],
)
def test_a_link_to_evidence_holds_without_scripts(page: str, name: str) -> None:
    before = first(get(page, f"?focus={name}"))
    assert '<section class="evidence"' in before
    assert f"?focus={name}&amp;release={RELEASE.name}" in before
    assert '<section class="evidence"' not in first(get(page))


def test_a_link_to_an_earlier_day_holds_without_scripts() -> None:
    before = first(get("checks", "?as_of=2019-06-01"))
    count = len(DATASET.known(Date(2019, 6, 1)).observations)
    assert "The record as it could be known on 1 June 2019" in before
    assert f"{count} of {len(DATASET.observations)} values" in before


def test_a_link_to_one_chart_holds_without_scripts() -> None:
    chart, *others = DRAWN
    before = first(get(DATASET.page_of[chart.series[0]], f"?chart={chart.id}"))
    assert f'<h2 id="{chart.id}">' in before
    assert not any(f'<h2 id="{other.id}">' in before for other in others)


@pytest.mark.parametrize("text", ["<b>b</b>", "nobody", "2024-13-45"])
def test_what_a_link_names_in_vain_is_said_and_kept_in_no_cache(text: str) -> None:
    kept = index._body.cache_info().currsize
    before = first(get("checks", f"?focus={text}&as_of={text}"))
    assert f"“{Markup.escape(text)}” in focus, which names no observation" in before
    assert f"“{Markup.escape(text)}” in as_of, which is no day" in before
    assert index._body.cache_info().currsize == kept
