"""The table of the kinds of chart, and the view of a chart."""

from functools import lru_cache
from typing import assert_never

from dashboard.charts.amounts import AmountsView
from dashboard.charts.bars import BarsView
from dashboard.charts.base import ChartView
from dashboard.charts.beside import BesideView
from dashboard.charts.dated import DatedView
from dashboard.charts.dots import DotsView
from dashboard.charts.ladder import LadderView
from dashboard.charts.ledger import LedgerView
from dashboard.charts.ratio import RatioView
from dashboard.charts.spans import SpansView
from dashboard.charts.table import TableView
from dashboard.model import Chart
from dashboard.model.site import ChartKind
from dashboard.record import Record


def _class_of(kind: ChartKind) -> type[ChartView]:
    match kind:
        case ChartKind.BARS:
            return BarsView
        case ChartKind.SPANS:
            return SpansView
        case ChartKind.AMOUNTS:
            return AmountsView
        case ChartKind.LADDER:
            return LadderView
        case ChartKind.LEDGER:
            return LedgerView
        case ChartKind.BESIDE:
            return BesideView
        case ChartKind.RATIO:
            return RatioView
        case ChartKind.DOTS:
            return DotsView
        case ChartKind.TABLE:
            return TableView
    assert_never(kind)


KINDS: dict[ChartKind, type[ChartView]] = {kind: _class_of(kind) for kind in ChartKind}


def of(chart: Chart, record: Record, choice: str = "") -> ChartView:
    """The view of a chart; a choice that it does not offer is the default."""
    default = _made(chart, record, "")
    return _made(chart, record, choice) if choice in default.choices[1:] else default


@lru_cache(maxsize=400)
def _made(chart: Chart, record: Record, choice: str) -> ChartView:
    return KINDS[chart.kind](chart, record, choice)


def blank_sentence_of(series: str, record: Record) -> str:
    """Which years are blank, and why, on the first chart of dates that a series leads."""
    for page in record.dataset.pages:
        for chart in page.charts:
            view = of(chart, record)
            if chart.series[0] == series and isinstance(view, DatedView):
                return view.blank_sentence
    return ""
