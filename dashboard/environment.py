"""Variables of the environment that are ours, and names that only look like one of them."""

from collections.abc import Iterable
from difflib import get_close_matches

KNOWN = ("SMEDEREVO_BASE_PATH", "SMEDEREVO_DATASET", "SMEDEREVO_FRAME_ANCESTORS")
"""All variables that the program reads under its own name."""
_PREFIX = "SMEDEREVO_"
_NEAR, _VERY_NEAR = 0.6, 0.85
"""How alike two names are, of 1: one that begins as ours do, and one that does not."""


def warnings(names: Iterable[str]) -> list[str]:
    """A sentence for each name that looks like one of ours and is none, by which nothing is set."""
    found = []
    for name in sorted(set(names) - set(KNOWN)):
        meant = _meant(name.upper())
        if meant:
            found.append(f"{name} in the environment sets nothing; did you mean {meant}?")
        elif name.upper().startswith(_PREFIX):
            known = f"{', '.join(KNOWN[:-1])} and {KNOWN[-1]}"
            found.append(f"{name} in the environment sets nothing; the program reads {known}")
    return found


def _meant(name: str) -> str:
    """The variable that somebody has misspelt; '' where none is near."""
    if name.startswith(_PREFIX):
        rests = [known.removeprefix(_PREFIX) for known in KNOWN]
        near = get_close_matches(name.removeprefix(_PREFIX), rests, n=1, cutoff=_NEAR)
        return f"{_PREFIX}{near[0]}" if near else ""
    near = get_close_matches(name, KNOWN, n=1, cutoff=_VERY_NEAR)
    return near[0] if near else ""
