"""Verdicts through time in words: how long a question had one, and what a day changed."""

from dashboard.agreement import Verdict
from dashboard.model import Dataset
from dashboard.record.stops import CardNews, Stop, Turn
from dashboard.record.through_time import Piece
from dashboard.words import periods, verdicts, wording
from dashboard.words.messages import gettext as _
from dashboard.words.messages import ngettext

MOST_NAMED = 4
"""So many changes of a day are told; the others are counted."""


def time_of(piece: Piece) -> str:
    """How long a question had a verdict: 'since 9 May 2024' for the one that it has now."""
    if piece.until is None:
        return _("since %(day)s", day=periods.day(piece.since))
    return _(
        "%(first)s to %(until)s",
        first=periods.day(piece.since),
        until=periods.day(piece.until),
    )


def value(dataset: Dataset, name: str) -> str:
    """A value that became known, with its page: '75 bn € (serbiabusiness.news)'."""
    observation = dataset.observation[name]
    return _(
        "%(value)s (%(publisher)s)",
        value=wording.value(dataset, observation, symbol=True),
        publisher=dataset.source[observation.source].publisher,
    )


def changes(dataset: Dataset, stop: Stop) -> tuple[str, ...]:
    """What a day changed, a sentence each: turns before first verdicts, and cards."""
    turned = [turn for turn in stop.turns if turn.before is not None]
    first = [turn for turn in stop.turns if turn.before is None]
    told = [_turn(turn) for turn in _as_news(turned)]
    told += [_card(dataset, news) for news in stop.cards]
    told += [_turn(turn) for turn in _as_news(first)]
    more = len(told) - MOST_NAMED
    if more <= 0:
        return tuple(told)
    rest = ngettext("%(number)s more change", "%(number)s more changes", more)
    return (*told[:MOST_NAMED], rest)


def _as_news(turns: list[Turn]) -> list[Turn]:
    """Those about the claims of the overview first, and the worst first among each."""
    return sorted(turns, key=lambda turn: (not turn.is_headline, -turn.verdict.weight))


def _turn(turn: Turn) -> str:
    """What a question came to: 'Is it so? It differs; before it agreed.'"""
    now = _came_to(turn.verdict)
    if turn.before is None:
        return _("%(question)s %(verdict)s.", question=turn.band.question, verdict=now)
    return _(
        "%(question)s %(verdict)s; before: %(before)s.",
        question=turn.band.question,
        verdict=now,
        before=verdicts.name(turn.before),
    )


def _came_to(verdict: Verdict) -> str:
    """A verdict as the beginning of a sentence."""
    return wording.begun(verdicts.name(verdict))


def _card(dataset: Dataset, news: CardNews) -> str:
    """What is new about a card of the overview."""
    claim = news.claim.label
    if news.is_new:
        return _("New claim: %(claim)s.", claim=claim)
    if news.is_judged_anew:
        return _("New verdict on the claim: %(claim)s.", claim=claim)
    titles = {side.id: side.title for side in dataset.sides}
    sides = wording.row([titles[name] for name in news.sides])
    return _("%(claim)s: now also reported by %(sides)s.", claim=claim, sides=sides)
