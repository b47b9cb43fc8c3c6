"""The evidence of an observation: what its number is, who reports it, and what bears on it."""

from dashboard import claims, other_values
from dashboard.charts import view
from dashboard.markup import wordings
from dashboard.markup.anchors import place_of_series
from dashboard.markup.engine import fill
from dashboard.markup.evidence import other_figures, reporting, restated
from dashboard.markup.evidence.evidence import Evidence, dated, reading_of
from dashboard.model import Dataset, Event
from dashboard.record import Record, Value, voices
from dashboard.record.checks import Result
from dashboard.words import gettext as _
from dashboard.words import language, ngettext, periods, units, value_words, verdicts, wording

_MOST_EVENTS = 6
_MOST_CHECKS = 5
"""Checks that are open; the others wait behind a click."""


def evidence(record: Record, value: Value) -> Evidence:
    """All that the record holds about an observation."""
    dataset = record.dataset
    found = voices.of(dataset, value.observation)
    repeating = reporting.repeating(record, value, found)
    repeated = {name for name in repeating.values() if name and name != value.id}
    number, unit = _number_and_unit(dataset, value)
    body = fill(
        "evidence.html",
        "observation",
        value=value,
        what=_what(dataset, value),
        verdict=claims.verdict_on(record, value.id),
        reported=reading_of(value.source),
        gloss=_gloss(dataset, value),
        wordings=wordings.of_value(dataset, value.id),
        pages=reporting.pages(found, repeating, value),
        most_pages=reporting.MOST_PAGES,
        sides=reporting.sides(dataset, found),
        voices=reporting.sentence(record, value),
        lanes=reporting.lanes(record, found),
        claimed=_claimed(record, value),
        others=other_figures.of(record, value, repeated),
        restated=restated.of(record, value),
        used=_used(record, value),
        most_checks=_MOST_CHECKS,
        happened=_happened(record, value),
        blanks=view.blank_sentence_of(value.series.id, record),
    )
    page = dataset.page_of.get(value.series.id)
    return Evidence(
        title=dated(value.series.title, value.period),
        kind=_("Evidence"),
        number=number,
        unit=unit,
        body=body,
        place=place_of_series(dataset, value.series.id),
        place_name=dataset.page[page].title if page else _("Data"),
    )


def _number_and_unit(dataset: Dataset, value: Value) -> tuple[str, str]:
    """A value in words, cut into its number and its unit; '' where no unit stands behind it."""
    said = value_words.said(dataset, value)
    printed, amount = value.observation.unit, value.observation.value
    unit = dataset.unit[printed] if printed else value.unit
    if amount is not None:
        unit = units.counted_in(dataset, unit, amount)
    name = next((words for words in (*unit.forms, unit.words) if said.endswith(words)), "")
    return said.removesuffix(name), name


def _what(dataset: Dataset, value: Value) -> dict[str, str]:
    """What a value is: its time, its status, and whether it is the figure used."""
    used = _("The figure used for %(period)s.", period=periods.in_words(value.period))
    why = value_words.why(dataset, value)
    reason = why if why == value.observation.reason else wording.begun(why)
    status = wording.begun(wording.status(value.observation.status))
    return {
        "time": _time(value),
        "status": wording.sentences(status),
        "used": used if value.is_used else "",
        "why": wording.sentences(reason),
    }


def _time(value: Value) -> str:
    """Whether it holds for a whole year; '' for values of a day, which have no such question."""
    if value.period.days is None:
        return ""
    if value.is_whole_year:
        return _("A whole year.")
    if value.year is not None and value.series.measure == "flow":
        return _("A part of a year.")
    return ""


def _gloss(dataset: Dataset, value: Value) -> str:
    """What the printed figure means, where it is printed in another language than the page's."""
    printed_in = value.source.language
    is_understood = printed_in.split("-")[0] == language().split("-")[0]
    if value.observation.value is None or is_understood:
        return ""
    return _(
        "%(language)s for “%(value)s”.",
        language=wording.language(printed_in),
        value=value_words.said(dataset, value),
    )


def _claimed(record: Record, value: Value) -> dict[str, object]:
    """What the card of a claim leaves to the evidence of its numbers; empty for any other value."""
    names = claims.together(record, value.id)
    on_card = {claim.observation for claim in record.dataset.about.claims}
    if value.id not in names or on_card.isdisjoint(names):
        return {"beside": [], "unlike": "", "known": ""}
    others = [record.value[name] for name in names if name != value.id]
    is_ratio = value.series.measure == "ratio"
    return {
        "beside": [
            {"value": each, "said": value_words.said(record.dataset, each)} for each in others
        ],
        "unlike": _("Two different measures, so not a share.") if is_ratio else "",
        "known": other_values.beside(record, value),
    }


def _used(record: Record, value: Value) -> dict[str, object]:
    """The checks that a value takes part in, the worst verdict first.

    A value of a claim has the checks of the whole card.
    """
    names = claims.together(record, value.id)
    results = claims.checks_of(record, names)
    number = len(results)
    title = ngettext("Used in %(number)s check", "Used in %(number)s checks", number)
    if not any(value.id in result.inputs for result in results):
        title = ngettext(
            "%(number)s check of the same claim", "%(number)s checks of the same claim", number
        )
    elif claims.claim_of(record, value.id) and len(names) > 1:
        title = ngettext(
            "Used in %(number)s check, with the numbers beside it",
            "Used in %(number)s checks, with the numbers beside it",
            number,
        )
    return {"title": title, "checks": [_check(record.dataset, result) for result in results]}


def _check(dataset: Dataset, result: Result) -> dict[str, str]:
    """A check in a line: its verdict, and what was worked out."""
    return {
        "id": result.check.id,
        "kind": result.verdict.value.replace(" ", "-"),
        "verdict": verdicts.of_check(result),
        "title": result.check.title,
        "got": verdicts.ranges(dataset, result) or verdicts.got(dataset, result),
    }


def _happened(record: Record, value: Value) -> list[Event]:
    """Events of the same time that bear on the series."""
    bearing = [
        event
        for event in record.events
        if value.series.id in event.series and event.date.overlaps(value.period)
    ]
    return bearing[:_MOST_EVENTS]
