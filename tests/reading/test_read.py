"""A folder with a mistake gives its report and never anything else; a clean one gives the dataset."""

import os
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import Dataset
from dashboard.model.schema import LISTS
from dashboard.reading import DatasetError, Problem, read
from tests.folders import BROKEN, SMALL, add, add_article, copy, edit, report

CASES = sorted(entry.name for entry in BROKEN.iterdir())
LEAFLET = '- {id: leaflet, publisher: The Union, language: nn, kind: ngo, accessed: "2022-05-04", read: whole}\n\n'
FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*") if path.is_file())


def broken(case: str, folder: Path) -> Path:
    """The small dataset without what `deleted.txt` names, and with the files of the case laid over it."""
    copy(SMALL, folder)
    deleted = BROKEN / case / "deleted.txt"
    for name in deleted.read_text().split() if deleted.exists() else ():
        remove: Callable[[Path], object] = (
            shutil.rmtree if (folder / name).is_dir() else Path.unlink
        )
        remove(folder / name)
    copy(BROKEN / case, folder)
    for name in ("expected.txt", "deleted.txt"):
        (folder / name).unlink(missing_ok=True)
    return folder


def test_the_cases_were_found() -> None:
    assert len(CASES) >= 25
    assert all((BROKEN / case / "expected.txt").is_file() for case in CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_broken_folder_gives_exactly_its_report(case: str, tmp_path: Path) -> None:
    expected = (BROKEN / case / "expected.txt").read_text("utf-8").splitlines()
    assert expected
    assert report(broken(case, tmp_path / case)) == expected


def test_a_clean_folder_gives_all_its_facts(dataset: Dataset) -> None:
    assert [one.id for one in dataset.observations] == [
        "rank-2018-registry",
        "rank-undated",
        "sales-2018-registry",
        "sales-2018-post",
        "sales-2019-post",
        "sales-2021-post",
        "sales-2021-post-2",
        "sales-2022-mill",
        "sales-since-2018",
        "staff-2020-12-post",
    ]
    assert [page.id for page in dataset.pages] == ["trade", "people"]
    assert list(dataset.unit) == ["NOK_m", "NOK_bn", "EUR_m", "persons", "rank"]
    assert list(dataset.source) == ["registry-2019", "post-2021", "mill-2022", "museum-undated"]
    assert list(dataset.event) == ["mill-sold", "mill-fire"]
    assert [era.id for era in dataset.eras] == ["era-family", "era-fund"]
    assert [str(gap.period) for gap in dataset.gaps] == ["2020"]


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    assert report(folder) == [f"{folder}: is no folder; name one that holds dataset.yaml"]


HEADER = "release,id,series,period,field,from,to\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            f"{HEADER}0.1.0,,,,released,,2022-06-30\n0.2,a,,,value,1,2\n",
            ":3: release: '0.2' will not do; write three numbers such as 1.0.0",
        ),
        (
            f"{HEADER}0.1.0,a,,,value,1,2\n",
            ":2: field: a release begins with its day, field `released`; let `smederevo release` write this file",
        ),
        (
            "release,id,series,period,feld,from,to\n",
            ":1: there is no column 'feld'; did you mean 'field'?",
        ),
        ("", ": is empty; a list without entries is written [], a table keeps its header line"),
    ],
)
def test_a_mistake_in_the_changes_is_told_with_its_line(
    small: Path, content: str, said: str
) -> None:
    (small / "changes.csv").write_text(content)
    assert report(small) == [f"changes.csv{said}"]


def test_a_table_that_no_series_is_near_to_says_what_to_do(small: Path) -> None:
    shutil.copy(small / "observations" / "sales.csv", small / "observations" / "weather.csv")
    right = "add it to series.yaml or name the file after one that is there"
    assert report(small) == [f"observations/weather.csv: there is no series 'weather'; {right}"]


def without_a_table(small: Path) -> None:
    """A series of which nothing was found, shown on a page."""
    text = (small / "series.yaml").read_text()
    start = text.index("- id: staff")
    (small / "series.yaml").write_text(
        f"{text}\n{text[start:].replace('- id: staff', '- id: guests').split(chr(10) * 2)[0]}\n"
    )
    edit(small, "pages.yaml", "series: [staff]", "series: [staff, guests]")


def test_a_series_without_a_table_needs_a_gap(small: Path) -> None:
    without_a_table(small)
    (said,) = report(small)
    assert (
        "the series 'guests' has no table; add observations/guests.csv, or a gap that says where its values were looked for"
        in said
    )
    with (small / "gaps.yaml").open("a") as file:
        file.write(
            '- {series: guests, period: "2020", searched: The local press, on: "2022-05-05"}\n'
        )
    assert report(small) == []


def test_a_series_without_a_table_is_not_told_where_the_gaps_cannot_be_read(small: Path) -> None:
    without_a_table(small)
    (small / "gaps.yaml").write_text("[")
    assert [line.split(":")[0] for line in report(small)] == ["gaps.yaml"]


@pytest.mark.parametrize("name", ["healthz", "social", "checks"])
def test_a_page_cannot_have_an_address_of_the_server(small: Path, name: str) -> None:
    (small / "pages.yaml").write_text(
        (small / "pages.yaml").read_text().replace("- id: people", f"- id: {name}")
    )
    assert [line.split(": ", 1)[1] for line in report(small)] == [
        f"id: {name!r} is a page that every site has; choose another id"
    ]


def test_an_event_cannot_rest_on_a_source_that_runs_on(small: Path) -> None:
    edit(small, "sources.yaml", "- id: post-2021\n", "- id: post-2021\n  running: true\n")
    assert any(
        "is a source that runs on; only values can rest on it, so name another" in line
        for line in report(small)
    )


def test_a_release_of_a_day_that_is_not_in_the_calendar_is_a_problem(small: Path) -> None:
    (small / "changes.csv").write_text(f"{HEADER}0.1.0,,,,released,,2022-02-30\n")
    (said,) = report(small)
    assert said.startswith("changes.csv:2: field: a release begins with its day")


def test_an_answer_is_not_told_to_name_nothing_where_the_checks_cannot_be_read(small: Path) -> None:
    edit(small, "dataset.yaml", "; nobody prints what it buys.", ". So it was {check-rank}.")
    assert report(small) == []
    (small / "checks.yaml").write_text("[")
    assert [line.split(":")[0] for line in report(small)] == ["checks.yaml"]


def test_the_folder_above_a_dataset_is_told_from_it(small: Path) -> None:
    assert report(small.parent) == [f"{small.parent}: holds no dataset.yaml; did you mean {small}?"]


def test_a_table_of_no_series_is_one_problem_whatever_it_holds(small: Path) -> None:
    shutil.copy(small / "observations" / "sales.csv", small / "observations" / "sales (1).csv")
    assert report(small) == [
        "observations/sales (1).csv: there is no series 'sales (1)'; did you mean 'sales'?"
    ]


@pytest.mark.parametrize("name", ["sales.CSV", "sales.csv.txt", "sales.xlsx"])
def test_a_table_that_is_no_csv_file_is_one_problem(small: Path, name: str) -> None:
    (small / "observations" / "sales.csv").rename(small / "observations" / name)
    assert report(small) == [
        f"observations/{name}: is no .csv file; name it after its series, SERIES.csv"
    ]


def test_an_empty_folder_names_every_file_that_is_missing(tmp_path: Path) -> None:
    missing = [line.partition(":")[0] for line in report(tmp_path)]
    assert set(missing) >= {
        "dataset.yaml",
        "eras.yaml",
        "events.yaml",
        "gaps.yaml",
        "pages.yaml",
        "series.yaml",
        "sources.yaml",
        "units.yaml",
    }
    assert len(missing) == len(set(missing))


def test_problems_stand_in_the_order_of_files_and_lines(small: Path) -> None:
    edit(small, "units.yaml", "words: persons", "words: ''")
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    edit(small, "sources.yaml", "https://post", "ftp://post")
    with pytest.raises(DatasetError) as caught:
        read(small)
    assert [(one.file, one.line) for one in caught.value.problems] == [
        ("sources.yaml", 15),
        ("sources.yaml", 28),
        ("units.yaml", 4),
    ]
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))


def test_a_problem_says_where_in_the_form_of_a_compiler() -> None:
    assert str(Problem("gaps.yaml", 3, "0.on", "is no day")) == "gaps.yaml:3: 0.on: is no day"
    assert str(Problem("gaps.yaml", 3, "", "is no list")) == "gaps.yaml:3: is no list"
    assert str(Problem("gaps.yaml", 0, "", "is missing")) == "gaps.yaml: is missing"


def test_hidden_files_and_the_readme_are_left_alone(small: Path) -> None:
    (small / ".DS_Store").write_bytes(b"\0")
    (small / "observations" / ".sales.csv.swp").write_bytes(b"\0")
    (small / "README.md").write_text("About the data.\n")
    assert report(small) == []


def test_a_row_of_a_broken_fact_leaves_what_it_cites_cited(small: Path) -> None:
    """Otherwise its source would be reported as idle too."""
    edit(small, "sources.yaml", "- id: museum-undated", LEAFLET + "- id: museum-undated")
    add(
        small,
        "staff",
        id="staff-2021",
        period="2021-99",
        value="300",
        unit="persons",
        source="leaflet",
        as_printed="300 people",
    )
    assert report(small) == [
        "observations/staff.csv:3: period: '2021-99' names a day that is not in the calendar; check month and day",
    ]


def test_a_slip_in_the_only_citation_of_a_source_is_one_problem(small: Path) -> None:
    edit(small, "sources.yaml", "- id: museum-undated", LEAFLET + "- id: museum-undated")
    add(
        small,
        "staff",
        id="staff-2021",
        period="2021",
        value="300",
        unit="persons",
        source="leaflte",
        as_printed="300 people",
    )
    assert report(small) == [
        "observations/staff.csv:3: source: there is no source 'leaflte'; did you mean 'leaflet'?"
    ]


def test_a_series_id_that_is_the_name_of_a_list_is_one_problem(small: Path) -> None:
    edit(small, "series.yaml", "id: staff", "id: sources")
    edit(small, "pages.yaml", "series: [staff]", "series: [sources]")
    (small / "observations" / "staff.csv").rename(small / "observations" / "sources.csv")
    assert report(small) == [
        "series.yaml:23: id: 'sources' is the name of a list of the site; choose another id"
    ]


@pytest.mark.parametrize("factor", ["0", "-1000000"])
def test_a_factor_of_zero_or_less_is_a_problem_of_its_unit(small: Path, factor: str) -> None:
    edit(
        small,
        "units.yaml",
        'factor: "1000000", words: million kroner',
        f'factor: "{factor}", words: million kroner',
    )
    assert [line.split(": ")[:2] for line in report(small)] == [["units.yaml:1", "factor"]]


@pytest.mark.parametrize("other", ["rank", "NOK_m"], ids=["another dimension", "another currency"])
def test_a_unit_shown_as_one_that_measures_something_else_is_a_problem(
    small: Path, other: str
) -> None:
    edit(small, "units.yaml", "words: million euros", f"words: million euros, shown_as: {other}")
    assert [line.split(": ")[:2] for line in report(small)] == [["units.yaml:3", "shown_as"]]


@pytest.mark.parametrize(
    "text", ["{nobody prints", "{Nobody} prints", "nobody} prints", "{} prints"]
)
def test_a_brace_in_the_answer_that_is_no_reference_is_a_problem(small: Path, text: str) -> None:
    edit(small, "dataset.yaml", "nobody prints", text)
    assert [line.partition(":")[0] for line in report(small)] == ["dataset.yaml"]


def test_a_card_that_names_a_chart_of_another_page_is_a_problem(small: Path) -> None:
    edit(
        small,
        "dataset.yaml",
        "observation: rank-undated, page: trade",
        "observation: rank-undated, page: trade, chart: staff-count",
    )
    assert [line.split(": ")[:2] for line in report(small)] == [
        ["dataset.yaml:11", "claims.1.chart"]
    ]


def test_a_dataset_without_observations_is_clean(bare: Path) -> None:
    assert report(bare) == []


def test_a_number_keeps_the_zeros_that_were_printed(dataset: Dataset) -> None:
    assert str(dataset.observation["sales-2018-registry"].value) == "412.50"
    assert dataset.amount(dataset.observation["sales-2021-post"]) == Decimal(500)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy(SMALL, tmp_path_factory.mktemp("spoilt"))


def files_reported(folder: Path, file: str, content: bytes) -> set[str]:
    """The files that a report names while one of them holds other bytes."""
    original = (folder / file).read_bytes()
    (folder / file).write_bytes(content)
    try:
        return {line.partition(":")[0] for line in report(folder)}
    finally:
        (folder / file).write_bytes(original)


@given(file=st.sampled_from(FILES), content=st.binary(max_size=300))
@settings(max_examples=150)
def test_whatever_bytes_a_file_holds_reading_gives_facts_or_problems(
    spoilt: Path, file: str, content: bytes
) -> None:
    assert files_reported(spoilt, file, content) <= set(FILES)


@given(file=st.sampled_from(FILES), data=st.data())
@settings(max_examples=200)
def test_whatever_is_put_into_a_file_reading_gives_facts_or_problems(
    spoilt: Path, file: str, data: st.DataObject
) -> None:
    original = (spoilt / file).read_bytes()
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, min(len(original), start + 8)))
    piece = data.draw(
        st.binary(max_size=4) | st.text("{}[]:-#&*!|>\"',\n\t 0", max_size=4).map(str.encode)
    )
    assert files_reported(spoilt, file, original[:start] + piece + original[end:]) <= set(FILES)


@pytest.mark.parametrize(
    ("file", "line", "text"),
    [
        (
            "gaps.yaml",
            "- a\n",
            "gaps.yaml:1001: the rest was not read, since there are 1,000 problems by now; mend those first",
        ),
        (
            "observations/staff.csv",
            ",\n",
            "the rest was not read, since there are 1,000 problems by now; mend those first",
        ),
        (
            "observations/staff.csv",
            "," * 14 + "\n",
            "the rest was not read, since there are 1,000 problems by now; mend those first",
        ),
    ],
)
def test_a_file_of_mistakes_only_is_not_read_to_its_end(
    small: Path, file: str, line: str, text: str
) -> None:
    path = small / file
    path.write_text(
        (path.read_text().split("\n")[0] + "\n" if file.endswith("csv") else "") + line * 5_000
    )
    said = report(small)
    assert any(text in one for one in said)
    assert len(said) < 1_100


def test_a_list_without_end_is_refused(small: Path) -> None:
    (small / "gaps.yaml").write_text("[" + "a," * 200_001 + "]")
    assert report(small) == [
        "gaps.yaml:1: holds more than 200,000 texts, lists and groups up to here; shorten it"
    ]


def test_names_that_no_terminal_should_print_are_made_visible(small: Path) -> None:
    (small / "a\n\x1b[31mb").write_text("")
    (small / "observations" / os.fsdecode(b"\xff.csv")).write_text("")
    (small / "eras.yaml").write_text('- {"id\\e[31m": a}\n')
    said = report(small)
    assert all(line.isprintable() for line in said)
    assert [
        line.split(":")[0] for line in said if "csv" in line.split(":")[0] or "\\n" in line
    ] == [
        "a\\n\\x1b[31mb",
        "observations/\\xff.csv",
    ]


def test_a_record_with_an_unknown_field_hides_no_other_mistake_for_long(small: Path) -> None:
    """What is wrong within records is told first, what they name in vain once that is mended."""
    edit(small, "sources.yaml", "- id: registry-2019\n", "- id: registry-2019\n  colour: red\n")
    edit(small, "observations/sales.csv", "NOK_m,about,,,post-2021", "NOK_m,about,,,post-2012")
    assert [line.split(":")[0] for line in report(small)] == ["sources.yaml"]
    edit(small, "sources.yaml", "  colour: red\n", "")
    assert [line.split(":")[0] for line in report(small)] == ["observations/sales.csv"]


def test_rules_between_records_are_told_once_every_name_is_right(small: Path) -> None:
    edit(small, "observations/sales.csv", "NOK_m,about,,,post-2021", "NOK_m,about,,,post-2012")
    edit(small, "pages.yaml", "series: [sales, rank]", "series: [sales]")
    assert [line.split(":")[0] for line in report(small)] == ["observations/sales.csv"]
    edit(small, "observations/sales.csv", "NOK_m,about,,,post-2012", "NOK_m,about,,,post-2021")
    assert [line.split(":")[0] for line in report(small)] == ["series.yaml"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("content", ["a: {}", "[", "- word"])
def test_a_file_that_holds_no_records_is_told_once_and_nothing_that_names_them(
    small: Path, name: str, content: str
) -> None:
    (small / f"{name}.yaml").write_text(content)
    (said,) = report(small)
    assert said.startswith(f"{name}.yaml:")


def test_a_page_with_a_broken_standfirst_hides_no_other_mistake_for_long(small: Path) -> None:
    edit(small, "pages.yaml", "standfirst: Who works at the mill.", "standfirst: ''")
    edit(small, "dataset.yaml", "page: trade}\nheadline", "page: trades}\nheadline")
    assert [line.split(":")[0] for line in report(small)] == ["pages.yaml"]
    edit(small, "pages.yaml", "standfirst: ''", "standfirst: Who works at the mill.")
    assert [line.split(":")[0] for line in report(small)] == ["dataset.yaml"]


@pytest.mark.parametrize("old", ["- id: sales-by-window", "- id: trade"])
def test_a_misspelt_id_is_told_once_and_nothing_that_names_it(small: Path, old: str) -> None:
    text = (small / "pages.yaml").read_text()
    (small / "pages.yaml").write_text(text.replace(old, old.replace("id:", "idd:")))
    (said,) = report(small)
    assert "there is no field `idd`; did you mean `id`?" in said


def test_two_ladders_of_one_page_are_a_problem(small: Path) -> None:
    kind = "      kind: windows\n      series: [sales]\n"
    edit(small, "pages.yaml", kind, kind.replace("windows", "ladder"))
    edit(small, "pages.yaml", "kind: ledger", "kind: ladder")
    text = "'sales-by-window' has the `view` of the page's link; put one on another page"
    assert report(small) == [f"pages.yaml:16: charts.2.kind: {text}"]


def test_two_charts_with_conversions_on_one_page_are_a_problem(small: Path) -> None:
    conversion = (
        "      conversions: [{unit: EUR_m, title: In euros, of: null, rates: [sales]}]\n".replace(
            " of: null,", ""
        )
    )
    text = (small / "pages.yaml").read_text().replace("kind: windows", "kind: periods")
    (small / "pages.yaml").write_text(
        text.replace("      kind: periods\n", f"      kind: periods\n{conversion}")
    )
    said = "'sales-by-year' has the `unit` of the page's link; put one on another page"
    assert [line for line in report(small) if "link" in line] == [
        f"pages.yaml:13: charts.1.conversions: {said}"
    ]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("sales-2018-registry", "sales-since-2018", ""),
        ("sales-2019-post", "sales-since-2018", ""),
        (
            "sales-2019-post",
            "sales-2018-registry",
            "",
        ),
        (
            "sales-2018-registry",
            "sales-2018-post",
            "is larger than the upper bound 'sales-2018-post'; nothing can be between, so take one of them out",
        ),
    ],
)
def test_bounds_of_the_base_of_a_growth_do_not_contradict_each_other(
    small: Path, low: str, high: str, text: str
) -> None:
    with (small / "checks.yaml").open("a") as file:
        file.write(
            "\n- id: check-growth\n  title: Growth\n  kind: growth\n  question: Did it grow?\n  inputs:\n"
            "    claim: {observation: sales-2021-post}\n    terms: [{observation: sales-2021-post}]\n"
            f"    base: [{{observation: {low}, bound: at_least}}, {{observation: {high}, bound: at_most}}]\n"
        )
    found = [line for line in report(small) if "base" in line]
    assert found == ([f"checks.yaml:50: inputs.base.0: {text}"] if text else [])


def test_an_article_needs_sides(small: Path) -> None:
    add_article(small)
    assert report(small) == []
    (small / "sides.yaml").unlink()
    assert report(small) == [
        "article.yaml:2: source: who else says a claim cannot be told without sides; write at least one into sides.yaml"
    ]


@pytest.mark.parametrize("content", ["", "[", "- {id: mill}", "id: mill", "[]\n---\n[]"])
def test_sides_that_cannot_be_read_are_told_once_and_not_their_sources_and_article(
    small: Path, content: str
) -> None:
    add_article(small)
    (small / "sides.yaml").write_text(content)
    assert report(small)
    assert {line.split(":")[0] for line in report(small)} == {"sides.yaml"}


@pytest.mark.parametrize(
    "name", ["observations/sales.csv", "events.yaml", "checks.yaml", "sources.yaml"]
)
def test_an_article_says_nothing_of_facts_that_cannot_be_read(small: Path, name: str) -> None:
    add_article(small)
    (small / name).write_text('"')
    assert report(small)
    assert not [line for line in report(small) if line.startswith("article.yaml")]


@pytest.mark.parametrize("name", ["sides.yaml", "article.yaml"])
def test_a_dataset_does_without_what_is_optional(small: Path, name: str) -> None:
    add_article(small)
    (small / "article.yaml").unlink()
    (small / name).unlink(missing_ok=True)
    assert report(small) == []
    assert read(small).article is None
    assert (read(small).sides == ()) == (name == "sides.yaml")
