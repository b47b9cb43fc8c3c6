"""What a check says beside its verdict, in sentences."""

from dashboard.model import Dataset, Observation
from dashboard.record.checks.result import (
    CountedAs,
    Missing,
    OfADay,
    PartOf,
    Remark,
    SameSpeaker,
    Unlike,
)
from dashboard.words import arithmetic, numbers, periods, units, wording
from dashboard.words.messages import gettext as _
from dashboard.words.units import Scale


def remark(dataset: Dataset, said: Remark) -> str:
    """What a check says beside its verdict, in a sentence."""
    locale = dataset.about.locale
    match said:
        case CountedAs(observation, interval):
            told = _(
                "%(value)s is counted as %(range)s",
                value=arithmetic.printed(dataset, observation),
                range=arithmetic.both_ends(interval, _scale_of(dataset, observation)),
            )
            return wording.begun(told)
        case Missing(spans):
            words = wording.apart(wording.span(first, last) for first, last in spans)
            return _("No figure found for: %(times)s", times=words)
        case PartOf(part, whole, percent):
            return _(
                "%(part)s is %(share)s %% of %(whole)s",
                part=arithmetic.printed(dataset, part),
                share=numbers.fixed(percent, locale, 1),
                whole=arithmetic.printed(dataset, whole),
            )
        case OfADay(series, period):
            return _(
                "%(series)s: the number is that of %(time)s",
                series=series.title,
                time=periods.in_words(period),
            )
        case SameSpeaker(name):
            return _("Both are words of %(speaker)s", speaker=name)
        case Unlike(why, is_ratio=True):
            return _("Not a share, two different measures: %(why)s", why=why)
        case Unlike(why):
            return _("Not quite alike: %(why)s", why=why)


def _scale_of(dataset: Dataset, observation: Observation) -> Scale:
    """How numbers are written beside a printed one."""
    assert observation.unit is not None, f"{observation.id} has a number, so it has a unit"
    assert observation.value is not None, f"{observation.id} stands for a range of numbers"
    printed = dataset.unit[observation.unit]
    seen = printed if printed.shown_as is None else dataset.unit[printed.shown_as]
    counted = units.counted_in(dataset, printed, observation.value)
    return Scale(dataset.about.locale, counted, seen.factor / counted.factor)
