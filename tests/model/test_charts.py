import pytest
from pydantic import ValidationError

from dashboard.model import Chart

SALES = {"id": "a", "series": ("sales",), "title": "Sales", "caveat": "All of them."}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "words", "instead": "profit"}, "only charts with an axis of years"),
        ({"kind": "ladder", "instead": "profit"}, "only charts with an axis of years"),
        ({"kind": "periods", "instead": "sales"}, "name another one"),
    ],
)
def test_a_chart_without_blank_years_needs_no_other_series(
    fields: dict[str, object], wrong: str
) -> None:
    with pytest.raises(ValidationError, match=wrong):
        Chart.model_validate({**SALES, **fields})
    kept = Chart.model_validate({**SALES, "kind": "periods", "instead": "profit"})
    assert kept.instead == "profit"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "dots", "below": "loss"}, "only charts of the kind periods have bars below zero"),
        ({"kind": "periods", "below": "sales"}, "one of `series` after the first"),
        ({"kind": "periods", "below": "staff"}, "one of `series` after the first"),
    ],
)
def test_bars_below_zero_are_of_a_series_of_the_chart(
    fields: dict[str, object], wrong: str
) -> None:
    both = {**SALES, "series": ("sales", "loss")}
    with pytest.raises(ValidationError, match=wrong):
        Chart.model_validate({**both, **fields})
    assert Chart.model_validate({**both, "kind": "periods", "below": "loss"}).below == "loss"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "voices"}, "who reports a claim; name it in `observation`"),
        ({"kind": "periods", "observation": "sales-2018"}, "only charts of the kind voices have"),
        ({"kind": "words", "observation": "sales-2018"}, "only charts of the kind voices have"),
    ],
)
def test_a_chart_of_voices_names_its_claim_and_no_other_chart_does(
    fields: dict[str, object], wrong: str
) -> None:
    with pytest.raises(ValidationError, match=wrong):
        Chart.model_validate({**SALES, **fields})
    kept = Chart.model_validate({**SALES, "kind": "voices", "observation": "sales-2018"})
    assert kept.observation == "sales-2018"
