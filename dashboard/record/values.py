"""The typed values of a dataset: each worked out once, found by id or by series."""

from collections.abc import Iterable
from datetime import date as Date
from functools import cached_property

from dashboard.agreement import Interval, interval
from dashboard.model import Dataset, Observation, Unit
from dashboard.record.ranking import Amounts, Competition, Judgement
from dashboard.record.value import NOT_CHARTED, Basis, Role, Value, restated


class Values:
    """The values of a dataset. Nothing in it is ever changed in place."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @cached_property
    def _by_series(self) -> dict[str, tuple[Value, ...]]:
        """Series id -> its values, in the order of the file."""
        units = self.dataset.unit
        return {
            series.id: self.in_unit(series.id, units[series.unit]) for series in self.dataset.series
        }

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """All values, series by series."""
        return tuple(value for group in self._by_series.values() for value in group)

    @cached_property
    def value(self) -> dict[str, Value]:
        """Observation id -> its value."""
        return {value.id: value for value in self.values}

    @cached_property
    def _timed(self) -> dict[str, tuple[Value, ...]]:
        """Series id -> its values, in time order."""
        return {name: in_time_order(values) for name, values in self._by_series.items()}

    def series(self, *names: str) -> tuple[Value, ...]:
        """The values of some series, in time order."""
        if len(names) == 1:
            return self._timed[names[0]]
        chosen = [value for value in self.values if value.series.id in names]
        return in_time_order(chosen)

    def file_order(self, name: str) -> tuple[Value, ...]:
        """The values of a series, in the order of its file."""
        return self._by_series[name]

    def charted(self, name: str) -> tuple[Value, ...]:
        """The values of a series that can stand on its chart, in time order."""
        return tuple(value for value in self._timed[name] if value.role not in NOT_CHARTED)

    def used(self, name: str) -> tuple[Value, ...]:
        """The values of a series that are used for their periods, in time order."""
        return tuple(value for value in self._timed[name] if value.role is Role.USED)

    def in_unit(self, name: str, unit: Unit, basis: Basis | None = None) -> tuple[Value, ...]:
        """The values of a series as they rank among each other in a unit, in the order of the file.

        What is printed in a currency that the unit does not count has no amount.
        """
        series = self.dataset.one_series[name]
        observations = self.dataset.of_series[name]
        amounts = {held.id: self._amounts(held, unit) for held in observations}
        judged = Competition(series, observations, self.dataset.source, amounts).judged()
        return tuple(
            self._value(held, unit, amounts[held.id], judged[held.id], basis)
            for held in observations
        )

    def _amounts(self, observation: Observation, unit: Unit) -> Amounts:
        printed = self._printed_unit(observation)
        amount = restated(observation.value, printed, unit)
        return amount, restated(observation.value_to, printed, unit)

    def _printed_unit(self, observation: Observation) -> Unit | None:
        return None if observation.unit is None else self.dataset.unit[observation.unit]

    def _value(
        self,
        observation: Observation,
        unit: Unit,
        amounts: Amounts,
        judgement: Judgement,
        basis: Basis | None,
    ) -> Value:
        amount, amount_to = amounts
        return Value(
            observation=observation,
            series=self.dataset.one_series[observation.series],
            source=self.dataset.source[observation.source],
            unit=unit,
            role=judgement.role,
            reason=judgement.reason,
            amount=amount,
            amount_to=amount_to,
            interval=None if amount is None else self._interval(observation, unit),
            known_by=self.dataset.known_by(observation),
            basis=basis,
        )

    def _interval(self, observation: Observation, unit: Unit) -> Interval | None:
        """What a printed number can stand for, in a unit."""
        series = self.dataset.one_series[observation.series]
        known = interval(observation, nonnegative=series.nonnegative)
        printed = self._printed_unit(observation)
        if known is None or printed is None:
            return None
        return known if printed == unit else known.scaled(printed.factor / unit.factor)


def in_time_order(values: Iterable[Value]) -> tuple[Value, ...]:
    """Values by the first, then the last day of their periods; what has no such day comes last."""
    return tuple(sorted(values, key=_time))


def _time(value: Value) -> tuple[bool, Date, bool, Date]:
    first, last = value.days
    return first is None, first or Date.max, last is None, last or Date.max


def of_window(values: Iterable[Value], window: Value) -> tuple[Value, ...]:
    """The values for the days of another one, however sure each of them is of its dates."""
    return tuple(value for value in values if value.days == window.days)
