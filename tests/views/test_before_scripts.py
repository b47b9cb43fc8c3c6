"""Pages before their scripts: the blocks of the page itself, and links that hold without scripts."""

import re
from collections.abc import Callable
from datetime import date as Date
from urllib.parse import parse_qs

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

from .screen import DATASET, DRAWN, GROUPS, PAGES, RECORD, blocks, opened, plain, tight

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))


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
    # A simulated page does not know its address.
    before = first(get(page)).replace("http://localhost/", "/")
    found = blocks(page_of(page))
    assert len(found) > 1
    assert before.count('<div class="block">') == len(found)
    for block in found:
        assert f'<div class="block">{block}</div>' in before


@pytest.mark.parametrize("page", ["overview", *GROUPS])
def test_the_application_leaves_out_what_a_script_puts_into_panels(page: str) -> None:
    sent = "".join(element.proto.body for element in opened(page).get("html"))
    before = get(page).text
    panels = re.findall(r'<div class="panel-body">(.*?)</div>', sent, re.DOTALL)
    assert panels == [""] * before.count('<div class="panel-body"><!--whole-->')
    assert panels
    assert len(sent) < len(before) * 0.7


CHOICES = [
    ("exports", "?unit=USD_m"),
    ("exports", "?view=2019"),
    ("timeline", "?kind=labour&q=strike&from=2010"),
    ("sources", "?kind=news_agency&q=ansa"),
    ("checks", "?kind=differs&as_of=2024-05-09"),
    ("data", "?view=gdp-usd&from=2018&to=2019"),
    ("data", "?view=zzz&from=2020&to=2018"),
]


@pytest.mark.parametrize(("page", "query"), CHOICES, ids=["".join(choice) for choice in CHOICES])
def test_what_a_link_chooses_is_chosen_before_scripts(page: str, query: str) -> None:
    before = first(get(page, query)).replace("http://localhost/", "/")
    found = blocks(opened(page, **parse_qs(query.removeprefix("?"))))
    assert found != blocks(opened(page))
    for block in found:
        assert f'<div class="block">{block}</div>' in before


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
    assert f'<a href="./evidence/{name}">' in before
    assert "Evidence:" not in first(get(page))
    assert f'<a href="./evidence/{name}?as_of=2026-11-26">' in first(
        get(page, f"?focus={name}&as_of=2026-11-26")
    )


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
