"""The days on which the verdict of a question or a card of the overview changed, and how."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cache

from dashboard import shelf
from dashboard.agreement import Verdict
from dashboard.model import REFERENCE, Claim, Dataset
from dashboard.record import findings, through_time, voices
from dashboard.record.record import Record
from dashboard.record.through_time import Band, History, ThroughTime
from dashboard.store import Release


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that came to a verdict, or to another one."""

    band: Band
    verdict: Verdict
    before: Verdict | None
    """None where it could not be answered before."""
    is_headline: bool
    """A check of it judges a number of a card."""


@dataclass(frozen=True, slots=True)
class CardNews:
    """A card of the overview that came, or says something else."""

    claim: Claim
    is_new: bool
    sides: tuple[str, ...]
    """Ids of the sides that had not reported the claim before."""
    is_judged_anew: bool
    """Its verdict changed."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A day on which something changed."""

    day: Date
    turns: tuple[Turn, ...]
    cards: tuple[CardNews, ...]


@dataclass(frozen=True, slots=True)
class _Card:
    """What a card showed on a day."""

    sides: frozenset[str]
    """Ids of the sides that report the claim."""
    judgement: tuple[bool, Verdict | None]
    """Whether the sentence of the dataset holds, and the worst verdict of the claim's checks."""


@shelf.kept(4)
def of(release: Release) -> tuple[Stop, ...]:
    """The stops of a release, in time order; worked out once for all readers."""
    return _stops(release.dataset, through_time.of(release), _cards_of(release.written))


@shelf.kept(4)
def _cards_of(release: Release) -> tuple[tuple[Date, CardNews], ...]:
    """The days on which a card changed, which are the same in every language."""
    return tuple(_cards(release.dataset, through_time.of(release).histories))


def of_dataset(dataset: Dataset, known: ThroughTime) -> tuple[Stop, ...]:
    """The days on which a question or a card changed, in time order."""
    return _stops(dataset, known, _cards(dataset, known.histories))


def _stops(
    dataset: Dataset, known: ThroughTime, changed: Iterable[tuple[Date, CardNews]]
) -> tuple[Stop, ...]:
    """What changed, day by day, with the cards in the language of the dataset."""
    turns: dict[Date, list[Turn]] = defaultdict(list)
    headlines = set(_headlines(dataset))
    for band in known.bands:
        if band.asks_for_a_day:
            continue
        before: Verdict | None = None
        for piece in band.pieces:
            turn = Turn(band, piece.verdict, before, band.question in headlines)
            turns[piece.since].append(turn)
            before = piece.verdict
    cards: dict[Date, list[CardNews]] = defaultdict(list)
    claims = {claim.observation: claim for claim in dataset.about.claims}
    for day, news in changed:
        cards[day].append(replace(news, claim=claims[news.claim.observation]))
    days = sorted({*turns, *cards})
    return tuple(Stop(day, tuple(turns[day]), tuple(cards[day])) for day in days)


def _headlines(dataset: Dataset) -> Iterator[str]:
    """The questions of which a check judges a number of a card."""
    numbers = {
        name for claim in dataset.about.claims for name in (claim.observation, *claim.beside)
    }
    for check in dataset.checks:
        if check.inputs.claim and check.inputs.claim.observation in numbers:
            yield check.question


def _cards(dataset: Dataset, histories: Mapping[str, History]) -> Iterator[tuple[Date, CardNews]]:
    """Every day on which a card changed, and how; card by card."""
    checks = {claim.observation: _checks(claim, histories) for claim in dataset.about.claims}
    part = _part(dataset, set().union(*checks.values()))
    record_of = cache(lambda day: Record(part, day))
    for claim in dataset.about.claims:
        before: _Card | None = None
        for day in sorted(_days(dataset, claim, checks[claim.observation], histories)):
            now = _card(record_of(day), claim, checks[claim.observation])
            if now != before:
                yield day, _news(claim, before, now)
                before = now


def _part(dataset: Dataset, checks: Set[str]) -> Dataset:
    """What of a dataset the cards rest on: some checks, with the series of all that these name."""
    judging = [check for check in dataset.checks if check.id in checks]
    inputs = [each for check in judging for _role, _path, each in check.inputs.placed()]
    named = {each.observation for each in inputs}
    wanted = {each.series for each in inputs}
    for claim in dataset.about.claims:
        named |= {claim.observation, *claim.beside, *claim.same, *_named(claim)}
        wanted |= _series_asserted(dataset, claim)
    wanted |= {each.series for each in dataset.observations if each.id in named}
    series = [each for each in dataset.series if each.id in wanted]
    observations = [each for each in dataset.observations if each.series in wanted]
    return dataset.replace(
        checks=tuple(judging), series=tuple(series), observations=tuple(observations)
    )


def _news(claim: Claim, before: _Card | None, now: _Card) -> CardNews:
    """What is new about a card; all of it on its first day."""
    if before is None:
        return CardNews(claim, is_new=True, sides=(), is_judged_anew=False)
    return CardNews(
        claim,
        is_new=False,
        sides=tuple(sorted(now.sides - before.sides)),
        is_judged_anew=now.judgement != before.judgement,
    )


def _card(record: Record, claim: Claim, checks: Set[str]) -> _Card:
    """What a card shows in the record of a day on which its claim was known."""
    observation = record.dataset.observation[claim.observation]
    found = voices.of(record.dataset, observation)
    verdicts = [each.verdict for each in record.results if each.check.id in checks]
    worst = max(verdicts, key=lambda verdict: verdict.weight, default=None)
    sentence = claim.verdict
    has_a_sentence = sentence is not None and findings.holds(record, sentence, claim.asserts)
    return _Card(
        sides=frozenset(side.id for side, _pages in found.by_side),
        judgement=(has_a_sentence, worst),
    )


def _checks(claim: Claim, histories: Mapping[str, History]) -> set[str]:
    """Ids of the checks in which a number of a card takes part, and of those that it names."""
    numbers = {claim.observation, *claim.beside}
    using = {name for name, history in histories.items() if numbers & _inputs(history)}
    return using | (_named(claim) & histories.keys())


def _inputs(history: History) -> set[str]:
    """Ids of the observations that take part in a check on any day."""
    return {name for outcome in history.values() for name in outcome.inputs}


def _named(claim: Claim) -> set[str]:
    """Ids of all that the sentence of a card names, or rests on."""
    names = {match[1] for match in REFERENCE.finditer(claim.verdict or "")}
    for each in claim.asserts:
        names |= {*each.checks, *each.than, *filter(None, (each.observation, each.check))}
    return names


def _days(
    dataset: Dataset, claim: Claim, checks: Set[str], histories: Mapping[str, History]
) -> set[Date]:
    """The days on which a card can have changed, from the one on which its claim was known."""
    held = dataset.observation[claim.observation]
    rests_on = {claim.observation, *claim.beside, *claim.same, *_named(claim)}
    bearing = [dataset.observation[name] for name in rests_on if name in dataset.observation]
    alike = held.period.text
    bearing += [other for other in dataset.of_series[held.series] if other.period.text == alike]
    for name in _series_asserted(dataset, claim):
        bearing += dataset.of_series[name]
    days = {dataset.known_by(observation) for observation in bearing}
    days |= {day for name in checks for day in _turns(histories[name])}
    begin = dataset.known_by(held)
    return {day for day in days if day >= begin}


def _series_asserted(dataset: Dataset, claim: Claim) -> set[str]:
    """The series of which the sentence of a card asserts something, such as a count."""
    names = set()
    for each in claim.asserts:
        names |= {*each.series}
        if each.observation is not None:
            names.add(dataset.observation[each.observation].series)
    return names


def _turns(history: History) -> Iterator[Date]:
    """The days on which a check came to another verdict."""
    before: Verdict | None = None
    for day, outcome in history.items():
        if outcome.verdict is not before:
            yield day
        before = outcome.verdict
