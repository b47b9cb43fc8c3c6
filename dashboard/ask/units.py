"""How sentences name the units of a dataset: wells, kroner, tonnes a year."""

from collections.abc import Iterable, Iterator

from dashboard.ask.aliases import Aliases
from dashboard.ask.folding import words
from dashboard.ask.lexicon import POINTS, Each, Lexicon, Meaning, Measure
from dashboard.model import Unit


def meanings(units: Iterable[Unit], aliases: Aliases) -> Iterator[tuple[str, Meaning]]:
    """The words of counted things and currencies, each with what it means."""
    for unit in units:
        for name in dict.fromkeys((unit.words, *unit.forms)):
            text = words(name)
            if unit.dimension == "count":
                yield from _of_counted(unit, text, aliases)
            elif unit.dimension == "money" and unit.currency is not None:
                # The name of a currency comes last: 'million kroner'.
                yield text[-1], Measure("money", unit.currency)
                yield unit.currency.casefold(), Measure("money", unit.currency)


def _of_counted(unit: Unit, text: list[str], aliases: Aliases) -> Iterator[tuple[str, Meaning]]:
    """A counted thing by its own words, and by the names of what these words name."""
    measure = Measure("count", unit.counted, unit.factor)
    yield "_".join(text), measure
    for group in sorted(aliases.groups(text)):
        for name in aliases.names[group]:
            yield "_".join(words(name)), measure


def stretches_of(units: Iterable[Unit], lexicon: Lexicon[Meaning]) -> dict[str, int | None]:
    """Id of a unit -> how many of its stretches of time make a year, by the words of its rate."""
    return {unit.id: _stretches(unit, lexicon) for unit in units}


def _stretches(unit: Unit, lexicon: Lexicon[Meaning]) -> int | None:
    """So many of the stretches of time of a rate make a year; None for what is no rate."""
    if not unit.dimension.endswith("-rate") or unit.dimension == "exchange-rate":
        return None
    text = words(unit.words)
    for place in range(len(text)):
        found = lexicon.at(text, place)
        if found is not None and isinstance(found[0], Each):
            return found[0].times
    return None


def points_among(units: Iterable[Unit], lexicon: Lexicon[Meaning]) -> frozenset[str]:
    """Ids of the units that are points of percentages, by their words."""
    return frozenset(unit.id for unit in units if _are_points(unit, lexicon))


def _are_points(unit: Unit, lexicon: Lexicon[Meaning]) -> bool:
    found = lexicon.at(words(unit.words), 0)
    if unit.dimension != "ratio" or found is None:
        return False
    meaning, _length = found
    return isinstance(meaning, Measure) and meaning.detail == POINTS
