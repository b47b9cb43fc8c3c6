"""The printed claims that the site is about, and its answer, for every place that shows them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from babel.lists import format_list

from dashboard import headings
from dashboard.agreement import Verdict
from dashboard.headings import Piece, Pieces, pieces
from dashboard.model import REFERENCE, UNKNOWN, Claim
from dashboard.model.stated import SENTENCES
from dashboard.record import Record, Role, Value, voices
from dashboard.record.checks import Result
from dashboard.record.ranking import is_first_hand
from dashboard.words import conclusions, locale, ngettext, units, value_words, wording
from dashboard.words import gettext as _


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


def known(record: Record, claim: Value, *, counted: bool = True) -> str:
    """What other values the record holds beside a claim, with their range.

    Origins are counted among values for the same known time only; others are set beside the claim.
    `counted` says first how many pages print the claim; `attribution` says more of them in a
    dataset with sides.
    """
    values = record.series(claim.series.id)
    pages = printed(record, claim) if counted else ""
    others = [value for value in values if value.is_used and value.id != claim.id]
    if claim.series.measure == "rank":
        return _by_rank(record, others) or pages
    if claim.period.dated and claim.period.year is None:
        return f"{pages} {_by_year(record, others, claim)}".strip()
    return f"{pages} {_elsewhere(record, values, claim)}".strip()


def printed(record: Record, claim: Value) -> str:
    """How many pages print a claim, and what is known of the statement behind them."""
    sources = {value.source.id for value in repeated(record, claim)} | {claim.source.id}
    pages = len(sources)
    if claim.observation.root == UNKNOWN:
        return ngettext(
            "One page reports it; from whom it has it is not known.",
            "%(number)s pages report it; from whom they have it is not known.",
            pages,
        )
    return ngettext(
        "One page reports it.",
        "%(number)s pages report it, all from one statement.",
        pages,
    )


def repeated(record: Record, claim: Value) -> list[Value]:
    """The other values that repeat a claim.

    They come from its statement, or print its number where no origin is known.
    """
    others = [
        value
        for value in record.file_order(claim.series.id)
        if value.id != claim.id and value.period.days_alike(claim.period)
    ]
    if claim.observation.root != UNKNOWN:
        same = claim.observation.same_statement
        return [value for value in others if same(value.observation)]
    return [
        value
        for value in others
        if value.observation.root == UNKNOWN and _content(value) == _content(claim)
    ]


def _content(value: Value) -> tuple[object, ...]:
    """What a value says, however the page hedges it; a claim in words says these words."""
    printed_by = value.observation
    words = printed_by.as_printed if printed_by.value is None else None
    foreign = (printed_by.value, printed_by.unit) if value.amount is None else None
    return value.amount, value.amount_to, foreign, words


def _by_rank(record: Record, used: Sequence[Value]) -> str:
    """'1st in 2018 and 2021; 2nd in 2016': places on the lists of whole years."""
    whole = [value for value in used if value.is_whole_year]
    whole.sort(key=lambda value: value.number)
    if not whole:
        return ""
    traced = [value for value in whole if is_first_hand(value.observation, value.source)]
    others = [value for value in whole if not is_first_hand(value.observation, value.source)]
    told = [_("For whole years: %(places)s.", places=_places(record, traced or whole))]
    if traced and others:
        rest = _places(record, others)
        told.append(_("Without a list behind it: %(places)s.", places=rest))
    return wording.joined(told)


def _places(record: Record, values: Sequence[Value]) -> str:
    """Each place with its years."""
    years: dict[str, list[str]] = defaultdict(list)
    for value in values:
        years[value_words.mark(record.dataset, value)].append(str(value.year))
    return wording.apart(
        _("%(place)s in %(years)s", place=mark, years=format_list(sorted(found), locale=locale()))
        for mark, found in years.items()
    )


def _by_year(record: Record, used: Sequence[Value], claim: Value) -> str:
    """How many single years within a long claim have a value, and how many only for a part."""
    inside = [value for value in used if value.year is not None and _is_within(value, claim)]
    if not inside:
        return ""
    whole = [value for value in inside if value.is_whole_year]
    partial = len(inside) - len(whole)
    if not whole:
        return ngettext(
            "Single years since then: %(number)s has a value, "
            "%(partial)s of them for a part of the year only.",
            "Single years since then: %(number)s have a value, "
            "%(partial)s of them for a part of the year only.",
            len(inside),
            partial=partial,
        )
    ends = _whole_years(record, whole, claim)
    if not partial:
        return ngettext(
            "Single years since then: %(number)s has a value; the whole years are %(range)s.",
            "Single years since then: %(number)s have a value; the whole years are %(range)s.",
            len(inside),
            range=ends,
        )
    return ngettext(
        "Single years since then: %(number)s has a value, %(partial)s of them for a part of the "
        "year only; the whole years are %(range)s.",
        "Single years since then: %(number)s have a value, %(partial)s of them for a part of the "
        "year only; the whole years are %(range)s.",
        len(inside),
        partial=partial,
        range=ends,
    )


def _whole_years(record: Record, whole: Sequence[Value], claim: Value) -> str:
    """The least and the largest value of whole years."""
    ordered = sorted(whole, key=lambda value: value.number)
    marks = [value_words.mark(record.dataset, value) for value in (ordered[0], ordered[-1])]
    unit = units.scale(record.dataset, claim.unit).counted(ordered[-1].number)
    return _("%(number)s %(unit)s", number=_ends(marks), unit=unit)


def _ends(numbers: Sequence[str]) -> str:
    """Two numbers as a range; one where they are alike."""
    low, high = numbers
    return low if low == high else wording.both(low, high)


def _is_within(value: Value, claim: Value) -> bool:
    """A value of a year lies within the time of a claim, as far as its ends are known."""
    first, last = value.days
    begin, end = claim.days
    after_begin = begin is None or (first is not None and first >= begin)
    before_end = end is None or (last is not None and last <= end)
    return after_begin and before_end


def _elsewhere(record: Record, values: Sequence[Value], claim: Value) -> str:
    """The ranges of other statements: for the same time, for other times, without a date."""
    own = {claim.id, *(value.id for value in repeated(record, claim))}
    live = [
        value
        for value in values
        if value.id not in own
        and value.amount is not None
        and value.role not in (Role.DEPRECATED, Role.FORECAST)
    ]
    if not live:
        return _("No other value was found.")
    timed = claim.period.days is not None
    same = [value for value in live if timed and value.period.days_alike(claim.period)]
    undated = [value for value in live if value.role is Role.NO_DATE]
    apart = {value.id for value in (*same, *undated)}
    other_times = [value for value in live if value.id not in apart]
    parts = []
    if same:
        parts.append(_same_time(record, same, claim))
    if other_times:
        found = _range(record, other_times)
        parts.append(_("Others report %(range)s for other times.", range=found))
    if undated:
        found = _range(record, undated)
        parts.append(_("Without a date others report %(range)s.", range=found))
    return wording.joined(parts)


def _same_time(record: Record, values: Sequence[Value], claim: Value) -> str:
    """What others print for the time of a claim, and how many origins of theirs are known."""
    origins = {value.observation.root for value in values}
    others = len(origins - {claim.observation.root, UNKNOWN})
    found = _range(record, values)
    if not others:
        return _("Others report %(range)s for the same time.", range=found)
    return ngettext(
        "Others report %(range)s for the same time, from one other origin.",
        "Others report %(range)s for the same time, from %(number)s other origins.",
        others,
        range=found,
    )


def _range(record: Record, values: Sequence[Value]) -> str:
    """'0.7 to 1.86 %': the least and the largest of some values."""
    scale = units.scale(record.dataset, values[0].unit)
    lows = [value.number for value in values]
    highs = [value.number if value.amount_to is None else value.amount_to for value in values]
    most = max(*lows, *highs)
    ends = [scale.rounded(end) for end in (min(lows), most)]
    return _("%(number)s %(unit)s", number=_ends(ends), unit=scale.short(most))
