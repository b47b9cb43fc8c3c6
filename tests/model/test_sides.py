"""On which side a source falls: by publisher, by kind and country, by kind; and what keeps it from falling on exactly one."""

from collections import Counter
from datetime import date as Date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Dataset, Name, Observation, Side, Source, Speaker
from dashboard.model.facts import Kind, Media, Office
from dashboard.model.sides import Taken, findings, side_of, side_of_speaker

KINDS = [*get_args(Media), *get_args(Office), "company", "court", "ngo", "academic", "reference"]
COUNTRIES = ["NO", "SE", "RS", None]
PUBLISHERS = ["The Mill", "The Post", "The Registry"]


def source(kind: Kind = "press", country: str | None = "NO", publisher: str = "The Post") -> Source:
    read = Date(2022, 5, 1)
    return Source(
        id="one",
        publisher=Name.of(publisher),
        language="en",
        kind=kind,
        country=country,
        accessed=read,
        read="whole",
    )


def side(name: str, *takes: Taken, publishers: tuple[str, ...] = ()) -> Side:
    named = tuple(map(Name.of, publishers))
    return Side(id=name, title=name.replace("-", " "), takes=takes, publishers=named)


NORWEGIAN = side("norwegian-press", Taken(kinds=("press", "local_press"), countries=("NO", "SE")))
PRESS = side("press", Taken(kinds=("press", "local_press", "news_agency")))
MILL = side("mill", publishers=("The Mill",))
ALL = (PRESS, NORWEGIAN, MILL)


@pytest.mark.parametrize(
    "order", [ALL, ALL[::-1], (NORWEGIAN, PRESS, MILL)], ids=["as it is", "backwards", "another"]
)
@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (source(), NORWEGIAN),
        (source(country="SE"), NORWEGIAN),
        (source(country="RS"), PRESS),
        (source(country=None), PRESS),
        (source("news_agency"), PRESS),
        (source("press", "NO", "The Mill"), MILL),
        (source("company", None, "The Mill"), MILL),
        (source("company"), None),
    ],
)
def test_the_narrowest_rule_decides_in_whatever_order_sides_stand(
    order: tuple[Side, ...], one: Source, expected: Side | None
) -> None:
    assert side_of(one, order) == expected


def rules() -> st.SearchStrategy[tuple[Side, ...]]:
    """Up to four sides, each with up to three rules and up to two publishers."""
    countries = st.lists(st.sampled_from(["NO", "SE", "RS"]), max_size=2, unique=True)
    kinds = st.lists(st.sampled_from(KINDS), min_size=1, max_size=4, unique=True)
    taken = st.builds(
        lambda kinds, countries: Taken(kinds=tuple(kinds), countries=tuple(countries)),
        kinds,
        countries,
    )
    publishers = st.lists(st.sampled_from(PUBLISHERS), max_size=2, unique=True)
    parts = st.tuples(st.lists(taken, max_size=3), publishers)
    return st.lists(parts, max_size=4).map(
        lambda found: tuple(
            side(f"side-{n}", *takes, publishers=tuple(names))
            for n, (takes, names) in enumerate(found)
        )
    )


def sources() -> st.SearchStrategy[Source]:
    return st.builds(
        source, st.sampled_from(KINDS), st.sampled_from(COUNTRIES), st.sampled_from(PUBLISHERS)
    )


@given(rules(), st.lists(sources(), max_size=8))
def test_without_a_finding_every_source_falls_on_one_side_whatever_the_order(
    found: tuple[Side, ...], held: list[Source]
) -> None:
    if list(findings(found, held, ())) or not found:
        return
    for one in held:
        own = side_of(one, found)
        assert own is not None
        assert side_of(one, found[::-1]) == own


@given(rules())
def test_a_rule_that_stands_twice_is_always_found(found: tuple[Side, ...]) -> None:
    pairs: Counter[tuple[str, str | None]] = Counter()
    for one in found:
        for taken in one.takes:
            pairs.update(
                (kind, country) for kind in taken.kinds for country in taken.countries or [None]
            )
    publishers = Counter(name for one in found for name in one.publishers)
    twice = any(count > 1 for count in (*pairs.values(), *publishers.values()))
    there = [source(publisher=name) for name in PUBLISHERS]
    said = [
        one.text for one in findings(found, there, ()) if one.text.endswith("leave it to one side")
    ]
    assert bool(said) == twice


def test_sources_without_a_side_are_one_finding_that_counts_them() -> None:
    held = [
        source("ngo"),
        source("ngo", publisher="The Mill"),
        source("ngo", "SE"),
        source("court", None),
    ]
    said = [one.text for one in findings((PRESS,), held, ())]
    take = "let a side in sides.yaml take ngo of NO, or name the publisher 'The Post' there"
    assert said == [f"falls on no side; so do 3 other sources; {take}"]
    for count, others in ((1, ""), (2, "; so does 1 other source"), (3, "; so do 2 other sources")):
        said = [one.text for one in findings((PRESS,), held[:count], ())]
        assert said == [f"falls on no side{others}; {take}"]


def test_a_dataset_without_sides_has_none_and_no_finding() -> None:
    assert list(findings((), [source()], ())) == []


def test_a_dataset_knows_the_side_of_each_source(dataset: Dataset) -> None:
    assert {name: one.id for name, one in dataset.side.items()} == {
        "registry-2019": "public-bodies",
        "post-2021": "norwegian-press",
        "mill-2022": "mill",
        "museum-undated": "others",
    }


def test_every_source_of_the_record_falls_on_one_side_and_no_side_is_idle(
    published: Dataset,
) -> None:
    assert set(published.side) == set(published.source)
    assert {one.id for one in published.sides} == {one.id for one in published.side.values()}


def value(reported_by: str | None) -> Observation:
    return Observation.model_validate(
        {
            "id": "one",
            "series": "sales",
            "period": "2018",
            "source": "one",
            "as_printed": "many",
            "reported_by": reported_by,
        }
    )


SPOKEN_FOR = MILL.model_copy(update={"speakers": (Name.of("Kari Lie"), Name.of("The Union"))})


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Kari Lie", "mill"),
        ("Kari Lie, director", "mill"),
        ("KARI LIE, via The Post", "mill"),
        ("Ola Lie, The Union", "mill"),
        ("The Post", "press"),
        ("The Post, via The Registry", "press"),
        ("Kari", None),
        ("Kari Liesen", None),
        ("via Kari Lie", None),
        ("", None),
    ],
)
def test_a_speaker_stands_on_the_side_that_names_him_or_of_the_publisher(
    named: str, expected: str | None
) -> None:
    found = side_of_speaker(Speaker.of(named), (SPOKEN_FOR, PRESS), [source()])
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("reported_by", "said"),
    [
        ("Kari Lie, director", ["no value is reported by 'The Union'; spell the name"]),
        ("The Union", ["no value is reported by 'Kari Lie'; spell the name"]),
        ("Kari Lei, The Union", ["no value is reported by 'Kari Lie'; did you mean 'Kari Lei'?"]),
        ("Kari Lie, The Union", []),
    ],
)
def test_a_speaker_whom_no_value_names_is_a_slip(reported_by: str, said: list[str]) -> None:
    spoken_for = SPOKEN_FOR.model_copy(update={"publishers": (Name.of("The Post"),)})
    told = list(findings((spoken_for,), [source()], [value(reported_by)]))
    assert len(told) == len(said)
    for one, text in zip(told, said, strict=True):
        assert one.text.startswith(text)
    assert all(one.path.startswith("speakers.") for one in told)


def test_a_speaker_speaks_for_one_side() -> None:
    other = PRESS.model_copy(update={"speakers": (Name.of("kari lie"),)})
    mill = SPOKEN_FOR.model_copy(
        update={"speakers": (Name.of("Kari Lie"),), "publishers": (Name.of("The Post"),)}
    )
    values = [value("Kari Lie, kari lie")]
    (told,) = findings((mill, other), [source()], values)
    assert (told.path, told.text) == (
        "speakers.0",
        "'kari lie' speaks for 'mill' already; leave the name to one side",
    )
