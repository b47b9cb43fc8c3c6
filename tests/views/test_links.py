"""What a link can choose, and what it cannot break."""

import re

import pytest
from markupsafe import Markup, escape
from streamlit.testing.v1 import AppTest

from dashboard.model import Event
from dashboard.words import wording

from .screen import (
    DATASET,
    PAGES,
    bodies,
    evidence,
    follow,
    notices,
    offers,
    opened,
    options,
    plain,
    search,
    select,
    words,
)

KINDS = sorted({event.kind for event in DATASET.events})
SOURCE_KINDS = sorted({source.kind for source in DATASET.sources})
HOSTILE = {
    "html": '<img src=x onerror="alert(1)"><script>alert(2)</script>',
    "attribute": '"\' onmouseover=alert(1) x="',
    "markdown": "[here](https://example.org) ![x](https://example.org/x.png) **b** `c` $d$ :red[e] :material/home:",
    "lines": "# one\n\n- two\n\n> three\n\n| a | b |\n|---|---|",
    "long": "A" * 10_000,
    "null": "a\x00b\u202ec\ud7ff",
}
LIVE = re.compile(r"<(?:img src=x|script)|onerror=\"|x=\"\"|<a href=\"https://example\.org")


def named(fact: Event) -> bool:
    return len(fact.title.split()) > 2


def test_timeline_shows_the_kinds_of_the_link_only() -> None:
    at = opened("timeline", kind=KINDS[:2])
    text = words(at)
    inside = [event for event in DATASET.events if event.kind in KINDS[:2]]
    shown = [option.words for option in options(at, "kind") if option.is_chosen]
    assert {word.replace(" ", "_") for word in shown} == set(KINDS[:2])
    assert f"{len(inside)} events" in text
    listed = next(body for body in bodies(at) if "chronicle" in body)
    assert [
        event.id
        for event in DATASET.events
        if (f'href="./evidence/{event.id}"' in listed) != (event in inside)
    ] == []


def test_timeline_finds_every_word_of_the_search_in_any_case() -> None:
    event = next(event for event in DATASET.events if named(event))
    at = opened("timeline", q=" ".join(reversed(event.title.upper().split())))
    assert search(at) == " ".join(reversed(event.title.upper().split()))
    assert plain(event.title) in words(at)
    assert bodies(at)[-2].count("<li>") < len(DATASET.events)


def test_timeline_joins_kind_and_search() -> None:
    event = DATASET.events[0]
    other = next(kind for kind in KINDS if kind != event.kind)
    at = opened("timeline", kind=other, q=event.title)
    assert "No event of these years and kinds holds all of these words" in words(at)
    assert "timeline-picture" not in "".join(bodies(at))
    assert not at.exception


@pytest.mark.parametrize("kind", KINDS)
def test_timeline_draws_each_kind_alone(kind: str) -> None:
    at = opened("timeline", kind=kind)
    count = sum(event.kind == kind for event in DATASET.events)
    assert not at.exception
    assert ("1 event" if count == 1 else f"{count} events") in words(at)
    page = "".join(bodies(at))
    assert page.count('<p class="lane-name">') == 1
    assert f"{wording.begun(wording.plain_words(kind))} " in words(at)


def test_a_kind_of_the_timeline_is_added_by_its_link_and_taken_out_again() -> None:
    whole = opened("timeline")
    assert not any(option.is_chosen for option in options(whole, "kind"))
    one = options(whole, "kind")[0]
    (kind,) = one.query["kind"]
    at = follow("timeline", one)
    assert words(at).count(kind.replace("_", " ")) > 0
    (taken_out,) = [option for option in options(at, "kind") if option.is_chosen]
    assert taken_out.words == kind.replace("_", " ")
    assert taken_out.query == {}
    another = next(option for option in options(at, "kind") if not option.is_chosen)
    assert another.query["kind"][0] == kind
    assert len(another.query["kind"]) == 2
    assert f"{len(DATASET.events)} events" in words(follow("timeline", taken_out))


def shown_sources(at: AppTest) -> list[str]:
    """The ids of the sources that a page lists."""
    listed = "".join(body for body in bodies(at) if 'class="bibliography' in body)
    return re.findall(r'href="\./evidence/([^"]*)"', listed)


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_sources_shows_the_kind_of_the_link_only(kind: str) -> None:
    at = opened("sources", kind=kind)
    wanted = [source.id for source in DATASET.sources if source.kind == kind]
    assert sorted(shown_sources(at)) == sorted(wanted)
    assert f"{len(wanted)} of {len(DATASET.sources)} sources, by " in words(at)


@pytest.mark.parametrize("country", ["RS", "CN", "AT"])
def test_sources_shows_the_country_of_the_link_only(country: str) -> None:
    at = opened("sources", country=country)
    wanted = [source.id for source in DATASET.sources if source.country == country]
    assert sorted(shown_sources(at)) == sorted(wanted)
    chosen = select(at, "country")
    assert chosen.value == country
    assert chosen.options[country].endswith(f"({len(wanted)})")


def test_sources_finds_a_publisher() -> None:
    publisher = DATASET.sources[0].publisher.key
    at = opened("sources", q=publisher.casefold())
    wanted = {source.id for source in DATASET.sources if source.publisher.key == publisher}
    assert wanted
    assert wanted <= set(shown_sources(at))
    assert len(shown_sources(at)) < len(DATASET.sources)


def test_sources_finds_what_a_source_is_cited_for() -> None:
    one = DATASET.observations[0]
    page = "".join(bodies(opened("sources", q=DATASET.one_series[one.series].title)))
    assert f'href="./evidence/{one.source}"' in page


def test_sources_says_so_when_nothing_is_found() -> None:
    at = opened("sources", q="zzzz-no-such-word")
    assert "No source holds all of these words" in words(at)
    assert not at.exception


@pytest.mark.parametrize(
    "name",
    [one.id for n, one in enumerate(DATASET.series) if n % 3 == 0 or not DATASET.of_series[one.id]],
)
def test_data_shows_the_series_of_the_link(name: str) -> None:
    one = DATASET.one_series[name]
    at = opened("data", view=name)
    text = words(at)
    count = len(DATASET.of_series[name])
    assert not at.exception
    assert f"{one.title} {plain(one.definition)}" in text
    chosen = re.findall(r'aria-current="true">([^<]*)</a>', "".join(bodies(at)))
    assert escape(one.title) in chosen
    label = f"Download, cite, use in code: {count} shown, {wording.count(count, 'row')} in all"
    assert offers(at) == ({name: label} if count else {})
    assert all(plain(caveat) in text for caveat in one.caveats)


def test_data_shows_no_series_until_one_is_chosen() -> None:
    first, second = DATASET.series[:2]
    at = opened("data")
    assert plain(first.definition) not in words(at)
    assert offers(at) == {}
    for one in (first, second):
        assert plain(one.definition) in words(opened("data", view=one.id))


@pytest.mark.parametrize(
    ("page", "parameters"),
    [("data", {"view": "zzz"}), ("timeline", {"kind": "zzz"}), ("sources", {"kind": "zzz"})],
)
def test_unknown_choice_is_named_in_one_notice_and_changes_nothing_else(
    page: str, parameters: dict[str, str]
) -> None:
    at = opened(page, **parameters)
    assert not at.exception
    assert notices(at) == [f"“zzz” in {next(iter(parameters))} is not known here and was left out."]
    without = [re.sub(r'<p class="notice" role="status">.*?</p>', "", body) for body in bodies(at)]
    assert [body for body in without if body.strip()] == bodies(opened(page))


@pytest.mark.parametrize("page", PAGES)
def test_focus_opens_the_evidence_of_an_observation_on_the_page_of_the_link(page: str) -> None:
    one = next(one for one in DATASET.observations if one.as_printed and one.note)
    at = opened(page, focus=one.id)
    assert not at.exception
    assert notices(at) == []
    assert len(evidence(at)) == 1
    text = Markup(evidence(at)[0]).striptags()
    assert DATASET.one_series[one.series].title in text
    assert plain(one.as_printed or "") in text
    assert plain(one.note or "") in text
    assert str(DATASET.source[one.source].publisher) in text


def test_focus_opens_the_evidence_of_an_event() -> None:
    event = next(event for event in DATASET.events if event.disputed and event.quantities)
    at = opened("timeline", focus=event.id)
    text = Markup(evidence(at)[0]).striptags()
    assert plain(event.title) in text
    assert plain(event.summary) in text
    assert plain(event.disputed or "") in text
    assert all(str(DATASET.source[one.source].publisher) in text for one in event.sources)


def test_focus_opens_the_evidence_of_a_source() -> None:
    source = next(source for source in DATASET.sources if source.title and source.url)
    at = opened("sources", focus=source.id)
    held = [one for one in DATASET.observations if one.source == source.id]
    text = Markup(evidence(at)[0]).striptags()
    assert str(source.publisher) in text
    assert plain(source.title or "") in text
    assert escape(source.url) in evidence(at)[0]
    assert all(f'href="./evidence/{one.id}"' in evidence(at)[0] for one in held)


def test_unknown_focus_gives_one_notice_that_names_it() -> None:
    at = opened("overview", focus="no-such-thing")
    assert not at.exception
    assert evidence(at) == []
    assert len(notices(at)) == 1
    assert "no-such-thing" in notices(at)[0]


def test_unknown_parameter_gives_one_notice_that_names_it() -> None:
    at = opened("exports", colour="red")
    assert not at.exception
    assert len(notices(at)) == 1
    assert "colour" in notices(at)[0]


def test_unknown_focus_and_parameters_share_one_notice() -> None:
    at = opened("data", focus="no-such-thing", colour="red", size="9")
    assert len(notices(at)) == 1
    assert all(name in notices(at)[0] for name in ("no-such-thing", "colour", "size"))


def test_known_focus_opens_beside_an_unknown_parameter() -> None:
    one = DATASET.observations[0]
    at = opened("overview", focus=one.id, colour="red")
    assert len(evidence(at)) == 1
    assert len(notices(at)) == 1


def test_notice_stays_short_however_many_parameters_are_unknown() -> None:
    at = opened("overview", **{f"unknown-{number}": "1" for number in range(300)})
    assert not at.exception
    assert len(notices(at)) == 1
    assert len(notices(at)[0]) < 1000


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    ("page", "parameter"),
    [
        ("overview", "focus"),
        ("timeline", "q"),
        ("timeline", "kind"),
        ("sources", "q"),
        ("sources", "kind"),
        ("sources", "country"),
        ("data", "view"),
    ],
)
def test_hostile_value_is_escaped_or_not_shown(page: str, parameter: str, value: str) -> None:
    assert_harmless(opened(page, **{parameter: value}))


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_hostile_name_of_a_parameter_is_escaped_and_cut(name: str) -> None:
    at = opened("people", **{name: "1"})
    assert_harmless(at)
    assert len(notices(at)) == 1


def assert_harmless(at: AppTest) -> None:
    assert not at.exception
    assert not at.error
    assert [body for body in bodies(at) if LIVE.search(body) or "A" * 1000 in body] == []
    assert len(notices(at)) <= 1
    for notice in re.findall(r'<p class="notice".*?</p>', "".join(bodies(at)), re.DOTALL):
        assert notice.count("<") == 2
        assert len(notice) < 1000
    assert not at.info
    assert [body for body in bodies(at) if "<footer" in body]


def test_a_unit_in_the_link_is_shown_and_a_strange_one_is_named() -> None:
    chart = DATASET.chart["exports-by-year"]
    dollars = opened("exports", unit="USD_m")
    assert chart.conversions[0].title in words(dollars)
    assert notices(dollars) == []
    strange = opened("exports", unit="<b>CNY</b>")
    assert chart.title in words(strange)
    assert notices(strange) == ["“<b>CNY</b>” in unit is not known here and was left out."]


@pytest.mark.parametrize(
    "name", ["utm_source", "utm_campaign", "fbclid", "gclid", "ref", "mc_cid", "msclkid", "_gl"]
)
def test_what_other_sites_add_to_a_link_is_ignored_quietly(name: str) -> None:
    at = opened("exports", **{name: "IwAR0<b>"})
    assert notices(at) == []
    assert bodies(at) == bodies(opened("exports"))


@pytest.mark.parametrize("page", ["timeline", "sources"])
def test_a_choice_keeps_the_others_of_the_view(page: str) -> None:
    at = opened(page, q="steel", as_of="2024-05-09")
    for option in options(at, "kind"):
        assert (option.query["q"], option.query["as_of"]) == (["steel"], ["2024-05-09"])
    form = "".join(bodies(at)).split('<form class="choose"')[1].split("</form>")[0]
    assert '<input type="hidden" name="as_of" value="2024-05-09">' in form


def test_a_search_that_is_too_long_is_cut_and_that_is_said() -> None:
    at = opened("sources", q="a" * 500)
    assert search(at) == "a" * 400
    assert "the end of q, which holds at most 400 characters" in notices(at)[0]


def test_units_of_a_chart_are_links_of_which_one_is_chosen() -> None:
    chart = DATASET.chart["exports-by-year"]
    for unit in ("", *(conversion.unit for conversion in chart.conversions)):
        offered = options(opened("exports", **({"unit": unit} if unit else {})), "unit")
        assert len(offered) == 1 + len(chart.conversions)
        (shown,) = [option for option in offered if option.is_chosen]
        assert shown.query.get("unit", [""]) == [unit]
