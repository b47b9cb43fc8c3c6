"""Who the sources are, and every page by its publisher."""

import re
from collections import Counter
from pathlib import Path

import pytest
from markupsafe import Markup

from dashboard import record, store
from dashboard.markup import Site, bibliography, source_bars
from dashboard.markup.engine import fill
from dashboard.model import Name, Source
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record, voices
from dashboard.selection import Selection
from dashboard.store import Shown
from tests.folders import REAL

RELEASE = store.current(REAL)
RECORD = record.of(RELEASE)
DATASET = RECORD.dataset
KINDS = bibliography.kinds(DATASET)
GROUPS = bibliography.publishers(RECORD, DATASET.sources)
NOTHING = Selection(None, None, None, ())


def table(text: str = "") -> str:
    site = Site(Shown(RELEASE), RECORD, NOTHING, "sources", "light")
    return str(bibliography.table(site, KINDS, text))


def test_a_publisher_is_listed_by_the_first_day_of_its_dates_and_what_has_none_last(
    small: Path,
) -> None:
    dataset = read(small)
    base = dataset.source["post-2021"]
    dates = ("2019?", None, "2019-01-25", "2019-01-01", "2018", "2019-01")
    sources = tuple(
        base.model_copy(update={"id": f"s{n}", "published": date and parse(date)})
        for n, date in enumerate(dates)
    )
    known = Record(dataset.replace(sources=sources, observations=(), events=(), eras=()))
    found = [
        one.published.text if one.published else None
        for one in bibliography.found(known, [base.kind], "")
    ]
    assert found == ["2018", "2019-01-01", "2019-01", "2019?", "2019-01-25", None]


def test_the_finding_names_the_two_countries_of_most_sources() -> None:
    (first, one), (second, two) = Counter(
        source.country for source in DATASET.sources if source.country
    ).most_common(2)
    assert (first, second) == ("RS", "CN")
    number = len(DATASET.sources)
    assert bibliography.finding(DATASET) == (
        f"{number} sources: {one} from Serbia, {two} from China, {number - one - two} from elsewhere"
    )


@pytest.mark.parametrize(
    ("countries", "finding"),
    [
        ((), ""),
        ((None,), "1 source"),
        ((None, None), "2 sources"),
        (("NO",), "1 source: 1 from Norway"),
        (("NO", "SE", "NO"), "3 sources: 2 from Norway, 1 from Sweden"),
        (("NO", None), "2 sources: 1 from Norway, 1 from elsewhere"),
        (
            ("SE", "NO", "DK", "NO"),
            "4 sources: 2 from Norway, 1 from Denmark, 1 from elsewhere",
        ),
    ],
)
def test_the_finding_counts_whatever_countries_there_are(
    small: Path, countries: tuple[str | None, ...], finding: str
) -> None:
    dataset = read(small)
    base = dataset.source["post-2021"]
    sources = tuple(
        base.model_copy(update={"id": f"s{n}", "country": country})
        for n, country in enumerate(countries)
    )
    empty = dataset.replace(sources=sources, observations=(), events=(), eras=())
    assert bibliography.finding(empty) == finding


def test_bars_hold_every_source_once() -> None:
    bars = source_bars.bars(DATASET)
    assert {bar.kind: bar.number for bar in bars} == Counter(one.kind for one in DATASET.sources)
    assert [bar.number for bar in bars] == sorted((bar.number for bar in bars), reverse=True)
    assert all(sum(part.number for part in bar.parts) == bar.number for bar in bars)
    assert sum(part.share for part in bars[0].parts) == pytest.approx(100, abs=0.1)
    serbian = [part.number for bar in bars for part in bar.parts if part.colour == "first"]
    assert sum(serbian) == [one.country for one in DATASET.sources].count("RS")


def test_publishers_count_what_their_pages_are_cited_for() -> None:
    pages = [page for group in GROUPS for page in group.pages]
    assert sorted(page.source.id for page in pages) == sorted(DATASET.source)
    assert sum(group.values for group in GROUPS) == len(DATASET.observations)
    named = sum(len(event.sources) for event in DATASET.events)
    named += sum(len(era.sources) for era in DATASET.eras)
    assert sum(group.events for group in GROUPS) == named
    assert [len(group.pages) for group in GROUPS] == sorted(
        (len(group.pages) for group in GROUPS), reverse=True
    )


def test_a_value_rests_on_one_page_alone_where_no_other_page_prints_it() -> None:
    used = [value for value in RECORD.values if value.is_used]
    alone = [value for value in used if len(voices.of(DATASET, value.observation).pages) == 1]
    assert 0 < len(alone) < len(used)
    assert RECORD.alone == Counter(value.source.id for value in alone)
    assert sum(group.alone for group in GROUPS) == len(alone)


def test_every_publisher_stands_once_and_all_but_the_first_are_folded() -> None:
    html = table()
    first, *batches = html.split('<details class="batch"')
    assert first.count('class="publisher') == bibliography.AT_A_TIME
    counts = [batch.count('class="publisher') for batch in batches]
    assert sum(counts) == len(GROUPS) - bibliography.AT_A_TIME
    assert all(1 < count <= bibliography.AT_A_TIME + 1 for count in counts)


def test_few_pages_that_were_asked_for_stand_open() -> None:
    assert '<details class="publisher" ' in table()
    assert " open>" not in table()
    found = table("xinhua")
    assert " open>" in found
    assert found.count(" open>") == found.count('<details class="publisher" ')


def cited(source: Source) -> str:
    return str(fill("sources.html", "cited", source=source))


def test_no_link_says_that_a_title_was_not_read() -> None:
    untitled = [source for source in DATASET.sources if source.title is None]
    assert len(untitled) > 20
    links = re.findall(r">([^<]*)</a>", table())
    assert len(links) > len(DATASET.sources)
    texts = [*links, *(str(Markup(cited(one)).striptags()) for one in untitled)]
    assert [text for text in texts if "not read" in text.casefold() or not text.strip()] == []


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"title": "Steel"}, "The Post, “Steel”, "),
        (
            {"title": None, "described": "A page on <b>steel</b>"},
            "The Post, A page on <b>steel</b>, ",
        ),
        ({"title": None, "described": None}, "The Post, "),
    ],
)
def test_a_page_without_a_title_is_named_by_what_it_is(
    small: Path, fields: dict[str, str | None], text: str
) -> None:
    base = read(small).source["post-2021"]
    source = base.model_copy(update={**fields, "publisher": Name.of("The Post"), "published": None})
    told = Markup(cited(source))
    assert "<b>" not in told
    assert Markup(told).striptags().replace("\n", " ").startswith(text)
    assert Markup(told).striptags().endswith("no date given")
