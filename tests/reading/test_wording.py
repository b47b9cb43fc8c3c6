from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from dashboard.model import About, Event, Source, Unit
from dashboard.model.events import EventKind
from dashboard.model.facts import Archived
from dashboard.reading.wording import worded

EVENT = {
    "id": "fire",
    "date": "2019",
    "title": "A fire",
    "summary": "It burnt.",
    "kind": "operations",
    "sources": ({"source": "post"},),
}


def said(model: type[BaseModel], data: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [worded(error, model) for error in caught.value.errors(include_url=False)]


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"kinds": "x"}, "there is no field `kinds`; did you mean `kind`?"),
        ({"colour": "x"}, "there is no field `colour`; the fields are " + ", ".join(Event.model_fields)),
        ({"c" * 60: "x"}, f"there is no field `{'c' * 39}…`; the fields are " + ", ".join(Event.model_fields)),
        ({"kind": "operation"}, "'operation' is not allowed here; did you mean 'operations'?"),
        ({"kind": "purchase"}, "'purchase' is not allowed here; write one of " + ", ".join(get_args(EventKind))),
        ({"kind": ("labour",)}, "\"('labour',)\" is not allowed here; did you mean 'labour'?"),
        ({"date": "2019-02-30"}, "'2019-02-30' names a day that is not in the calendar; check month and day"),
        ({"series": "sales"}, "is not a list; write one entry a line, each after a dash"),
        ({"sources": ()}, "is an empty list; name at least one"),
        ({"quantities": ("four",)}, "is not a group of fields; write each as name: value"),
        ({"quantities": ({"label": "a", "value": "1", "units": "b", "unit": "b"},)}, "there is no field `units`; did you mean `unit`?"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_in_a_curators_words(change: dict[str, Any], text: str) -> None:
    assert said(Event, EVENT | change) == [text]


def test_a_missing_field_is_named() -> None:
    assert said(Archived, {"url": "https://a.example"}) == ["`date` is missing; add it"]


def test_a_record_that_is_no_group_of_fields_is_said_to_be_none() -> None:
    assert said(Source, "registry") == ["is not a group of fields; write each as name: value"]
    assert said(About, ("a", "b")) == ["is not a group of fields; write each as name: value"]


def test_what_is_no_currency_is_said_to_be_none() -> None:
    unit = {
        "id": "EUR_m",
        "dimension": "money",
        "currency": "euro",
        "factor": "1",
        "words": "euros",
    }
    assert said(Unit, unit) == [
        "'euro' is no currency; write three capitals of ISO 4217 such as EUR or JPY"
    ]
