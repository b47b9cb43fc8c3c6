"""What a check would need and the record does not have, in words."""

from collections.abc import Sequence

from dashboard.model import Dataset, Source
from dashboard.record.checks.comparison import Compared
from dashboard.record.checks.result import (
    Lacking,
    NoDay,
    NoPart,
    NotHeld,
    NotYetKnown,
    OnlyALimit,
    WithoutNumber,
)
from dashboard.words import arithmetic, periods, wording
from dashboard.words.messages import gettext as _


def unchecked(dataset: Dataset, lacking: Sequence[Lacking], found: Compared | None) -> str:
    """What is lacking, and what could be worked out all the same."""
    reasons = wording.apart(_reason(dataset, each) for each in lacking)
    if found is None:
        return _("Cannot be checked: %(reasons)s", reasons=reasons)
    return _(
        "Cannot be checked: %(reasons)s; worked out: %(result)s",
        reasons=reasons,
        result=arithmetic.result_of(found, arithmetic.scale_for(dataset, found)),
    )


def _reason(dataset: Dataset, lacking: Lacking) -> str:
    """Why a check cannot be checked: one thing that is lacking."""
    match lacking:
        case NotYetKnown(name):
            return _("the record does not hold “%(id)s”, which was not yet known", id=name)
        case WithoutNumber(observation):
            return _("“%(words)s” gives no number", words=observation.as_printed)
        case NotHeld(series, source, period) if period.dated:
            return _not_held(series.title, source, periods.in_words(period))
        case NotHeld(series, source):
            return _not_found(series.title, source)
        case NoPart():
            return _("no part of this time has both a value and a rate")
        case NoDay(outcome):
            return _(
                "the promise names no day, and what is reported so far is less: %(value)s",
                value=arithmetic.printed(dataset, outcome),
            )
        case OnlyALimit(outcome):
            return _(
                "%(value)s is a mere limit, which can be on either side of the promise",
                value=arithmetic.printed(dataset, outcome),
            )


def _not_held(title: str, source: Source | None, time: str) -> str:
    """That a series has no value for a time, from a source if one is named."""
    if source is None:
        return _("the record has no value of “%(series)s”, %(time)s", series=title, time=time)
    return _(
        "the record has no value of “%(series)s” by %(publisher)s, %(time)s",
        series=title,
        publisher=source.publisher,
        time=time,
    )


def _not_found(title: str, source: Source | None) -> str:
    """The same, of a time without a date."""
    if source is None:
        return _(
            "no figure of “%(series)s” was found for the time that is meant",
            series=title,
        )
    return _(
        "no figure of “%(series)s” by %(publisher)s was found for the time that is meant",
        series=title,
        publisher=source.publisher,
    )
