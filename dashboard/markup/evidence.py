"""The evidence card of an observation, an event or a source."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import attribution, claims, value_words, wording
from dashboard.charts import view
from dashboard.exports import citation
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.markup.values import observations, rows
from dashboard.model import UNKNOWN, Event, Source
from dashboard.record import Record, Value
from dashboard.words import periods, verdicts

MOST_EVENTS = 6
MOST_CHECKS = 5


def card(site: Site, name: str, link: str) -> Markup:
    """The card of an id that is in the dataset."""
    release, record, dataset = site.release, site.record, site.dataset
    if name in dataset.observation:
        body, cited = _observation(record, name), citation.value(release, name, link)
    elif name in dataset.event:
        event = dataset.event[name]
        title = f"{event.title}, {periods.in_words(event.date)}"
        body, cited = _event(record, event), citation.part(release, name, title, link)
    else:
        source = dataset.source[name]
        body, cited = _source(record, source), citation.source(release, source, link)
    address = f"?focus={name}&release={release.name}"
    return fill("evidence.html", "card", body=body, address=address, citation=cited)


def _read(record: Record, source: Source) -> str:
    """When, and how much of it."""
    day = wording.day(source.accessed, record.dataset.about.locale)
    return f"{day}, {'whole page' if source.read == 'whole' else 'in part'}"


def _observation(record: Record, name: str) -> Markup:
    value = record.value[name]
    source, observation = value.source, value.observation
    said_by = observation.reported_by or ""
    in_its_own_name = said_by.casefold() == source.publisher.casefold()
    return fill(
        "evidence.html",
        "observation",
        value=value,
        said=value_words.said(record.dataset, value),
        why=value_words.why(record.dataset, value),
        read=_read(record, source),
        said_by="" if in_its_own_name else said_by,
        voices=_voices(record, name),
        status=wording.status(observation.status),
        blanks=view.blank_sentence_of(value.series.id, record),
        others=_others(record, value),
        used=_used(record, name),
        happened=_happened(record, value),
    )


def _voices(record: Record, name: str) -> str:
    """Who says a claim of the site, in sentences; '' for any other value."""
    article = record.dataset.article
    claimed = {
        each for claim in record.dataset.about.claims for each in (claim.observation, *claim.beside)
    }
    claimed |= {each for claim in article.claims for each in claim.says} if article else set()
    return (
        attribution.sentence(record.dataset, record.dataset.observation[name])
        if name in claimed
        else ""
    )


def _used(record: Record, name: str) -> Markup:
    """The checks that a value takes part in, the worst verdict first; a claim counts as its card."""
    names = claims.together(record, name)
    used = claims.checks_of(record, names)
    if not used:
        return Markup("")
    beside = len(names) > 1
    lines = [(result.check.id, verdicts.short(record.dataset, result)) for result in used]
    return fill("evidence.html", "used", results=lines, most=MOST_CHECKS, with_beside=beside)


def _happened(record: Record, value: Value) -> list[Event]:
    """Events of the same time that bear on the series."""
    bearing = [
        event
        for event in record.events
        if value.series.id in event.series and event.date.overlaps(value.period)
    ]
    return bearing[:MOST_EVENTS]


def _others(record: Record, value: Value) -> Markup:
    """What other pages print for the same series: the same period first, then overlapping ones."""
    candidates = [other for other in record.file_order(value.series.id) if other.id != value.id]
    same = [other for other in candidates if other.period.days_alike(value.period)]
    if value.period.days is None:
        return _beside(record, value, same)
    near = [
        other
        for other in candidates
        if not other.period.days_alike(value.period)
        and other.period.overlaps(value.period)
        and other.period.year is not None
    ]
    if not same and not near:
        return fill("evidence.html", "no_others", words="No other value for this time was found.")
    return _listed(record, _agreement(value, same), (*same, *near[:MOST_EVENTS]))


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
    from_ = ""
    if origins:
        from_ = f", from {wording.count(len(origins), 'other origin')}"
    elif pages - untraced:
        from_ = ", of the same statement"
    have = "has" if len(untraced) == 1 else "have"
    unknown = f"; from whom {len(untraced)} of them {have} it is not known" if untraced else ""
    return f"{wording.count(len(pages), 'other page')} for the same period{from_}{unknown}"


def _beside(record: Record, value: Value, same: Sequence[Value]) -> Markup:
    """A claim whose time is not known: its statement, what is used for whole years, others."""
    whole = [other for other in record.used(value.series.id) if other.is_whole_year]
    found: dict[str, Value] = {}
    for other in (*claims.repeated(record, value), *whole[-MOST_EVENTS:], *same):
        found.setdefault(other.id, other)
    if not found:
        return fill("evidence.html", "no_others", words="No other value was found.")
    why = "Its end is not printed" if value.period.dated else "No date is printed"
    beside = f"{why}, so other values are set beside it and not counted."
    words = f"{claims.printed(record, value)} {beside}"
    return _listed(record, words, list(found.values()))


def _listed(record: Record, words: str, found: Sequence[Value]) -> Markup:
    return fill("evidence.html", "others", words=words, rows=rows(record.dataset, found))


def _event(record: Record, event: Event) -> Markup:
    dataset = record.dataset
    return fill(
        "evidence.html",
        "event",
        event=event,
        source=dataset.source,
        series=dataset.one_series,
        page_of=dataset.page_of,
    )


def _source(record: Record, source: Source) -> Markup:
    dataset = record.dataset
    held = [value for value in record.values if value.source.id == source.id]
    happened = [
        event
        for event in record.events
        if any(witness.source == source.id for witness in event.sources)
    ]
    caption = f"{wording.count(len(held), 'value')} from this source"
    return fill(
        "evidence.html",
        "source",
        source=source,
        side=dataset.side[source.id].title if source.id in dataset.side else "",
        read=_read(record, source),
        values=observations(dataset, held, caption, several=True) if held else "",
        happened=happened,
    )
