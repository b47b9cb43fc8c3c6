"""Numbers in large type, in the place of a figure that would have too few marks."""

import pytest
from markupsafe import escape

from dashboard.charts import Ground, Mark, view
from dashboard.charts.dated import DatedView
from dashboard.charts.palette import GROUNDS, palette
from dashboard.markup import images
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import REAL


def test_each_large_number_leads_to_its_evidence_and_says_when_and_who() -> None:
    record, seen = Record(read(REAL)), 0
    for chart in record.dataset.chart.values():
        shown = view.of(chart, record)
        if not isinstance(shown, DatedView):
            continue
        found = images.large(record.dataset, shown.large_values)
        assert bool(found) is bool(shown.large_values)
        for value in shown.large_values:
            assert found.count(f"./evidence/{value.id}") == 1
            assert str(value.year) in found
            assert escape(value.source.publisher) in found
            seen += 1
        promised = [value for value in shown.large_values if value.role == "forecast"]
        assert found.count("forecast or promise") == len(promised)
    assert seen > 3


def test_a_chart_with_a_figure_has_no_large_numbers() -> None:
    record = Record(read(REAL))
    shown = view.of(record.dataset.chart["exports-by-year"], record)
    assert shown.values
    assert images.large(record.dataset, shown.large_values) == ""


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_key_tells_the_ground_for_which_its_pictures_are_drawn(ground: Ground) -> None:
    """On paper, which is white, the style turns those of a dark ground."""
    colours = palette(ground, "#b8471a")
    key = images.legend((Mark.POINT, Mark.RIVAL), colours, colours.accent, ground)
    assert key.count("<img") == 2
    assert f'<ul class="legend on-{ground}">' in key
    assert images.legend((), colours, colours.accent, ground) == ""
