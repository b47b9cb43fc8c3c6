"""The time of a value beside that of a question, and beside that of another value."""

from collections.abc import Mapping

import pytest

from dashboard.ask import times
from dashboard.ask.index import Index
from dashboard.ask.question import Question
from dashboard.ask.times import count_one_time
from dashboard.model import Dataset
from dashboard.record import Record
from dashboard.record.value import Value


@pytest.fixture(scope="module")
def values(published: Dataset) -> Mapping[str, Value]:
    return Record(published).value


@pytest.mark.parametrize(
    ("name", "text", "fit"),
    [
        ("sales-2018-registry", "sales of the mill", 0),
        ("sales-2018-registry", "sales of 2018", 2),
        ("sales-2018-registry", "sales of 2017", -5),
        ("sales-2018-registry", "sales of January to March 2018", -5),
        ("sales-since-2018", "sales of 2018", 1.5),
        ("sales-since-2018", "sales of 2020", 0.5),
        ("rank-undated", "first mill of the valley", 0),
        ("rank-undated", "first mill of 2018", -5),
    ],
)
def test_years_and_months_of_a_question_say_which_values_can_be_meant(
    record: Record, name: str, text: str, fit: float
) -> None:
    question = Question(text, Index(record, {}))
    assert times.fit(record.value[name], question) == fit


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("price-paid-2016-07-01-xinhua", "price-paid-2016-the-people-s"),
        ("price-paid-2016-china-daily", "price-paid-2016-the-people-s"),
    ],
)
def test_a_price_of_a_day_is_set_against_those_of_its_year(
    values: Mapping[str, Value], name: str, other: str
) -> None:
    assert count_one_time(values[name], values[other])
    assert not count_one_time(values[name], values["price-paid-2003-china-daily"])


def test_a_sum_of_months_is_not_set_against_that_of_the_year(values: Mapping[str, Value]) -> None:
    part, whole = values["exports-2020-01-08-serbian-monitor"], values["exports-2018-plus-online"]
    assert count_one_time(part, part)
    assert not count_one_time(part, whole)
    exports = [value for value in values.values() if value.series.id == "exports"]
    months = [value for value in exports if value.year == 2018 and not value.is_whole_year]
    assert months
    assert not any(count_one_time(value, whole) for value in months)
