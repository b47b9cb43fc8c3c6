"""What one release changes, on paper and on the page."""

import json
import re
from collections.abc import Callable
from datetime import date as Date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import atomic, history, store
from dashboard.history import ReleaseError, record, since
from dashboard.model import Dataset
from dashboard.model.facts import Change
from dashboard.reading import read
from dashboard.words.releases import notice as words
from tests import published
from tests.folders import DATA, REAL, SMALL, add, add_article, edit, report

Line = tuple[str, str | None, str | None, str | None, str, str | None, str | None]


def lines(changes: tuple[Change, ...]) -> list[Line]:
    return [
        (one.release, one.id, one.series, one.period, one.field, one.before, one.after)
        for one in changes
    ]


def dated(version: str, day: str) -> Line:
    return (version, None, None, None, "released", None, day)


def raised(folder: Path, version: str, day: str, before: str = "0.1.0") -> None:
    edit(folder, "dataset.yaml", f"version: {before}", f"version: {version}")
    text = (folder / "dataset.yaml").read_text()
    old = next(line for line in text.splitlines() if line.startswith("released:"))
    edit(folder, "dataset.yaml", old, f'released: "{day}"')


@pytest.mark.parametrize("folder", [REAL, SMALL, DATA / "plants/kuang", DATA / "plants/well"])
def test_whatever_a_release_lists_can_be_read_again(folder: Path) -> None:
    listed = history.rows(read(folder))
    assert len(listed) > 5
    for name in listed:
        assert Change(release="0.2.0", id=name, field="added").id == name


@pytest.fixture
def recorded(small: Path) -> Path:
    """The small dataset with its first release on record, and the version of the next one."""
    record(small, read(small))
    raised(small, "0.2.0", "2022-08-01")
    return small


def test_the_first_release_records_its_day_and_all_rows(small: Path) -> None:
    assert lines(record(small, read(small))) == [dated("0.1.0", "2022-06-30")]
    assert (
        small / "changes.csv"
    ).read_text() == "release,id,series,period,field,from,to\n0.1.0,,,,released,,2022-06-30\n"
    last = json.loads((small / "released.json").read_text())
    assert last["version"] == "0.1.0"
    dataset = read(small)
    facts = {*dataset.observation, *dataset.event, *dataset.source}
    others = {name for name in last["rows"] if "/" in name or name in ("article", "dataset")}
    assert set(last["rows"]) == facts | others
    assert {"dataset", "series/sales", "checks/check-sum"} <= others
    assert last["rows"]["sales-2018-registry"]["value"] == "412.50"
    assert last["rows"]["mill-fire"]["series"] == '["sales"]'
    assert report(small) == []


def test_what_is_no_observation_event_or_source_is_listed_under_its_kind(recorded: Path) -> None:
    edit(recorded, "checks.yaml", "note: Nobody prints 2020.", "note: Nobody prints it.")
    edit(recorded, "checks.yaml", "- id: check-rank", "- id: check-place")
    found = lines(record(recorded, read(recorded)))[1:]
    note = ("note", "Nobody prints 2020.", "Nobody prints it.")
    assert sorted(found, key=str) == sorted(
        [
            ("0.2.0", "checks/check-rank", None, None, "removed", None, None),
            ("0.2.0", "checks/check-place", None, None, "added", None, None),
            ("0.2.0", "checks/check-sum", None, None, *note),
        ],
        key=str,
    )
    assert report(recorded) == []


def test_an_article_that_comes_is_listed_with_each_of_its_claims(recorded: Path) -> None:
    add_article(recorded)
    found = lines(record(recorded, read(recorded)))[1:]
    article = read(recorded).article
    assert article is not None
    claims = {f"article/{one.id}" for one in article.claims}
    assert {line[1] for line in found} >= {"article", *claims}
    assert {line[4] for line in found if (line[1] or "").startswith("article")} == {"added"}
    assert report(recorded) == []


def test_nothing_changed_writes_nothing(small: Path) -> None:
    record(small, read(small))
    before = {path.name: path.stat().st_mtime_ns for path in small.iterdir()}
    assert record(small, read(small)) == ()
    assert {path.name: path.stat().st_mtime_ns for path in small.iterdir()} == before


def test_a_higher_version_without_a_change_is_no_release(recorded: Path) -> None:
    assert record(recorded, read(recorded)) == ()


def test_each_field_that_differs_is_a_line(recorded: Path) -> None:
    edit(recorded, "observations/sales.csv", "2018,412.50,,NOK_m", "2018-01/2018-11,412.5,,NOK_m")
    edit(recorded, "sources.yaml", "publisher: Valley Museum", "publisher: The Valley Museum")
    edit(recorded, "events.yaml", "date: 2019-09~", "date: 2019-09")
    assert lines(record(recorded, read(recorded)))[1:] == [
        ("0.2.0", "mill-fire", None, "2019-09~", "date", "2019-09~", "2019-09"),
        ("0.2.0", "museum-undated", None, None, "publisher", "Valley Museum", "The Valley Museum"),
        ("0.2.0", "sales-2018-registry", "sales", "2018", "period", "2018", "2018-01/2018-11"),
        ("0.2.0", "sales-2018-registry", "sales", "2018", "value", "412.50", "412.5"),
    ]


def test_a_field_that_came_or_went_has_one_empty_side(recorded: Path) -> None:
    edit(recorded, "observations/sales.csv", "page 3,412.50 million", ",412.50 million")
    edit(recorded, "observations/staff.csv", "310 to 320 people,,,", "310 to 320 people,,,A count.")
    assert lines(record(recorded, read(recorded)))[1:] == [
        ("0.2.0", "sales-2018-registry", "sales", "2018", "locator", "page 3", None),
        ("0.2.0", "staff-2020-12-post", "staff", "2020-12", "note", None, "A count."),
    ]


def test_records_that_come_and_go_are_a_line_each(recorded: Path) -> None:
    add(
        recorded,
        "staff",
        id="staff-2021",
        period="2021",
        value="300",
        unit="persons",
        source="leaflet",
        as_printed="300 people",
    )
    leaflet = '- {id: leaflet, publisher: The Mill, language: nn, kind: reference, accessed: "2022-07-04", read: whole, note: On paper.}\n'
    (recorded / "sources.yaml").write_text((recorded / "sources.yaml").read_text() + leaflet)
    text = (recorded / "events.yaml").read_text()
    new = text.replace("mill-fire", "mill-blaze")
    assert new != text
    (recorded / "events.yaml").write_text(new)
    edit(recorded, "dataset.yaml", "mill-fire", "mill-blaze")
    edit(
        recorded,
        "observations/sales.csv",
        "sales-2018-post,2018,400,,NOK_m,about,,,post-2021,,,about 400 million,,,From memory.\n",
        "",
    )
    found = lines(record(recorded, read(recorded)))[1:]
    assert [line for line in found if line[1] != "dataset"] == [
        ("0.2.0", "mill-fire", None, "2019-09~", "removed", None, None),
        ("0.2.0", "sales-2018-post", "sales", "2018", "removed", None, None),
        ("0.2.0", "staff-2021", "staff", "2021", "added", None, None),
        ("0.2.0", "mill-blaze", None, "2019-09~", "added", None, None),
        ("0.2.0", "leaflet", None, None, "added", None, None),
    ]


def test_what_is_written_reads_back_and_the_next_release_starts_from_it(recorded: Path) -> None:
    edit(recorded, "observations/sales.csv", "From memory.", '"From ""memory"", 累计, Железара."')
    changes = record(recorded, read(recorded))
    assert read(recorded).changes == (*lines_of(dated("0.1.0", "2022-06-30")), *changes)
    assert changes[-1].after == 'From "memory", 累计, Железара.'
    assert record(recorded, read(recorded)) == ()
    raised(recorded, "0.10.0", "2022-09-01", before="0.2.0")
    edit(recorded, "observations/sales.csv", "2021,610", "2021,611")
    last = record(recorded, read(recorded))
    assert lines(last) == [
        dated("0.10.0", "2022-09-01"),
        ("0.10.0", "sales-2021-post-2", "sales", "2021", "value", "610", "611"),
    ]
    assert len(read(recorded).changes) == 5
    assert report(recorded) == []


def lines_of(*found: Line) -> list[Change]:
    return [
        Change.model_validate(
            dict(
                zip(("release", "id", "series", "period", "field", "from", "to"), one, strict=True)
            )
        )
        for one in found
    ]


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9", "0.0.10"])
def test_a_version_that_is_not_higher_is_refused_and_nothing_is_written(
    small: Path, version: str
) -> None:
    record(small, read(small))
    before = [(small / name).read_bytes() for name in ("changes.csv", "released.json")]
    if version != "0.1.0":
        raised(small, version, "2022-08-01")
    edit(small, "observations/sales.csv", "2021,610", "2021,611")
    with pytest.raises(
        ReleaseError,
        match=r"release 0\.1\.0 is recorded already; raise `version` in dataset\.yaml above it and set `released`",
    ):
        record(small, read(small))
    assert [(small / name).read_bytes() for name in ("changes.csv", "released.json")] == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '"x"',
        "{}",
        '{"version": "1.x.0", "rows": {}}',
        '{"version": "0.1.0", "rows": 3}',
        '{"version": 1, "rows": {}}',
        b"\xff".decode("latin-1"),
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        '{"version": "0.1.0", "rows": ' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
    ids=lambda text: text[:24] or "empty",
)
def test_a_damaged_record_of_the_last_release_is_refused_in_one_sentence(
    recorded: Path, text: str
) -> None:
    (recorded / "released.json").write_bytes(text.encode("latin-1"))
    edit(recorded, "observations/sales.csv", "2021,610", "2021,611")
    with pytest.raises(
        ReleaseError,
        match=r"released\.json is not what a release wrote; restore it from version control$",
    ):
        record(recorded, read(recorded))


def test_a_lost_record_of_the_last_release_is_not_written_anew(recorded: Path) -> None:
    (recorded / "released.json").unlink()
    before = (recorded / "changes.csv").read_bytes()
    with pytest.raises(
        ReleaseError,
        match=r"released\.json is missing, although changes\.csv knows a release; restore it",
    ):
        record(recorded, read(recorded))
    assert (recorded / "changes.csv").read_bytes() == before


def test_a_release_is_not_of_an_earlier_day_than_the_one_before(recorded: Path) -> None:
    (recorded / "changes.csv").write_text(
        (recorded / "changes.csv").read_text().replace("2022-06-30", "2022-09-01")
    )
    edit(recorded, "observations/sales.csv", "2021,610", "2021,611")
    edit(recorded, "observations/sales.csv", "six hundred and ten", "six hundred and eleven")
    with pytest.raises(ReleaseError, match="the release before is of 2022-09-01; set `released`"):
        record(recorded, read(recorded))


@pytest.mark.parametrize("day", ["2022-06-30", "2022-07-01"])
def test_a_release_may_be_of_the_day_of_the_one_before_or_of_a_later_one(
    small: Path, day: str
) -> None:
    record(small, read(small))
    raised(small, "0.2.0", day)
    edit(small, "observations/sales.csv", "2021,610", "2021,611")
    assert lines(record(small, read(small))) == [
        dated("0.2.0", day),
        ("0.2.0", "sales-2021-post-2", "sales", "2021", "value", "610", "611"),
    ]


def test_rows_that_are_no_rows_are_refused_too(recorded: Path) -> None:
    (recorded / "released.json").write_text('{"version": "0.1.0", "rows": {"sales-2018-post": 3}}')
    with pytest.raises(ReleaseError, match="restore it from version control"):
        record(recorded, read(recorded))


def test_numbers_in_the_record_of_the_last_release_are_taken_as_texts(recorded: Path) -> None:
    rows = {**history.rows(read(recorded))}
    rows["sales-2021-post-2"] = {**rows["sales-2021-post-2"], "value": 610}  # type: ignore[dict-item]
    (recorded / "released.json").write_text(json.dumps({"version": "0.1.0", "rows": rows}))
    assert record(recorded, read(recorded)) == ()


def test_a_release_that_ended_between_its_two_files_is_recorded_once(
    recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(recorded, "observations/sales.csv", "2021,610", "2021,611")
    write, seen = atomic.write, list[str]()

    def full(path: Path, content: bytes) -> None:
        seen.append(path.name)
        if path.name == "released.json":
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(history, "write", full)
    with pytest.raises(OSError, match="No space left"):
        record(recorded, read(recorded))
    assert seen == ["changes.csv", "released.json"]
    monkeypatch.undo()
    again = record(recorded, read(recorded))
    assert lines(again)[1:] == [
        ("0.2.0", "sales-2021-post-2", "sales", "2021", "value", "610", "611")
    ]
    assert read(recorded).changes[1:] == again


def test_the_bytes_of_a_recorded_release_do_not_depend_on_where_it_is_made(
    small: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for folder in (small, other):
        if folder is other:
            for path in small.rglob("*"):
                if path.is_file() and path.name not in ("changes.csv", "released.json"):
                    (other / path.relative_to(small)).parent.mkdir(exist_ok=True)
                    (other / path.relative_to(small)).write_bytes(path.read_bytes())
        record(folder, read(folder))
    assert (small / "released.json").read_bytes() == (other / "released.json").read_bytes()
    assert store.current(small).name == store.current(other).name


def test_what_changed_since_a_version_is_what_later_releases_brought(recorded: Path) -> None:
    edit(recorded, "observations/sales.csv", "2021,610", "2021,611")
    changes = record(recorded, read(recorded))
    dataset = read(recorded)
    assert since(dataset, "0.1.0") == changes[1:]
    assert since(dataset, "0.2.0") == ()
    assert since(dataset, "0.1.5") is None
    assert since(dataset, "") is None
    assert since(dataset, "x") is None


def of(series: str) -> Callable[[Change], bool]:
    return lambda change: change.series == series


@pytest.fixture
def twice(recorded: Path) -> store.Release:
    """The small dataset in its second release, which changed two values and an event."""
    edit(recorded, "observations/sales.csv", "2021,610", "2021,611")
    edit(recorded, "observations/sales.csv", "From memory.", "From a note.")
    edit(recorded, "events.yaml", "date: 2019-09~", "date: 2019-09")
    record(recorded, read(recorded))
    return store.current(recorded)


def test_the_holder_of_an_old_link_learns_what_changed_in_the_view(twice: store.Release) -> None:
    assert words(twice, "0.1.0-abcdef01", of("sales")) == (
        f"This link was made with release 0.1.0; since then 2 of the entries in this view came, went or changed. "
        f"Shown is {twice.name}; the page Data lists all changes."
    )
    assert words(twice, "0.1.0-abcdef01", of("rank")) == (
        f"This link was made with release 0.1.0; since then nothing in this view has changed. "
        f"Shown is {twice.name}; the page Data lists all changes."
    )


def test_the_holder_of_a_link_of_this_release_learns_nothing(twice: store.Release) -> None:
    assert words(twice, twice.name, of("sales")) == ""


def test_another_state_of_the_same_version_is_named(twice: store.Release) -> None:
    assert (
        words(twice, "0.2.0-abcdef01", of("sales"))
        == f"This link was made with another state of release 0.2.0; shown is {twice.name}."
    )


@pytest.mark.parametrize(
    "asked", ["9.9.9-abcdef01", "0.1.5", "", "x", "1.0", "a\nb" * 100, "0.1.0.0-x", "٣.١.٠"]
)
def test_a_release_that_is_not_known_is_named_and_cut(twice: store.Release, asked: str) -> None:
    said = words(twice, asked, of("sales"))
    assert said.endswith(f"which is not known here; shown is {twice.name}.")
    assert "\n" not in said
    assert len(said) < 160


@given(st.text(max_size=60))
def test_any_release_of_a_link_gives_at_most_one_sentence_or_two(asked: str) -> None:
    release = store.current(REAL)
    said = words(release, asked, of("sales"))
    assert said == "" or said.startswith(
        ("This link names the release “", "This link was made with ")
    )


HEADER = "release,id,series,period,field,from,to\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "",
            "changes.csv: is empty; a list without entries is written [], a table keeps its header line",
        ),
        (
            f"{HEADER}1.0,,,,released,,2022-06-30\n",
            "changes.csv:2: release: '1.0' will not do; write three numbers such as 1.0.0",
        ),
        (
            f"{HEADER}1.0.0,,,,released,,2022-06-30\n1.0.0,Sales 2018,,,value,1,2\n",
            "changes.csv:3: id: 'Sales 2018' will not do; write lower-case letters and digits joined by single hyphens",
        ),
        (
            f"{HEADER}1.0.0,,,,released,,yesterday\n1.0.0,sales-2018-post,,,value,1,2\n",
            "changes.csv:2: field: a release begins with its day, field `released`; let `smederevo release` write this file",
        ),
        (
            f"{HEADER}1.0.0,sales-2018-post,,,value,1,2\n",
            "changes.csv:2: field: a release begins with its day, field `released`; let `smederevo release` write this file",
        ),
    ],
    ids=["empty", "version", "id", "day", "undated"],
)
def test_a_mistake_in_the_changes_is_a_problem_with_file_and_line(
    small: Path, text: str, problem: str
) -> None:
    (small / "changes.csv").write_text(text)
    assert report(small) == [problem]


@pytest.mark.parametrize(
    "text",
    ["release,id\n", f"{HEADER}0.1.0,,\n", f"{HEADER}0.1.0,,,,,,\n"],
    ids=["header", "cells", "field"],
)
def test_changes_of_another_form_are_a_problem_of_their_file(small: Path, text: str) -> None:
    (small / "changes.csv").write_text(text)
    found = report(small)
    assert len(found) == 1
    assert re.match(r"changes\.csv:[12]: ", found[0])


RECORD = published.DATASET
DAYS = RECORD.days


def held(dataset: Dataset) -> tuple[set[str], ...]:
    witnesses = {f"{event.id} by {one.source}" for event in dataset.events for one in event.sources}
    return (
        {one.id for one in dataset.sources},
        {one.id for one in dataset.observations},
        {one.id for one in dataset.events},
        witnesses,
    )


@given(
    st.dates(DAYS[0].replace(year=DAYS[0].year - 1), DAYS[-1].replace(year=DAYS[-1].year + 1)),
    st.integers(0, 4000),
)
def test_with_a_later_day_what_is_known_only_grows(day: Date, days: int) -> None:
    later = Date.fromordinal(day.toordinal() + days)
    before, after = held(RECORD.known(day)), held(RECORD.known(later))
    assert all(small <= large for small, large in zip(before, after, strict=True))
    fixed = {one.id for one in RECORD.sources if not one.running}
    assert before[0] & fixed == {one.id for one in RECORD.sources if one.known_by <= day} & fixed
    printed = {one.id for one in RECORD.observations if one.source in fixed}
    assert (
        before[1] & printed
        == {one.id for one in RECORD.observations if RECORD.source[one.source].known_by <= day}
        & printed
    )
    assert before[2] == {
        event.id
        for event in RECORD.events
        if any(RECORD.source[one.source].known_by <= day for one in event.sources)
    }


def test_a_value_of_a_running_source_is_known_at_the_end_of_its_period() -> None:
    rates = {
        one.period.text: one.id for one in RECORD.observations if RECORD.source[one.source].running
    }
    assert {"2023", "2024-05-08", "2024-05-09"} <= set(rates)
    known = {one.id for one in RECORD.known(Date(2024, 5, 8)).observations}
    assert [rates[day] in known for day in ("2023", "2024-05-08", "2024-05-09")] == [
        True,
        True,
        False,
    ]


def test_before_the_first_day_nothing_is_known_and_after_the_last_all_is() -> None:
    assert held(RECORD.known(Date.fromordinal(DAYS[0].toordinal() - 1))) == (
        set(),
        set(),
        set(),
        set(),
    )
    assert held(RECORD.known(DAYS[-1])) == held(RECORD)


def test_a_release_that_is_not_on_record_yet_says_so(twice: store.Release, recorded: Path) -> None:
    raised(recorded, "0.9.0", "2022-09-09", before=read(recorded).about.version)
    assert twice.dataset.changes
    said = words(store.current(recorded), "0.1.0-abcdef01", lambda _: True)
    assert said.endswith("whose changes are not on record yet.")
