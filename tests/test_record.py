"""The published record: clean, every source traceable, the seed article held as printed, the key standings as known."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from dashboard import charts, claims, headings
from dashboard.charts import view
from dashboard.charts.base import HtmlView
from dashboard.charts.rows import RowsView
from dashboard.model import Chart, Dataset, Series, Source
from dashboard.model.charts import ChartKind
from dashboard.reading import read
from dashboard.record import Record
from dashboard.words import value_words
from tests import published
from tests.folders import REAL

RECORD = published.DATASET
KNOWN = published.RECORD
SEED = "people-s-daily-online-2024-05-09"
FORBIDDEN = (
    "guwao.cn",
    "calabash-boy.com",
    "jiangsulong.com",
    "truyenfox.com",
    "vweuut.asia",
    "n2ygfcw2j.asia",
    "qwe.wiki",
    "xn--b1aeclack5b4j.su",
    "topix.com",
    "videooke.com",
    "bobobk.com",
    "cmtbj.com",
    "comelan.com",
    "docslib.org",
    "chatsports.com",
    "eurlexa.com",
    "sausalito.com",
    "fdocuments.net",
)
PALETTE = charts.palette("light", RECORD.about.accent)


@pytest.fixture(scope="module")
def record(published: Dataset) -> Record:
    return Record(published)


def by_id(items: tuple[Source, ...] | tuple[Series, ...]) -> list[object]:
    return [pytest.param(item, id=item.id) for item in items]


def roles(series: str, period: str) -> dict[str, set[tuple[str, str]]]:
    """Role -> hedge and number of the values of a period."""
    found: dict[str, set[tuple[str, str]]] = {}
    for value in KNOWN.file_order(series):
        if value.period.text == period:
            printed = (value.observation.qualifier, str(value.observation.value))
            found.setdefault(value.role, set()).add(printed)
    return found


def test_the_record_reads_clean() -> None:
    assert read(REAL) == RECORD


def test_the_record_has_not_shrunk() -> None:
    of_the_plant = {
        one.id
        for one in RECORD.series
        if one.perimeter in ("plant", "company", "former_company", "suppliers")
    }
    assert sum(one.series in of_the_plant for one in RECORD.observations) >= 350
    assert len(RECORD.events) >= 100
    assert len(RECORD.sources) >= 260


@pytest.mark.parametrize("source", by_id(RECORD.sources))
def test_a_source_is_cited_and_can_be_found(source: Source, record: Record) -> None:
    assert record.cited[source.id]
    assert source.url or source.note, "without an address a note has to say where it can be found"
    for address in (source.url, source.archived.url if source.archived else None):
        host = urlsplit(address or "").hostname or ""
        assert not [name for name in FORBIDDEN if host == name or host.endswith(f".{name}")]


@pytest.mark.parametrize("series", by_id(RECORD.series))
def test_a_series_has_values_or_a_gap_and_stands_on_a_page(series: Series, record: Record) -> None:
    values = record.series(series.id)
    assert values or record.gaps(series.id)
    assert RECORD.page_of[series.id] in RECORD.page
    assert {value.source.id for value in values} <= set(RECORD.source)
    assert all(value_words.shown(RECORD, value) for value in values)
    used = [value.period.text for value in record.used(series.id)]
    assert len(used) == len(set(used))


@pytest.mark.parametrize(
    "chart", [pytest.param(chart, id=chart.id) for chart in RECORD.chart.values()]
)
def test_a_chart_draws_what_its_words_and_its_legend_say(chart: Chart, record: Record) -> None:
    shown = view.of(chart, record)
    figures = [shown.figure(PALETTE, narrow=narrow) for narrow in (False, True)]
    drawn = shown.values
    if isinstance(shown, HtmlView):
        assert figures == [None, None]
        assert not isinstance(shown, RowsView) or bool(shown.rows) == bool(drawn)
    else:
        assert [figure is None for figure in figures] == [not drawn] * 2
    assert not drawn or shown.alt_text.startswith(f"{chart.title}. ")
    # The lanes of voices have a key of their own, beneath them.
    assert not drawn or shown.legend or chart.kind is ChartKind.VOICES


@pytest.mark.parametrize(
    "chart",
    [
        pytest.param(chart, id=chart.id)
        for chart in RECORD.chart.values()
        if chart.kind == "periods"
    ],
)
def test_the_legend_of_bars_names_a_gap_exactly_where_one_is_drawn(
    chart: Chart, record: Record
) -> None:
    figure = view.of(chart, record).figure(PALETTE, narrow=False)
    notes = figure.layout.annotations if figure is not None else ()
    words = ("none in this unit", "no figure found")
    assert (charts.Mark.GAP in view.of(chart, record).legend) is any(
        note.text in words for note in notes
    )


@pytest.mark.parametrize(
    ("series", "period", "value", "unit", "qualifier", "printed"),
    [
        ("exports", "2016/", "4.77", "EUR_bn", "about", "around 4.77 billion euros"),
        ("exports", "2016/", "5.13", "USD_bn", "exact", "$5.13 billion"),
        (
            "output-value",
            "2023",
            "795",
            "EUR_m",
            "exact",
            "contributed 795 million euros to Serbia's economy",
        ),
        (
            "said-of-gdp",
            "2023",
            "1.15",
            "percent",
            "exact",
            "accounting for 1.15 percent of its GDP",
        ),
        (
            "city-revenue-share",
            "undated",
            "40",
            "percent",
            "exact",
            "contributed 40 percent of the city's fiscal revenue",
        ),
        (
            "exporter-rank",
            "undated",
            "None",
            "None",
            "exact",
            "ranking as Serbia's top exporter for years",
        ),
        ("employees", "2016-04", "None", "None", "exact", "bringing hope to thousands of workers"),
    ],
    ids=[
        "4.77 bn euros",
        "5.13 bn dollars",
        "795 m euros",
        "1.15 percent",
        "40 percent",
        "top exporter",
        "workers",
    ],
)
def test_a_figure_of_the_seed_article_is_held_as_printed(
    series: str, period: str, value: str, unit: str, qualifier: str, printed: str
) -> None:
    held = {
        (one.period.text, str(one.value), str(one.unit), one.qualifier, one.as_printed)
        for one in RECORD.of_series[series]
        if one.source == SEED
    }
    assert (period, value, unit, qualifier, printed) in held


def test_the_seed_article_holds_these_seven_figures_a_pledge_and_nothing_else() -> None:
    held = [one for one in RECORD.observations if one.source == SEED]
    pledges = [one for one in held if one.status == "f"]
    assert len(held) - len(pledges) == 7
    assert [one.value for one in pledges] == [None]
    assert str(RECORD.source[SEED].published) == "2024-05-09"


def test_exports_of_2018_stand_at_749_5_beside_a_rival_and_two_that_are_not_used() -> None:
    assert roles("exports", "2018") == {
        "stands": {("exact", "749.5")},
        "agrees": {("exact", "749.5")},
        "rival": {("about", "800")},
        "deprecated": {("exact", "638.3")},
    }
    assert roles("exports", "2018-01/2018-06")["deprecated"] == {("exact", "123")}


def standing_for(series: str, year: int) -> list[tuple[str, str, str]]:
    """What stands for a year: period, hedge, number."""
    facts = [value.observation for value in KNOWN.file_order(series) if value.is_used]
    return [
        (one.period.text, one.qualifier, str(one.value)) for one in facts if one.period.year == year
    ]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2018, ("2018", "exact", "749.5")),
        (2020, ("2020-01/2020-08", "exact", "308.9")),
        (2021, ("2021", "exact", "752.7")),
        (2022, ("2022", "at_least", "830")),
        (2023, ("2023", "exact", "549.1")),
    ],
)
def test_what_stands_for_the_exports_of_a_year(year: int, expected: tuple[str, str, str]) -> None:
    assert standing_for("exports", year) == [expected]


def own_words() -> Iterator[tuple[str, str]]:
    """Every text of the dataset in its own voice: what sources print is left out."""
    about = RECORD.about
    yield from (("answer", sentence) for sentence in (about.question, *about.answer))
    yield from ((line.label, line.text) for line in about.in_short)
    yield from ((claim.label, claim.verdict) for claim in about.claims if claim.verdict)
    yield from ((term.id, term.sentence) for term in RECORD.glossary)
    for page in RECORD.pages:
        yield from ((page.id, text) for text in (page.finding, page.standfirst) if text)
        for chart in page.charts:
            texts = (chart.finding, chart.title, chart.caveat)
            yield from ((chart.id, text) for text in texts if text)
    for series in RECORD.series:
        yield from (
            (series.id, text) for text in (series.title, series.definition, *series.caveats)
        )
    for one in RECORD.observations:
        yield from ((one.id, text) for text in (one.note, one.reason) if text)
    for event in RECORD.events:
        yield from (
            (event.id, text) for text in (event.title, event.summary, event.disputed) if text
        )
    yield from ((source.id, source.note) for source in RECORD.sources if source.note)


def test_gross_output_is_never_called_a_share_of_gdp_in_our_own_voice() -> None:
    wrong = re.compile(
        r"(?<!not a )shares? of (?:\w+['’]s? )?GDP|contribut\w+ (?:\S+ ){0,3}(?:%|per ?cent)(?: \S+){0,3} GDP",
        re.IGNORECASE,
    )
    assert [(name, text) for name, text in own_words() if wrong.search(text)] == []


def test_the_answer_is_short_and_rests_on_the_record(record: Record) -> None:
    (answer,) = claims.answer(record)
    assert len(headings.plain(answer).split()) <= 40
    linked = [piece.focus for piece in answer if piece.focus]
    assert len(linked) == 4
    assert set(linked) <= {*RECORD.observation, *RECORD.event}


def test_the_overview_says_in_short_what_came_in_and_what_it_cost(record: Record) -> None:
    lines = headings.in_short(record)
    assert [label for label, _ in lines] == ["Imports", "Cost", "Results", "Air", "City"]
    assert all(any(piece.focus or piece.check for piece in worded) for _, worded in lines)


def test_every_card_has_one_verdict_that_holds_and_one_link(record: Record) -> None:
    for claim in RECORD.about.claims:
        assert headings.verdict(record, claim) is not None, claim.label
        assert claim.link is not None, claim.label


NOTHING_FOUND = ["gdp-other-currencies", "exchange-rates"]
"""Charts that only list what others are set against.

Charts of voices have no finding either: the sentence beneath them is counted from their pages.
"""


def test_every_page_and_chart_opens_with_a_finding_that_holds(record: Record) -> None:
    assert all(headings.finding(record, page) for page in RECORD.pages)
    charts = [chart for page in RECORD.pages for chart in page.charts]
    assert len(charts) >= 41
    silent = [chart for chart in charts if not headings.finding(record, chart)]
    voices = [chart for chart in silent if chart.kind is ChartKind.VOICES]
    assert len(voices) == 4
    assert all(view.of(chart, record).verdict for chart in voices)
    assert [chart.id for chart in silent if chart not in voices] == NOTHING_FOUND


def test_no_sentence_of_the_record_says_more_than_it_carries() -> None:
    assert list(headings.problems(RECORD)) == []


def test_captions_have_at_most_two_lines() -> None:
    long = [
        (chart.id, len(chart.caveat))
        for page in RECORD.pages
        for chart in page.charts
        if len(chart.caveat) > 215
    ]
    assert long == []


def test_what_is_not_known_is_a_gap_of_the_record(record: Record) -> None:
    assert len(RECORD.about.unknowns) == 4
    assert all(record.gaps(unknown.series) for unknown in RECORD.about.unknowns)


def test_air_and_river_holds_what_residents_ask_for() -> None:
    page = RECORD.page["air-and-river"]
    kinds = {RECORD.event[name].kind for name in page.events}
    assert len(page.charts) >= 5
    assert "environment" in kinds
    environment = {event.id for event in RECORD.events if event.kind == "environment"}
    assert environment <= set(page.events)


@pytest.mark.parametrize(
    "event",
    [
        "sartid-founded",
        "hbis-sole-bidder",
        "hbis-contract-signed",
        "xi-visit-2016",
        "hbis-experts-trainings",
        "xi-letter-2024",
        "xi-visit-2024",
    ],
)
def test_the_seed_article_is_a_source_of_the_events_that_it_tells(event: str) -> None:
    assert SEED in [one.source for one in RECORD.event[event].sources]


def test_publishers_are_of_one_kind_and_one_country() -> None:
    kinds = {(source.publisher, source.kind) for source in RECORD.sources}
    countries = {(source.publisher, source.country) for source in RECORD.sources}
    assert [name for name, count in Counter(name for name, _ in kinds).items() if count > 1] == []
    assert [
        name for name, count in Counter(name for name, _ in countries).items() if count > 1
    ] == []


def test_what_nobody_prints_stands_as_a_gap(record: Record) -> None:
    assert {"value-added", "raw-material-imports", "steel-price"} <= set(record.unprinted)
    assert all(record.gaps(name) for name in record.unprinted)
