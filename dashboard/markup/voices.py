"""Who reports a claim, as HTML: lanes by side, each mark a link to its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import attribution
from dashboard.charts import voices
from dashboard.charts.voices import Lane, Lanes, Look, Placed, Stroke, Voice, VoicesView
from dashboard.markup.engine import fill
from dashboard.model import Dataset
from dashboard.record.voices import Page, Voices
from dashboard.words import gettext as _
from dashboard.words import periods, wording

MOST_COLUMNS = 6
"""Marks that have room beside each other; where there are more, each lane is a list."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in words."""

    placed: Placed
    when: str
    """The date of its page; '' for a speaker."""
    who: str
    """Its publisher, or the speaker."""
    notes: str
    """What the mark means, whom the page names, in which language it is."""

    @property
    def look(self) -> Look:
        """The class of its mark in voices.css."""
        return self.placed.voice.look


def drawn(shown: VoicesView, address: str) -> Markup:
    """The lanes of a chart.

    `address` is where a picture of them is, without the name of a format.
    """
    assert shown.lanes is not None, f"{shown.chart.id} draws a claim that is not yet known"
    return _filled(shown.lanes, shown.alt_text, shown.chart.id, address)


def of_claim(dataset: Dataset, found: Voices) -> Markup:
    """The lanes of a claim beside its evidence; nothing in a dataset without sides."""
    if not dataset.sides:
        return Markup("")
    words = attribution.sentence(dataset, found.claim)
    return _filled(voices.drawn(dataset, found), words) + legend(voices.drawn(dataset, found))


def legend(lanes: Lanes) -> Markup:
    """What each look of a mark says."""
    items = [(look, look_words(look)) for look in lanes.looks]
    return fill("voices.html", "legend", items=items)


def look_words(look: Look) -> str:
    """A mark of this look, in the key."""
    return {
        Look.STATEMENT: _("the speaker says it"),
        Look.FIRST: _("first page found, or words of its own"),
        Look.REPEAT: _("repeats the statement"),
        Look.UNTRACED: _("from whom it has it is not known"),
    }[look]


def mark(placed: Placed) -> Mark:
    """A mark in words."""
    voice = placed.voice
    if voice.page is None:
        return Mark(placed, "", voice.speaker, _("said by"))
    source = voice.page.source
    when = periods.in_words(source.published) if source.published else _("no date")
    return Mark(placed, when, str(source.publisher), wording.row(_notes(voice)))


def _notes(voice: Voice) -> list[str]:
    """What a mark means, whom its page names, in which language it is."""
    assert voice.page is not None, "a speaker is not a page"
    first = _("in words of its own") if voice.is_alone else _("first page found")
    meant = {
        Look.STATEMENT: _("says it itself"),
        Look.FIRST: first,
        Look.REPEAT: _("repeats it"),
        Look.UNTRACED: _("source not known"),
    }
    named = [_("names %(speaker)s", speaker=voice.speaker)] if voice.speaker else []
    return [
        meant[voice.look],
        *named,
        wording.language(voice.page.source.language),
    ]


def heads(lanes: Lanes) -> list[str]:
    """What stands above each column: the date of its page; '' above a speaker."""
    return [_head(voice.page) for voice in lanes.columns]


def _head(page: Page | None) -> str:
    if page is None:
        return ""
    published = page.source.published
    return periods.in_words(published) if published else _("no date")


def _marks_of(lane: Lane) -> list[Mark]:
    return [mark(placed) for placed in lane.marks]


def _filled(lanes: Lanes, words: str, name: str = "", address: str = "") -> Markup:
    with_marks = [(lane, _marks_of(lane)) for lane in lanes.lanes]
    return fill(
        "voices.html",
        "lanes",
        name=name,
        address=address,
        words=words,
        columns=len(lanes.columns),
        is_listed=len(lanes.columns) > MOST_COLUMNS,
        heads=heads(lanes),
        lanes=with_marks,
        strokes=_strokes(lanes.strokes),
    )


def _strokes(strokes: Sequence[Stroke]) -> list[tuple[str, Stroke]]:
    """The lines of statements, each with its class in voices.css."""
    return [("along" if stroke.is_along else "down", stroke) for stroke in strokes]
