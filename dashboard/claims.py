"""The printed claims that the site is about, and its answer, for every place that shows them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
from babel.lists import format_list

from dashboard import attribution, wording
from dashboard.agreement import Verdict
from dashboard.checks import Result
from dashboard.frames import Frames
from dashboard.model import REFERENCE, UNKNOWN, Observation
from dashboard.model.site import SENTENCES, Claim
from dashboard.standing import first_hand

_WORST = (
    Verdict.IMPOSSIBLE,
    Verdict.DIFFERS,
    Verdict.UNCHECKED,
    Verdict.NEAR,
    Verdict.CONSISTENT,
    Verdict.AGREES,
    Verdict.WORKED_OUT,
)
"""Verdicts in the order in which a reader meets them: never the kindest first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `focus` is the observation or the event that it rests on, if any."""

    text: str
    focus: str | None
    check: str | None = None
    """The check whose result it is."""


@dataclass(frozen=True, slots=True)
class Card:
    """One claim with everything its card says."""

    label: str
    observation: str
    value: str
    """The number with hedge and unit, or the words of the claim."""
    when: str
    by: str
    """Publisher and date."""
    beside: tuple[Piece, ...]
    """Numbers of the same statement."""
    known: str
    """What else is printed: computed, in one sentence."""
    checked: tuple[Piece, ...]
    """The checks in which its numbers take part, the worst verdict first."""
    page: str
    chart: str = ""
    """The chart of the page that shows other values, '' for none in particular."""
    unlike: str = ""
    """That it sets unlike things against each other, where it does."""
    voices: str = ""
    """Who says it; '' in a dataset without sides."""


def answer(frames: Frames) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of the answer, cut into text and references, without sentences that name a check without a result."""
    unchecked = {one.check.id for one in frames.results if one.verdict is Verdict.UNCHECKED}
    said = (SENTENCES.split(paragraph) for paragraph in frames.dataset.about.answer)
    kept = (
        " ".join(
            one
            for one in each
            if unchecked.isdisjoint(match[1] for match in REFERENCE.finditer(one))
        )
        for each in said
    )
    return tuple(pieces(frames, paragraph) for paragraph in kept if paragraph)


def pieces(frames: Frames, sentence: str) -> tuple[Piece, ...]:
    """A sentence cut into text and references."""
    found, at = [], 0
    for match in REFERENCE.finditer(sentence):
        found += [Piece(sentence[at : match.start()], None), _named(frames, match[1], match[2])]
        at = match.end()
    return tuple(piece for piece in (*found, Piece(sentence[at:], None)) if piece.text)


def _named(frames: Frames, name: str, text: str | None) -> Piece:
    if name in frames.result:
        return Piece(
            text or frames.result[name].got or frames.result[name].verdict.value, None, name
        )
    if name in frames.dataset.event:
        return Piece(text or frames.dataset.event[name].title, name)
    return Piece(text or wording.value(frames.dataset, frames.dataset.observation[name]), name)


def checks_of(frames: Frames, names: Collection[str]) -> tuple[Result, ...]:
    """The checks in which any of some values takes part, the worst verdict first."""
    found = (one for one in frames.results if not set(names).isdisjoint(one.inputs))
    return tuple(sorted(found, key=lambda one: _WORST.index(one.verdict)))


def together(frames: Frames, name: str) -> tuple[str, ...]:
    """The values of the card that has a value, whose checks count as one; else the value alone."""
    for claim in frames.dataset.about.claims:
        if name in (claim.observation, *claim.beside):
            return claim.observation, *claim.beside
    return (name,)


def cards(frames: Frames) -> tuple[Card, ...]:
    """The claims of the dataset, in its order."""
    return tuple(_card(frames, claim) for claim in frames.dataset.about.claims)


def _card(frames: Frames, claim: Claim) -> Card:
    dataset = frames.dataset
    one = dataset.observation[claim.observation]
    source = dataset.source[one.source]
    dated = source.published.words if source.published else ""
    by = wording.by_line(source.publisher, dated)
    beside = tuple(Piece(_beside(frames, dataset.observation[name]), name) for name in claim.beside)
    used = checks_of(frames, (claim.observation, *claim.beside))
    checked = tuple(Piece(each.short, None, each.check.id) for each in used)
    when = one.period.words if one.period.dated else "no year printed"
    value = wording.value(dataset, one, symbol=True)
    unlike = (
        "A ratio of unlike things, not a share."
        if dataset.one_series[one.series].measure == "ratio"
        else ""
    )
    voices = attribution.sentence(dataset, one)
    others = known(frames, one, counted=not voices)
    return Card(
        claim.label,
        one.id,
        value,
        when,
        by,
        beside,
        others,
        checked,
        claim.page,
        claim.chart or "",
        unlike,
        voices,
    )


def _beside(frames: Frames, one: Observation) -> str:
    return f"{wording.value(frames.dataset, one)} ({frames.dataset.one_series[one.series].title})"


def known(frames: Frames, one: Observation, *, counted: bool = True) -> str:
    """What other values the record holds beside a claim, with their range.

    Origins are counted among values for the same known time only; others are set beside the claim. `counted` says first
    how many pages print the claim; `attribution` says more of them in a dataset with sides.
    """
    frame = frames.series(one.series)
    pages = printed(frames, one) if counted else ""
    others = frame[(frame["role"] == "stands") & (frame["id"] != one.id)]
    if frames.dataset.one_series[one.series].measure == "rank":
        return _by_rank(frames, others) or pages
    if one.period.dated and one.period.year is None:
        return f"{pages} {_by_year(frames, others, one)}".strip()
    return f"{pages} {_elsewhere(frames, frame, one)}".strip()


def printed(frames: Frames, one: Observation) -> str:
    """How many pages print a claim, and what is known of the statement behind them."""
    pages = len({other.source for other in repeated(frames, one)} | {one.source})
    if one.root == UNKNOWN:
        they = "it has it" if pages == 1 else "they have it"
        return f"{'One page prints' if pages == 1 else f'{pages} pages print'} it; from whom {they} is not known."
    return (
        "One page prints it." if pages == 1 else f"{pages} pages print it, all from one statement."
    )


def repeated(frames: Frames, one: Observation) -> list[Observation]:
    """The other values that repeat a claim: its statement, or its number where no origin is known."""
    others = [
        other
        for other in frames.dataset.of_series[one.series]
        if other.id != one.id and other.period.days_alike(one.period)
    ]
    if one.root != UNKNOWN:
        return [other for other in others if other.same_statement(one)]
    return [
        other
        for other in others
        if other.root == UNKNOWN and _said(frames, other) == _said(frames, one)
    ]


def _said(frames: Frames, one: Observation) -> tuple[object, ...]:
    """What a value says, however the page hedges it; a claim in words says these words."""
    words = one.as_printed if one.value is None else None
    amount = frames.dataset.amount(one)
    foreign = (one.value, one.unit) if amount is None else None
    return amount, frames.dataset.amount_to(one), foreign, words


def _by_rank(frames: Frames, stands: pd.DataFrame) -> str:
    """'1st in 2018 and 2021; 2nd in 2016': places on the lists of whole years."""
    whole = stands[stands["whole_year"].astype(bool)].sort_values("amount")
    dataset = frames.dataset
    traced = pd.Series(
        [first_hand(dataset, dataset.observation[name]) for name in whole["id"]],
        index=whole.index,
        dtype=bool,
    )
    if not traced.any():
        return _places("For whole years", whole)
    return f"{_places('For whole years', whole[traced])} {_places('Without a list behind it', whole[~traced])}".strip()


def _places(head: str, rows: pd.DataFrame) -> str:
    years: dict[str, list[str]] = defaultdict(list)
    for row in rows.itertuples():
        years[str(row.mark)].append(str(row.year).removesuffix(".0"))
    parts = [
        f"{mark} in {format_list(sorted(found), locale='en_GB')}" for mark, found in years.items()
    ]
    return f"{head}: {'; '.join(parts)}." if parts else ""


def _by_year(frames: Frames, stands: pd.DataFrame, one: Observation) -> str:
    """How many single years within a long claim have a value, and how many of these are parts of a year."""
    first, last = one.period.first_day, one.period.last_day
    inside = stands[stands["year"].notna() & (stands["first_day"] >= first)]
    inside = inside if last is None else inside[inside["last_day"] <= last]
    if inside.empty:
        return ""
    whole = inside[inside["whole_year"].astype(bool)].sort_values("amount")
    part = len(inside) - len(whole)
    unit = frames.dataset.unit[frames.dataset.one_series[one.series].unit]
    parts = f", {part} of them for a part of the year only" if part else ""
    have = f"{len(inside)} {wording.form(len(inside), 'has', 'have')} a value{parts}"
    if whole.empty:
        return f"Single years since then: {have}."
    least, most = whole.iloc[0], whole.iloc[-1]
    ends = " to ".join(dict.fromkeys((least["mark"], most["mark"])))
    return f"Single years since then: {have}; the whole years are {ends} {unit.words}."


def _elsewhere(frames: Frames, frame: pd.DataFrame, one: Observation) -> str:
    """The ranges of other statements: for the same time, for other times, without a date."""
    own = {one.id, *(other.id for other in repeated(frames, one))}
    live = frame[
        ~frame["id"].isin(own)
        & frame["amount"].notna()
        & ~frame["role"].isin(["deprecated", "forecast"])
    ]
    if live.empty:
        return "No other value was found."
    held = frames.dataset.observation
    timed = one.period.days is not None
    same = pd.Series(
        [timed and held[name].period.days_alike(one.period) for name in live["id"]],
        index=live.index,
        dtype=bool,
    )
    undated = live["role"] == "no_date"
    origins = set(live["origin"][same]) - {one.root, UNKNOWN}
    counted = (
        f", from {'one' if len(origins) == 1 else len(origins)} {wording.form(len(origins), 'other origin', 'other origins')}"
        if origins
        else ""
    )
    parts = (
        f"Others print {_range(frames, live[same])} for the same time{counted}."
        if same.any()
        else "",
        f"Others print {_range(frames, live[~same & ~undated])} for other times."
        if (~same & ~undated).any()
        else "",
        f"Without a date others print {_range(frames, live[undated])}." if undated.any() else "",
    )
    return " ".join(filter(None, parts))


def _range(frames: Frames, rows: pd.DataFrame) -> str:
    """'0.7 to 1.86 %': the least and the largest of some values."""
    unit = frames.dataset.unit[frames.dataset.one_series[rows.iloc[0]["series"]].unit]
    lows = list(rows["exact"])
    highs = [*lows, *(upper for upper in rows["exact_to"] if upper is not None)]
    ends = (
        wording.rounded(value, frames.dataset.about.locale) for value in (min(lows), max(highs))
    )
    return f"{' to '.join(dict.fromkeys(ends))} {unit.symbol or unit.words}"
