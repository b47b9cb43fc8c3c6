"""An observation in the other units that charts offer, with what it was worked out from."""

from dashboard.model import Dataset
from dashboard.record import Record, Value, conversions
from dashboard.record.value import Converted, Percentage
from dashboard.words import gettext as _
from dashboard.words import value_words


def of(record: Record, value: Value) -> list[dict[str, object]]:
    """The value in the other units that charts offer, with what it was worked out from."""
    dataset = record.dataset
    series = value.series.id
    offered = {
        (conversion.unit, conversion.of): conversion
        for chart in dataset.chart.values()
        if series in chart.series
        for conversion in chart.conversions
    }
    restated = [
        other
        for conversion in offered.values()
        for other in conversions.restated(record, series, conversion)
        if other.id == value.id and other.is_derived
    ]
    return [_worked_out(dataset, other) for other in restated]


def _worked_out(dataset: Dataset, value: Value) -> dict[str, object]:
    """A value in another unit, with the printed one and what that was set against."""
    how, inputs = "", []
    match value.basis:
        case Converted(printed, rate) if not rate.steps:
            how = value_words.shown(dataset, printed)
        case Converted(printed, rate):
            how = _(
                "%(printed)s at %(rate)s",
                printed=value_words.shown(dataset, printed),
                rate=value_words.rate_of(dataset, rate),
            )
            inputs = [step.rate for step in rate.steps]
        case Percentage(printed, whole):
            how = _(
                "%(printed)s of %(whole)s",
                printed=value_words.shown(dataset, printed),
                whole=value_words.shown(dataset, whole),
            )
            inputs = [whole]
    named = [{"value": each, "shown": value_words.shown(dataset, each)} for each in inputs]
    return {"said": value_words.said(dataset, value), "how": how, "inputs": named}
