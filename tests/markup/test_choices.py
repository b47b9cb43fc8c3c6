"""What a page offers to choose, and what it keeps of a link."""

from collections.abc import Mapping
from urllib.parse import parse_qs

import pytest

from dashboard import record, selection, store
from dashboard.markup import Site, choices, menu
from dashboard.markup.site import SEARCHED
from dashboard.selection import Selection
from dashboard.store import Shown
from tests.folders import REAL

RELEASE = store.current(REAL)
RECORD = record.of(RELEASE)
PAGES = tuple("" if name == "overview" else name for name in menu(RELEASE.dataset))
NOTHING = Selection(None, None, None, ())


def site(page: str, chosen: Selection = NOTHING) -> Site:
    return Site(Shown(RELEASE), RECORD, chosen, page, "light")


def kept(page: str, parameters: Mapping[str, str], *kinds: str) -> tuple[Selection, list[str]]:
    asked = selection.read(parameters, RELEASE, page, kinds)
    found, strange = choices.kept(site(page, asked))
    return found, list(strange)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_without_choices_keeps_none(page: str) -> None:
    assert kept(page, {}) == (NOTHING, [])


@pytest.mark.parametrize("page", PAGES)
def test_every_option_that_a_page_offers_is_kept_and_its_default_is_no_choice(page: str) -> None:
    names = {
        "unit": "unit",
        "view": "view",
        "country": "country",
        "from": "first",
        "to": "last",
    }
    for parameter, options in choices.offered(site(page)).items():
        assert len(set(options)) == len(options) > 0
        if parameter == "kind":
            found, strange = kept(page, {}, *reversed(options))
            assert (found.kinds, strange) == (options, [])
            continue
        for option in options[:5]:
            found, strange = kept(page, {parameter: option})
            assert strange == []
            assert getattr(found, names[parameter]) == ("" if option == options[0] else option)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("parameter", ["unit", "view", "country", "from", "to"])
@pytest.mark.parametrize("wanted", ["zzz", "0000", "<b>", "a\nb" * 40])
def test_what_a_page_does_not_offer_is_dropped_and_said_where_it_takes_the_parameter(
    page: str, parameter: str, wanted: str
) -> None:
    found, strange = kept(page, {parameter: wanted})
    assert found == NOTHING
    takes = parameter in choices.offered(site(page))
    assert len(strange) == takes
    if takes:
        named = " ".join(wanted.split())[:60]
        assert strange == [f"“{named}” in {parameter} is not known here and was left out."]


@pytest.mark.parametrize("page", ["timeline", "sources", "checks"])
def test_of_kinds_the_known_ones_are_kept_in_the_order_of_the_page(page: str) -> None:
    there = choices.offered(site(page))["kind"]
    found, strange = kept(page, {}, there[1], "zzz", there[0], "yyy")
    assert found.kinds == there[:2]
    assert strange == ["“zzz” in kind is not known here and was left out."]
    assert choices.kinds(site(page, found)) == there[:2]
    assert choices.kinds(site(page)) == there


@pytest.mark.parametrize("page", PAGES)
def test_a_search_is_kept_on_every_page(page: str) -> None:
    found, strange = kept(page, {"q": " steel "})
    assert found.text == "steel"
    assert strange == []


@pytest.mark.parametrize("page", PAGES)
def test_a_chart_alone_takes_no_search(page: str) -> None:
    found, _strange = kept(page, {"q": "steel", "chart": "exports-by-year"})
    assert found.text == ""


@pytest.mark.parametrize("page", PAGES)
def test_a_question_is_asked_of_the_whole_record_but_where_a_list_is_searched(page: str) -> None:
    asked = {"q": "steel", "from": "2018", "to": "2020"}
    found, _strange = kept(page, asked, "event")
    seen = site(page, found)
    if page in SEARCHED:
        assert seen.question == ""
        assert "event" not in choices.offered(seen).get("kind", ())
    else:
        assert seen.question == "steel"
        assert (found.kinds, found.first, found.last) == (("event",), "2018", "2020")
        assert choices.with_kinds(seen) == "?from=2018&to=2020&q=steel"
        assert choices.with_years(seen, "2019", "2019") == "?kind=event&q=steel&from=2019&to=2019"


@pytest.mark.parametrize("page", ["timeline", "data"])
@pytest.mark.parametrize(("first", "last"), [("2018", "2020"), ("2020", "2020"), ("2020", "2018")])
def test_years_that_run_backwards_are_no_choice(page: str, first: str, last: str) -> None:
    found, strange = kept(page, {"from": first, "to": last})
    if first > last:
        assert (found.first, found.last, len(strange)) == ("", "", 1)
    else:
        assert (found.first, found.last, strange) == (first, last, [])
        assert choices.years(site(page, found)) == (first, last)


def test_a_chart_alone_offers_its_own_choices_only() -> None:
    for chart in RELEASE.dataset.chart.values():
        page = RELEASE.dataset.page_of[chart.series[0]]
        offered = choices.offered(site(page, Selection(None, chart.id, None, ())))
        assert set(offered) <= {chart.parameter}


def test_links_that_last_name_the_defaults_too_and_links_of_the_view_do_not() -> None:
    at = site("data", kept("data", {"from": "2018"})[0])
    assert set(choices.chosen(at)) == {"from", "to"}
    assert choices.query(at) == {"from": "2018"}


def test_a_form_keeps_what_it_does_not_ask_for() -> None:
    kinds = choices.offered(site("timeline"))["kind"][:2]
    found, _ = kept("timeline", {"from": "2018", "q": "a&b"}, *kinds)
    at = site("timeline", found)
    html = choices.form(at, choices.search(at, "Search"))
    hidden = [line for line in html.splitlines() if 'type="hidden"' in line]
    assert [line.split('name="')[1] for line in hidden] == [
        *(f'kind" value="{kind}">' for kind in kinds),
        'from" value="2018">',
    ]
    assert 'value="a&amp;b"' in html


def test_the_links_of_a_chart_lead_to_each_of_its_units() -> None:
    chart = RELEASE.dataset.chart["exports-by-year"]
    html = choices.of_chart(site("exports"), chart)
    queries = [part.split('"')[0] for part in html.split('href="?')[1:]]
    units = ["", *(conversion.unit for conversion in chart.conversions)]
    assert [parse_qs(query).get("unit", [""]) for query in queries] == [[unit] for unit in units]
    assert html.count('aria-current="true"') == 1
