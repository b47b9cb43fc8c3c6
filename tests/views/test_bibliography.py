"""The order of the sources."""

from pathlib import Path

from dashboard.markup import bibliography
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record


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
    record = Record(dataset.replace(sources=sources, observations=(), events=(), eras=()))
    found = [
        one.published.text if one.published else None
        for one in bibliography.found(record, [base.kind], "")
    ]
    assert found == ["2018", "2019-01-01", "2019-01", "2019?", "2019-01-25", None]
