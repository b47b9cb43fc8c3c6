"""The values that the inputs of a check mean in a record, and what is lacking."""

from dataclasses import dataclass

from dashboard.model import Check, Dataset, Input
from dashboard.model.checks import Inputs, adds_up
from dashboard.record.checks.result import Lacking, NotHeld, NotYetKnown, WithoutNumber
from dashboard.record.checks.terms import Term, Terms, meant, term_of
from dashboard.record.values import Values


@dataclass(frozen=True, slots=True)
class Taken:
    """The values that the inputs of a check mean, and what is lacking."""

    terms: Terms
    lacking: tuple[Lacking, ...]
    named: tuple[str, ...]
    """Ids of the observations that are meant, whether or not they have a number."""


def taken(record: Values, check: Check) -> Taken:
    """What the inputs of a check mean in the record."""
    terms: dict[str, list[Term]] = {role: [] for role in Inputs.model_fields}
    lacking: list[Lacking] = []
    named: list[str] = []
    for role, _, wanted in check.inputs.placed():
        found = meant(record, wanted, every=role == "terms" and adds_up(check))
        of_each_window = role == "rates" and wanted.period is None
        if not found and not of_each_window:
            lacking.append(_wanted(record.dataset, wanted))
        for observation in found:
            named.append(observation.id)
            if observation.value is None:
                lacking.append(WithoutNumber(observation))
            else:
                terms[role].append(term_of(record.dataset, observation, wanted.bound))
    parts = {role: tuple(held) for role, held in terms.items()}
    return Taken(Terms(**parts), tuple(lacking), tuple(dict.fromkeys(named)))


def _wanted(dataset: Dataset, wanted: Input) -> Lacking:
    """What is lacking of an input that means nothing in the record."""
    if wanted.series is None or wanted.period is None:
        return NotYetKnown(wanted.observation or "")
    source = dataset.source.get(wanted.source or "")
    return NotHeld(dataset.one_series[wanted.series], source, wanted.period)
