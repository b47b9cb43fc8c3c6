"""The table of kinds: it is complete, a new kind needs one class, a choice is one that is offered."""

import shutil
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from subprocess import run

import plotly.graph_objects as go
import pytest

from dashboard import charts
from dashboard.charts import Mark, view
from dashboard.charts.bars import LISTING_ALL
from dashboard.charts.base import ChartView, FigureView
from dashboard.charts.palette import Palette
from dashboard.model.charts import ChartKind
from dashboard.reading import read
from dashboard.record import Record, Value
from tests.folders import HERE, REAL, edit
from tests.values import ids

COLOURS = charts.palette("light", "#0b6e4f")
NEW_KIND = """

@dataclass(frozen=True, eq=False)
class StepsView(DatedView):
    heights = (380, 340)
    left_out = REPEATED


steps: type[ChartView] = StepsView
"""
"""A kind that does not say how it is drawn, nor with which marks."""


@dataclass(frozen=True, eq=False)
class StepsView(FigureView):
    """A kind of chart that the package does not have: values as steps."""

    @cached_property
    def values(self) -> tuple[Value, ...]:
        return tuple(self.record.charted(self.chart.series[0]))

    @property
    def marks(self) -> set[Mark]:
        return {Mark.WHOLE}

    @property
    def alt_text(self) -> str:
        return f"{self.title}: {len(self.values)} steps."

    def draw(self, palette: Palette, *, narrow: bool) -> go.Figure:
        heights = [float(value.number) for value in self.values]
        return go.Figure(go.Scatter(y=heights, line={"shape": "hv", "color": palette.accent}))


def test_a_new_kind_is_one_class_and_one_entry(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(small, "pages.yaml", "kind: windows", "kind: words")
    record = Record(read(small))
    monkeypatch.setitem(view.KINDS, ChartKind.TABLE, StepsView)
    steps = view.of(record.dataset.chart["sales-by-window"], record)
    figure = steps.figure(COLOURS, narrow=False)
    assert figure is not None
    assert list(figure.data[0].y) == [float(value.number) for value in steps.values]
    assert len(steps.values) > 3
    assert steps.legend == (Mark.WHOLE,)
    assert [name for name, _ in steps.points] == ids(steps.values)
    assert ids(steps.visible_values) == ids(steps.values)
    assert set(ids(steps.table_values)) >= set(ids(steps.values))
    assert steps.alt_text == f"{steps.title}: {len(steps.values)} steps."


def test_the_type_checker_names_a_kind_without_a_class_and_a_class_without_a_figure(
    tmp_path: Path,
) -> None:
    top = HERE.parent
    shutil.copytree(top / "dashboard", tmp_path / "dashboard")
    shutil.copy(top / "pyproject.toml", tmp_path)
    table = '    TABLE = "words"\n'
    edit(tmp_path, "dashboard/model/charts.py", table, table + '    STEPS = "steps"\n')
    with (tmp_path / "dashboard" / "charts" / "dated.py").open("a") as module:
        module.write(NEW_KIND)
    command = [sys.executable, "-m", "mypy", "dashboard/charts", "--cache-dir", "cache"]
    said = run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    errors = [line for line in said.splitlines() if ": error: " in line]
    assert len(errors) == 2, said
    assert 'incompatible type "Literal[ChartKind.STEPS]"; expected "Never"' in said
    assert "Can only assign concrete classes" in said


def test_every_kind_has_a_class_of_its_own() -> None:
    assert set(view.KINDS) == set(ChartKind)
    assert len(set(view.KINDS.values())) == len(ChartKind)


def test_the_codes_of_the_kinds_are_those_of_the_data_format() -> None:
    codes = "periods windows amounts ladder ledger beside ratio promises balance dots voices words".split()
    assert [kind.value for kind in ChartKind] == codes


@pytest.mark.parametrize("choice", ["", "XYZ_m", "2018", "NOK_m "])
def test_an_unknown_choice_is_the_default(choice: str) -> None:
    record = Record(read(REAL))
    for chart in record.dataset.chart.values():
        default = view.of(chart, record)
        if choice not in default.choices:
            assert view.of(chart, record, choice) is default


def test_each_choice_has_a_view_of_its_own_which_is_kept() -> None:
    record = Record(read(REAL))
    offering = [one for one in record.dataset.chart.values() if view.of(one, record).choices]
    assert len(offering) >= 2
    for chart in offering:
        choices = view.of(chart, record).choices
        views = [view.of(chart, record, choice) for choice in choices]
        assert len(set(views)) == len(choices)
        assert views[0] is view.of(chart, record)
        assert views == [view.of(chart, record, choice) for choice in choices]


def test_a_kind_that_lists_all_of_its_series_is_one_that_bars_reckon_with() -> None:
    as_usual = {
        kind for kind, made in view.KINDS.items() if made.table_values is ChartView.table_values
    }
    assert ChartKind.DOTS in as_usual
    assert as_usual <= LISTING_ALL, "a kind is missing in LISTING_ALL of charts/bars.py"


def test_kinds_that_list_all_of_their_series_are_those_that_bars_reckon_with() -> None:
    record, seen = Record(read(REAL)), set()
    for chart in record.dataset.chart.values():
        if chart.kind in LISTING_ALL:
            listed = view.of(chart, record).table_values
            assert listed == record.series(*chart.series)
            seen.add(chart.kind)
    assert seen == LISTING_ALL
