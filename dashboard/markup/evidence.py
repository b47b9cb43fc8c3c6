"""The evidence of an observation, an event or a source: all that the record holds about it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard import attribution, claims, report
from dashboard.charts import view
from dashboard.exports import citation
from dashboard.markup import originals, terms, wordings
from dashboard.markup import voices as voice_lanes
from dashboard.markup.anchors import anchor
from dashboard.markup.engine import fill
from dashboard.markup.values import Row, rows
from dashboard.model import UNKNOWN, Dataset, Event, Source
from dashboard.model.events import Quantity
from dashboard.period import Period
from dashboard.record import Record, Value, conversions, voices
from dashboard.record.checks import Result
from dashboard.record.value import Basis, Converted, Percentage
from dashboard.record.voices import Page, Voices
from dashboard.store import Release
from dashboard.words import gettext as _
from dashboard.words import language, ngettext, periods, value_words, verdicts, wording

MOST_EVENTS = 6
MOST_CHECKS = 5
MOST_PAGES = 8
MOST_VALUES = 12
"""Values of a source that are open; the others wait behind a click."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the evidence of one thing says, before it stands on a page or in the drawer."""

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


def of(record: Record, name: str) -> Evidence:
    """The evidence of an id that is in the record."""
    shown = _found(record, name)
    return replace(shown, body=terms.Explainer(record.dataset).block(shown.body))


def _found(record: Record, name: str) -> Evidence:
    dataset = record.dataset
    if name in dataset.observation:
        return _observation(record, record.value[name])
    if name in dataset.event:
        return _event(record, dataset.event[name])
    return _source(record, dataset.source[name])


def card(release: Release, shown: Evidence, name: str, root: str, query: str) -> Markup:
    """The evidence for the drawer; `query` is the day of the record, as a link carries it."""
    link = f"{root}evidence/{name}?{query}release={release.name}"
    card = fill(
        "evidence.html",
        "card",
        shown=shown,
        address=f"?focus={name}&release={release.name}",
        citation=_cited(release, shown, name, link),
        report=_report(release, name),
    )
    return originals.marked(card, release)


def page(release: Release, shown: Evidence, name: str, root: str, query: str) -> Markup:
    """The same for a page of its own, which lies one step beneath the others and has no scripts."""
    link = f"{root}evidence/{name}?{query}release={release.name}"
    body = fill(
        "evidence.html",
        "alone",
        shown=replace(shown, body=_one_level_higher(shown.body)),
        name=name,
        query=query.removesuffix("&"),
        citation=_cited(release, shown, name, link),
        report=_report(release, name),
    )
    return _from_beneath(body, query.removesuffix("&"))


_INSIDE = re.compile(r'href="\./([^"?#]*)(?:\?([^"#]*))?(#[^"]*)?"')
"""A link inside the site: its page, its parameters, its place. In texts a quotation mark is escaped."""


def _one_level_higher(body: Markup) -> Markup:
    """Parts of the evidence with headings of the second level: in the drawer they have the third."""
    return body.replace("<h3>", Markup("<h2>")).replace("</h3>", Markup("</h2>"))


def _from_beneath(body: Markup, query: str) -> Markup:
    """HTML with links that hold one step beneath the pages, and keep the day of the record."""

    def link(found: re.Match[str]) -> str:
        page, own, place = found[1], found[2] or "", found[3] or ""
        parameters = "&amp;".join(filter(None, (own, query)))
        return f'href="../{page}{"?" if parameters else ""}{parameters}{place}"'

    return Markup(_INSIDE.sub(link, body))  # noqa: S704  (made from escaped HTML)


def pointer(dataset: Dataset, name: str, lasting: Mapping[str, str]) -> Markup:
    """What a page says of the evidence that its link names, to readers without scripts."""
    if name in dataset.observation:
        observation = dataset.observation[name]
        title = _dated(dataset.one_series[observation.series].title, observation.period)
    elif name in dataset.event:
        title = dataset.event[name].title
    else:
        title = str(dataset.source[name].publisher)
    return fill("evidence.html", "pointer", name=name, title=title, query=urlencode(lasting))


def _cited(release: Release, shown: Evidence, name: str, link: str) -> citation.Citation:
    dataset = release.dataset
    if name in dataset.observation:
        return citation.value(release, name, link)
    if name in dataset.event:
        event = dataset.event[name]
        return citation.part(release, name, _titled(event), link)
    return citation.source(release, dataset.source[name], link)


def _report(release: Release, name: str) -> str | None:
    """Where a reader reports an error in it."""
    return report.address(release.dataset.about.report_url, report.home(), name)


def _observation(record: Record, value: Value) -> Evidence:
    dataset, printed = record.dataset, value.observation
    found = voices.of(dataset, printed)
    repeating = {page.source.id: _repetition(record, value, page) for page in found.pages}
    repeated = {name for name in repeating.values() if name and name != value.id}
    number, unit = _parted(value_words.said(dataset, value), dataset, value)
    body = fill(
        "evidence.html",
        "observation",
        value=value,
        what=_what(dataset, value),
        verdict=claims.verdict_on(record, value.id),
        reported=_reported(record, value.source),
        gloss=_gloss(dataset, value),
        wordings=wordings.of_value(dataset, value.id),
        pages=_pages(found, repeating, value),
        most_pages=MOST_PAGES,
        sides=_sides(dataset, found),
        voices=_voices(record, value),
        lanes=_lanes(record, found),
        claimed=_claimed(record, value),
        others=_others(record, value, repeated),
        restated=_restated(record, value),
        used=_used(record, value),
        most_checks=MOST_CHECKS,
        happened=_happened(record, value),
        blanks=view.blank_sentence_of(value.series.id, record),
    )
    page = dataset.page_of.get(value.series.id)
    return Evidence(
        title=_dated(value.series.title, value.period),
        kind=_("Evidence"),
        number=number,
        unit=unit,
        body=body,
        place=_place(dataset, value),
        place_name=dataset.page[page].title if page else _("Data"),
    )


def _parted(said: str, dataset: Dataset, value: Value) -> tuple[str, str]:
    """A value in words, cut into its number and its unit."""
    printed, amount = value.observation.unit, value.observation.value
    unit = dataset.unit[printed] if printed else value.unit
    if amount is not None:
        unit = wording.counted_in(dataset, unit, amount)
    name = next((words for words in (*unit.forms, unit.words) if said.endswith(words)), "")
    return said.removesuffix(name), name


def _place(dataset: Dataset, value: Value) -> str:
    """The address of the first chart that shows a value, or of its series on the page of data."""
    page = dataset.page_of.get(value.series.id)
    if page is None:
        return f"data?view={value.series.id}"
    charts = [chart for chart in dataset.page[page].charts if value.series.id in chart.series]
    return f"{page}#{anchor(charts[0].id)}"


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


def _reported(record: Record, source: Source) -> dict[str, object]:
    """When and how much of a source was read, and whether a copy is kept."""
    day = periods.day(source.accessed)
    read = (
        _("Read as a whole on %(day)s.", day=day)
        if source.read == "whole"
        else _("Read in part on %(day)s.", day=day)
    )
    return {"read": read, "archived": source.archived}


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


def _repetition(record: Record, value: Value, page: Page) -> str:
    """The id of the value by which a page prints the same; '' where that is not clear."""
    if page.source.id == value.source.id:
        return value.id
    of_page = [
        other
        for other in record.file_order(value.series.id)
        if other.source.id == page.source.id and other.period.text == value.period.text
    ]
    alike = [other for other in of_page if other.amount == value.amount]
    return alike[0].id if len(alike) == 1 else ""


def _pages(found: Voices, repeating: dict[str, str], value: Value) -> list[dict[str, object]]:
    """The pages that print a value, the earliest first."""
    return [
        {
            "source": page.source,
            "side": page.side.title if page.side else "",
            "speakers": page.speakers,
            "is_first": len(found.pages) > 1 and page.source == found.first,
            "is_own": page.source == value.source,
            "id": repeating[page.source.id],
        }
        for page in found.pages
    ]


def _sides(dataset: Dataset, found: Voices) -> list[bool]:
    """For each side of the dataset, whether a page of it prints the value."""
    printing = {page.side.id for page in found.pages if page.side is not None}
    return [side.id in printing for side in dataset.sides]


def _voices(record: Record, value: Value) -> str:
    """Who says a claim of the site, in sentences; '' for any other value."""
    if value.id not in _claims(record):
        return ""
    return attribution.sentence(record.dataset, value.observation)


def _lanes(record: Record, found: Voices) -> Markup:
    """Who reports a claim of the site, by side; nothing for any other value."""
    if found.claim.id not in _claims(record):
        return Markup("")
    return voice_lanes.of_claim(record.dataset, found)


def _claims(record: Record) -> set[str]:
    """The values of the cards, of the article, and of charts of who reports a claim."""
    dataset = record.dataset
    of_cards = [(claim.observation, *claim.beside) for claim in dataset.about.claims]
    of_article = [claim.says for claim in dataset.article.claims] if dataset.article else []
    drawn = [chart.observation for chart in dataset.chart.values() if chart.observation]
    return {name for names in (*of_cards, *of_article, drawn) for name in names}


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
        "known": claims.known(record, value, counted=False),
    }


def _used(record: Record, value: Value) -> dict[str, object]:
    """The checks that a value takes part in, the worst verdict first; a claim counts as its card."""
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
    return bearing[:MOST_EVENTS]


def _restated(record: Record, value: Value) -> list[dict[str, object]]:
    """The value in the other units that charts offer, with what it was worked out from."""
    dataset = record.dataset
    series = value.series.id
    offered = {
        (conversion.unit, conversion.of): conversion
        for chart in dataset.chart.values()
        if series in chart.series
        for conversion in chart.conversions
    }
    restated = [
        other
        for conversion in offered.values()
        for other in conversions.restated(record, series, conversion)
        if other.id == value.id and other.basis is not None
    ]
    return [_worked_out(dataset, other, other.basis) for other in restated if other.is_derived]


def _worked_out(dataset: Dataset, value: Value, basis: Basis | None) -> dict[str, object]:
    """A value in another unit: the printed one, and the rate or the whole that it was set against."""
    how, inputs = "", []
    match basis:
        case Converted(printed, rate) if not rate.steps:
            how = value_words.shown(dataset, printed)
        case Converted(printed, rate):
            how = _(
                "%(printed)s at %(rate)s",
                printed=value_words.shown(dataset, printed),
                rate=value_words.rate_of(dataset, rate),
            )
            inputs = [step.rate for step in rate.steps]
        case Percentage(printed, whole):
            how = _(
                "%(printed)s of %(whole)s",
                printed=value_words.shown(dataset, printed),
                whole=value_words.shown(dataset, whole),
            )
            inputs = [whole]
    named = [{"value": each, "shown": value_words.shown(dataset, each)} for each in inputs]
    return {"said": value_words.said(dataset, value), "how": how, "inputs": named}


def _others(record: Record, value: Value, repeated: set[str]) -> dict[str, object]:
    """What other pages print for the same series: the same period first, then overlapping ones.

    Those that repeat the value are named where its pages are.
    """
    candidates = [other for other in record.file_order(value.series.id) if other.id != value.id]
    same = [other for other in candidates if other.period.days_alike(value.period)]
    if value.period.days is None:
        return _beside(record, value, same, repeated)
    near = [
        other
        for other in candidates
        if not other.period.days_alike(value.period)
        and other.period.overlaps(value.period)
        and other.period.year is not None
    ]
    title = _("Other figures for %(period)s", period=periods.in_words(value.period))
    listed = _unlike(record, (*same, *near[:MOST_EVENTS]), repeated)
    none = "" if listed else _("No other figure of this kind for this time was found.")
    words = _agreement(value, same) if same else ""
    return {"title": title, "words": words, "rows": listed, "none": none}


def _unlike(record: Record, values: Iterable[Value], repeated: set[str]) -> list[Row]:
    return rows(record.dataset, [value for value in values if value.id not in repeated])


def _agreement(value: Value, same: Sequence[Value]) -> str:
    """How many pages print a value for the same known time, and from how many other origins."""
    live = [
        other
        for other in (each.observation for each in same)
        if other.standing != "deprecated"
        and other.status != "f"
        and other.source != value.source.id
    ]
    pages = {other.source for other in live}
    origins = {other.root for other in live} - {value.observation.root, UNKNOWN}
    untraced = {other.source for other in live if other.root == UNKNOWN}
    counted = ngettext(
        "%(number)s other page for the same period",
        "%(number)s other pages for the same period",
        len(pages),
    )
    if origins:
        counted = _with_origins(len(pages), len(origins))
    elif pages - untraced:
        counted = ngettext(
            "%(number)s other page for the same period, of the same statement",
            "%(number)s other pages for the same period, of the same statement",
            len(pages),
        )
    if not untraced:
        return f"{counted}."
    unknown = ngettext(
        "From whom %(number)s of them has it is not known.",
        "From whom %(number)s of them have it is not known.",
        len(untraced),
    )
    return f"{counted}. {unknown}"


def _with_origins(pages: int, origins: int) -> str:
    """How many other pages there are, and how many other origins they have."""
    if pages == 1:
        return _("1 other page for the same period, from 1 other origin")
    return ngettext(
        "%(pages)s other pages for the same period, from %(number)s other origin",
        "%(pages)s other pages for the same period, from %(number)s other origins",
        origins,
        pages=pages,
    )


def _beside(
    record: Record, value: Value, same: Sequence[Value], repeated: set[str]
) -> dict[str, object]:
    """A claim whose time is not known: its statement, what is used for whole years, others."""
    whole = [other for other in record.used(value.series.id) if other.is_whole_year]
    found: dict[str, Value] = {}
    for other in (*claims.repeated(record, value), *whole[-MOST_EVENTS:], *same):
        found.setdefault(other.id, other)
    title = _("Other figures")
    if not found:
        none = _("No other figure of this kind was found.")
        return {"title": title, "words": "", "rows": [], "none": none}
    printed = claims.printed(record, value)
    beside = (
        _("Its end is not reported, so other values are set beside it and not counted.")
        if value.period.dated
        else _("No date is reported, so other values are set beside it and not counted.")
    )
    listed = _unlike(record, found.values(), repeated)
    return {"title": title, "words": f"{printed} {beside}", "rows": listed, "none": ""}


def _held(dataset: Dataset, values: Sequence[Value]) -> list[Row]:
    """The values of a source, with whom it names for each."""
    lines = rows(dataset, values)
    return [
        {**line, "is_own_name": _speaks_itself(value)}
        for line, value in zip(lines, values, strict=True)
    ]


def _speaks_itself(value: Value) -> bool:
    """A page says a value in its own name."""
    speaker = value.observation.reported_by
    return speaker is not None and speaker.names(value.source.publisher)


def _event(record: Record, event: Event) -> Evidence:
    dataset = record.dataset
    body = fill(
        "evidence.html",
        "event",
        event=event,
        quantities=[_quantity(dataset, quantity) for quantity in event.quantities],
        source=dataset.source,
        series=dataset.one_series,
        page_of=dataset.page_of,
        reported=attribution.reported(dataset, event),
    )
    return Evidence(
        title=_titled(event),
        kind=_("Event"),
        number=event.title,
        unit="",
        body=body,
        place=f"timeline#{anchor(event.id)}",
        place_name=_("Timeline"),
    )


def _dated(title: str, period: Period) -> str:
    """The title of a series with a time."""
    return _("%(series)s, %(time)s", series=title, time=periods.in_words(period))


def _titled(event: Event) -> str:
    """The title of an event with its date."""
    return _("%(event)s, %(time)s", event=event.title, time=periods.in_words(event.date))


def _quantity(dataset: Dataset, quantity: Quantity) -> str:
    """A number that belongs to an event: 'Price: 46 million EUR'."""
    return _(
        "%(words)s: %(total)s",
        words=quantity.label,
        total=wording.quantity(quantity.value, quantity.unit, dataset.about.locale),
    )


def _source(record: Record, source: Source) -> Evidence:
    dataset = record.dataset
    held = [value for value in record.values if value.source.id == source.id]
    happened = [
        event
        for event in record.events
        if any(witness.source == source.id for witness in event.sources)
    ]
    counted = ngettext(
        "%(number)s value from this source", "%(number)s values from this source", len(held)
    )
    body = fill(
        "evidence.html",
        "source",
        source=source,
        side=dataset.side[source.id].title if source.id in dataset.side else "",
        reported=_reported(record, source),
        counted=counted,
        rows=_held(dataset, held),
        most=MOST_VALUES,
        happened=happened,
    )
    return Evidence(
        title=wording.by_line(source),
        kind=_("Source"),
        number=str(source.publisher),
        unit="",
        body=body,
        place="sources",
        place_name=_("Sources"),
    )
