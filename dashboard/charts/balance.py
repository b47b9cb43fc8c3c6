"""What came and what it cost, each as reported; what is not known stands as an empty frame.

Nothing is added up: the amounts are of different times and currencies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboard.charts.base import distinct
from dashboard.charts.marks import Mark
from dashboard.charts.rows import ZERO, Part, Row, RowsView
from dashboard.model import Conversion, Unit
from dashboard.model.charts import BalanceLine
from dashboard.model.checks import across
from dashboard.model.facts import in_base
from dashboard.record import Role, Value
from dashboard.words import gettext as _
from dashboard.words import periods, units, value_words, wording

_A_YEAR = "money-rate"
"""Dimension of amounts a year, which are drawn as long as those of one year."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a bar is, in the unit of the chart, and the rates that lead there."""

    amount: Decimal
    rates: tuple[Value, ...] = ()


@dataclass(frozen=True, eq=False)
class BalanceView(RowsView):
    """The sides of a balance, line by line."""

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """What is reported and known by the day of the record."""
        lines = (line for side in self.chart.balance for line in side.lines)
        found = (self.record.value.get(line.observation or "") for line in lines)
        return distinct(value for value in found if value is not None)

    @cached_property
    def lengths(self) -> dict[str, Length]:
        """Observation id -> the length of its bar; nothing for what is no such amount."""
        found = {value.id: self._length(value) for value in self.values}
        return {name: length for name, length in found.items() if length is not None}

    @property
    def conversion(self) -> Conversion | None:
        """The currency in which the bars are measured."""
        return next(iter(self.chart.conversions), None)

    @property
    def conversion_inputs(self) -> tuple[Value, ...]:
        """The rates by which the bars of other currencies are measured."""
        return distinct(rate for length in self.lengths.values() for rate in length.rates)

    def worded_rows(self) -> list[Row]:
        """A heading for each side, and its lines; an empty frame is as long as the longest bar."""
        longest = max((length.amount for length in self.lengths.values()), default=Decimal(1))
        rows: list[Row] = []
        for side in self.chart.balance:
            drawn = [self._row(line, longest) for line in side.lines]
            lines = [row for row in drawn if row is not None]
            if lines:
                rows += [Row(side.heading, heading=True), *lines]
        return rows

    @property
    def verdict(self) -> str:
        """Why nothing is added up, and how long the bars of other currencies are."""
        if not self.values:
            return ""
        return wording.joined((self._without_sum(), self._converted()))

    def _without_sum(self) -> str:
        times = {value.days for value in self.values}
        printed_in = {value.observation.unit for value in self.values}
        if len(times) > 1 and len(printed_in) > 1:
            return _(
                "Nothing is added up: the figures are of different times and in different units."
            )
        if len(times) > 1:
            return _("Nothing is added up: the figures are of different times.")
        if len(printed_in) > 1:
            return _("Nothing is added up: the figures are in different units.")
        return _("Nothing is added up: what is in a frame is not known.")

    def _converted(self) -> str:
        if not self.conversion_inputs:
            return ""
        return _(
            "A bar in another currency is as long as its amount at the mean rate of its year,"
            " in %(unit)s.",
            unit=units.scale(self.record.dataset, self._unit).unit.words,
        )

    @property
    def _unit(self) -> Unit:
        """The unit in which the bars are measured."""
        dataset = self.record.dataset
        if self.conversion is not None:
            return dataset.unit[self.conversion.unit]
        first = dataset.one_series[self.chart.series[0]]
        return dataset.unit[first.unit]

    def _length(self, value: Value) -> Length | None:
        """How long the bar of a value is; None for what is no amount, or has no rate."""
        printed = value.observation
        if printed.value is None or printed.unit is None:
            return None
        unit = self.record.dataset.unit[printed.unit]
        amount = in_base(printed.value, unit)
        if unit.dimension == _A_YEAR:
            unit = unit.model_copy(update={"dimension": self._unit.dimension})
        if unit.comparable(self._unit):
            return Length(amount / self._unit.factor)
        rates = self._rates(value)
        # From a currency half-way, such as the dollar, only the last of the rates are needed.
        for first in range(len(rates)):
            length = self._converted_by(amount, unit, rates[first:])
            if length is not None:
                return length
        return None

    def _converted_by(self, amount: Decimal, unit: Unit, rates: Sequence[Value]) -> Length | None:
        """An amount in base units at some rates, one after the other.

        None where they lead elsewhere.
        """
        signs = across(unit, [rate.unit for rate in rates], self._unit)
        if signs is None or len(signs) < len(rates):
            return None
        for sign, rate in zip(signs, rates, strict=True):
            price = rate.number * rate.unit.factor
            amount = amount * price if sign == "×" else amount / price
        return Length(amount / self._unit.factor, tuple(rates))

    def _rates(self, value: Value) -> list[Value]:
        """The mean rates of the year in which a value lies; those that are known."""
        names = self.conversion.rates if self.conversion else ()
        return [
            rate
            for name in names
            for rate in self.record.used(name)
            if rate.is_whole_year and rate.year == value.year and rate.number > 0
        ]

    def _row(self, line: BalanceLine, longest: Decimal) -> Row | None:
        """A line; None for a value that was not yet known."""
        if line.observation is None:
            return _frame(line, longest)
        value = self.record.value.get(line.observation)
        return None if value is None else self._bar(line, value)

    def _bar(self, line: BalanceLine, value: Value) -> Row:
        dataset = self.record.dataset
        length = self.lengths.get(value.id)
        words = _(
            "%(what)s, %(time)s, %(speaker)s",
            what=line.label,
            time=periods.in_words(value.period),
            speaker=value.observation.reported_by or value.source.publisher,
        )
        part = Part.of(dataset, value, _mark(value), length.amount if length else ZERO)
        shown = value_words.shown(dataset, value)
        return Row(words, (part,), shown, is_off_scale=length is None)


def _frame(line: BalanceLine, longest: Decimal) -> Row:
    """What nobody reports."""
    assert line.series is not None, "a line without a value names its series"
    assert line.period is not None, "a line without a value names its period"
    missing = _("no figure found")
    time = periods.in_words(line.period)
    card = (_("%(what)s, %(time)s", what=line.label, time=time), missing)
    part = Part(longest, Mark.UNKNOWN, card, series=line.series)
    return Row(card[0], (part,), missing)


def _mark(value: Value) -> Mark:
    if value.role is Role.FORECAST:
        return Mark.FORECAST
    return Mark.HEDGED if value.is_hedged else Mark.AMOUNT
