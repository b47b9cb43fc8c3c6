"""For any valid dataset: every observation of a page is in a table of it, once a chart, and on a chart where it has a place."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard import charts
from dashboard.charts import view
from dashboard.charts.dated import DatedView
from dashboard.model import Dataset, Observation
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import SMALL
from tests.values import ids

BASE = read(SMALL)
COLOURS = charts.palette("light", "#0b6e4f")
ELSEWHERE = {
    "in_words",
    "other_currency",
    "no_date",
    "deprecated",
    "several_years",
    "agrees",
    "variant",
}
"""Roles that have no mark of their own among bars and windows."""
PERIODS = (
    "2017",
    "2018",
    "2019",
    "2020",
    "2021",
    "2019-01/2019-08",
    "2019-03",
    "2018-01/2018-06",
    "2016/2020",
    "2016/",
    "undated",
)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """The small dataset with other values of sales."""
    found: list[Observation] = []
    for n in range(draw(st.integers(1, 9))):
        qualifier = draw(
            st.sampled_from(["exact", "about", "nearly", "at_least", "at_most", "range"])
        )
        value = draw(st.integers(1, 8_000))
        cells: dict[str, Any] = {
            "id": f"drawn-{n}", "series": "sales", "period": draw(st.sampled_from(PERIODS)), "value": str(value),
            "unit": draw(st.sampled_from(["NOK_m", "EUR_m"])), "qualifier": qualifier, "as_printed": "so",
            "status": draw(st.sampled_from(["normal", "f", "p"])), "source": draw(st.sampled_from(["mill-2022", "post-2021"])),
        }  # fmt: skip
        if qualifier == "range":
            cells["value_to"] = str(Decimal(value) + 5)
        if draw(st.booleans()) and draw(st.booleans()):
            cells |= {"standing": "deprecated", "reason": "misread"}
        found.append(Observation.model_validate(cells))
    others = tuple(one for one in BASE.observations if one.series != "sales")
    return BASE.replace(observations=(*found, *others))


def marks(figure: Any) -> list[str]:
    """The ids of the marks of a figure; a line has two ends and is one mark."""
    return [name for one in figure.data for name in dict.fromkeys(one.customdata)]


@given(datasets())
def test_every_observation_of_a_page_is_in_its_tables_and_once_in_each(dataset: Dataset) -> None:
    record = Record(dataset)
    for page in dataset.pages:
        tables = [ids(view.of(chart, record).table_values) for chart in page.charts]
        assert all(len(ids) == len(set(ids)) for ids in tables)
        series = {name for chart in page.charts for name in chart.series}
        assert {name for ids in tables for name in ids} == {
            one.id for one in dataset.observations if one.series in series
        }


@given(datasets())
def test_every_observation_with_a_place_on_a_chart_is_drawn_and_once_in_each(
    dataset: Dataset,
) -> None:
    record = Record(dataset)
    roles = {value.id: value.role for value in record.series("sales")}
    drawn: set[str] = set()
    for chart in dataset.pages[0].charts[:2]:
        shown = view.of(chart, record)
        assert isinstance(shown, DatedView)
        figures = [shown.draw(COLOURS, narrow=narrow) for narrow in (False, True) if shown.placed]
        for names in map(marks, figures):
            assert len(names) == len(set(names))
            assert set(names) <= set(ids(shown.table_values)) | set(ids(shown.placed))
            drawn |= set(names)
    assert {name for name, role in roles.items() if role not in ELSEWHERE} - drawn == {
        name
        for name, role in roles.items()
        if role == "forecast" and not parse(dataset.observation[str(name)].period.text).year
    }


def test_the_table_of_a_page_is_spoken_as_often_as_it_is_drawn() -> None:
    record = Record(BASE)
    for chart in BASE.pages[0].charts[:2]:
        spoken = [name for name, _ in view.of(chart, record).points]
        assert sorted(spoken) == sorted(ids(view.of(chart, record).values))
    assert len([name for name, _ in view.of(BASE.pages[0].charts[0], record).points]) == 5
