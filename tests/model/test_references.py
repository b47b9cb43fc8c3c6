"""References are found by walking the models, so that a new one cannot be forgotten."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel

from dashboard.model import BrokenRules, Dataset, Era
from dashboard.model.facts import Fact
from dashboard.model.references import mentions
from dashboard.model.types import Id, Line, Ref, RefsInText, UnitId

SourceId = Annotated[Id, Ref("sources")]
EventId = Annotated[Id, Ref("events")]


class Page(Fact):
    """One page of a letter."""

    source: SourceId
    quoted: tuple[SourceId, ...] = ()


class Letter(Fact):
    """A record with a reference in every place where one can stand."""

    id: Id
    one: SourceId
    perhaps: SourceId | None = None
    several: tuple[SourceId, ...] = ()
    pair: tuple[SourceId, EventId] | None = None
    listed: list[SourceId] | None = None
    by_name: dict[str, EventId] | None = None
    first: Page | None = None
    pages: tuple[Page, ...] = ()
    either: Page | EventId | None = None
    text: Annotated[Line, RefsInText("events", "sources")] = "nothing"
    plain: Line = "{none}"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, []),
        ({"perhaps": "a"}, [("perhaps", "sources", "a")]),
        ({"several": ("a", "b")}, [("several.0", "sources", "a"), ("several.1", "sources", "b")]),
        ({"pair": ("a", "b")}, [("pair.0", "sources", "a"), ("pair.1", "events", "b")]),
        ({"listed": ["a"]}, [("listed.0", "sources", "a")]),
        ({"by_name": {"x": "a"}}, [("by_name.x", "events", "a")]),
        ({"first": Page(source="a")}, [("first.source", "sources", "a")]),
        (
            {"pages": (Page(source="a", quoted=("b",)),)},
            [("pages.0.source", "sources", "a"), ("pages.0.quoted.0", "sources", "b")],
        ),
        ({"either": "a"}, [("either", "events", "a")]),
        ({"either": Page(source="a")}, [("either.source", "sources", "a")]),
        (
            {"text": "It was {a|so} and {b}."},
            [("text", "events sources", "a"), ("text", "events sources", "b")],
        ),
    ],
)
def test_a_reference_is_found_wherever_it_stands(
    fields: dict[str, Any], found: list[tuple[str, str, str]]
) -> None:
    letter = Letter(id="letter", one="first", **fields)
    assert [
        (mention.path, " ".join(mention.kinds), mention.id) for mention in mentions(letter)
    ] == [("one", "sources", "first"), *found]


@pytest.mark.parametrize("name", ["mill-sold", "no-such-event"])
def test_a_reference_of_a_new_kind_of_record_is_looked_up_without_being_listed(
    dataset: Dataset, name: str
) -> None:
    class DatedEra(Era):
        """An era that names the event it begins with."""

        begins: EventId

    fields = {field: getattr(dataset, field) for field in Dataset.model_fields}
    first, *rest = dataset.eras
    dated = DatedEra(**{**dict(first), "begins": name})
    if name in dataset.event:
        assert Dataset(**fields | {"eras": (dated, *rest)}).eras[0] == dated
        return
    with pytest.raises(BrokenRules) as caught:
        Dataset(**fields | {"eras": (dated, *rest)})
    (finding,) = caught.value.findings
    assert (finding.record, finding.path) == (dated, "begins")
    assert finding.text.startswith("there is no event 'no-such-event'")


NO_REFERENCES = {
    "Observation.unit": "a rule of its own names the units of the series",
    "Observation.origin": "a list or statement that is no source can stand behind a value",
    "Unit.counted": "things that are counted, such as wells",
    "Chart.unit": "one of the conversions of the chart itself",
    "Change.series": "a series that a release took out is still named",
}
BARE = {get_args(id_type)[1] for id_type in (Id, UnitId)}


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> None:
    """A model and all that are within it."""
    if model in seen:
        return
    seen.add(model)
    for annotation in get_type_hints(model, include_extras=True).values():
        for part in parts(annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                models(part, seen)


def parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from parts(argument)


def test_every_id_in_the_models_says_what_it_names() -> None:
    seen: set[type[BaseModel]] = set()
    models(Dataset, seen)
    bare: set[str] = set()
    declared: set[str] = set()
    for model in seen:
        hints = get_type_hints(model, include_extras=True)
        for name in model.model_fields.keys() - {"id"}:
            for part in parts(hints[name]):
                metadata = getattr(part, "__metadata__", ())
                if any(mark in BARE for mark in metadata):
                    has_ref = any(isinstance(mark, Ref) for mark in metadata)
                    (declared if has_ref else bare).add(f"{model.__name__}.{name}")
    assert len(declared) > 20
    assert bare == NO_REFERENCES.keys()
