"""What a reader is offered to take away, what a release changed, and what the holder of an old link learns."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import history, store
from dashboard.charts import view
from dashboard.charts.rows import RowsView
from dashboard.markup import sheet
from dashboard.reading import read
from dashboard.web import data
from tests.folders import SMALL, copy, edit
from tests.values import ids
from tests.web.caller import ask

from .screen import (
    DATASET,
    DRAWN,
    PAGES,
    RECORD,
    RELEASE,
    bodies,
    evidence,
    files,
    notices,
    offers,
    opened,
    panel,
    plain,
    words,
)

NAMES = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
ONE = next(chart for chart in DRAWN if len(chart.series) == 1 and chart.kind == "windows")
ONE_WITH_UNITS = next(chart for chart in DRAWN if chart.parameter == "unit")
SEVERAL = next(chart for chart in DRAWN if len(chart.series) > 1)
PLACES = [
    (DATASET.page_of[ONE.series[0]], ONE.id),
    ("timeline", "timeline"),
    ("sources", "sources"),
    ("data", DATASET.series[0].id),
]


def page_of(chart: str) -> str:
    return next(page.id for page in DATASET.pages if chart in {one.id for one in page.charts})


def codes(at: AppTest, name: str) -> list[str]:
    """The lines of code of a panel."""
    found = re.findall(r"<code>(.*?)</code>", panel(at, name), re.DOTALL)
    return [Markup(code).unescape() for code in found]


@pytest.mark.parametrize(("page", "name"), PLACES, ids=[name for _, name in PLACES])
def test_a_panel_has_files_a_citation_and_code(page: str, name: str) -> None:
    at = opened(page, **({"view": name} if page == "data" else {}))
    inner = panel(at, name)
    offered = files(inner)
    assert len(offered) == 2
    for addresses in offered.values():
        assert list(addresses) == [*NAMES.values(), "CSV for Excel"]
        assert re.fullmatch(r"\./data/[a-z/-]+\.csv\?(.*&)?excel=1", addresses["CSV for Excel"])
        for form, label in NAMES.items():
            assert re.fullmatch(rf"\./data/[a-z/-]+\.{form}(\?.*)?", addresses[label])
    assert (
        f"In: {DATASET.about.maintainer}: {DATASET.about.title}, release {RELEASE.name}, "
        in plain(Markup(inner).striptags())
    )
    assert {"Copy citation", "Copy BibTeX"} <= set(re.findall(r">(Copy [^<]+)<", inner))
    pandas, curl = codes(at, name)[:2]
    assert re.match(r"import pandas as pd\n[a-z_0-9]+ = pd\.read_csv\(", pandas)
    assert curl.startswith('curl -LOJ "')
    read = re.findall(r'data/([\w-]+)\.csv"', pandas)
    assert read == re.findall(r'data/([\w-]+)\.csv"', curl)
    assert read


@pytest.mark.parametrize("choice", view.of(ONE_WITH_UNITS, RECORD).choices)
def test_a_file_of_what_a_chart_shows_carries_its_choice(choice: str) -> None:
    page = page_of(ONE_WITH_UNITS.id)
    default = view.of(ONE_WITH_UNITS, RECORD).choices[0]
    at = opened(page, unit=choice)
    shown = len(view.of(ONE_WITH_UNITS, RECORD, choice).visible_values)
    query = "" if choice == default else f"?unit={choice}"
    name = f"./data/charts/{ONE_WITH_UNITS.id}"
    offered = files(panel(at, ONE_WITH_UNITS.id))
    for_excel = f"{query}&excel=1" if query else "?excel=1"
    assert offered[f"What is shown: {shown}"] == {
        **{label: f"{name}.{form}{query}" for form, label in NAMES.items()},
        "CSV for Excel": f"{name}.csv{for_excel}",
    }


@pytest.mark.parametrize("day", ["", "2024-05-09"])
@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_offers_is_there(page: str, day: str) -> None:
    app = Starlette(routes=list(data.ROUTES))
    at = opened(page, **({"as_of": day} if day else {}))
    whole = "".join(bodies(at))
    addresses = {Markup(one).unescape() for one in re.findall(r'<a href="\.(/data/[^"]*)"', whole)}
    assert addresses
    for address in addresses:
        answer = ask(app, address, "HEAD")
        assert answer.status == 200, address
        carries_day = "as_of=" in address or address.endswith("package.zip")
        assert carries_day is (bool(day) or address.endswith("package.zip")), address


@pytest.mark.parametrize(
    ("page", "parameters", "address"),
    [
        ("timeline", {"kind": "labour", "q": "a b"}, "./data/events.csv?kind=labour&q=a+b"),
        ("timeline", {"from": "2016"}, "./data/events.csv?from=2016"),
        (
            "sources",
            {"kind": ["news_agency", "company"]},
            "./data/sources.csv?kind=company&kind=news_agency",
        ),
        ("checks", {"kind": "differs"}, "./data/checks.csv?kind=differs"),
        (
            "data",
            {"view": DATASET.series[0].id, "from": "2018", "as_of": "2024-05-09"},
            None,
        ),
    ],
)
def test_files_of_a_list_hold_what_is_chosen_or_all(
    page: str, parameters: dict[str, str | list[str]], address: str | None
) -> None:
    name = DATASET.series[0].id if page == "data" else page
    shown, whole = files(panel(opened(page, **parameters), name)).values()
    if address is None:
        assert shown["CSV"].startswith(f"./data/{name}.csv?from=2018&to=")
        assert shown["CSV"].endswith("&as_of=2024-05-09")
        assert whole["CSV"] == f"./data/{name}.csv?as_of=2024-05-09"
    else:
        assert shown["CSV"] == address
        assert whole["CSV"] == address.split("?")[0]


def test_a_panel_says_how_many_rows_each_offer_has() -> None:
    at = opened(page_of(SEVERAL.id))
    options = view.of(SEVERAL, RECORD).choices
    shown = len(view.of(SEVERAL, RECORD, options[0] if options else "").visible_values)
    wholes = [
        f"All of {DATASET.one_series[name].title}: {len(RECORD.series(name))}"
        for name in SEVERAL.series
    ]
    assert list(files(panel(at, SEVERAL.id))) == [f"What is shown: {shown}", *wholes]
    assert len(codes(at, SEVERAL.id)[0].splitlines()) == 1 + len(SEVERAL.series)


def test_pictures_are_offered_where_there_is_a_figure() -> None:
    drawn = panel(opened(page_of(ONE.id)), ONE.id)
    assert drawn.count("Picture for print:") == 1
    notes = Markup(drawn.split('data-notes="')[1].split('"')[0]).unescape()
    assert notes.splitlines()[0] == ONE.caveat
    drawn_by = {
        str(value.source.publisher)
        for value in view.of(ONE, RECORD).visible_values
        if value.role != "no_date"
    }
    assert (
        set(notes.splitlines()[-2].removeprefix("Sources: ").removesuffix(".").split("; "))
        == drawn_by
    )
    assert (
        f"{DATASET.about.title}, release {RELEASE.name}, {DATASET.about.licence}."
        in notes.splitlines()[-1]
    )
    assert "SVG, one column" in drawn
    for name in ("sources", "checks"):
        assert "Picture for print:" not in panel(opened(name), name)


def test_the_timeline_is_offered_as_a_picture_of_what_is_chosen() -> None:
    at = opened("timeline", kind="labour", **{"from": "2014"})
    offered = panel(at, "timeline")
    assert re.findall(r'data-form="(\w+)" data-width="(\d+)"', offered) == [
        ("png", str(sheet.WIDTH)),
        ("svg", str(sheet.WIDTH)),
    ]
    drawn = "".join(bodies(at))
    assert 'data-rows="timeline"' in drawn
    assert 'data-picture="./assets/timeline?kind=labour&amp;from=2014"' in drawn


def test_a_timeline_without_an_event_has_no_picture() -> None:
    assert "Picture for print:" not in panel(opened("timeline", q="xqzwv"), "timeline")


def test_rows_are_offered_as_wide_as_the_server_draws_them() -> None:
    chart = next(
        chart for chart in DATASET.chart.values() if isinstance(view.of(chart, RECORD), RowsView)
    )
    offered = panel(opened(page_of(chart.id)), chart.id)
    assert re.findall(r'data-form="(\w+)" data-width="(\d+)"', offered) == [
        ("png", str(sheet.WIDTH)),
        ("svg", str(sheet.WIDTH)),
    ]


def test_years_of_the_link_narrow_what_is_shown_on_data() -> None:
    name = "exports"
    at = opened("data", view=name, **{"from": "2018", "to": "2019"})
    inside = [
        one
        for one in DATASET.of_series[name]
        if (first := one.period.first_day) is None or first.year <= 2019
    ]
    inside = [
        one
        for one in inside
        if one.period.dated and ((last := one.period.last_day) is None or last.year >= 2018)
    ]
    shown = int(re.findall(r"(\d+) shown", offers(at)[name])[0])
    assert 0 < shown < len(DATASET.of_series[name])
    assert shown == len(inside)
    assert notices(at) == []
    assert all("from=2018&to=2019" in line for line in codes(at, name)[0].splitlines()[1:2])


def test_years_that_run_backwards_are_said_and_all_is_shown() -> None:
    at = opened("data", view="exports", **{"from": "2020", "to": "2018"})
    assert notices(at) == [
        "The years run backwards, so all are shown; choose the earlier one in From."
    ]
    assert offers(at)["exports"].startswith(
        f"Download, cite, use in code: {len(DATASET.of_series['exports'])} shown"
    )


def test_years_that_run_backwards_show_all_events() -> None:
    at = opened("timeline", **{"from": "2020", "to": "2018"})
    assert notices(at) == [
        "The years run backwards, so all are shown; choose the earlier one in From."
    ]
    assert offers(at)["timeline"].startswith(
        f"Download, cite, use in code: {len(DATASET.events)} shown"
    )


def test_what_was_chosen_on_one_page_is_in_no_link_of_another() -> None:
    at = opened("data", view="exports", **{"from": "2018"})
    assert "view=exports" in "".join(bodies(at))
    at.query_params.clear()
    at._page_hash = calc_hash("sources")
    at.run()
    assert f"{len(DATASET.sources)} sources" in words(at)
    assert not [name for name in ("view=", "from=") if name in "".join(bodies(at))]


def test_evidence_cites_its_value_with_the_release() -> None:
    one = DATASET.observations[0]
    (card,) = evidence(opened("overview", focus=one.id))
    copied = [Markup(text).unescape() for text in re.findall(r'data-copy="(.*?)"', card, re.DOTALL)]
    assert copied[0].startswith(f"?focus={one.id}")
    assert RELEASE.name in copied[1]
    assert f"/evidence/{one.id}?release={RELEASE.name}" in copied[1]
    assert copied[2].startswith(f"@misc{{{one.id},")


# Releases of the small dataset.


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small dataset in its second release, on show."""
    folder = copy(SMALL, tmp_path / "mill")
    history.record(folder, read(folder))
    edit(folder, "dataset.yaml", "version: 0.1.0", "version: 0.2.0")
    edit(folder, "dataset.yaml", 'released: "2022-06-30"', 'released: "2022-08-01"')
    edit(folder, "observations/sales.csv", "2021,610", "2021,611")
    edit(folder, "observations/sales.csv", "From memory.", "<b>From</b> a note.")
    history.record(folder, read(folder))
    monkeypatch.setenv("SMEDEREVO_DATASET", str(folder))
    return folder


def test_corrections_stand_on_data_with_the_latest_release_first(mill: Path) -> None:
    at = opened("data")
    text = words(at)
    assert "Corrections and changes" in text
    assert text.index("Release 0.2.0 of 1 August 2022: 2 changes") < text.index(
        "Release 0.1.0 of 30 June 2022: first one."
    )
    body = "".join(bodies(at))
    start = body.index("Corrections and changes")
    body = body[start : body.index("</table>", start)]
    cells = [Markup(cell).striptags() for cell in re.findall(r"<t[dh] [^>]*>(.*?)</t[dh]>", body)]
    assert cells[4:] == [
        "sales-2018-post",
        "note",
        "From memory.",
        "<b>From</b> a note.",
        "sales-2021-post-2",
        "value",
        "610",
        "611",
    ]
    assert "<b>From</b>" not in body


def test_a_dataset_that_was_never_released_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(SMALL))
    assert "No release has been recorded yet." in words(opened("data"))


def test_the_holder_of_an_old_link_learns_what_changed_on_the_page(mill: Path) -> None:
    name = store.current(mill).name
    old = (
        "This link was made with release 0.1.0; since then {}. Shown is "
        + name
        + "; the page Data lists all changes."
    )
    assert notices(opened("trade", release="0.1.0-abcdef01")) == [
        old.format("2 of the entries in this view came, went or changed")
    ]
    assert notices(opened("people", release="0.1.0-abcdef01")) == [
        old.format("nothing in this view has changed")
    ]
    assert notices(opened("trade", release=name)) == []
    assert notices(opened("trade", release="0.2.0-00000000")) == [
        f"This link was made with another state of release 0.2.0; shown is {name}."
    ]
    assert notices(opened("trade", release="<i>3</i>")) == [
        f"This link names the release “<i>3</i>”, which is not known here; shown is {name}."
    ]


@pytest.mark.parametrize("page", ["overview", "trade", "timeline", "sources", "data"])
def test_the_footer_names_the_release_that_health_names(mill: Path, page: str) -> None:
    (footer,) = [body for body in bodies(opened(page)) if "<footer" in body]
    assert f"Release {store.current(mill).name} of 1 August 2022" in plain(
        Markup(footer).striptags()
    )


def test_a_file_of_one_year_or_unit_holds_it_alone_and_says_so() -> None:
    ladder = next(chart for chart in DATASET.chart.values() if chart.parameter == "view")
    year = view.of(ladder, RECORD).choices[1]
    shown = view.of(ladder, RECORD, year).visible_values
    assert len(shown)
    assert {value.year for value in shown} == {int(year)}
    at = opened(page_of(ladder.id), view=year)
    assert int(re.findall(r"(\d+) shown", offers(at)[ladder.id])[0]) == len(shown)
    assert f'data-file="{DATASET.about.id}-{ladder.id}-{year}"' in panel(at, ladder.id)


@pytest.mark.parametrize(("kind", "behind"), [("ratio", "gdp-rsd"), ("ledger", "exports")])
def test_what_bars_are_worked_out_from_is_shown_and_cited(kind: str, behind: str) -> None:
    chart = next(chart for chart in DATASET.chart.values() if chart.kind == kind)
    shown = view.of(chart, RECORD)
    assert isinstance(shown, RowsView)
    parts = {part.id for row in shown.rows for part in row.parts if part.id}
    assert parts
    assert parts <= set(ids(shown.visible_values))
    assert behind in {value.series.id for value in shown.visible_values}


def test_a_chart_in_another_unit_cites_its_rates() -> None:
    chart = next(chart for chart in DATASET.chart.values() if chart.parameter == "unit")
    rates = view.of(chart, RECORD, chart.conversions[0].unit).conversion_inputs
    assert {value.series.id for value in rates} == set(chart.conversions[0].rates)
    assert view.of(chart, RECORD).conversion_inputs == ()
