"""What is reported beside a claim: how many pages report it too, and which other values."""

from collections import defaultdict
from collections.abc import Sequence

from babel.lists import format_list

from dashboard.model import UNKNOWN
from dashboard.record import Record, Role, Value
from dashboard.record.ranking import is_first_hand
from dashboard.words import gettext as _
from dashboard.words import locale, ngettext, units, value_words, wording


def beside(record: Record, claim: Value) -> str:
    """What other values the record holds beside a claim, with their range.

    Origins are counted among values for the same known time only; others are set beside the claim.
    """
    values = record.series(claim.series.id)
    others = [value for value in values if value.is_used and value.id != claim.id]
    if claim.series.measure == "rank":
        return _by_rank(record, others)
    if claim.period.dated and claim.period.year is None:
        return _by_year(record, others, claim)
    return _elsewhere(record, values, claim)


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
