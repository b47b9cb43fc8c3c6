"""The number of a mark with its hedge in a word: 'about 600', 'over 830'."""

from dashboard.model import Dataset
from dashboard.record import Value
from dashboard.words import gettext as _
from dashboard.words import value_words, wording


def number(dataset: Dataset, value: Value, *, below_zero: bool = False) -> str:
    """The number as a reader says it; a loss has a minus sign."""
    qualifier = value.observation.qualifier
    digits = value_words.mark(dataset, value).removeprefix(wording.SIGN[qualifier])
    signed = f"−{digits}" if below_zero else digits
    match qualifier:
        case "about":
            return _("about %(number)s", number=signed)
        case "nearly":
            return _("nearly %(number)s", number=signed)
        case "at_least":
            return _("over %(number)s", number=signed)
        case "at_most":
            return _("up to %(number)s", number=signed)
        case _other:
            return signed
