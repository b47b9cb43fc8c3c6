"""What the inputs of checks name, as far as that can be said before anything is worked out."""

from collections.abc import Mapping
from datetime import date as Date
from typing import NamedTuple

from dashboard.model.checks import Check, Input
from dashboard.model.facts import Observation, Series, Unit
from dashboard.period import Period


class Meant(NamedTuple):
    """What an input names, as far as that can be said before anything is worked out."""

    series: Series
    unit: Unit | None
    period: Period | None
    days: tuple[Date, Date]
    when: str
    """The period as it is written; '' where there is none."""


class Known(NamedTuple):
    """The facts that checks can name, by their ids."""

    observations: Mapping[str, Observation]
    series: Mapping[str, Series]
    units: Mapping[str, Unit]


def due_of(check: Check, known: Known) -> Date | None:
    """The last day on which a promise could be kept.

    None for other checks, and where no day is named. A stock, such as a head count, is of the day
    on which it was promised, not of that on which it is due.
    """
    if check.kind != "promise" or check.inputs.claim is None:
        return None
    if check.due is not None:
        return check.due.last_day
    promised = meant_by(check.inputs.claim, known)
    if promised is None or promised.period is None or promised.series.measure == "stock":
        return None
    return promised.period.last_day


def meant_by(one: Input, known: Known) -> Meant | None:
    """What an input names; None where its series is not known."""
    found = known.observations.get(one.observation or "")
    series = known.series.get(found.series if found else one.series or "")
    if series is None:
        return None
    unit, period = (found.unit, found.period) if found else (series.unit, one.period)
    first, last = (period.first_day, period.last_day) if period else (None, None)
    return Meant(
        series=series,
        unit=known.units.get(unit or "") if unit in (series.unit, *series.units) else None,
        period=period,
        days=(first or Date.min, last or Date.max),
        when=period.text if period else "",
    )
