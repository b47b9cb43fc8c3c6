"""Rules of units, series, sources, reported values, gaps and history: scales, bounds, words, repetitions."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches

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
from dashboard.model.site import Page
from dashboard.model.types import shorten
from dashboard.period import day

WORDS_AS_PRINTED = 12
MOST_IN_WORDS = 2
"""From so many digits on, a number is printed in digits."""
WHOLE = frozenset({"persons", "rank", "duration", "count"})
"""Dimensions of things that are counted one by one."""
_PRINTED = re.compile(r"\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
"""A number in a text; its thousands are held apart by a space, a comma or a point."""
_OF_THE_PLANT = frozenset({"plant", "company", "former_company", "suppliers"})


def scales(units: tuple[Unit, ...]) -> Iterator[Finding]:
    known = {unit.id: unit for unit in units}
    for unit in units:
        yield from _complete(unit)
        shown = known.get(unit.shown_as or "")
        if shown is not None and not unit.comparable(shown):
            yield Finding(
                unit,
                "shown_as",
                f"{shown.id} measures something else than {unit.id}; name a unit of its dimension and currency",
            )


def _complete(unit: Unit) -> Iterator[Finding]:
    """What the dimension of a unit needs, and what it has no place for."""
    rate, counts = unit.dimension == "exchange-rate", unit.dimension == "count"
    if unit.dimension in MONEY and unit.currency is None:
        yield Finding(
            unit, "currency", "money without a currency; write its code of ISO 4217 such as EUR"
        )
    if rate and unit.currency is None:
        yield Finding(
            unit, "currency", "an exchange rate without a currency; write the code of what is paid"
        )
    if rate and unit.per is None:
        yield Finding(
            unit,
            "per",
            "an exchange rate needs `per`; write the code of the currency of which one is bought",
        )
    if counts and unit.counted is None:
        yield Finding(
            unit, "counted", "a count needs `counted`; write what is counted, such as wells"
        )
    out_of_place = {
        "currency": unit.currency is not None and unit.dimension not in MONEY and not rate,
        "per": unit.per is not None and not rate,
        "counted": unit.counted is not None and not counts,
    }
    for name, wrong in out_of_place.items():
        if wrong:
            yield Finding(
                unit,
                name,
                f"a unit of {unit.dimension} has no `{name}`; take it out, or choose another dimension",
            )


def _measured(unit: Unit) -> str:
    return unit.dimension if unit.counted is None else f"{unit.dimension} of {unit.counted}"


def of_series(one: Series, units: Mapping[str, Unit]) -> Iterator[Finding]:
    home = units.get(one.unit)
    for n, name in enumerate(one.units):
        unit = units.get(name)
        if home and unit and _measured(unit) != _measured(home):
            wrong = f"{name} measures {_measured(unit)}, {one.unit} measures {_measured(home)}"
            yield Finding(one, f"units.{n}", f"{wrong}; keep one dimension")
    if one.plausible.min > one.plausible.max:
        yield Finding(one, "plausible", "`min` is above `max`; write the lesser first")
    if one.measure == "share" and (one.plausible.min < 0 or one.plausible.max > 100):
        yield Finding(one, "plausible", "a share lies within 0 and 100; narrow the range")


def conversions(
    pages: tuple[Page, ...], series: Mapping[str, Series], units: Mapping[str, Unit]
) -> Iterator[Finding]:
    """Rates that do not lead from the unit of a chart to the one that it can be read in."""

    def unit_of(name: str) -> Unit | None:
        return units.get(series[name].unit) if name in series else None

    charts = ((page, f"charts.{n}", chart) for page in pages for n, chart in enumerate(page.charts))
    for owner, place, chart in charts:
        for m, one in enumerate(chart.conversions):
            home, to = unit_of(chart.series[0]), unit_of(one.of) if one.of else units.get(one.unit)
            rates = [unit for unit in map(unit_of, one.rates) if unit]
            if (
                home
                and to
                and len(rates) == len(one.rates)
                and (rates or not one.of)
                and across(home, rates, to) is None
            ):
                wrong = f"{home.id} and {to.id} do not cancel; name the rates that lead from one to the other"
                yield Finding(owner, f"{place}.conversions.{m}.rates", wrong)


def of_observation(
    one: Observation, series: Series, units: Mapping[str, Unit]
) -> Iterator[Finding]:
    if series.perimeter in _OF_THE_PLANT and one.as_printed is None:
        yield Finding(
            one, "as_printed", "`as_printed` is missing; write the figure as the source prints it"
        )
    if one.as_printed is not None and len(one.as_printed.split()) > WORDS_AS_PRINTED:
        yield Finding(
            one,
            "as_printed",
            f"has more than {WORDS_AS_PRINTED} words; keep the figure and what it needs",
        )
    yield from _origin(one)
    if one.unit is None or series.unit not in units:
        return
    if one.unit not in (series.unit, *series.units):
        near = get_close_matches(one.unit, [series.unit, *series.units], n=1)
        right = (
            f"did you mean {near[0]!r}?"
            if near
            else f"write one of {', '.join((series.unit, *series.units))}"
        )
        yield Finding(one, "unit", f"{one.unit!r} is no unit of the series {series.id!r}; {right}")
        return
    unit, home = units.get(one.unit), units[series.unit]
    if unit is None or series.plausible.min > series.plausible.max:
        return
    for path, value in (("value", one.value), ("value_to", one.value_to)):
        if value is not None:
            yield from _amount(one, path, value, series, unit, home)


def _origin(one: Observation) -> Iterator[Finding]:
    """A slip of the pen in `unknown` would make one statement of all that share it."""
    if one.origin not in (None, UNKNOWN) and get_close_matches(one.origin, [UNKNOWN], cutoff=0.85):
        right = f"did you mean {UNKNOWN!r}, or name the list or statement"
        yield Finding(one, "origin", f"{one.origin!r} is almost {UNKNOWN!r}; {right}?")


def _amount(
    one: Observation, path: str, value: Decimal, series: Series, unit: Unit, home: Unit
) -> Iterator[Finding]:
    base = in_base(value, unit)
    if unit.dimension in WHOLE and base != base.to_integral_value():
        yield Finding(
            one, path, f"{value} {unit.words} is no whole number; check the digits and the unit"
        )
    elif series.nonnegative and value < 0:
        yield Finding(
            one, path, f"{value} is below zero, which {series.id!r} cannot be; take the minus away"
        )
    elif (
        unit.comparable(home)
        and not series.plausible.min <= base / home.factor <= series.plausible.max
    ):
        wrong = f"{value} {unit.words} is outside the plausible {series.plausible.min} to {series.plausible.max} {home.words}"
        yield Finding(
            one, path, f"{wrong}; check the digits and the unit, or widen `plausible` of the series"
        )
    elif one.as_printed is not None and not _is_printed(value, unit, one.as_printed):
        wrong = f"{value} is none of the numbers in {shorten(one.as_printed)!r}"
        yield Finding(
            one, path, f"{wrong}; check its digits and its decimal point against `as_printed`"
        )


def _is_printed(value: Decimal, unit: Unit, text: str) -> bool:
    """A value, or its amount in full, is a number in the text; single digits are often printed as words."""
    typed = (text, text.replace(", ", ","))
    numbers = {
        reading for one in typed for found in _PRINTED.findall(one) for reading in _readings(found)
    }
    few = len(str(abs(value)).replace(".", "").strip("0")) < MOST_IN_WORDS
    return few or not numbers or not numbers.isdisjoint((abs(value), abs(value) * unit.factor))


def _readings(number: str) -> Iterator[Decimal]:
    """What a printed number can be: a comma or a point may be the decimal one."""
    whole = re.sub(r"\s", "", number)
    yield Decimal(re.sub(r"[.,]", "", whole))
    for point, other in (".,", ",."):
        if whole.count(point) == 1:
            yield Decimal(whole.replace(other, "").replace(point, "."))


def repeated(observations: tuple[Observation, ...]) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], str] = {}
    preferred: dict[tuple[str, str], str] = {}
    for one in observations:
        said = None if one.value is not None else one.as_printed
        fact = (
            one.source,
            one.series,
            one.period.text,
            one.value,
            one.value_to,
            one.unit,
            one.qualifier,
            said,
        )
        if fact in seen and seen[fact] != one.id:
            yield Finding(
                one, "id", f"says the same as {seen[fact]!r} from the same source; keep one of them"
            )
        seen.setdefault(fact, one.id)
        if one.standing == "preferred":
            where = (one.series, one.period.text)
            if where in preferred:
                yield Finding(
                    one,
                    "standing",
                    f"{preferred[where]!r} is already preferred for this period; prefer one",
                )
            preferred.setdefault(where, one.id)


def gaps(
    searched: tuple[Gap, ...],
    observations: tuple[Observation, ...],
    series: Mapping[str, Series],
    units: Mapping[str, Unit],
) -> Iterator[Finding]:
    """A gap that stands twice, or where a value in the unit of its series was found after all."""
    found: dict[tuple[str, str], str] = {}
    for one in observations:
        unit, home = (
            units.get(one.unit or ""),
            units.get(series[one.series].unit) if one.series in series else None,
        )
        if (
            unit
            and home
            and unit.comparable(home)
            and one.standing != "deprecated"
            and one.status != "f"
        ):
            found.setdefault((one.series, one.period.text), f"{one.id!r} has a value")
    for gap in searched:
        where = (gap.series, gap.period.text)
        if where in found:
            yield Finding(gap, "period", f"{found[where]} for {gap.period}; take this gap out")
        found.setdefault(where, "another gap is")


def publishers(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """A publisher is spelt in one way, and is of one kind and one country."""
    first: dict[str, Source] = {}
    for source in sources:
        known = first.setdefault(source.publisher.casefold(), source)
        for path in ("publisher", "kind", "country"):
            own, other = getattr(source, path), getattr(known, path)
            if own != other:
                wrong = f"is {other or 'left out'} in {known.id!r}, of the same publisher, and {own or 'left out'} here"
                yield Finding(source, path, f"{wrong}; write the same in both")


def history(changes: tuple[Change, ...]) -> Iterator[Finding]:
    """Each release begins with the line that dates it."""
    seen: set[str] = set()
    for change in changes:
        dated = change.field == DATED and day(change.after or "")
        if change.release not in seen and not dated:
            yield Finding(
                change,
                "field",
                "a release begins with its day, field `released`; let `smederevo release` write this file",
            )
        seen.add(change.release)
