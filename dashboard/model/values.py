"""Rules of units, series, sources, values, gaps and history: scales, bounds, repetitions."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches

from dashboard.model.charts import Page
from dashboard.model.checks import across
from dashboard.model.events import Gap
from dashboard.model.facts import (
    DATED,
    MONEY,
    UNKNOWN,
    Change,
    Finding,
    Observation,
    Series,
    Source,
    Unit,
    in_base,
)
from dashboard.model.types import shorten
from dashboard.period import day

WORDS_AS_PRINTED = 12
FEWEST_AMONG_OTHERS = 2
"""A number of fewer digits may be printed in words, beside other numbers in digits."""
MOST_IN_WORDS = 3
"""A number of so many digits may be printed in words where no number is printed in digits."""
WHOLE = frozenset({"persons", "rank", "duration", "count"})
"""Dimensions of things that are counted one by one."""
_PRINTED = re.compile(r"\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
"""A number in a text; its thousands are held apart by a space, a comma or a point."""
_OF_THE_PLANT = frozenset({"plant", "company", "former_company", "suppliers"})


def scales(units: Mapping[str, Unit]) -> Iterator[Finding]:
    """Units that lack something, and units that are shown as what they are not."""
    for unit in units.values():
        yield from _complete(unit)
        shown = unit if unit.shown_as is None else units[unit.shown_as]
        if not unit.comparable(shown):
            wrong = f"{shown.id} measures something else than {unit.id}"
            text = f"{wrong}; name a unit of its dimension and currency"
            yield Finding(unit, "shown_as", text)


def _complete(unit: Unit) -> Iterator[Finding]:
    """What the dimension of a unit needs, and what it has no place for."""
    is_money = unit.dimension in MONEY
    is_rate = unit.dimension == "exchange-rate"
    is_count = unit.dimension == "count"
    if is_money and unit.currency is None:
        text = "money without a currency; write its code of ISO 4217 such as EUR"
        yield Finding(unit, "currency", text)
    if is_rate and unit.currency is None:
        text = "an exchange rate without a currency; write the code of what is paid"
        yield Finding(unit, "currency", text)
    if is_rate and unit.per is None:
        right = "write the code of the currency of which one is bought"
        yield Finding(unit, "per", f"an exchange rate needs `per`; {right}")
    if is_count and unit.counted is None:
        text = "a count needs `counted`; write what is counted, such as wells"
        yield Finding(unit, "counted", text)
    out_of_place = {
        "currency": unit.currency is not None and not is_money and not is_rate,
        "per": unit.per is not None and not is_rate,
        "counted": unit.counted is not None and not is_count,
    }
    for name, wrong in out_of_place.items():
        if wrong:
            text = f"a unit of {unit.dimension} has no `{name}`"
            right = "take it out, or choose another dimension"
            yield Finding(unit, name, f"{text}; {right}")


def _measured(unit: Unit) -> str:
    """What a unit measures, in words."""
    return unit.dimension if unit.counted is None else f"{unit.dimension} of {unit.counted}"


def of_series(series: Series, units: Mapping[str, Unit]) -> Iterator[Finding]:
    """Units of several dimensions, and a plausible range that is none."""
    measured = _measured(units[series.unit])
    for number, name in enumerate(series.units):
        other = _measured(units[name])
        if other != measured:
            wrong = f"{name} measures {other}, {series.unit} measures {measured}"
            yield Finding(series, f"units.{number}", f"{wrong}; keep one dimension")
    plausible = series.plausible
    if plausible.min > plausible.max:
        yield Finding(series, "plausible", "`min` is above `max`; write the lesser first")
    if series.measure == "share" and (plausible.min < 0 or plausible.max > 100):
        text = "a share lies within 0 and 100; narrow the range"
        yield Finding(series, "plausible", text)


def conversions(
    pages: tuple[Page, ...], series: Mapping[str, Series], units: Mapping[str, Unit]
) -> Iterator[Finding]:
    """Rates that do not lead from the unit of a chart to the one that it can be read in."""

    def unit_of(name: str) -> Unit:
        return units[series[name].unit]

    for page in pages:
        for number, chart in enumerate(page.charts):
            printed = unit_of(chart.series[0])
            for place, conversion in enumerate(chart.conversions):
                rates = [unit_of(name) for name in conversion.rates]
                if conversion.of and not rates:
                    continue  # A percentage is worked out of amounts of one currency or of two.
                to = unit_of(conversion.of) if conversion.of else units[conversion.unit]
                if across(printed, rates, to) is None:
                    wrong = f"{printed.id} and {to.id} do not cancel"
                    text = f"{wrong}; name the rates that lead from one to the other"
                    field = f"charts.{number}.conversions.{place}.rates"
                    yield Finding(page, field, text)


def of_observation(
    observation: Observation, series: Series, units: Mapping[str, Unit]
) -> Iterator[Finding]:
    """What is wrong with a value as its source prints it."""
    printed = observation.as_printed
    if series.perimeter in _OF_THE_PLANT and printed is None:
        text = "`as_printed` is missing; write the figure as the source prints it"
        yield Finding(observation, "as_printed", text)
    if printed is not None and len(printed.split()) > WORDS_AS_PRINTED:
        text = f"has more than {WORDS_AS_PRINTED} words; keep the figure and what it needs"
        yield Finding(observation, "as_printed", text)
    yield from _origin(observation)
    if observation.unit is None:
        return
    possible = (series.unit, *series.units)
    if observation.unit not in possible:
        near = get_close_matches(observation.unit, possible, n=1)
        right = f"did you mean {near[0]!r}?" if near else f"write one of {', '.join(possible)}"
        text = f"{observation.unit!r} is no unit of the series {series.id!r}; {right}"
        yield Finding(observation, "unit", text)
        return
    if series.plausible.min > series.plausible.max:
        return
    for field, value in (("value", observation.value), ("value_to", observation.value_to)):
        if value is not None:
            unit, home = units[observation.unit], units[series.unit]
            wrong = _wrong_amount(observation, value, series, unit, home)
            if wrong:
                yield Finding(observation, field, wrong)


def _origin(observation: Observation) -> Iterator[Finding]:
    """A slip of the pen in `unknown` would make one statement of all that share it."""
    origin = observation.origin
    if origin in (None, UNKNOWN):
        return
    if get_close_matches(origin, [UNKNOWN], cutoff=0.85):
        right = f"did you mean {UNKNOWN!r}, or name the list or statement"
        yield Finding(observation, "origin", f"{origin!r} is almost {UNKNOWN!r}; {right}?")


def _wrong_amount(
    observation: Observation, value: Decimal, series: Series, unit: Unit, home: Unit
) -> str:
    """What is wrong with a number in the light of its unit, series and source; '' if nothing is."""
    base = in_base(value, unit)
    if unit.dimension in WHOLE and base != base.to_integral_value():
        return f"{value} {unit.words} is no whole number; check the digits and the unit"
    if series.nonnegative and value < 0:
        return f"{value} is below zero, which {series.id!r} cannot be; take the minus away"
    plausible = series.plausible
    if unit.comparable(home) and not plausible.min <= base / home.factor <= plausible.max:
        bounds = f"{plausible.min} to {plausible.max} {home.words}"
        wrong = f"{value} {unit.words} is outside the plausible {bounds}"
        right = "check the digits and the unit, or widen `plausible` of the series"
        return f"{wrong}; {right}"
    printed = observation.as_printed
    return "" if printed is None else _not_printed(value, unit, printed)


def _not_printed(value: Decimal, unit: Unit, text: str) -> str:
    """What is wrong where neither a value nor its amount in full is a number in the quotation.

    Few digits can be words there; so can more, in a script whose words of numbers are signs.
    """
    digits = str(abs(value)).replace(".", "").strip("0")
    numbers = _numbers(text)
    wanted = {abs(value), abs(value) * unit.factor}
    if numbers and len(digits) >= FEWEST_AMONG_OTHERS and not numbers & wanted:
        right = "check its digits and its decimal point against `as_printed`"
        return f"{value} is none of the numbers in {shorten(text)!r}; {right}"
    if not _has_numerals(text) and len(digits) > MOST_IN_WORDS:
        right = "quote the words that hold them, or add them in brackets where it has words only"
        return f"{value} has no digits in {shorten(text)!r}; {right}"
    return ""


def _has_numerals(text: str) -> bool:
    """Whether a text has a sign for a number in any script, such as 5, ٥ or 五."""
    return any(unicodedata.numeric(sign, None) is not None for sign in text)


def _numbers(text: str) -> set[Decimal]:
    """Every number that a quotation can hold."""
    return {
        reading
        for spaced in (text, text.replace(", ", ","))
        for number in _PRINTED.findall(spaced)
        for reading in _readings(number)
    }


def _readings(number: str) -> Iterator[Decimal]:
    """What a printed number can be: a comma or a point may be the decimal one."""
    whole = re.sub(r"\s", "", number)
    yield Decimal(re.sub(r"[.,]", "", whole))
    for point, other in (".,", ",."):
        if whole.count(point) == 1:
            yield Decimal(whole.replace(other, "").replace(point, "."))


def repeated(observations: tuple[Observation, ...]) -> Iterator[Finding]:
    """A value of one source that stands twice, and two that are preferred for one period."""
    first: dict[tuple[object, ...], str] = {}
    preferred: dict[tuple[str, str], str] = {}
    for observation in observations:
        fact = (
            observation.source,
            observation.series,
            observation.period.text,
            observation.value,
            observation.value_to,
            observation.unit,
            observation.qualifier,
            observation.as_printed if observation.value is None else None,
        )
        same = first.setdefault(fact, observation.id)
        if same != observation.id:
            text = f"says the same as {same!r} from the same source; keep one of them"
            yield Finding(observation, "id", text)
        if observation.standing == "preferred":
            where = (observation.series, observation.period.text)
            other = preferred.setdefault(where, observation.id)
            if other != observation.id:
                text = f"{other!r} is already preferred for this period; prefer one"
                yield Finding(observation, "standing", text)


def gaps(
    searched: tuple[Gap, ...],
    observations: tuple[Observation, ...],
    series: Mapping[str, Series],
    units: Mapping[str, Unit],
) -> Iterator[Finding]:
    """A gap that stands twice, or where a value in the unit of its series was found after all."""
    found: dict[tuple[str, str], str] = {}
    for observation in observations:
        if observation.unit is None or observation.unit not in units:
            continue
        home = units[series[observation.series].unit]
        counts = observation.standing != "deprecated" and observation.status != "f"
        if counts and units[observation.unit].comparable(home):
            where = (observation.series, observation.period.text)
            found.setdefault(where, f"{observation.id!r} has a value")
    for gap in searched:
        where = (gap.series, gap.period.text)
        if where in found:
            yield Finding(gap, "period", f"{found[where]} for {gap.period}; take this gap out")
        found.setdefault(where, "another gap is")


def publishers(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """A publisher is spelt in one way, and is of one kind and one country."""
    first: dict[str, Source] = {}
    for source in sources:
        known = first.setdefault(source.publisher.key.casefold(), source)
        for field in ("publisher", "kind", "country"):
            own = getattr(source, field) or "left out"
            other = getattr(known, field) or "left out"
            if own != other:
                wrong = f"is {other} in {known.id!r}, of the same publisher, and {own} here"
                yield Finding(source, field, f"{wrong}; write the same in both")


def history(changes: tuple[Change, ...]) -> Iterator[Finding]:
    """Each release begins with the line that dates it."""
    seen: set[str] = set()
    for change in changes:
        dated = change.field == DATED and day(change.after or "")
        if change.release not in seen and not dated:
            text = "a release begins with its day, field `released`"
            right = "let `smederevo release` write this file"
            yield Finding(change, "field", f"{text}; {right}")
        seen.add(change.release)
