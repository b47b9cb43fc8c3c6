"""What a page knows: the release on show, its record, the reader's selection, the ground."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from dashboard import charts
from dashboard.model import About, Dataset
from dashboard.record import Record
from dashboard.selection import Selection
from dashboard.store import Release, Shown
from dashboard.words import choosing
from dashboard.words.messages import Language

SEARCHED = ("timeline", "sources", "data")
"""Pages with a list that `q` searches; on all others it asks the whole record."""


@dataclass(frozen=True, slots=True)
class Site:
    """One page for one reader."""

    shown: Shown
    record: Record
    selection: Selection
    page: str
    """Its address beneath the root; '' is the overview."""
    ground: charts.Ground
    root: str = "/"
    """The address of the site as the reader's browser has it, with a slash at its end."""

    @property
    def release(self) -> Release:
        """The release on show, in the language of the reader."""
        return self.shown.release

    @property
    def dataset(self) -> Dataset:
        """The record in view: all of the release, or what was known on the chosen day."""
        return self.record.dataset

    @property
    def about(self) -> About:
        return self.dataset.about

    @property
    def language(self) -> Language:
        """The language in which the reader is answered."""
        return choosing.written_in(self.release)

    @property
    def question(self) -> str:
        """What the reader asks of the whole record; '' where the page shows itself."""
        is_answered = self.page not in SEARCHED and self.selection.chart is None
        return self.selection.text if is_answered else ""

    def link(
        self, parameters: Mapping[str, str | list[str]] = MappingProxyType({}), place: str = ""
    ) -> str:
        """A link to this page that lasts: it carries the release, and what lasts."""
        query = urlencode(
            {**parameters, **self.selection.lasting, "release": self.release.name}, doseq=True
        )
        return f"{self.root}{self.page}?{query}{f'#{place}' if place else ''}"

    def evidence(self, name: str) -> str:
        """A link to the evidence of an id that lasts."""
        query = urlencode({**self.selection.lasting, "release": self.release.name})
        return f"{self.root}evidence/{name}?{query}"

    def file(
        self, name: str, parameters: Mapping[str, str | list[str]] = MappingProxyType({})
    ) -> str:
        """Where the browser finds a file of the data in view; relative, as any root will do."""
        told = {"lang": self.release.language} if self.release.language else {}
        query = urlencode({**parameters, **self.selection.lasting, **told}, doseq=True)
        return f"./data/{name}{f'?{query}' if query else ''}"

    def address(
        self, name: str, parameters: Mapping[str, str | list[str]] = MappingProxyType({})
    ) -> str:
        """Where programs find a file of the data in view."""
        return f"{self.root}{self.file(name, parameters).removeprefix('./')}"

    def figure(self, place: str, **choices: str | Sequence[str]) -> str:
        """Where the browser finds the figures of a chart; relative, as any root will do."""
        query = urlencode({"ground": self.ground, **choices, **self.selection.lasting}, doseq=True)
        return f"./assets/{place}?{query}"

    def picture(self, chart: str, **choices: str) -> str:
        """Where a picture of the rows of a chart is, without the name of its format."""
        query = urlencode({**choices, **self.selection.lasting})
        return f"./assets/rows/{chart}{f'?{query}' if query else ''}"

    def picture_of_events(self, choices: Mapping[str, str | list[str]]) -> str:
        """Where a picture of the timeline is, as chosen, without the name of its format."""
        query = urlencode({**choices, **self.selection.lasting}, doseq=True)
        return f"./assets/timeline{f'?{query}' if query else ''}"

    @property
    def palette(self) -> charts.Palette:
        return charts.palette_of(self.about, self.ground)
