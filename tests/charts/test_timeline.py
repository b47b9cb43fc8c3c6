"""Where owners and events stand on a line of time."""

from datetime import date as Date
from pathlib import Path

import pytest

from dashboard.charts import timeline
from dashboard.charts.timeline import Choice, Scale, Stretch
from dashboard.model import Era, Event
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import SMALL

SCALE = timeline.whole_years(2014, 2022)
KNOWN = read(SMALL)


def event(name: str, date: str) -> Event:
    """An event of a day of its own, else as one of the small dataset."""
    return KNOWN.events[0].model_copy(update={"id": name, "date": parse(date)})


def era(name: str, period: str) -> Era:
    return KNOWN.eras[0].model_copy(update={"id": name, "period": parse(period)})


def events(*years: int) -> list[Event]:
    return [event(f"of-{year}-{n}", f"{year:04}") for n, year in enumerate(years)]


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (Date(2014, 1, 1), 0.0),
        (Date(2018, 7, 1), 49.95),
        (Date(2022, 12, 31), 99.97),
        (Date(1900, 1, 1), 0.0),
        (Date(2100, 1, 1), 100.0),
    ],
)
def test_a_day_stands_as_far_along_as_it_is_late(day: Date, place: float) -> None:
    assert SCALE.place(day) == place


@pytest.mark.parametrize(
    ("period", "stretch"),
    [
        ("2014", Stretch(0.0, 11.07)),
        ("../2013", Stretch(0.0, 0.0)),
        ("2013/2014", Stretch(0.0, 11.07)),
        ("2018-07-01", Stretch(49.95, 0.0)),
        ("2022-12-31/..", Stretch(99.97, 0.0)),
        ("2010/2030", Stretch(0.0, 100.0)),
    ],
)
def test_a_period_reaches_as_far_as_it_is_known_within_the_line(
    period: str, stretch: Stretch
) -> None:
    assert SCALE.stretch(parse(period)) == stretch


@pytest.mark.parametrize(
    ("period", "held"),
    [("2013", False), ("2013/2014", True), ("../2013", False), ("2022/..", True), ("2023", False)],
)
def test_a_line_holds_what_has_a_day_on_it(period: str, *, held: bool) -> None:
    assert SCALE.holds(parse(period)) is held


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (2014, 2016, [2014, 2015, 2016]),
        (2002, 2026, list(range(2002, 2027, 2))),
        (1913, 2026, list(range(1920, 2027, 10))),
        (2019, 2019, [2019]),
    ],
)
def test_as_many_years_are_named_as_have_room(first: int, last: int, years: list[int]) -> None:
    ticks = timeline.whole_years(first, last).ticks
    assert [year for year, _ in ticks] == years
    assert len(ticks) <= timeline.MOST_TICKS
    places = [place for _, place in ticks]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] < 100


@pytest.mark.parametrize(
    ("years", "begin"),
    [
        ((1913, 1946, 2002, 2003, 2008, 2012, 2016), 2002),
        ((1913, 1946, 1992), 1913),
        ((2015, 2019), 2015),
        ((2015,), 2015),
        ((2000, 2006, 2012, 2013, 2014), 2012),
        ((2000, 2005, 2010), 2000),
        ((1990, 1991, 1992, 2020), 1990),
    ],
)
def test_the_picture_begins_where_events_follow_each_other(
    years: tuple[int, ...], begin: int
) -> None:
    assert timeline.first_year(events(*years)) == begin


def test_each_kind_with_an_event_has_a_lane_in_the_order_asked_for(record: Record) -> None:
    lanes = timeline.lanes(record.events, ["operations", "labour", "ownership"], SCALE)
    assert [(lane.kind, [mark.event.id for mark in lane.marks]) for lane in lanes] == [
        ("operations", ["mill-fire"]),
        ("ownership", ["mill-sold"]),
    ]


@pytest.mark.parametrize(
    ("date", "is_point"),
    [
        ("2015-07-01", True),
        ("2019-09~", True),
        ("2018-08", True),
        ("2018", False),
        ("2018-01/2018-02", False),
    ],
)
def test_an_event_whose_month_is_known_is_a_dot(date: str, *, is_point: bool) -> None:
    (mark,) = timeline.marks([event("happened", date)], SCALE)
    assert mark.is_point is is_point


def test_owners_on_the_line_are_drawn_in_their_order(record: Record) -> None:
    early = [*record.eras, era("later", "2030/..")]
    found = timeline.owners(early, SCALE)
    assert [owner.era.id for owner in found] == ["era-family", "era-fund"]
    assert found[0].stretch.left == 0.0
    assert found[1].stretch.left == SCALE.place(Date(2015, 7, 1))


def test_key_events_stand_in_a_column_a_year_with_the_owner_before_them() -> None:
    eras = [era("first", "1990/2014-12-31"), era("second", "2015/2017"), era("third", "2018/..")]
    told = [
        event("a", "2014-02"),
        event("b", "2015-03"),
        event("c", "2015-05"),
        event("d", "2020"),
    ]
    columns = timeline.columns(told, eras, SCALE)
    assert [column.left for column in columns] == [0.0, 33.33, 66.67]
    assert [
        [(year, [item.id for item in items]) for year, items in column.years] for column in columns
    ] == [
        [(2014, ["first", "a"])],
        [(2015, ["second", "b", "c"])],
        [(2020, ["third", "d"])],
    ]
    assert [column.pin for column in columns] == [
        SCALE.place(Date(2014, 2, 1)),
        SCALE.place(Date(2015, 3, 1)),
        SCALE.place(Date(2020, 1, 1)),
    ]


def test_an_owner_without_a_key_event_is_not_told() -> None:
    eras = [era("first", "1990/2014"), era("second", "2015/2017"), era("third", "2018/..")]
    (column,) = timeline.columns([event("late", "2020")], eras, SCALE)
    assert [item.id for _, items in column.years for item in items] == ["third", "late"]


@pytest.mark.parametrize("count", [1, 5, 6, 7, 13])
def test_there_are_never_more_columns_than_have_room(count: int) -> None:
    told = events(*range(2000, 2000 + count))
    columns = timeline.columns(told, (), timeline.whole_years(2000, 2020))
    assert len(columns) == min(count, timeline.MOST_COLUMNS)
    listed = [item for column in columns for _, items in column.years for item in items]
    assert listed == told


def test_no_event_makes_no_column() -> None:
    assert timeline.columns((), (), SCALE) == ()


def test_a_choice_finds_kinds_years_and_words(record: Record) -> None:
    years = (1900, 2100)
    found = {
        ("ownership", "operations"): ["mill-sold", "mill-fire"],
        ("operations",): ["mill-fire"],
        (): [],
    }
    for kinds, names in found.items():
        choice = Choice(kinds, "", years)
        assert [each.id for each in choice.found(record.events)] == names
    both = ("ownership", "operations")
    assert [each.id for each in Choice(both, "FIRE", years).found(record.events)] == ["mill-fire"]
    assert Choice(both, "", (2016, 2018)).found(record.events) == []


def test_key_events_are_those_that_the_dataset_names(small: Path) -> None:
    text = (small / "dataset.yaml").read_text().replace("[mill-sold, mill-fire]", "[mill-fire]")
    (small / "dataset.yaml").write_text(text)
    held = Record(read(small))
    assert [each.id for each in timeline.key_events(held, held.events)] == ["mill-fire"]


def test_a_scale_of_one_day_has_places() -> None:
    day = Date(2020, 5, 5)
    assert Scale(day, day).place(day) == 0.0


@pytest.mark.parametrize(
    ("days", "pinned"),
    [
        (["2016-04-18", "2016-06-19", "2016-07-01"], [0, 2]),
        (["2016-04-18", "2016-04-20"], [0]),
        (["2015-01-01", "2016-01-01", "2017-01-01"], [0, 1, 2]),
        ([], []),
    ],
)
def test_lines_that_a_reader_could_not_tell_apart_are_one(
    days: list[str], pinned: list[int]
) -> None:
    events = [event(f"of-{number}", day) for number, day in enumerate(days)]
    marks = timeline.marks(events, timeline.whole_years(2010, 2025))
    found = timeline.pins(marks)
    assert found == tuple(marks[number] for number in pinned)
