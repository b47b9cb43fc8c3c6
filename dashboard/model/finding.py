"""Finding: what is wrong with one field of one record."""

from dataclasses import dataclass

from dashboard.model.facts import Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one field of one record, and what would be right."""

    record: Fact
    path: str
    text: str
