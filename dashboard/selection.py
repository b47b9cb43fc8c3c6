"""What the reader chose, as it stands in the link."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.model import Dataset

MOST_NAMED = 4
PARAMETERS = frozenset({"from", "to", "unit", "view", "kind", "q", "focus", "embed", "embed_options"})


@dataclass(frozen=True, slots=True)
class Selection:
    """The choices of a link that every page knows, and words about those that could not be kept."""

    focus: str | None
    """Id of an observation, an event or a source whose evidence is open."""
    notices: tuple[str, ...]


def read(parameters: Mapping[str, str], dataset: Dataset) -> Selection:
    """The selection in the parameters of a link; what is unknown or impossible is left out and named in one notice."""
    focus = parameters.get("focus")
    refused = [f"the parameter “{_line(name)}”" for name in sorted(parameters) if name not in PARAMETERS]
    if len(refused) > MOST_NAMED:
        refused = [*refused[:MOST_NAMED], f"{len(refused) - MOST_NAMED} more"]
    if focus is not None and not knows(dataset, focus):
        refused.append(f"“{_line(focus)}” in focus, which names no observation, event or source")
        focus = None
    notices = (f"This link holds something that is not known here and was left out: {'; '.join(refused)}.",) if refused else ()
    return Selection(focus, notices)


def _line(text: str) -> str:
    """The beginning of a text, in one line."""
    return " ".join(text.split())[:60]


def knows(dataset: Dataset, name: str) -> bool:
    return name in dataset.observation or name in dataset.event or name in dataset.source
