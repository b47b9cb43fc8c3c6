"""Places of links: ids are their own names, save where a browser has something of that name."""

import pytest

from dashboard.markup import anchor
from dashboard.markup.anchors import TAKEN, place_of_series
from dashboard.model import Dataset


@pytest.mark.parametrize("name", ["employees", "exports-by-year", "gdp-2023-first", "link"])
def test_an_id_is_the_name_of_its_place(name: str) -> None:
    assert anchor(name) == name


@pytest.mark.parametrize("name", ["links", "title", "images", "timeline", "name", "onclick"])
def test_an_id_that_a_browser_would_drop_gets_another_name(name: str) -> None:
    assert anchor(name) == f"place-{name}"


def test_no_other_name_is_taken() -> None:
    assert not any(anchor(name) in TAKEN for name in TAKEN)


def test_a_series_is_where_its_first_chart_is_else_among_the_data(dataset: Dataset) -> None:
    charted = {name: place_of_series(dataset, name) for name in dataset.page_of}
    assert charted["sales"] == "trade#sales-by-year"
    assert all("#" in place for place in charted.values())
    without_charts = dataset.replace(pages=())
    assert place_of_series(without_charts, "sales") == "data?view=sales"
