"""The printed claims that the site is about, and its answer, for every place that shows them."""

from collections.abc import Collection, Iterator, Sequence

from dashboard import headings
from dashboard.agreement import Verdict
from dashboard.headings import Piece, Pieces, pieces
from dashboard.model import REFERENCE, Claim
from dashboard.model.stated import SENTENCES
from dashboard.record import Record, voices
from dashboard.record.checks import Result
from dashboard.words import conclusions, wording


def answer(record: Record) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of the answer, cut into text and references.

    Sentences that name a check without a result are left out.
    """
    unchecked = {
        result.check.id for result in record.results if result.verdict is Verdict.UNCHECKED
    }
    kept = (_checkable(paragraph, unchecked) for paragraph in record.dataset.about.answer)
    return tuple(pieces(record, paragraph) for paragraph in kept if paragraph)


def _checkable(paragraph: str, unchecked: set[str]) -> str:
    """The sentences of a paragraph that name none of these checks."""
    sentences = SENTENCES.split(paragraph)
    return wording.joined(
        sentence for sentence in sentences if unchecked.isdisjoint(_names(sentence))
    )


def _names(sentence: str) -> Iterator[str]:
    """What a sentence refers to."""
    return (match[1] for match in REFERENCE.finditer(sentence))


def verdict(record: Record, claim: Claim) -> Pieces | None:
    """What the record says of a claim, in the same words on its card, in the article and on Checks.

    It is the sentence of the dataset, or what the question comes to that has the worst check of the
    claim itself, not one in which its number is but a part. None for a claim without such a check.
    """
    worded = _worded(record, claim)
    return worded if worded is not None else _concluded(record, judging(record, claim))


def verdict_on(record: Record, name: str) -> Pieces | None:
    """What the record says of a value: the verdict on the claim that it is, or says again.

    Of any other value it is what its own checks come to, or those of a value that says the same;
    where they belong to several questions, those of the question with the worst. None where nothing
    is compared with it.
    """
    claim = claim_of(record, name)
    if claim is not None:
        return verdict(record, claim)
    names = together(record, name)
    asking = [
        result
        for result in checks_of(record, names)
        if result.verdict is not Verdict.WORKED_OUT and _asks_about(result, names)
    ]
    if not asking:
        return None
    question = asking[0].check.question
    return conclusion(record, [each for each in asking if each.check.question == question])


def claim_of(record: Record, name: str) -> Claim | None:
    """The claim of a card that a value is, or that its page says again; None for any other."""
    claims = record.dataset.about.claims
    for claim in claims:
        if name in (claim.observation, *claim.beside):
            return claim
    said_again = _alike(record, name)
    for claim in claims:
        if not said_again.isdisjoint((claim.observation, *claim.beside, *claim.same)):
            return claim
    return None


def _alike(record: Record, name: str) -> frozenset[str]:
    """Ids of the values that say the same as a value, its own among them."""
    return voices.of(record.dataset, record.value[name].observation).alike


def _concluded(record: Record, results: Sequence[Result]) -> Pieces | None:
    """What the question of the first of some results comes to; None without results."""
    if not results:
        return None
    question = results[0].check.question
    asked = [result for result in record.results if result.check.question == question]
    return conclusion(record, asked)


def conclusion(record: Record, results: Sequence[Result]) -> Pieces:
    """What a question comes to, in a sentence.

    It is that on a claim which rests on a check of the question, if there is one.
    """
    checks = {result.check.id for result in results}
    for claim in record.dataset.about.claims:
        worded = None if checks.isdisjoint(_resting_on(claim)) else _worded(record, claim)
        if worded is not None:
            return worded
    return (Piece(conclusions.of_question(record.dataset, results), None),)


def judging(record: Record, claim: Claim) -> tuple[Result, ...]:
    """The checks that ask about a number of a claim, the worst verdict first."""
    numbers = (claim.observation, *claim.beside)
    used = checks_of(record, numbers)
    return tuple(result for result in used if _asks_about(result, numbers))


def _asks_about(result: Result, numbers: Sequence[str]) -> bool:
    """A check judges one of some numbers: all that it sets side by side, else its claim.

    Where a claim cannot be checked, nothing is said of what it would be set beside.
    """
    sets_side_by_side = result.check.kind == "same" and result.verdict is not Verdict.UNCHECKED
    judged = result.inputs if sets_side_by_side else result.inputs[:1]
    return not set(judged).isdisjoint(numbers)


def _worded(record: Record, claim: Claim) -> Pieces | None:
    """The sentence of the dataset on a claim, where it holds and tells its worst check."""
    used = checks_of(record, (claim.observation, *claim.beside))
    worst = {result.check.id for result in used if result.verdict is used[0].verdict}
    is_silent = bool(used) and worst.isdisjoint(_resting_on(claim))
    return None if is_silent else headings.verdict(record, claim)


def _resting_on(claim: Claim) -> set[str]:
    """Ids of the checks on which the sentence of a claim rests."""
    return {name for each in claim.asserts for name in each.checks}


def checks_of(record: Record, names: Collection[str]) -> tuple[Result, ...]:
    """The checks in which any of some values takes part, the worst verdict first."""
    found = (result for result in record.results if not set(names).isdisjoint(result.inputs))
    return tuple(sorted(found, key=lambda result: -result.verdict.weight))


def together(record: Record, name: str) -> tuple[str, ...]:
    """The values whose checks count as those of a value.

    They are those of the card that has the value or one that says the same; else the value itself
    and all that say the same.
    """
    claim = claim_of(record, name)
    if claim is not None:
        return claim.observation, *claim.beside
    return name, *sorted(_alike(record, name) - {name})
