"""A claim for many years against what is printed year by year.

Known parts stand in order, unknown ones as unknown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal
from functools import cached_property

from dashboard.agreement import Interval, Sum, Window, add_up
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Part, Row, RowsView, bounds_of
from dashboard.period import parse
from dashboard.record import Record, Role, Value
from dashboard.record.checks.terms import counted_as, term_of
from dashboard.words import gettext as _
from dashboard.words import periods, remarks, units, value_words, wording
from dashboard.words.units import Scale

COUNTED = frozenset({Role.USED, Role.AGREES, Role.WINDOW})


@dataclass(frozen=True, slots=True)
class Account:
    """A claim, and the sum of what is printed from one possible first day on."""

    claim: Value
    since: Date
    until: Date
    """The last day of the last whole month before the claim was made."""
    sum: Sum

    @property
    def low(self) -> Decimal:
        """What the windows printed add up to at least."""
        return self.sum.total.low or Decimal(0)

    @property
    def fits(self) -> bool:
        """The claim can be as high as that."""
        most = self.claim.high
        return most is None or self.low <= most

    @property
    def names(self) -> list[str]:
        """Ids of the values that are counted."""
        return [window.name for window in self.sum.windows]

    @property
    def missing(self) -> str:
        """'December 2017; September to December 2020'."""
        return wording.apart(wording.span(first, last) for first, last in self.sum.missing)


@dataclass(frozen=True, eq=False)
class LedgerView(RowsView):
    """The earliest claim over several years, and a row for each day it may be counted from."""

    @cached_property
    def accounts(self) -> list[Account]:
        """Accounts of the earliest claim over several years.

        One counts from its first day, others from each change of owner in its first year.
        """
        values = self.record.series(self.chart.series[0])
        claim = _claim(values)
        first = claim.period.first_day if claim else None
        if claim is None or first is None:
            return []
        last = max(first, _whole_months(claim.source.said_from))
        changes = (era.period.first_day for era in self.record.eras)
        same_year = (day for day in changes if day is not None and day.year == first.year)
        starts = [first, *(day for day in same_year if first < day <= last)]
        windows = [_window(value) for value in values if value.role in COUNTED]
        return [Account(claim, start, last, add_up(windows, start, last)) for start in starts]

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """All claims over several years, in any currency."""
        if not self.accounts:
            return ()
        return tuple(
            value
            for value in self.record.series(self.chart.series[0])
            if value.period.first_day is not None
            and value.year is None
            and value.observation.value is not None
            and value.role is not Role.DEPRECATED
        )

    def worded_rows(self) -> list[Row]:
        """The claim first, then a row for each day from which it may be counted."""
        dataset = self.record.dataset
        lines: list[Row] = []
        for account in self.accounts[:1]:
            claim = account.claim
            part = Part.of(dataset, claim, Mark.HEDGED)
            words = _("Claimed, %(period)s", period=periods.in_words(claim.period))
            lines.append(Row(words, (part,), value_words.hedged(dataset, claim), bounds_of(claim)))
        return [*lines, *(_row(self.record, account) for account in self.accounts)]

    @property
    def verdict(self) -> str:
        """What the sums say about the claim, how rounded figures count, and the months that lack.

        The months of the first account are those of all: it begins first.
        """
        accounts = self.accounts
        if not accounts:
            return ""
        counted = dict.fromkeys(name for account in accounts for name in account.names)
        told = _remarks(self.record, counted)
        return wording.sentences(*_results(self.record, accounts), *told, _missing(accounts[0]))


def _whole_months(day: Date) -> Date:
    """The last day of a month that is not after a day.

    What is printed of a year ends with a month.
    """
    ends_a_month = (day + timedelta(days=1)).day == 1
    return day if ends_a_month else day.replace(day=1) - timedelta(days=1)


def _least(account: Account, scale: Scale) -> str:
    """What the windows add up to at least, rounded down so that it holds."""
    return scale.number(_floor(account))


def _floor(account: Account) -> Decimal:
    return account.low.to_integral_value(ROUND_FLOOR)


def _claim(values: Sequence[Value]) -> Value | None:
    """The claim over several years that was known first and whose end is not printed."""
    claims = [
        value
        for value in values
        if value.role is Role.SEVERAL_YEARS
        and value.period.last_day is None
        and value.amount is not None
    ]
    return min(claims, key=lambda value: value.known_by, default=None)


def _window(value: Value) -> Window:
    first, last = value.days
    assert first is not None, f"{value.id} counts for a year, so it has a first day"
    assert last is not None, f"{value.id} counts for a year, so it has a last day"
    return Window(value.id, first, last, value.interval or Interval(None, None))


def _row(record: Record, account: Account) -> Row:
    """The windows counted from one day on, and what is left of the claim as unknown."""
    scale = units.scale(record.dataset, account.claim.unit)
    counted = [record.value[window.name] for window in account.sum.windows]
    parts = [_part(record, value) for value in counted]
    rest = account.claim.number - sum(value.number for value in counted)
    if account.missing and rest > 0:
        words = _("no figure found")
        parts.append(Part(rest, Mark.UNKNOWN, (_missing(account),), words=words))
    words = _("Reported since %(day)s", day=periods.day(account.since))
    least = _("at least %(number)s", number=_least(account, scale))
    return Row(words, tuple(parts), least)


def _part(record: Record, value: Value) -> Part:
    """A period that is counted, with its year and its months."""
    part = Part.of(record.dataset, value, _mark(value))
    return replace(
        part,
        words=periods.in_words(value.period),
        value=value_words.hedged(record.dataset, value),
    )


def _mark(value: Value) -> Mark:
    if not value.is_whole_year:
        return Mark.PART
    return Mark.HEDGED if value.is_hedged else Mark.WHOLE


def _remarks(record: Record, names: Iterable[str]) -> list[str]:
    """As what the rounded ones among some values are counted."""
    dataset = record.dataset
    rounded = counted_as(term_of(dataset, dataset.observation[name]) for name in names)
    return [remarks.remark(dataset, value) for value in rounded]


def _results(record: Record, accounts: Sequence[Account]) -> list[str]:
    """How the sums compare to the claim: in one sentence where they all fit; the rows say them."""
    if len(accounts) > 1 and all(account.fits for account in accounts):
        last = periods.in_words(parse(f"{accounts[0].until:%Y-%m}"))
        return [
            _(
                "Counted to %(last)s, the last whole month before the claim,"
                " each of these sums fits the claim.",
                last=last,
            )
        ]
    return [_result(record, account) for account in accounts]


def _result(record: Record, account: Account) -> str:
    scale = units.scale(record.dataset, account.claim.unit)
    named = {
        "first": periods.day(account.since),
        "last": periods.in_words(parse(f"{account.until:%Y-%m}")),
        "total": _least(account, scale),
        "unit": scale.counted(_floor(account)),
    }
    if account.fits:
        return _(
            "Counted from %(first)s to %(last)s, the last whole month before the claim,"
            " the published figures add up to at least %(total)s %(unit)s,"
            " which fits the claim.",
            **named,
        )
    return _(
        "Counted from %(first)s to %(last)s, the last whole month before the claim,"
        " the published figures add up to at least %(total)s %(unit)s,"
        " which is more than the claim can be.",
        **named,
    )


def _missing(account: Account) -> str:
    if not account.missing:
        return _("A figure was found for every month.")
    return _("No figure found for: %(months)s.", months=account.missing)
