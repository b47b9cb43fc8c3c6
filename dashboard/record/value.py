"""A reported value as the record holds it: what was printed, and what it is among the others."""

from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from enum import Enum, StrEnum, auto

from dashboard.agreement import Interval
from dashboard.model import Observation, Series, Source, Unit
from dashboard.model.dataset import plain
from dashboard.model.facts import in_base
from dashboard.period import Period


class Role(StrEnum):
    """What a value is among the others of its series. The texts are codes in files and links."""

    USED = "stands"
    AGREES = "agrees"
    VARIANT = "variant"
    RIVAL = "rival"
    VINTAGE = "vintage"
    WINDOW = "window"
    FORECAST = "forecast"
    SEVERAL_YEARS = "several_years"
    OTHER_CURRENCY = "other_currency"
    NO_DATE = "no_date"
    IN_WORDS = "in_words"
    DEPRECATED = "deprecated"


NOT_CHARTED = frozenset({Role.IN_WORDS, Role.OTHER_CURRENCY, Role.NO_DATE, Role.DEPRECATED})
"""Roles of values that have no place on a scale."""
_BOUNDS = frozenset({"at_least", "at_most"})


class Reason(Enum):
    """Why a value has its role."""

    ROLE = auto()
    """The role says it."""
    CURATOR = auto()
    """A curator has written the reason down, in the observation."""
    ONLY_ONE = auto()
    PREFERRED = auto()
    LATEST_VINTAGE = auto()
    VALUE_NOT_BOUND = auto()
    TRACED = auto()
    MORE_DIGITS = auto()
    CAN_BE_OPENED = auto()
    LATEST_PRINTED = auto()
    MORE_PRECISE_DATE = auto()
    ONE_OF_SEVERAL = auto()
    LONGEST_WINDOW = auto()
    VINTAGE_WITHOUT_DATE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One exchange rate on the way from a currency to another; `sign` is × or /."""

    sign: str
    rate: "Value"


@dataclass(frozen=True, slots=True)
class Rate:
    """What one base unit of a currency is in base units of another, for a period."""

    factor: Decimal
    steps: tuple[Step, ...]
    """Empty within one currency."""
    period: Period


@dataclass(frozen=True, slots=True)
class PrintedInUnit:
    """A source prints the value in the unit that was asked for."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The value was worked out from a printed one at the mean rate of its period."""

    printed: "Value"
    rate: Rate


@dataclass(frozen=True, slots=True)
class Percentage:
    """The value was worked out as a percentage of a value of another series."""

    printed: "Value"
    whole: "Value"


Basis = PrintedInUnit | Converted | Percentage
"""How a value comes to be in another unit than its series."""


@dataclass(frozen=True, slots=True, repr=False)
class Value:
    """One reported value, with its role among the others of its series.

    `amount`, `amount_to` and `interval` are in `unit`; they are None where the observation has no
    number in it: a claim in words, or an amount of another currency.
    """

    observation: Observation
    series: Series
    source: Source
    unit: Unit
    """The unit of the series, or the one in which the value was asked for."""
    role: Role
    reason: Reason
    amount: Decimal | None
    amount_to: Decimal | None
    """The upper end of a printed range."""
    interval: Interval | None
    """What the printed number can stand for."""
    known_by: Date
    """The day by which it can be held as known."""
    basis: Basis | None = None
    """None for a value in the unit of its series."""

    def __repr__(self) -> str:
        return f"<Value {self.id}: {self.amount} {self.unit.id}, {self.role.value}>"

    @property
    def id(self) -> str:
        return self.observation.id

    @property
    def period(self) -> Period:
        return self.observation.period

    @property
    def year(self) -> int | None:
        """The calendar year that holds its whole period, or None."""
        return self.observation.period.year

    @property
    def is_whole_year(self) -> bool:
        return self.observation.period.is_year

    @property
    def days(self) -> tuple[Date | None, Date | None]:
        """The first and the last day of its period."""
        return self.period.first_day, self.period.last_day

    @property
    def low(self) -> Decimal | None:
        """The least that its number can stand for; None where that is open or not known."""
        return None if self.interval is None else self.interval.low

    @property
    def high(self) -> Decimal | None:
        """The most that its number can stand for; None where that is open or not known."""
        return None if self.interval is None else self.interval.high

    @property
    def is_used(self) -> bool:
        """It is the value used for its period."""
        return self.role is Role.USED

    @property
    def is_derived(self) -> bool:
        """It was worked out here, and is not printed anywhere."""
        return isinstance(self.basis, Converted | Percentage)

    @property
    def is_bound(self) -> bool:
        """Its source prints a bound only."""
        return not self.is_derived and self.observation.qualifier in _BOUNDS

    @property
    def is_hedged(self) -> bool:
        """Its source rounds the number, or bounds it."""
        return not self.is_derived and self.observation.qualifier != "exact"

    @property
    def number(self) -> Decimal:
        """The amount of a value that has one, such as every value of a chart."""
        assert self.amount is not None, f"{self.id} has no number in {self.unit.id}"
        return self.amount


def restated(number: Decimal | None, printed: Unit | None, unit: Unit) -> Decimal | None:
    """A printed number in another unit; None where the two cannot be compared."""
    if number is None or printed is None or not printed.comparable(unit):
        return None
    return number if printed == unit else plain(in_base(number, printed) / unit.factor)
