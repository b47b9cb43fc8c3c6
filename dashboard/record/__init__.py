"""The record as known on a day: typed values, which one is used and why, and what follows."""

from dashboard.record.record import Record, of
from dashboard.record.value import NOT_CHARTED, Reason, Role, Value
from dashboard.record.values import Values, in_time_order, of_window

__all__ = [
    "NOT_CHARTED",
    "Reason",
    "Record",
    "Role",
    "Value",
    "Values",
    "in_time_order",
    "of",
    "of_window",
]
