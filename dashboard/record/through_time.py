"""How verdicts came about: on which days a question of the checks came to another verdict, and why.

A check can come to something else only on a day on which a value that bears on it became known, or
on which a promise was due no longer. So it is worked out on those days alone, from the series that
it names alone. What comes out is what the whole record of that day gives.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import groupby

from dashboard import shelf
from dashboard.agreement import Verdict
from dashboard.model import Check, Dataset, Input, Observation
from dashboard.model.checks import adds_up
from dashboard.record import checks
from dashboard.record.checks.days import days_of_checks
from dashboard.record.values import Values
from dashboard.store import Release

_RATE = "exchange-rate"
"""The dimension of rates of exchange."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A time through which a question had one verdict."""

    since: Date
    until: Date | None
    """The day on which the next piece begins; None for the last one, which lasts until today."""
    verdict: Verdict
    """The worst of those checks of the question that could be worked out."""
    news: tuple[str, ...]
    """Ids of the observations that became known on its first day and take part.

    Empty where a promise was due no longer, and nothing else happened.
    """

    def holds_on(self, day: Date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Band:
    """A question with its verdicts, from the day on which its inputs were known until today."""

    question: str
    id: str
    """The id of its first check, as `Question.id` has it."""
    pieces: tuple[Piece, ...]
    """In time order; none where no claim of the question is in print."""
    asks_for_a_day: bool = False
    """It asks at the rate of which day something holds: its worst check is not its verdict."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check came to on a day, until it is worked out again."""

    verdict: Verdict
    inputs: tuple[str, ...]


History = Mapping[Date, Outcome]
"""Each day on which a check was worked out -> what it came to; the days in order."""


@dataclass(frozen=True, slots=True)
class ThroughTime:
    """The verdicts of a dataset through time."""

    histories: Mapping[str, History]
    """Check id -> what it came to."""
    bands: tuple[Band, ...]
    """One for each question, in the order of the dataset."""


@shelf.kept(4)
def of(release: Release) -> ThroughTime:
    """The verdicts of a release through time, with its questions in the language it is told in."""
    histories = _histories_of(release.written)
    return ThroughTime(histories, tuple(_bands(release.dataset, histories)))


@shelf.kept(4)
def _histories_of(release: Release) -> Mapping[str, History]:
    """What the checks came to, which is the same in every language: worked out once for all."""
    return _histories(release.dataset)


def bands(release: Release, day: Date | None) -> tuple[Band, ...]:
    """The bands of a release, or what of them was over or had begun by a day."""
    found = of(release).bands
    return found if day is None else tuple(_until(band, day) for band in found)


def _until(band: Band, day: Date) -> Band:
    """A band as a reader of a day could have had it."""
    begun = [piece for piece in band.pieces if piece.since <= day]
    if begun and begun[-1].holds_on(day):
        begun[-1] = replace(begun[-1], until=None)
    return replace(band, pieces=tuple(begun))


def of_dataset(dataset: Dataset) -> ThroughTime:
    """The verdicts of a dataset through time."""
    histories = _histories(dataset)
    return ThroughTime(histories, tuple(_bands(dataset, histories)))


def _bands(dataset: Dataset, histories: Mapping[str, History]) -> Iterator[Band]:
    for question, group in groupby(dataset.checks, key=lambda check: check.question):
        asked = tuple(group)
        of_checks = [histories[check.id] for check in asked]
        pieces = _pieces(dataset, of_checks) or _uncheckable(dataset, asked)
        yield Band(question, asked[0].id, pieces, bool(days_of_checks(asked)))


def _pieces(dataset: Dataset, histories: Sequence[History]) -> tuple[Piece, ...]:
    """The verdicts of a question one after the other; none where none of its checks ever worked."""
    found: list[Piece] = []
    now: list[Outcome | None] = [None] * len(histories)
    for day in sorted({day for history in histories for day in history}):
        now = [history.get(day, before) for history, before in zip(histories, now, strict=True)]
        worked = [each for each in now if each and each.verdict is not Verdict.UNCHECKED]
        if not worked and not found:
            continue
        verdicts = [each.verdict for each in worked] or [Verdict.UNCHECKED]
        worst = max(verdicts, key=lambda verdict: verdict.weight)
        if found and found[-1].verdict is worst:
            continue
        if found:
            found[-1] = replace(found[-1], until=day)
        deciding = [each for each in worked if each.verdict is worst]
        found.append(Piece(day, None, worst, _news(dataset, deciding, day)))
    return tuple(found)


def _news(dataset: Dataset, outcomes: Sequence[Outcome], day: Date) -> tuple[str, ...]:
    """The observations that take part in what came out on a day, and became known on it.

    Rates of exchange come last: they are seldom what a reader looks for.
    """
    names = dict.fromkeys(name for each in outcomes for name in each.inputs)
    fresh = [name for name in names if dataset.known_by(dataset.observation[name]) == day]
    return tuple(sorted(fresh, key=lambda name: _is_rate(dataset, dataset.observation[name])))


def _is_rate(dataset: Dataset, observation: Observation) -> bool:
    return observation.unit is not None and dataset.unit[observation.unit].dimension == _RATE


def _uncheckable(dataset: Dataset, asked: Sequence[Check]) -> tuple[Piece, ...]:
    """One piece for a question that could never be checked, since its first claim was in print."""
    claims = [check.inputs.claim.observation for check in asked if check.inputs.claim]
    known = {name: dataset.known_by(dataset.observation[name]) for name in claims if name}
    if not known:
        return ()
    first = min(known.values())
    news = tuple(name for name, day in known.items() if day == first)
    return (Piece(first, None, Verdict.UNCHECKED, news),)


def _histories(dataset: Dataset) -> Mapping[str, History]:
    """Check id -> what it came to on each day on which that can have changed."""
    on_day: dict[Date, list[Check]] = defaultdict(list)
    for check in dataset.checks:
        for day in _days(dataset, check):
            on_day[day].append(check)
    found: dict[str, dict[Date, Outcome]] = {check.id: {} for check in dataset.checks}
    for day, concerned in sorted(on_day.items()):
        values = _values(dataset, concerned, day)
        for check in concerned:
            result = checks.result(values, check)
            found[check.id][day] = Outcome(result.verdict, result.inputs)
    return found


def _days(dataset: Dataset, check: Check) -> set[Date]:
    """The days on which a check can come to something else.

    Before all observations that it names were known it could not be worked out; a promise needs
    no more than its claim, and comes to something else when it falls due.
    """
    known = [
        (role, dataset.known_by(dataset.observation[wanted.observation]))
        for role, _, wanted in check.inputs.placed()
        if wanted.observation is not None
    ]
    is_promise = check.kind == "promise"
    begin = max((day for role, day in known if role == "claim" or not is_promise), default=Date.min)
    days = {dataset.known_by(observation) for observation in _bearing_on(dataset, check)}
    days |= {*(day for _, day in known), *dataset.day_after_due(check)}
    return {day for day in days if day >= begin}


def _bearing_on(dataset: Dataset, check: Check) -> Iterator[Observation]:
    """The observations that the inputs of a check can mean, or that compete with these."""
    for role, _, wanted in check.inputs.placed():
        if wanted.series is None:
            continue
        takes_all = wanted.period is None or (role == "terms" and adds_up(check))
        for observation in dataset.of_series[wanted.series]:
            if takes_all or _competes(observation, wanted):
                yield observation


def _competes(observation: Observation, wanted: Input) -> bool:
    """It is of the time that an input means, or of its year, of which one part only is used."""
    assert wanted.period is not None
    period = observation.period
    same_year = period.year is not None and period.year == wanted.period.year
    return same_year or period.days_alike(wanted.period)


def _values(dataset: Dataset, concerned: Sequence[Check], day: Date) -> Values:
    """What was known on a day of the series that some checks name."""
    names = {
        wanted.series or dataset.observation[wanted.observation or ""].series
        for check in concerned
        for _, _, wanted in check.inputs.placed()
    }
    series = tuple(one for one in dataset.series if one.id in names)
    observations = tuple(
        observation
        for name in names
        for observation in dataset.of_series[name]
        if dataset.known_by(observation) <= day
    )
    about = dataset.about.model_copy(update={"released": min(day, dataset.about.released)})
    return Values(dataset.replace(about=about, series=series, observations=observations))
