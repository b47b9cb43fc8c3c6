"""Charts for whoever pastes their addresses elsewhere, as oEmbed has it."""

import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from markupsafe import Markup
from starlette.applications import Starlette

from dashboard import store, web
from dashboard.charts import view
from dashboard.markup import anchor
from dashboard.record import Record
from dashboard.web import oembed

from .caller import Answer, ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
RELEASE = store.current(store.DEFAULT)
DATASET = RELEASE.dataset
HOST = "steel.example"
HOME = f"http://{HOST}/"
PAGE = DATASET.pages[0]
CHART = PAGE.charts[0]
URL = f"{HOME}{PAGE.id}?chart={CHART.id}"


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


def asked(url: str, more: str = "") -> Answer:
    return ask(APP, f"/oembed?url={quote(url, safe='')}{more}", host=HOST)


def framed(answer: Answer) -> str:
    """The address that the frame of an answer shows."""
    (found,) = re.findall(r'src="([^"]+)"', answer.json["html"])
    return Markup(found).unescape()


@pytest.mark.parametrize("page", DATASET.page)
def test_every_chart_has_an_answer_whose_frame_shows_it(page: str) -> None:
    for chart in DATASET.page[page].charts:
        answer = asked(f"{HOME}{page}?chart={chart.id}&unit=&utm_source=x")
        assert answer.status == 200, chart.id
        assert answer.headers["content-type"] == "application/json"
        told = answer.json
        assert (told["version"], told["type"]) == ("1.0", "rich")
        assert told["width"] == oembed.WIDTH
        assert 300 < told["height"] < 20_000
        held = parse_qs(urlsplit(framed(answer)).query)
        assert held["chart"] == [chart.id]
        assert held["embed"] == ["true"]
        assert held["release"] == [RELEASE.name]


@pytest.mark.parametrize(
    "url",
    [
        URL,
        URL.replace("http:", "https:"),
        f"{HOME}{PAGE.id}/?chart={CHART.id}",
        f"{HOME}{PAGE.id}#{anchor(CHART.id)}",
        f"{HOME}?chart={CHART.id}",
        f"{HOME}overview?chart={CHART.id}",
        f"{URL}&embed=true&release={RELEASE.name}",
    ],
)
def test_all_forms_of_the_address_of_a_chart_hold(url: str) -> None:
    assert asked(url).status == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://other.example/exports?chart=exports-by-year",
        f"http://{HOST}.evil.example/{PAGE.id}?chart={CHART.id}",
        f"ftp://{HOST}/{PAGE.id}?chart={CHART.id}",
        f"//{HOST}/{PAGE.id}?chart={CHART.id}",
        "javascript:alert(1)",
        "http://[",
        "x",
        f"{HOME}nowhere?chart={CHART.id}",
        f"{HOME}{PAGE.id}",
        f"{HOME}{PAGE.id}?chart=nothing",
        f"{HOME}{PAGE.id}#nothing",
        f"{HOME}evidence/{DATASET.observations[0].id}",
        HOME + "timeline",
    ],
)
def test_whatever_shows_no_single_chart_of_this_site_is_404(url: str) -> None:
    answer = asked(url)
    assert answer.status == 404
    assert answer.text.startswith("This address ")


@pytest.mark.parametrize(
    ("form", "status"), [("json", 200), ("xml", 501), ("", 501), ("JSON", 501)]
)
def test_there_is_json_and_nothing_else(form: str, status: int) -> None:
    assert asked(URL, f"&format={form}").status == status


@pytest.mark.parametrize("width", [1, 300, 340, 600, 799, 1200, 4000])
def test_no_answer_is_wider_or_higher_than_what_is_asked_for(width: int) -> None:
    told = asked(URL, f"&maxwidth={width}&maxheight=500").json
    assert told["width"] == min(width, oembed.WIDTH)
    assert told["height"] == 500
    assert f'width="{told["width"]}" height="500"' in told["html"]
    assert "thumbnail_url" not in told


def test_a_narrow_frame_is_higher_than_a_wide_one() -> None:
    assert asked(URL, "&maxwidth=340").json["height"] > asked(URL).json["height"]


@pytest.mark.parametrize("width", ["0", "-1", "x", "", "1e9", "12345678", "٣٠٠"])
@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
def test_what_is_no_length_is_refused_in_words(name: str, width: str) -> None:
    answer = asked(URL, f"&{name}={quote(width)}")
    assert (answer.status, answer.text) == (
        400,
        f"{name} is no number of pixels; write one such as 600.\n",
    )


def test_without_an_address_it_says_what_is_missing() -> None:
    for address in ("/oembed", "/oembed?url=", "/oembed?format=json"):
        answer = ask(APP, address)
        assert answer.status == 400
        assert "url" in answer.text


def test_the_unit_and_the_day_of_the_address_stay() -> None:
    known = Record(DATASET)
    chart = next(one for one in DATASET.chart.values() if len(view.of(one, known).choices) > 1)
    page = next(page for page in DATASET.pages if chart in page.charts)
    choice, day = view.of(chart, known).choices[1], str(DATASET.about.released)
    answer = asked(f"{HOME}{page.id}?chart={chart.id}&{chart.parameter}={choice}&as_of={day}")
    held = parse_qs(urlsplit(framed(answer)).query)
    assert (held[chart.parameter], held["as_of"]) == ([choice], [day])


def test_pages_of_one_chart_point_to_their_answer_and_others_do_not() -> None:
    alone = ask(APP, f"/{PAGE.id}?chart={CHART.id}", host=HOST).text
    (found,) = re.findall(
        r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', alone
    )
    answer = ask(APP, Markup(found).unescape().removeprefix(f"http://{HOST}"), host=HOST)
    assert answer.json["title"]
    assert parse_qs(urlsplit(framed(answer)).query)["chart"] == [CHART.id]
    for page in ("", PAGE.id, "timeline", "data"):
        assert "oembed" not in ask(APP, f"/{page}", host=HOST).text


def test_an_answer_is_asked_for_again_and_of_its_host_alone() -> None:
    answer = asked(URL)
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["access-control-allow-origin"] == "*"
    address = f"/oembed?url={quote(URL, safe='')}"
    again = ask(APP, address, host=HOST, if_none_match=answer.headers["etag"])
    assert again.status == 304
    assert ask(APP, address, host="other.example").status == 404


def test_a_dataset_that_cannot_be_shown_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(tmp_path))
    assert asked(URL).status == 503
