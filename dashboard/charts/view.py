"""The table of the kinds of chart, and the view of a chart."""

from typing import assert_never

from dashboard import shelf
from dashboard.charts.amounts import AmountsView
from dashboard.charts.balance import BalanceView
from dashboard.charts.bars import BarsView
from dashboard.charts.base import ChartView
from dashboard.charts.beside import BesideView
from dashboard.charts.dated import DatedView
from dashboard.charts.dots import DotsView
from dashboard.charts.ladder import LadderView
from dashboard.charts.ledger import LedgerView
from dashboard.charts.promises import PromisesView
from dashboard.charts.ratio import RatioView
from dashboard.charts.spans import SpansView
from dashboard.charts.table import TableView
from dashboard.charts.voices import VoicesView
from dashboard.model import Chart
from dashboard.model.charts import ChartKind
from dashboard.record import Record
from dashboard.words import language


def _class_of(kind: ChartKind) -> type[ChartView]:  # noqa: C901, PLR0912  (a case a kind)
    """The class of a kind.

    The type checker refuses a kind without a class, and a class that lacks a part of a view.
    """
    found: type[ChartView]
    match kind:
        case ChartKind.BARS:
            found = BarsView
        case ChartKind.SPANS:
            found = SpansView
        case ChartKind.AMOUNTS:
            found = AmountsView
        case ChartKind.LADDER:
            found = LadderView
        case ChartKind.LEDGER:
            found = LedgerView
        case ChartKind.BESIDE:
            found = BesideView
        case ChartKind.RATIO:
            found = RatioView
        case ChartKind.PROMISES:
            found = PromisesView
        case ChartKind.BALANCE:
            found = BalanceView
        case ChartKind.DOTS:
            found = DotsView
        case ChartKind.VOICES:
            found = VoicesView
        case ChartKind.TABLE:
            found = TableView
        case _:
            assert_never(kind)
    return found


KINDS: dict[ChartKind, type[ChartView]] = {kind: _class_of(kind) for kind in ChartKind}


def of(chart: Chart, record: Record, choice: str = "") -> ChartView:
    """The view of a chart; a choice that it does not offer is the default."""
    spoken = language()
    default = _made(chart, record, "", spoken)
    return _made(chart, record, choice, spoken) if choice in default.choices[1:] else default


@shelf.kept_by_day(400, lambda _chart, record, _choice, _spoken: record.day)
def _made(chart: Chart, record: Record, choice: str, spoken: str) -> ChartView:
    """Made once for all readers of a language, since a view keeps the words that it has made."""
    return KINDS[chart.kind](chart, record, choice)


def blank_sentence_of(series: str, record: Record) -> str:
    """Which years are blank, and why, on the first chart of dates that a series leads."""
    for page in record.dataset.pages:
        for chart in page.charts:
            view = of(chart, record)
            if chart.series[0] == series and isinstance(view, DatedView):
                return view.blank_sentence
    return ""
