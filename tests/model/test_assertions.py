import pytest
from pydantic import ValidationError

from dashboard.model import Assertion

VALID: list[dict[str, object]] = [
    {"kind": "highest", "observation": "a"},
    {"kind": "lowest", "observation": "a", "period": "2016/2020"},
    {"kind": "first", "observation": "a"},
    {"kind": "last", "observation": "a", "series": ("sales",)},
    {"kind": "at_least", "observation": "a", "number": "80"},
    {"kind": "at_least", "check": "c", "number": "0.5"},
    {"kind": "above", "observation": "a", "than": ("b", "c")},
    {"kind": "above", "observation": "a", "than": ("b",), "times": "4"},
    {"kind": "count", "of": "values", "series": ("sales",), "number": "0"},
    {
        "kind": "count",
        "of": "whole_years",
        "series": ("sales",),
        "period": "2016/2020",
        "number": "3",
    },
    {"kind": "count", "of": "checks", "checks": ("c",), "verdicts": ("near",), "number": "1"},
    {"kind": "verdict", "checks": ("c", "d"), "verdicts": ("differs", "impossible")},
]


@pytest.mark.parametrize("fields", VALID, ids="-".join)
def test_an_assertion_has_the_fields_of_its_kind(fields: dict[str, object]) -> None:
    assert Assertion.model_validate(fields).kind == fields["kind"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "highest"}, "kind highest needs `observation`; add it"),
        (
            {"kind": "first", "observation": "a", "times": "2"},
            "kind first has no `times`; take it out",
        ),
        ({"kind": "lowest", "observation": "a", "series": ("s",)}, "lowest has no `series`"),
        ({"kind": "at_least", "observation": "a"}, "at_least needs `number`"),
        ({"kind": "at_least", "number": "3"}, "is of an `observation` or a `check`"),
        (
            {"kind": "at_least", "number": "3", "observation": "a", "check": "c"},
            "is of an `observation` or a `check`",
        ),
        ({"kind": "above", "observation": "a"}, "above needs `than`"),
        ({"kind": "count", "number": "3"}, "count needs `of`"),
        ({"kind": "count", "of": "values", "number": "3"}, "name the `series`"),
        ({"kind": "count", "of": "checks", "checks": ("c",), "number": "1"}, "by their `verdicts`"),
        (
            {
                "kind": "count",
                "of": "checks",
                "checks": ("c",),
                "verdicts": ("near",),
                "series": ("s",),
                "number": "1",
            },
            "name the `series`",
        ),
        ({"kind": "verdict", "checks": ("c",)}, "verdict needs `verdicts`"),
        ({"kind": "verdict", "verdicts": ("near",)}, "verdict needs `checks`"),
    ],
)
def test_what_an_assertion_lacks_or_has_in_vain_is_named(
    fields: dict[str, object], wrong: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        Assertion.model_validate(fields)
    assert wrong in str(caught.value)


@pytest.mark.parametrize("kind", ["largest", "", "Highest"])
def test_the_kinds_are_a_closed_set(kind: str) -> None:
    with pytest.raises(ValidationError):
        Assertion.model_validate({"kind": kind, "observation": "a"})
