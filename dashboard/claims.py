"""The printed claims that the site is about, and its answer, for every place that shows them."""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd
from babel.lists import format_list

from dashboard import wording
from dashboard.agreement import Verdict
from dashboard.frames import Frames
from dashboard.model import REFERENCE, Observation
from dashboard.model.site import SENTENCES, Claim
from dashboard.standing import first_hand


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `focus` is the observation that it rests on, if any."""

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
    """What recomputing it gives, each leading to its check."""
    page: str
    chart: str = ""
    """The chart of the page that shows other values, '' for none in particular."""
    unlike: str = ""
    """That it sets unlike things against each other, where it does."""


def answer(frames: Frames) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of the answer, cut into text and references, without sentences that name a check without a result."""
    unchecked = {one.check.id for one in frames.results if one.verdict is Verdict.UNCHECKED}
    said = (SENTENCES.split(paragraph) for paragraph in frames.dataset.about.answer)
    kept = (" ".join(one for one in each if unchecked.isdisjoint(match[1] for match in REFERENCE.finditer(one))) for each in said)
    return tuple(tuple(_pieces(frames, paragraph)) for paragraph in kept if paragraph)


def _pieces(frames: Frames, sentence: str) -> list[Piece]:
    pieces, at = [], 0
    for match in REFERENCE.finditer(sentence):
        pieces += [Piece(sentence[at : match.start()], None), _named(frames, match[1], match[2])]
        at = match.end()
    return [piece for piece in (*pieces, Piece(sentence[at:], None)) if piece.text]


def _named(frames: Frames, name: str, text: str | None) -> Piece:
    if name in frames.result:
        return Piece(text or frames.result[name].got or frames.result[name].verdict.value, None, name)
    return Piece(text or wording.value(frames.dataset, frames.dataset.observation[name]), name)


def _checked(frames: Frames, names: tuple[str, ...]) -> tuple[Piece, ...]:
    """The verdicts of checks on some values, of the first value first."""
    found = [one for name in names for one in frames.results if one.check.inputs.claim and one.check.inputs.claim.observation == name]
    return tuple(Piece(one.short, None, one.check.id) for one in found)


def cards(frames: Frames) -> tuple[Card, ...]:
    """The claims of the dataset, in its order."""
    return tuple(_card(frames, claim) for claim in frames.dataset.about.claims)


def _card(frames: Frames, claim: Claim) -> Card:
    dataset = frames.dataset
    one = dataset.observation[claim.observation]
    source = dataset.source[one.source]
    by = f"{source.publisher}, {source.published.words}" if source.published else source.publisher
    beside = tuple(Piece(_beside(frames, dataset.observation[name]), name) for name in claim.beside)
    checked = _checked(frames, (claim.observation, *claim.beside))
    when = one.period.words if one.period.dated else "no year printed"
    value = wording.value(dataset, one, symbol=True)
    unlike = "A ratio of unlike things, not a share." if dataset.one_series[one.series].measure == "ratio" else ""
    return Card(claim.label, one.id, value, when, by, beside, known(frames, one), checked, claim.page, claim.chart or "", unlike)


def _beside(frames: Frames, one: Observation) -> str:
    return f"{wording.value(frames.dataset, one)} ({frames.dataset.one_series[one.series].title.lower()})"


def known(frames: Frames, one: Observation) -> str:
    """What other values the record holds beside a claim, with their range and the number of origins."""
    frame = frames.series(one.series)
    same = frame[(frame["period"] == one.period.text) & (frame["origin"] == one.root)]
    pages = same["source"].nunique()
    repeated = f"{pages} pages print it, all from one statement." if pages > 1 else "One page prints it."
    others = frame[(frame["role"] == "stands") & (frame["id"] != one.id)]
    if frames.dataset.one_series[one.series].measure == "rank":
        return _by_rank(frames, others) or repeated
    if one.period.dated and one.period.year is None:
        return f"{repeated} {_by_year(frames, others, one)}".strip()
    return f"{repeated} {_elsewhere(frames, frame[frame['id'] != one.id], one)}".strip()


def _by_rank(frames: Frames, stands: pd.DataFrame) -> str:
    """'1st in 2018 and 2021; 2nd in 2016': places on the lists of whole years."""
    whole = stands[stands["whole_year"].astype(bool)].sort_values("amount")
    dataset = frames.dataset
    traced = pd.Series([first_hand(dataset, dataset.observation[name]) for name in whole["id"]], index=whole.index, dtype=bool)
    if not traced.any():
        return _places("For whole years", whole)
    return f"{_places('For whole years', whole[traced])} {_places('Without a list behind it', whole[~traced])}".strip()


def _places(head: str, rows: pd.DataFrame) -> str:
    years: dict[str, list[str]] = defaultdict(list)
    for row in rows.itertuples():
        years[str(row.mark)].append(str(row.year).removesuffix(".0"))
    parts = [f"{mark} in {format_list(sorted(found), locale='en_GB')}" for mark, found in years.items()]
    return f"{head}: {'; '.join(parts)}." if parts else ""


def _by_year(frames: Frames, stands: pd.DataFrame, one: Observation) -> str:
    """How many single years within a long claim have a value, and how many of these are parts of a year."""
    first, last = one.period.first_day, one.period.last_day
    inside = stands[stands["year"].notna() & (stands["first_day"] >= first)]
    inside = inside if last is None else inside[inside["last_day"] <= last]
    if inside.empty:
        return ""
    part = int((~inside["whole_year"].astype(bool)).sum())
    unit = frames.dataset.unit[frames.dataset.one_series[one.series].unit]
    ordered = inside.sort_values("amount")
    least, most = ordered.iloc[0], ordered.iloc[-1]
    parts = f", {part} of them for a part of the year only" if part else ""
    return f"Single years since then: {len(inside)} have a value{parts}, {least['mark']} to {most['mark']} {unit.words}."


def _elsewhere(frames: Frames, others: pd.DataFrame, one: Observation) -> str:
    """The range of the live values of other statements, forecasts left out."""
    live = others[(others["origin"] != one.root) & others["amount"].notna() & ~others["role"].isin(["deprecated", "forecast"])]
    if live.empty:
        return "No other value was found."
    unit = frames.dataset.unit[frames.dataset.one_series[one.series].unit]
    upper = live["amount_to"].fillna(live["amount"])
    low, high = (wording.rounded(value, frames.dataset.about.locale) for value in (live["amount"].min(), upper.max()))
    origins = live["origin"].nunique()
    range_ = low if low == high else f"{low} to {high}"
    times = "" if (live["period"] == one.period.text).any() else " for other times"
    return f"Others print {range_} {unit.symbol or unit.words}{times}, from {origins} {'origins' if origins > 1 else 'origin'}."
