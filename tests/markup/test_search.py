"""The box of every page, and what a question finds: groups, filters, marks, the answer."""

import re
from datetime import date as Date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from starlette.datastructures import QueryParams

from dashboard import claims, headings, record, selection, store
from dashboard.ask.entries import Kind
from dashboard.markup import Site, choices, every_page, menu, pages, search
from dashboard.markup.checked import MOST_CHECKS
from dashboard.markup.hits import MOST_OPEN, titles
from dashboard.markup.site import SEARCHED
from dashboard.selection import LONGEST_TEXT
from dashboard.store import Shown
from dashboard.web import ask
from dashboard.words import verdicts
from tests.folders import REAL

RELEASE = store.current(REAL)
PAGES = tuple("" if name == "overview" else name for name in menu(RELEASE.dataset))
CLAIM = "In 2023, it contributed 795 million euros to Serbia's economy"
NOT_THERE = "The mill exported goods worth 912 million euros in 2018"


def site(query: str, page: str = "") -> Site:
    parameters = QueryParams(query)
    chosen = selection.read(parameters, RELEASE, page, parameters.getlist("kind"))
    known = record.of(RELEASE, chosen.as_of)
    chosen, _strange = choices.kept(Site(Shown(RELEASE), known, chosen, page, "light"))
    return Site(Shown(RELEASE), known, chosen, page, "light", "https://steel.example/")


def shown(query: str, page: str = "") -> dict[str, str]:
    """The blocks of a page by their keys, with spaces that may break and without lines."""
    return {
        block.key: re.sub(r"\s*\n\s*", " ", block.html.replace("\N{NO-BREAK SPACE}", " "))
        for block in pages.blocks(site(query, page))
    }


def asked(text: str, page: str = "", **others: str) -> dict[str, str]:
    return shown(str(QueryParams({"q": text, **others})), page)


def words(html: str) -> str:
    apart = re.sub(r"<(?=(?:dt|dd|p|li|h2)\b)", " <", html)
    return " ".join(Markup(apart).striptags().split())


def groups(blocks: dict[str, str]) -> dict[str, tuple[int, str]]:
    """Kind of each group of hits -> its number and its HTML."""
    found = re.findall(
        r'<section class="hit-group" id="hits-(\w+)"> <h2>.*?>(\d+)</span>(.*?)</section>',
        blocks["hits"],
    )
    return {kind: (int(number), html) for kind, number, html in found}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_box(page: str) -> None:
    masthead = shown("", page)["masthead"]
    (form,) = re.findall(r'<form class="find".*?</form>', masthead)
    assert 'method="get" action="./"' in form
    assert 'name="q" value=""' in form
    assert f'maxlength="{LONGEST_TEXT}"' in form
    assert "as_of" not in form
    dated = shown("as_of=2024-05-09", page)["masthead"]
    assert '<input type="hidden" name="as_of" value="2024-05-09">' in dated


@pytest.mark.parametrize("page", PAGES)
def test_a_question_on_any_page_is_answered_there_or_searches_its_list(page: str) -> None:
    blocks = asked("dust", page)
    (form,) = re.findall(r'<form class="find".*?</form>', blocks["masthead"])
    if page in SEARCHED:
        assert "results" not in blocks
        assert 'value=""' in form
        assert 'href="./?q=dust"' in blocks["choices"]
        assert "Search the whole record for “dust”" in words(blocks["choices"])
        return
    assert 'value="dust"' in form
    assert "Found for “dust”" in blocks["results"]
    assert 'aria-current="page"' not in blocks["masthead"]
    back = every_page(RELEASE.dataset)[page or "overview"]
    assert (f"Back to {back}, without the search" in words(blocks["results"])) == bool(page)
    assert {"results", "hits"} == set(blocks) & {"results", "hits", *RELEASE.dataset.chart}


def test_no_link_of_the_menu_carries_the_question() -> None:
    menu_links = re.findall(r'<li><a class="inside" href="([^"]*)"', asked("dust")["masthead"])
    assert len(menu_links) == len(PAGES)
    assert not any("q=" in link for link in menu_links)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("dust", {"series", "observation", "event", "source", "page", "term"}),
        ("GDP", {"series", "observation", "check", "term"}),
        ("taxes", {"series", "observation", "gap"}),
        ("прашина", {"event", "source"}),
    ],
)
def test_hits_stand_in_groups_with_their_counts(text: str, kinds: set[str]) -> None:
    blocks = asked(text)
    found = groups(blocks)
    assert kinds <= set(found)
    for kind, (number, html) in found.items():
        assert html.count('class="inside hit') == min(number, 50)
        open_ones = html.split("<details")[0].count('class="inside hit')
        assert open_ones == min(number, MOST_OPEN)
        assert titles()[Kind(kind)] in words(blocks["hits"])
    (status,) = re.findall(r'<p class="found" role="status">(.*?)</p>', blocks["results"])
    everything = sum(number for number, _html in found.values())
    assert re.search(rf"\b{everything} hits: ", status)
    assert all(
        search.counted(Kind(kind), number) in status for kind, (number, _html) in found.items()
    )


def test_each_hit_leads_to_what_it_tells_of() -> None:
    blocks = asked("dust")
    leads = {
        kind: re.findall(r'class="inside hit( focus)?" href="([^"]*)"', html)
        for kind, (_number, html) in groups(blocks).items()
    }
    assert leads["observation"] == [(" focus", "./evidence/dust-days-2020-danas")]
    assert leads["series"] == [("", "./air-and-river#dust-days")] or leads["series"][0][0] == ""
    assert all(opens and to.startswith("./evidence/") for opens, to in leads["event"])
    assert leads["page"] == [("", "./air-and-river")]
    assert leads["term"] == [("", "./words#word-dust-limit")]


def test_a_value_says_its_number_period_speaker_and_standing() -> None:
    _number, html = groups(asked("dust", kind="observation"))["observation"]
    told = words(html)
    assert told.startswith("148 days Days above the limit of fine dust, 2020")
    assert "Danas, 18 November 2022. The figure used: " in told


def test_what_was_found_is_marked() -> None:
    html = asked("prasina")["hits"]
    assert "<mark>prašina</mark>" in html
    assert "<mark>Dust</mark>" in html


@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_narrows_the_hits_and_their_count(kind: Kind) -> None:
    everything = groups(asked("exports"))
    narrowed = asked("exports", kind=kind.value)
    assert set(groups(narrowed)) == set(everything) & {kind.value}
    option = r'data-parameter="kind" href="[^"]*" aria-current="true">([^<]*)</a>'
    number = everything.get(kind.value, (0, ""))[0]
    chosen = [search.counted(kind, number)] if number else []
    assert re.findall(option, narrowed["choices"]) == chosen
    if not number:
        assert "0 hits of the kinds and years that you chose" in narrowed["results"]


def test_years_narrow_the_hits_first_by_decade() -> None:
    link = r'data-parameter="from to" href="\?([^"]*)"[^>]*>(.*?)</a>'
    found = [
        (Markup(to).unescape(), name) for to, name in re.findall(link, asked("dust")["choices"])
    ]
    assert [name for _to, name in found] == [
        "All years",
        "2010 to 2019 (1)",
        "2020 to 2029 (11)",
    ] or found[0][1] == "All years"
    to, name = found[-1]
    decade = shown(to)
    (number,) = re.findall(r"\((\d+)\)", name)
    assert sum(count for count, _html in groups(decade).values()) == int(number)
    single = [
        Markup(to).unescape()
        for to, name in re.findall(link, decade["choices"])
        if re.match(r"\d{4} \(", name)
    ]
    assert single
    assert sum(count for count, _html in groups(shown(single[0])).values()) > 0


def test_a_claim_is_checked_on_one_screen() -> None:
    blocks = asked(CLAIM)
    answer = blocks["answer"]
    told = words(answer)
    assert "This has been reported" in blocks["results"]
    assert f'<blockquote class="asked">{Markup.escape(CLAIM)}</blockquote>' in blocks["results"]
    for part in (
        "In the record · Output value, 2023 795 million euros",
        "Who reports it People's Daily, 2 May 2024 (inferred) (first found)",
        "From which sides Chinese state media (2)",
        "What it measures Gross output",
        "How it is used The figure used: ",
        "Other figures None for the same time.",
        "Verdict Not a share of GDP, and 1.06 % since GDP was revised. Who reports it",
        "Checks differs Divided by the figure revised on 1 October 2024 Are 795 million euros ",
    ):
        assert part in told
    assert "No gap is on record" not in told
    (copied,) = re.findall(r'data-copy="([^"]*)">Copy this answer with the link<', answer)
    text = Markup(copied).unescape()
    link = f"https://steel.example/evidence/output-value-2023-people-s-daily?release={RELEASE.name}"
    assert text.startswith("Reported: 795 million euros (Output value, 2023). First reported by ")
    assert text.endswith(f" Not a share of GDP, and 1.06 % since GDP was revised. {link}")
    assert "In: Smederevo Steel, in figures" in told
    assert 'href="./evidence/output-value-2023-people-s-daily">Open the evidence</a>' in answer


@pytest.mark.parametrize(
    ("text", "where", "told"),
    [
        (
            "Not a share of GDP, and 1.06 % since GDP was revised.",
            'href="./"',
            "Checks differs Divided by the figure revised on 1 October 2024 Are 795 million euros equal ",
        ),
        (
            "Top exporter, as claimed. Cannot be checked: no years are named. See the lists",
            'href="./"',
            "Checks cannot be checked Top exporter for years ",
        ),
        (
            "It says: Figures of one year overlap, so they must not be added up. Is it so?",
            'href="./exports#exports-by-window"',
            "It takes part in no check.",
        ),
        (
            "The steel factory of Smederevo is a century old",
            'href="./article#claim-century-old"',
            "What others say Others say so too",
        ),
        (
            "At yearly mean rates, counted from January 2016",
            'href="./checks#dollars-by-yearly-rates-from-2016-01"',
            "Checks cannot both be right",
        ),
    ],
)
def test_a_sentence_of_the_site_comes_back_with_its_verdict(
    text: str, where: str, told: str
) -> None:
    blocks = asked(text)
    (own,) = re.findall(r'<article class="asked-claim own">(.*?)</article>', blocks["answer"])
    assert where in own
    assert told in words(own)
    assert "On this site, on the page “" in words(own)


def test_on_an_earlier_day_the_site_said_other_sentences() -> None:
    text = "Not a share of GDP, and 1.06 % since GDP was revised."
    assert "This stands on this site" in asked(text)["results"]
    before = asked(text, as_of="2024-05-09")
    assert "on this site" not in "".join(before.values())


@pytest.mark.parametrize("name", ["gdp-2023-revised", "first-for-years"])
def test_a_hit_says_what_differs_from_what(name: str) -> None:
    result = record.of(RELEASE).result[name]
    _number, html = groups(asked(result.check.title, kind="check"))["check"]
    sentence = verdicts.sentence(RELEASE.dataset, result, remarks=())
    assert sentence in Markup(html).striptags()


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        ("dust", "Days above the limit of fine dust", "Latest: 148 days, 2020. 1 value, 2020."),
        ("workers", "Employees of the company", "Latest: about 5,000 people, 9 October 2025. 28 "),
        ("exports", "Exports of the plant", "Latest: 549.1 million euros, 2023. 60 values"),
        ("city money", "Share of the city's revenue", "about 40 %, no date given. 5 values."),
        ("price of steel", "Average price of the steel sold", "0 values."),
    ],
)
def test_an_indicator_says_its_newest_figure(text: str, title: str, told: str) -> None:
    _number, html = groups(asked(text, kind="series"))["series"]
    hits = [words(one) for one in html.split("<li>")]
    assert [hit for hit in hits if hit.startswith(f"{title} {told}")]


def test_a_value_says_what_its_failing_check_sets_against_what() -> None:
    _number, html = groups(asked("output value 2023", kind="observation"))["observation"]
    assert "Worked out: 1.06 %, which differs from 1.15 % by " in words(html)


def test_several_claims_are_told_apart() -> None:
    blocks = asked(
        "Since 2016, the revived steel mill has generated around 4.77 billion euros"
        " ($5.13 billion) in exports. In 2023, it contributed 795 million euros to Serbia's"
        " economy, accounting for 1.15 percent of its GDP that year."
    )
    assert "4 things that this says have been reported" in blocks["results"]
    assert blocks["answer"].count('<details class="asked-claim">') == 2


def test_all_checks_of_a_claim_can_be_opened() -> None:
    known = record.of(RELEASE)
    name = "output-value-2023-people-s-daily"
    checks = [each.check.id for each in known.results if name in each.inputs]
    assert len(checks) > MOST_CHECKS
    answer = asked(CLAIM)["answer"]
    (further,) = re.findall(r'<details class="more-checks">.*?</details>', answer)
    assert further.count("<li>") == len(checks) - MOST_CHECKS
    card = answer.split('<article class="asked-claim own">')[0]
    assert all(f"./checks#{check}" in card for check in checks)


@pytest.mark.parametrize(
    ("text", "observation"),
    [
        ("HBIS is Serbia's largest exporter", "exporter-rank-undated-people-s-daily"),
        ("最大出口商", "exporter-rank-undated-people-s-daily"),
        ("连续多年成为塞尔维亚第一大出口企业", "exporter-rank-undated-people-s-daily"),
        ("najveći izvoznik", "exporter-rank-undated-people-s-daily"),
        ("HBIS paid 795 million euros to the economy", "said-of-gdp-2023-people-s-daily"),
        ("the plant makes 1.15 % of Serbia's GDP", "said-of-gdp-2023-people-s-daily"),
        ("河钢塞尔维亚贡献产值7.95亿欧元", "said-of-gdp-2023-people-s-daily"),
        ("exports of 5.13 billion dollars since 2016", "exports-since-2016-people-s-daily"),
        ("自2016年以来出口47.7亿欧元", "exports-since-2016-people-s-daily"),
        ("4,77 milijardi evra izvoza od 2016", "exports-since-2016-people-s-daily"),
        (
            "The steel mill accounts for 40 percent of Smederevo's revenue",
            "city-revenue-share-undated-people-s-daily",
        ),
        (
            "40 % of the city's budget comes from the steelworks",
            "city-revenue-share-undated-people-s-daily",
        ),
        (
            "Železara čini 40 odsto gradskog budžeta",
            "city-revenue-share-undated-people-s-daily",
        ),
        ("钢厂占市财政收入的40%", "city-revenue-share-undated-people-s-daily"),
    ],
)
def test_a_claim_of_the_overview_has_the_verdict_of_its_card(text: str, observation: str) -> None:
    known = record.of(RELEASE)
    (claim,) = [one for one in known.dataset.about.claims if one.observation == observation]
    verdict = claims.verdict(known, claim)
    assert verdict is not None
    said = headings.plain(verdict)
    (on_page, *_others) = re.findall(
        r'<article class="asked-claim">(.*?)</article>', asked(text)["answer"]
    )
    assert f"Verdict {said}" in words(on_page)
    assert "It takes part in no check." not in words(on_page)
    as_data = ask.told(RELEASE, text)["answer"]["claims"][0]
    assert as_data["verdict"] == said
    assert as_data["checks"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("749.5 million euros of exports in 2018", "749.5 m EUR and about 800 m EUR are close."),
        ("exports of 752.7 million euros in 2021", None),
        ("8.9 % of all exports in 2014", "It comes to 1.8 %, not 8.9 %."),
        ("148 days over the limit of dust in 2020", None),
    ],
)
def test_any_other_value_has_the_verdict_of_its_own_checks(text: str, verdict: str | None) -> None:
    as_data = ask.told(RELEASE, text)["answer"]["claims"][0]
    assert as_data["verdict"] == verdict
    assert ("<dt>Verdict</dt>" in asked(text)["answer"]) == (verdict is not None)


def test_a_price_of_a_day_has_the_other_figures_of_its_year() -> None:
    told = words(asked("HBIS paid 46 million euros")["answer"])
    assert "None for the same time" not in told
    assert "It takes part in no check" not in told


def test_what_is_not_there_has_its_nearest_and_its_gap() -> None:
    blocks = asked(NOT_THERE)
    assert "The record has no such figure" in blocks["results"]
    assert "about 800 million euros" in words(blocks["answer"])
    gaps = asked("The plant exported goods worth 912 million euros in 2024")
    assert "looked for and not found" in words(gaps["answer"])


def test_nothing_found_says_how_to_find_more() -> None:
    blocks = asked("xqzwv")
    assert "Nothing was found for “xqzwv”" in blocks["results"]
    assert '<p class="found" role="status">0 hits</p>' in blocks["results"]
    assert "./words" in blocks["answer"]
    assert words(blocks["hits"]) == ""


def test_an_earlier_day_is_searched() -> None:
    before, after = (asked(CLAIM, as_of=f"2024-05-0{day}") for day in (1, 9))
    assert "The record has no such figure" in before["results"]
    assert "This has been reported" in after["results"]
    (copied,) = re.findall(r'data-copy="([^"]*)">Copy this answer', after["answer"])
    assert "as_of=2024-05-09" in copied
    known = record.of(RELEASE, Date(2024, 5, 1)).dataset
    assert len(known.sources) < len(RELEASE.dataset.sources)
    named = set(re.findall(r"\./evidence/([^\"?]*)", "".join(before.values())))
    assert named
    assert named <= {*known.observation, *known.event, *known.source}


RESULTS = {"masthead", "results", "answer", "choices", "hits"}
HOSTILE = st.sampled_from(
    [*'<>&"%(){}', "<script>", "</p>", "&lt;", "%(text)s", "{{ 7*7 }}", "javascript:", "dust", " "]
)


@given(st.lists(HOSTILE | st.characters(codec="utf-8"), max_size=60).map("".join))
def test_a_question_stays_text(text: str) -> None:
    blocks = asked(text)
    whole = "".join(html for key, html in blocks.items() if key in RESULTS)
    assert not re.search(r"<(script|img|iframe|style)\b", whole)
    assert not re.search(r'(href|action)="javascript:', whole)
    if site(str(QueryParams({"q": text}))).question:
        (value,) = re.findall(r'name="q" value="([^"]*)"', blocks["masthead"])
        assert Markup(value).unescape().split() == text[:LONGEST_TEXT].split()


def test_no_question_is_kept() -> None:
    before = pages._kept.cache_info().currsize, pages._kept_with_choices.cache_info().currsize
    for number in range(5):
        asked(f"dust {number}")
    assert before == (
        pages._kept.cache_info().currsize,
        pages._kept_with_choices.cache_info().currsize,
    )
