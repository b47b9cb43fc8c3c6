"""What the evidence of one thing says, before it stands on a page or in the drawer."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.model import Event, Source
from dashboard.period import Period
from dashboard.words import gettext as _
from dashboard.words import periods, wording


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the record holds about an observation, an event or a source."""

    title: str
    """What it is about: 'Exports of the plant, 2018'."""
    kind: str
    """'Evidence', 'Event' or 'Source', in the reader's language."""
    number: str
    """What is set in large type: a number with its hedge and the space behind it where the language
    has one there, words of a claim, a title."""
    unit: str
    """The unit behind the number; '' where there is none."""
    body: Markup
    place: str
    """The address of where it stands, beneath the root: 'exports#exports-by-year'."""
    place_name: str
    """The name of that page."""

    @property
    def summary(self) -> str:
        """It in one line: 'Exports of the plant, 2018: 749.5 million euros'."""
        return (
            self.title if self.value == self.title else f"{self.title}{wording.colon()}{self.value}"
        )

    @property
    def value(self) -> str:
        """The number with its unit: '749.5 million euros'."""
        return f"{self.number}{self.unit}"


def dated(title: str, period: Period) -> str:
    """The title of a series with a time."""
    return _("%(series)s, %(time)s", series=title, time=periods.in_words(period))


def titled(event: Event) -> str:
    """The title of an event with its date."""
    return _("%(event)s, %(time)s", event=event.title, time=periods.in_words(event.date))


def reading_of(source: Source) -> dict[str, object]:
    """When and how much of a source was read, and whether a copy is kept."""
    day = periods.day(source.accessed)
    read = (
        _("Read as a whole on %(day)s.", day=day)
        if source.read == "whole"
        else _("Read in part on %(day)s.", day=day)
    )
    return {"read": read, "archived": source.archived}
