"""Verdicts through time as HTML: the band of a question, and the days with a change."""

from dataclasses import dataclass
from datetime import date as Date

from markupsafe import Markup

from dashboard.agreement import Verdict
from dashboard.markup import choices
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Dataset
from dashboard.record import stops, through_time
from dashboard.record.questions import Question
from dashboard.record.through_time import Piece
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods
from dashboard.words import through_time as worded
from dashboard.words import verdicts as verdict_words


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a band with its words."""

    day: Date
    """The day that it leads to."""
    verdict: Verdict
    words: str
    time: str
    length: int
    """How many days it lasts."""
    is_in_view: bool
    """The record in view is of a day of this piece."""
    news: tuple[tuple[str, str], ...]
    """Ids and words of the values that brought it, as far as the record in view holds them."""
    is_over: bool
    """It begins because a promise was due no longer."""
    is_read: bool
    """It begins on the day on which pages without a date were read."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something changed."""

    words: str
    address: str
    changes: tuple[str, ...]
    is_in_view: bool


def band(site: Site, question: Question) -> Markup:
    """The verdicts of a question one after the other; nothing where it was never answered."""
    found = {each.id: each for each in through_time.of(site.release).bands}[question.id]
    parts = [_part(site, piece) for piece in found.pieces]
    return (
        fill("through_time.html", "band", question=question.id, parts=parts)
        if parts
        else Markup("")
    )


def _part(site: Site, piece: Piece) -> Part:
    end = piece.until or site.release.dataset.about.checked
    known = [name for name in piece.news if name in site.dataset.observation]
    news = [(name, worded.value(site.dataset, name)) for name in known]
    return Part(
        day=piece.since,
        verdict=piece.verdict,
        words=verdict_words.name(piece.verdict),
        time=worded.time_of(piece),
        length=max(1, (end - piece.since).days),
        is_in_view=piece.holds_on(_day_in_view(site)),
        news=tuple(news),
        is_over=not piece.news,
        is_read=all(_is_undated(site.dataset, name) for name in known),
    )


def _is_undated(dataset: Dataset, name: str) -> bool:
    """The page of a value prints no date, so it counts from the day on which it was read."""
    return dataset.source[dataset.observation[name].source].published is None


def _day_in_view(site: Site) -> Date:
    return site.selection.as_of or Date.max


def days(site: Site) -> Markup:
    """The days on which a verdict or a card changed, the latest first; each leads to its record.

    Nothing in a record in which nothing was ever claimed or checked.
    """
    found = stops.of(site.release)
    if not found:
        return Markup("")
    past = [stop.day for stop in found if stop.day <= _day_in_view(site)]
    listed = [
        Day(
            words=periods.day(stop.day),
            address=choices.to_day(site, stop.day),
            changes=worded.changes(site.release.dataset, stop),
            is_in_view=stop.day in past[-1:],
        )
        for stop in reversed(found)
    ]
    return fill(
        "through_time.html",
        "days",
        title=_title(site),
        counted=ngettext(
            "%(number)s day on which a verdict or a claim changed",
            "%(number)s days on which a verdict or a claim changed",
            len(listed),
        ),
        days=listed,
        today=choices.to_day(site, None) if site.selection.as_of else "",
        file=site.file("verdicts.csv"),
    )


def _title(site: Site) -> str:
    day = site.selection.as_of
    return _("As known on %(day)s", day=periods.day(day)) if day else _("As known today")
