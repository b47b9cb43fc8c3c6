"""The evidence card: an observation, an event or a source with everything the record holds about it."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import attribution, claims, markup, value_words, wording
from dashboard.charts import view
from dashboard.exports import citation
from dashboard.model import UNKNOWN, Event, Source
from dashboard.record import Record, Value
from dashboard.widgets.site import Site

MOST_EVENTS = 6
MOST_CHECKS = 5


def card(site: Site, name: str, link: str) -> Markup:
    """The card of an id that is in the dataset."""
    release, record, dataset = site.release, site.record, site.dataset
    if name in dataset.observation:
        body, cited = _observation(record, name), citation.value(release, name, link)
    elif name in dataset.event:
        event = dataset.event[name]
        body, cited = (
            _event(record, event),
            citation.part(release, name, f"{event.title}, {event.date.words}", link),
        )
    else:
        source = dataset.source[name]
        body, cited = _source(record, source), citation.source(release, source, link)
    texts = (
        ("Copy link", f"?focus={name}&release={release.name}"),
        ("Cite", cited.text),
        ("BibTeX", cited.bibtex),
    )
    buttons = markup.join((markup.copy(label, text) for label, text in texts), " ")
    return Markup(
        '<section class="evidence" aria-label="Evidence" tabindex="-1"><p class="kicker">Evidence {}</p>{}<p>{}</p></section>'
    ).format(markup.inside_here("Close"), body, buttons)


def _read(record: Record, source: Source) -> str:
    """When, and how much of it."""
    return f"{wording.day(source.accessed, record.dataset.about.locale)}, {'whole page' if source.read == 'whole' else 'in part'}"


def _pairs(*pairs: tuple[str, str]) -> Markup:
    """A description list of the pairs that have a text."""
    return Markup("<dl>{}</dl>").format(
        markup.join(
            Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in pairs if text
        )
    )


def _observation(record: Record, name: str) -> Markup:
    value = record.value[name]
    source, series = value.source, value.series
    when, as_printed = value.period.words, value.observation.as_printed
    quote = (
        Markup('<blockquote lang="{}">{}</blockquote>').format(source.language, as_printed)
        if as_printed
        else ""
    )
    said_by = value.observation.reported_by or ""
    in_its_own_name = said_by.casefold() == source.publisher.casefold()
    facts = _pairs(
        ("Note", value.observation.note or ""),
        ("Stands for", when),
        ("Said by", "" if in_its_own_name else said_by),
        ("Who says it", _voices(record, name)),
        ("Source", markup.cited(source)),
        ("Place in it", value.observation.locator or ""),
        ("Read", _read(record, source)),
        ("Role", value_words.why(record.dataset, value)),
        ("Status", wording.STATUS[value.observation.status]),
        ("On its chart", view.blank_sentence_of(series.id, record)),
        ("About the source", source.note or ""),
    )
    said = Markup('<h2>{}, {}</h2><p class="number">{}</p>').format(
        series.title, when, value_words.said(record.dataset, value)
    )
    return Markup(
        '<div class="columns"><div>{}{}{}</div><div>{}{}{}<p class="definition">{}</p></div></div>'
    ).format(
        said,
        quote,
        facts,
        _others(record, value),
        _used(record, name),
        _happened(record, value),
        series.definition,
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
    lines = markup.join(
        Markup("<li>{}</li>").format(markup.inside("checks", one.short, anchor=one.check.id))
        for one in used[:MOST_CHECKS]
    )
    more = (
        markup.inside("checks", f"and {len(used) - MOST_CHECKS} more")
        if len(used) > MOST_CHECKS
        else ""
    )
    beside = ", with the numbers beside it" if len(names) > 1 else ""
    head = f"Used in {wording.count(len(used), 'check')}{beside}"
    return (
        Markup('<h3>{}</h3><ul class="checked">{}</ul>{}').format(head, lines, more)
        if used
        else Markup("")
    )


def _happened(record: Record, value: Value) -> Markup:
    """Events of the same time that bear on the series."""
    bearing = [
        event
        for event in record.events
        if value.series.id in event.series and event.date.overlaps(value.period)
    ]
    return (
        Markup("<h3>Happened then</h3>{}").format(markup.events(bearing[:MOST_EVENTS]))
        if bearing
        else Markup("")
    )


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
        return Markup("<h3>Others print</h3><p>No other value for this time was found.</p>")
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
        return Markup("<h3>Others print</h3><p>No other value was found.</p>")
    why = "Its end is not printed" if value.period.dated else "No date is printed"
    beside = f"{why}, so other values are set beside it and not counted."
    words = f"{claims.printed(record, value)} {beside}"
    return _listed(record, words, list(found.values()))


def _listed(record: Record, words: str, found: Sequence[Value]) -> Markup:
    lines = (_line(record, value) for value in found)
    return Markup("<h3>Others print</h3>{}").format(
        markup.table(words, ("Value", "When", "Source", "Standing"), lines)
    )


def _line(record: Record, value: Value) -> tuple[str, tuple[str, ...]]:
    """The class and the cells of a row of other values."""
    return value.role, (
        markup.focus(value.id, value_words.shown(record.dataset, value)),
        value.period.words,
        markup.source_link(value.source),
        value_words.why(record.dataset, value),
    )


def _event(record: Record, event: Event) -> Markup:
    dataset = record.dataset
    sources = markup.join(
        Markup("<li>{}{}</li>").format(
            markup.cited(dataset.source[one.source]),
            f". Speaking: {one.said_by}" if one.said_by else "",
        )
        for one in event.sources
    )
    numbers = "; ".join(f"{one.label}: {one.value} {one.unit}" for one in event.quantities)
    bears = markup.join(
        (
            markup.inside(dataset.page_of[name], dataset.one_series[name].title)
            for name in event.series
        ),
        ", ",
    )
    facts = _pairs(
        ("When", event.date.words),
        ("Caution", event.disputed or ""),
        ("Numbers", numbers),
        ("Bears on", bears),
    )
    return Markup("<h2>{}</h2><p>{}</p>{}<h3>Sources</h3><ul>{}</ul>").format(
        event.title, event.summary, facts, sources
    )


def _source(record: Record, source: Source) -> Markup:
    held = [value for value in record.values if value.source.id == source.id]
    events = [
        event for event in record.events if any(one.source == source.id for one in event.sources)
    ]
    facts = _pairs(
        (
            "Kind",
            f"{wording.plain_words(source.kind)}{', ' + source.country if source.country else ''}",
        ),
        ("Side", record.dataset.side[source.id].title if source.id in record.dataset.side else ""),
        ("Language", source.language),
        ("Published", source.published.words if source.published else "no date printed"),
        ("Read", _read(record, source)),
        ("Licence", source.licence or ""),
        ("Note", source.note or ""),
        (
            "Stored copy",
            markup.outside(source.archived.url, f"of {source.archived.date}")
            if source.archived
            else "",
        ),
    )
    values = (
        markup.facts(
            record.dataset,
            held,
            f"{wording.count(len(held), 'value')} from this source",
            several=True,
        )
        if held
        else ""
    )
    happened = Markup("<h3>Events</h3>{}").format(markup.events(events)) if events else ""
    return Markup("<h2>{}</h2><p>{}</p>{}{}{}").format(
        source.publisher, markup.cited(source), facts, values, happened
    )
