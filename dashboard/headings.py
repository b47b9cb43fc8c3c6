"""Sentences of the dataset that rest on its record, in words: findings, verdicts, lines in short.

A sentence is worded only while it holds; `problems` says what keeps one of them from holding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dashboard.model import REFERENCE, Assertion, Claim, Dataset, Finding, Page
from dashboard.model.charts import WithFinding
from dashboard.model.facts import Fact
from dashboard.record import Record, findings
from dashboard.words import value_words, verdicts

MOST_WORDS = 15
"""The longest finding, as it is shown."""
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
"""A number as it is written in English, with commas between thousands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `focus` is the observation or the event that it rests on, if any."""

    text: str
    focus: str | None
    check: str | None = None
    """The check whose result it is."""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the dataset, where it is written, and what it asserts."""

    record: Fact
    path: str
    """Its field, such as `charts.2.finding`."""
    asserts_path: str
    text: str
    asserts: tuple[Assertion, ...]
    most_words: int | None = None


def finding(record: Record, subject: WithFinding) -> Pieces | None:
    """What a chart or a page finds; None where it finds nothing, or nothing that holds."""
    return _worded(record, subject.finding, subject.asserts)


def verdict(record: Record, claim: Claim) -> Pieces | None:
    """What the record says of a claim; None where nothing is said, or nothing that holds."""
    return _worded(record, claim.verdict, claim.asserts)


def in_short(record: Record) -> tuple[tuple[str, Pieces], ...]:
    """The lines of the overview that hold, each with its label."""
    found = (
        (line.label, _worded(record, line.text, line.asserts))
        for line in record.dataset.about.in_short
    )
    return tuple((label, worded) for label, worded in found if worded is not None)


def plain(worded: Pieces) -> str:
    """A sentence as one text."""
    return "".join(piece.text for piece in worded)


def _worded(record: Record, text: str | None, asserts: tuple[Assertion, ...]) -> Pieces | None:
    if text is None or not findings.holds(record, text, asserts):
        return None
    return pieces(record, text)


def pieces(record: Record, sentence: str) -> Pieces:
    """A sentence cut into text and references."""
    found: list[Piece] = []
    at = 0
    for match in REFERENCE.finditer(sentence):
        found += [Piece(sentence[at : match.start()], None), _named(record, match[1], match[2])]
        at = match.end()
    found.append(Piece(sentence[at:], None))
    return tuple(piece for piece in found if piece.text)


def _named(record: Record, name: str, text: str | None) -> Piece:
    """A reference to a check, an event or a value, in its own words or those of the sentence."""
    if name in record.result:
        result = record.result[name]
        said = verdicts.got(record.dataset, result) or verdicts.name(result.verdict)
        return Piece(text or said, None, name)
    if name in record.dataset.event:
        return Piece(text or record.dataset.event[name].title, name)
    return Piece(text or value_words.said(record.dataset, record.value[name]), name)


def problems(dataset: Dataset) -> Iterator[Finding]:
    """What keeps a sentence of the dataset from holding, with its record and field."""
    record = Record(dataset)
    for sentence in _sentences(dataset):
        for path, text in _wrong_with(record, sentence):
            yield Finding(sentence.record, path, text)


def _wrong_with(record: Record, sentence: _Sentence) -> Iterator[tuple[str, str]]:
    """What is wrong with a sentence, with the field where it is wrong."""
    if not sentence.asserts and not REFERENCE.search(sentence.text):
        right = "name an observation, check or event in it, or assert something"
        yield sentence.path, f"rests on nothing; {right}"
        return
    for place, assertion in enumerate(sentence.asserts):
        wrong = findings.broken(record, assertion)
        if wrong:
            text = f"{assertion.kind} no longer holds: {wrong}; mend the sentence or the record"
            yield f"{sentence.asserts_path}.{place}", text
    for number in _uncarried(record, sentence):
        right = "write {id} or {id|words} of what has it, or add an assertion with it"
        yield sentence.path, f"prints {number}, which nothing that it names carries; {right}"
    words = len(plain(pieces(record, sentence.text)).split())
    if sentence.most_words is not None and words > sentence.most_words:
        text = f"has {words} words as it is shown; at most {sentence.most_words} fit here"
        yield sentence.path, text


def _sentences(dataset: Dataset) -> Iterator[_Sentence]:
    """Every sentence that rests on the record, but those of the answer and the article."""
    about = dataset.about
    for number, line in enumerate(about.in_short):
        place = f"in_short.{number}"
        yield _Sentence(about, f"{place}.text", f"{place}.asserts", line.text, line.asserts)
    for number, claim in enumerate(about.claims):
        if claim.verdict is not None:
            place = f"claims.{number}"
            text, asserts = claim.verdict, claim.asserts
            yield _Sentence(about, f"{place}.verdict", f"{place}.asserts", text, asserts)
    for page in dataset.pages:
        yield from _finding_of(page, page, "")
        for number, chart in enumerate(page.charts):
            yield from _finding_of(page, chart, f"charts.{number}.")


def _finding_of(page: Page, subject: WithFinding, place: str) -> Iterator[_Sentence]:
    if subject.finding is not None:
        fields = (f"{place}finding", f"{place}asserts")
        yield _Sentence(page, *fields, subject.finding, subject.asserts, MOST_WORDS)


def _uncarried(record: Record, sentence: _Sentence) -> Iterator[str]:
    """The numbers of a sentence that none of its references and assertions has."""
    asserted = {number for each in sentence.asserts for number in _numbers_of(record, each)}
    for number in _NUMBER.findall(REFERENCE.sub("", sentence.text)):
        if _amount(number) not in asserted:
            yield number
    for match in REFERENCE.finditer(sentence.text):
        carried = asserted | _numbers_behind(record, match[1])
        for number in _NUMBER.findall(match[2] or ""):
            if _amount(number) not in carried:
                yield number


def _numbers_of(record: Record, assertion: Assertion) -> Iterator[Decimal]:
    """The numbers that an assertion carries: its own, and those of what it speaks of."""
    yield from (number for number in (assertion.number, assertion.times) if number is not None)
    if assertion.times is not None:
        # 1.08 times as much is 8 per cent more.
        yield (assertion.times - 1) * 100
    yield from _numbers_in(str(assertion.period or ""))
    single = (assertion.observation, assertion.check)
    for name in (*filter(None, single), *assertion.than, *assertion.checks):
        yield from _numbers_behind(record, name)


def _numbers_behind(record: Record, name: str) -> set[Decimal]:
    """The numbers of a value with its dates, of the result of a check, or of an event."""
    if name in record.result:
        result = record.result[name]
        dataset = record.dataset
        words = (
            verdicts.got(dataset, result),
            verdicts.ranges(dataset, result),
            result.check.title,
            verdicts.sentence(dataset, result),
        )
        return set(_numbers_in(" ".join(words)))
    if name in record.dataset.event:
        event = record.dataset.event[name]
        counted = (f"{quantity.label} {quantity.value}" for quantity in event.quantities)
        return set(_numbers_in(f"{event.date} {event.title} {event.summary} {' '.join(counted)}"))
    value = record.value[name]
    held = value.observation
    amounts = {held.value, held.value_to, value.amount, value.amount_to} - {None}
    dates = f"{held.period} {value.source.published or ''}"
    return {*(abs(amount) for amount in amounts if amount is not None), *_numbers_in(dates)}


def _numbers_in(text: str) -> Iterator[Decimal]:
    return map(_amount, _NUMBER.findall(text))


def _amount(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
