"""What each page shows, told from the data."""

import re
from collections.abc import Callable

import pytest
from babel import Locale
from babel.dates import format_date
from markupsafe import Markup, escape
from streamlit.testing.v1 import AppTest

from dashboard import claims, headings
from dashboard.charts import view
from dashboard.charts.base import FigureView
from dashboard.model import Chart
from dashboard.words import wording

from .screen import (
    DATASET,
    DRAWN,
    GROUPS,
    PAGES,
    RECORD,
    RELEASE,
    bodies,
    content,
    figures,
    files,
    notices,
    offers,
    opened,
    plain,
    words,
)

CHARTS = [(page.id, chart) for page in DATASET.pages for chart in page.charts]
NAMES = [chart.id for _, chart in CHARTS]
LOCALE = Locale.parse(DATASET.about.locale, sep="-")


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_page_runs_without_exception_error_or_notice(page: AppTest) -> None:
    assert not page.exception
    assert not page.error
    assert not page.warning
    assert notices(page) == []


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_page_has_one_h1_and_starts_with_it(page: AppTest) -> None:
    assert content(page)[0].count("<h1>") == 1
    assert sum(body.count("<h1") for body in bodies(page)) == 1


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_page_ends_with_release_dates_and_licence(page: AppTest) -> None:
    about = DATASET.about
    days = [
        source.published.last_day
        for source in DATASET.sources
        if source.published and not source.running
    ]
    newest = max(day for day in days if day is not None)
    footers = [body for body in bodies(page) if "<footer" in body]
    assert len(footers) == 1
    text = Markup(footers[0]).striptags()
    assert about.version in text
    assert RELEASE.digest[:8] in text
    assert about.licence in text
    for day in (about.released, newest, about.checked):
        assert format_date(day, "d MMMM y", locale=LOCALE) in text


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_page_opens_no_evidence_unasked(page: AppTest) -> None:
    assert not any('class="evidence"' in body for body in bodies(page))


def test_overview_asks_the_question_and_prints_the_answer(
    page_of: Callable[[str], AppTest],
) -> None:
    text = words(page_of("overview"))
    answer = " ".join(
        "".join(piece.text for piece in sentence) for sentence in claims.answer(RECORD)
    )
    assert DATASET.about.question in text
    assert plain(answer) in text


def test_each_number_of_the_answer_leads_to_its_observation(
    page_of: Callable[[str], AppTest],
) -> None:
    head = content(page_of("overview"))[0]
    pieces = [piece for sentence in claims.answer(RECORD) for piece in sentence if piece.focus]
    assert pieces
    for piece in pieces:
        assert f'href="./evidence/{piece.focus}"' in head


def test_overview_prints_every_claim_as_its_source_does(page_of: Callable[[str], AppTest]) -> None:
    at = page_of("overview")
    text = words(at)
    assert "".join(bodies(at)).count('<article class="claim">') == len(DATASET.about.claims)
    for claim in DATASET.about.claims:
        one = DATASET.observation[claim.observation]
        assert claim.label in text
        assert plain(wording.value(DATASET, one, symbol=True)) in text
        assert str(DATASET.source[one.source].publisher) in text


def test_overview_lists_the_key_dates(page_of: Callable[[str], AppTest]) -> None:
    dates = next(body for body in bodies(page_of("overview")) if "<h2>Key dates</h2>" in body)
    for name in DATASET.about.key_events:
        event = DATASET.event[name]
        assert f'href="./evidence/{name}">{escape(event.title)}</a>' in dates
        assert event.date.start is not None
        assert f"<h3>{event.date.start.year}</h3>" in dates
    for era in RECORD.eras[-3:]:
        assert str(escape(era.title)) in dates
    assert f"All {len(DATASET.events)} events" in dates


def test_overview_names_what_nobody_prints(page_of: Callable[[str], AppTest]) -> None:
    missing = [one for one in DATASET.series if not DATASET.of_series[one.id]]
    named = {unknown.series: unknown for unknown in DATASET.about.unknowns}
    text = words(page_of("overview"))
    assert missing
    for one in missing:
        title = named[one.id].title if one.id in named else one.title
        assert title in text
    for unknown in named.values():
        assert f"Would show {unknown.would_show}" in text
    page = "".join(bodies(page_of("overview")))
    assert page.count('<li class="frame">') == len({*named, *(one.id for one in missing)})


def test_overview_draws_the_headline_chart(page_of: Callable[[str], AppTest]) -> None:
    at = page_of("overview")
    headline = DATASET.chart[DATASET.about.headline]
    assert headline.title in words(at)
    assert figures(at) == [headline.id]


@pytest.mark.parametrize("name", GROUPS)
def test_group_page_shows_its_title_and_what_it_answers(
    name: str, page_of: Callable[[str], AppTest]
) -> None:
    page = DATASET.page[name]
    head = Markup(content(page_of(name))[0]).striptags()
    finding = headings.finding(RECORD, page)
    assert finding is not None
    assert head == plain(f"{page.title}{headings.plain(finding)}{page.standfirst}")


@pytest.mark.parametrize("name", GROUPS)
def test_group_page_draws_each_chart_that_has_something_to_draw(
    name: str, page_of: Callable[[str], AppTest]
) -> None:
    drawn = [chart for chart in DATASET.page[name].charts if chart in DRAWN]
    assert drawn
    assert figures(page_of(name)) == [chart.id for chart in drawn]


def heading(chart: Chart) -> str:
    """What a chart finds, else its subject."""
    finding = headings.finding(RECORD, chart)
    return plain(subject(chart) if finding is None else headings.plain(finding))


def subject(chart: Chart) -> str:
    options = view.of(chart, RECORD).choices
    return view.of(chart, RECORD, next(iter(options), "")).title


@pytest.mark.parametrize("name", GROUPS)
def test_group_page_heads_its_charts_in_order(name: str, page_of: Callable[[str], AppTest]) -> None:
    found = re.findall(r"<h2 id=.*?</h2>", "".join(bodies(page_of(name))), re.DOTALL)
    charts = DATASET.page[name].charts
    # The events of a page have a heading of their own beneath its charts.
    assert [plain(Markup(one).striptags()) for one in found[: len(charts)]] == [
        heading(chart) for chart in charts
    ]


def block_of(page: AppTest, chart: Chart) -> str:
    return next(body for body in bodies(page) if f'<h2 id="{chart.id}">' in body)


@pytest.mark.parametrize(("page", "chart"), CHARTS, indirect=["page"], ids=NAMES)
def test_chart_says_its_subject_and_what_it_does_not_show(page: AppTest, chart: Chart) -> None:
    block = block_of(page, chart)
    (caveat,) = re.findall(r'<p class="caveat">(.*?)</p>', block, re.DOTALL)
    assert plain(Markup(caveat).striptags()) == plain(chart.caveat)
    subtitles = re.findall(r'<p class="subtitle">(.*?)</p>', block, re.DOTALL)
    named = [] if headings.finding(RECORD, chart) is None else [plain(subject(chart))]
    assert [plain(Markup(one).striptags()) for one in subtitles] == named


@pytest.mark.parametrize(("page", "chart"), CHARTS, indirect=["page"], ids=NAMES)
def test_chart_offers_its_rows_and_says_how_many(page: AppTest, chart: Chart) -> None:
    options = view.of(chart, RECORD).choices
    shown, whole = (
        len(view.of(chart, RECORD, options[0] if options else "").visible_values),
        len(RECORD.series(*chart.series)),
    )
    if whole:
        assert offers(page)[chart.id] == f"{shown} shown, {wording.count(whole, 'row')} in all"
    else:
        assert chart.id not in offers(page)
        assert RECORD.gaps(*chart.series)


PANELS = re.compile(
    r'<details class="panel[^"]*" name="panels-([^"]*)" id="([^"]*)"><summary>([^<]*)'
)


@pytest.mark.parametrize(("page", "chart"), CHARTS, indirect=["page"], ids=NAMES)
def test_words_beneath_a_chart_open_its_panels(page: AppTest, chart: Chart) -> None:
    found = PANELS.findall(block_of(page, chart))
    shown = view.of(chart, RECORD)
    is_drawn = bool(shown.values or shown.large_values)
    words = ["Sources", "Download", "Link", "Embed"] if RECORD.series(*chart.series) else []
    assert [word for *_, word in found] == ["Table", *words] if is_drawn else words
    assert {name for name, *_ in found} <= {chart.id}
    assert len({one for _, one, _ in found}) == len(found)


@pytest.mark.parametrize("name", GROUPS)
def test_page_opens_with_its_first_pictures_and_lists_all(
    name: str, page_of: Callable[[str], AppTest]
) -> None:
    whole = "".join(bodies(page_of(name)))
    charts = DATASET.page[name].charts
    opened_ones = re.findall(r'<section class="chart" data-block="([^"]*)"', whole)
    folded = re.findall(r'<details class="chart folded" data-block="([^"]*)"', whole)
    assert opened_ones
    assert len(opened_ones) <= 5
    assert {*opened_ones, *folded} == {chart.id for chart in charts}
    assert len(opened_ones) + len(folded) == len(charts)
    contents = re.findall(r'<nav class="contents".*?</nav>', whole, re.DOTALL)
    assert len(contents) == 1
    links = re.findall(rf'href="./{name}#([^"]*)">(.*?)</a>', contents[0])
    assert [(place, plain(Markup(words).unescape())) for place, words in links] == [
        (chart.id, heading(chart)) for chart in charts
    ]


def test_chart_that_a_link_has_chosen_in_is_open() -> None:
    (name, ladder), *_ = [both for both in CHARTS if both[1].parameter == "view"]
    default, other, *_ = view.of(ladder, RECORD).choices
    for year, is_open in {default: False, other: True}.items():
        whole = "".join(bodies(opened(name, view=year)))
        assert (f'<section class="chart" data-block="{ladder.id}"' in whole) is is_open


TABLE = re.compile(r'<table class="facts values">.*?</table>', re.DOTALL)
WHOLE = [both for both in CHARTS if both[1].kind in ("windows", "dots", "words")]


@pytest.mark.parametrize(
    ("page", "chart"), WHOLE, indirect=["page"], ids=[chart.id for _, chart in WHOLE]
)
def test_table_of_a_chart_holds_every_observation_of_its_series(
    page: AppTest, chart: Chart
) -> None:
    held = {one.id for name in chart.series for one in DATASET.of_series[name]}
    found = TABLE.findall(block_of(page, chart))
    linked = set(re.findall(r'href="./evidence/([^"]*)"', "".join(found)))
    assert linked == held
    assert len(found) == bool(held)
    assert all(f"<caption>{escape(chart.title)}</caption>" in table for table in found)


def test_every_observation_stands_in_a_table_of_a_page(page_of: Callable[[str], AppTest]) -> None:
    pages = "".join(body for name in GROUPS for body in bodies(page_of(name)))
    linked = set(re.findall(r'href="./evidence/([^"]*)"', "".join(TABLE.findall(pages))))
    assert {one.id for one in DATASET.observations} - linked == set()


@pytest.mark.parametrize("name", GROUPS)
def test_every_gap_of_a_page_is_named_on_it(name: str, page_of: Callable[[str], AppTest]) -> None:
    text = words(page_of(name))
    gaps = [
        gap
        for chart in DATASET.page[name].charts
        for gap in DATASET.gaps
        if gap.series in chart.series
    ]
    for gap in gaps:
        assert f"{DATASET.one_series[gap.series].title}: " in text
        assert plain(gap.searched) in text


def test_every_figure_has_words_that_name_its_chart(page_of: Callable[[str], AppTest]) -> None:
    seen = 0
    for name in GROUPS:
        drawn = [chart for chart in DATASET.page[name].charts if chart in DRAWN]
        page = "".join(bodies(page_of(name)))
        found = re.findall(r'<figure [^>]*aria-label="([^"]*)"', page)
        figured = [chart for chart in drawn if isinstance(view.of(chart, RECORD), FigureView)]
        seen += len(figured)
        for chart, said in zip(figured, found, strict=True):
            assert plain(Markup(said).unescape()).startswith(plain(chart.title))
    assert seen > len(GROUPS)


def test_timeline_lists_every_event_and_era_of_the_dataset(
    page_of: Callable[[str], AppTest],
) -> None:
    at = page_of("timeline")
    text = words(at)
    assert f"{len(DATASET.events)} dated events and {len(DATASET.eras)} eras" in text
    assert f"{len(DATASET.events)} events, newest first" in text
    for title in (*(event.title for event in DATASET.events), *(era.title for era in DATASET.eras)):
        assert plain(title) in text
    listed = next(body for body in bodies(at) if "chronicle-list" in body)
    assert [event.id for event in DATASET.events if f'<li id="{event.id}">' not in listed] == []


def test_timeline_cites_the_sources_of_every_event(page_of: Callable[[str], AppTest]) -> None:
    text = words(page_of("timeline"))
    cited = {
        str(DATASET.source[one.source].publisher)
        for event in DATASET.events
        for one in event.sources
    }
    assert {name for name in cited if plain(name) not in text} == set()


def test_sources_lists_every_source_once(page_of: Callable[[str], AppTest]) -> None:
    page = "".join(bodies(page_of("sources")))
    publishers = len({one.publisher for one in DATASET.sources})
    status = f"{len(DATASET.sources)} sources by {publishers} publishers; "
    assert f'<p class="found" role="status">{status}' in page
    assert {
        one.id for one in DATASET.sources if page.count(f'href="./evidence/{one.id}"') != 1
    } == set()


def test_sources_counts_publishers_and_missing_links(page_of: Callable[[str], AppTest]) -> None:
    text = words(page_of("sources"))
    publishers = {one.publisher for one in DATASET.sources}
    unlinked = [one for one in DATASET.sources if one.url is None]
    assert f"{len(DATASET.sources)} sources: " in text
    assert f"By {len(publishers)} publishers; without a link: {len(unlinked)}." in text
    assert text.count("(no link)") == len(unlinked)


def test_data_counts_what_the_dataset_holds(page_of: Callable[[str], AppTest]) -> None:
    head = words(page_of("data"))
    assert f"{len(DATASET.observations)} values in {len(DATASET.series)} series; " in head
    counts = (
        f"Read from {len(DATASET.sources)} sources, with {len(DATASET.events)} events"
        f" and {len(DATASET.gaps)} gaps."
    )
    assert counts in head


def test_data_offers_everything_and_all_observations(
    page_of: Callable[[str], AppTest],
) -> None:
    count = len(DATASET.observations)
    at = page_of("data")
    (everything,) = (body for body in bodies(at) if 'class="everything"' in body)
    assert '<a href="./data/package.zip" download>Everything: data package (zip)</a>' in everything
    assert files(everything) == {
        f"All {count} values": {
            "CSV": "./data/observations.csv",
            "Excel": "./data/observations.xlsx",
            "JSON": "./data/observations.json",
            "CSV for Excel": "./data/observations.csv?excel=1",
        }
    }
    for name in ("observations.parquet", "record.sqlite"):
        assert f'<a href="./data/{name}" download>' in everything


def test_data_lets_the_reader_choose_every_series(page_of: Callable[[str], AppTest]) -> None:
    page = "".join(bodies(page_of("data")))
    offered = re.findall(r'href="\?view=([^"]*)#values">', page)
    assert sorted(offered) == sorted(one.id for one in DATASET.series)


def test_words_explains_every_code_of_the_files(page_of: Callable[[str], AppTest]) -> None:
    used = {one.qualifier for one in DATASET.observations} | {value.role for value in RECORD.values}
    page = "".join(bodies(page_of("words")))
    assert len(used) > 8
    assert {
        code
        for code in used
        if f'<th scope="row" data-label="Code"><code>{code}</code></th>' not in page
    } == set()


def test_data_leads_to_the_codes_of_its_files(page_of: Callable[[str], AppTest]) -> None:
    page = "".join(bodies(page_of("data")))
    assert 'id="words-used"><a class="inside" href="./words#words-used">' in page
