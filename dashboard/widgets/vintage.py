"""The choice of a day whose record is shown."""

from datetime import date as Date

from dashboard import wording
from dashboard.model import Dataset
from dashboard.widgets import choices


def choose(dataset: Dataset, chosen: Date | None) -> None:
    """A select box with these days and the one of the link; the first option is the record of today."""
    options = [
        "",
        *(str(day) for day in sorted({*dataset.days, *filter(None, [chosen])}, reverse=True)),
    ]
    locale = dataset.about.locale
    choices.one_of(
        "Record as known on",
        options,
        "as_of",
        lambda day: wording.day(Date.fromisoformat(day), locale) if day else "today",
    )
