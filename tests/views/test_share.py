"""One chart alone, the snippet that shows it elsewhere, and the link that lasts."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from .screen import DATASET, DRAWN, RELEASE, bodies, figures, notices, opened, words


def page_of(chart: str) -> str:
    return next(page.id for page in DATASET.pages if any(one.id == chart for one in page.charts))


def copied(at: AppTest) -> list[str]:
    """What the buttons copy: a text of their own, or the lines before them."""
    places = r'data-copy="(.*?)"|<pre><code>([^<]*)</code></pre><button type="button" class="copy">'
    return [
        Markup(own or before).unescape()
        for body in bodies(at)
        for own, before in re.findall(places, body, re.DOTALL)
    ]


@pytest.mark.parametrize("chart", [chart.id for chart in DRAWN])
def test_chart_alone_has_its_title_sources_and_the_way_back(chart: str) -> None:
    page = page_of(chart)
    at = opened(page, chart=chart)
    assert not at.exception
    assert figures(at) == [chart]
    assert " ".join(DATASET.chart[chart].title.split()) in words(at)
    assert '<summary>Sources</summary><div class="panel-body"><ul class="sources"><li>' in "".join(
        bodies(at)
    )
    assert f'href="./{page}#{chart}"' in "".join(bodies(at))


def test_link_to_copy_carries_every_choice_with_defaults_and_the_release() -> None:
    links = {
        text
        for text in copied(opened("timeline", q="smelter"))
        if "timeline?" in text and "q=" in text and " " not in text
    }
    (link,) = links
    held = parse_qs(urlsplit(link).query)
    assert held["q"] == ["smelter"]
    assert held["release"] == [RELEASE.name]
    assert {"from", "to"} <= set(held)


def test_link_to_copy_of_an_earlier_day_carries_the_day() -> None:
    day = str(DATASET.days[len(DATASET.days) // 2])
    links = [text for text in copied(opened("data", as_of=day)) if "release=" in text]
    assert links
    assert all(
        parse_qs(urlsplit(link).query)["as_of"] == [day]
        for link in links
        if "?" in link and "\n" not in link and "@" not in link
    )


@pytest.mark.parametrize("chart", [chart.id for chart in DRAWN[:3]])
def test_link_to_copy_of_one_chart_shows_this_chart_alone(chart: str) -> None:
    page = page_of(chart)
    links = [
        text
        for text in copied(opened(page, chart=chart, utm_source="x", q="steel"))
        if f"{page}?" in text and not any(mark in text for mark in " \n#")
    ]
    (link,) = links
    held = parse_qs(urlsplit(link).query)
    assert held["chart"] == [chart]
    assert not {"q", "utm_source"} & held.keys()
    assert figures(opened(page, chart=held["chart"][0])) == [chart]


def test_copied_link_opens_the_same_view() -> None:
    (link,) = (
        text
        for text in copied(opened("exports"))
        if "exports?" in text and "\n" not in text and " " not in text and "#" not in text
    )
    query = {name: values[-1] for name, values in parse_qs(urlsplit(link).query).items()}
    at = opened("exports", **query)
    assert notices(at) == []
    assert figures(at) == figures(opened("exports"))


def test_snippet_is_a_frame_of_the_chart_alone() -> None:
    chart = DATASET.pages[0].charts[0]
    at = opened(DATASET.pages[0].id, chart=chart.id)
    fitting, plain = (text for text in copied(at) if text.startswith("<iframe"))
    assert "source === frame.contentWindow" in fitting
    assert "<script" not in plain
    for snippet in (fitting, plain):
        found = re.search(r'src="([^"]+)" title="([^"]+)"', snippet)
        assert found
        held = parse_qs(urlsplit(Markup(found[1]).unescape()).query)
        assert (held["chart"], held["embed"]) == ([chart.id], ["true"])
        assert held["release"] == [RELEASE.name]
        assert Markup(found[2]).unescape() == chart.title
        assert re.search(r"height:[1-9][0-9]{2,}px", snippet)
    page = "".join(bodies(at))
    assert "<iframe" not in page
    assert "<script" not in page


def test_an_embedded_chart_has_no_menu_and_no_foot_and_a_whole_page_keeps_its_title(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Streamlit keeps the parameter from the page and says in the context that it is there."""
    monkeypatch.setattr(type(st.context), "is_embedded", True)
    page, chart = DATASET.pages[0].id, DATASET.pages[0].charts[0]
    alone = words(opened(page, chart=chart.id))
    assert f"{DATASET.about.title}: all of {DATASET.page[page].title}" in alone
    assert chart.title in alone
    assert "Words explained" not in alone
    assert "Overview" not in alone
    whole = "".join(bodies(opened(page)))
    assert "<h1" in whole
    assert "Words explained" in whole
    assert 'class="masthead"' not in whole


@pytest.mark.parametrize("chart", [chart.id for chart in DRAWN[:3]])
def test_the_files_of_a_chart_come_with_a_citation(chart: str) -> None:
    whole = "".join(bodies(opened(page_of(chart), chart=chart)))
    _, begun, rest = whole.partition("<summary>Download</summary>")
    download, ended, _ = rest.partition("<summary>Link</summary>")
    assert begun
    assert ended
    assert "Copy citation" in download
    assert f"release {RELEASE.name}" in Markup(download).striptags()
