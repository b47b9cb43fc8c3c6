from typing import Any

import pytest
from pydantic import ValidationError

from dashboard.model import Dataset, Era, Event, Gap, Name
from dashboard.words import periods

EVENT = {
    "id": "fire",
    "date": "2019-09~",
    "title": "A fire",
    "summary": "It burnt.",
    "kind": "operations",
    "sources": ({"source": "post"},),
}


def places(model: type[Event | Era | Gap], data: dict[str, Any]) -> list[tuple[str | int, ...]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [error["loc"] for error in caught.value.errors()]


def test_an_event_keeps_the_precision_of_its_date_and_who_says_it(dataset: Dataset) -> None:
    fire = dataset.event["mill-fire"]
    assert periods.in_words(fire.date) == "about September 2019"
    assert [(one.source, one.said_by) for one in fire.sources] == [
        ("post-2021", None),
        ("mill-2022", Name.of("the mill")),
    ]
    assert [(one.label, str(one.value), one.unit) for one in fire.quantities] == [
        ("Months of standstill", "4", "months")
    ]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"title": "x" * 71}, ("title",)),
        ({"summary": "x" * 1201}, ("summary",)),
        ({"kind": "sport"}, ("kind",)),
        ({"sources": ()}, ("sources",)),
        ({"date": "in autumn"}, ("date",)),
        (
            {"quantities": ({"label": "Loss", "value": "a lot", "unit": "kroner"},)},
            ("quantities", 0, "value"),
        ),
        ({"series": ("not an id",)}, ("series", 0)),
        ({"place": "here"}, ("place",)),
    ],
)
def test_an_event_with_one_wrong_field_is_refused_there(
    change: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    assert places(Event, EVENT | change) == [place]


def test_an_era_needs_a_source_and_a_gap_a_place_and_a_day_of_search() -> None:
    assert places(Era, {"id": "a", "title": "A", "period": "1921/..", "sources": ()}) == [
        ("sources",)
    ]
    assert places(Gap, {"series": "a", "period": "2018"}) == [("searched",), ("on",)]
