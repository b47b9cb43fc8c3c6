"""The evidence card: an observation, an event or a source with everything the record holds about it."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from dashboard import attribution, claims, markup, wording
from dashboard.charts import content
from dashboard.exports import citation
from dashboard.frames import Frames
from dashboard.model import UNKNOWN, Event, Observation, Source
from dashboard.widgets.site import Site

MOST_EVENTS = 6
MOST_CHECKS = 5


def card(site: Site, name: str, link: str) -> Markup:
    """The card of an id that is in the dataset."""
    release, frames, dataset = site.release, site.frames, site.dataset
    if name in dataset.observation:
        body, cited = _observation(frames, name), citation.value(release, name, link)
    elif name in dataset.event:
        event = dataset.event[name]
        body, cited = (
            _event(frames, event),
            citation.part(release, name, f"{event.title}, {event.date.words}", link),
        )
    else:
        source = dataset.source[name]
        body, cited = _source(frames, source), citation.source(release, source, link)
    texts = (
        ("Copy link", f"?focus={name}&release={release.name}"),
        ("Cite", cited.text),
        ("BibTeX", cited.bibtex),
    )
    buttons = markup.join((markup.copy(label, text) for label, text in texts), " ")
    return Markup(
        '<section class="evidence" aria-label="Evidence" tabindex="-1"><p class="kicker">Evidence {}</p>{}<p>{}</p></section>'
    ).format(markup.inside_here("Close"), body, buttons)


def _read(frames: Frames, source: Source) -> str:
    """When, and how much of it."""
    return f"{wording.day(source.accessed, frames.dataset.about.locale)}, {'whole page' if source.read == 'whole' else 'in part'}"


def _pairs(*pairs: tuple[str, str]) -> Markup:
    """A description list of the pairs that have a text."""
    return Markup("<dl>{}</dl>").format(
        markup.join(
            Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in pairs if text
        )
    )


def _observation(frames: Frames, name: str) -> Markup:
    row = frames.observations[frames.observations["id"] == name].iloc[0]
    source = frames.dataset.source[row["source"]]
    series = frames.dataset.one_series[row["series"]]
    quote = (
        Markup('<blockquote lang="{}">{}</blockquote>').format(row["language"], row["as_printed"])
        if row["as_printed"]
        else ""
    )
    in_its_own_name = row["reported_by"].casefold() == source.publisher.casefold()
    facts = _pairs(
        ("Note", row["note"]),
        ("Stands for", row["when"]),
        ("Said by", "" if in_its_own_name else row["reported_by"]),
        ("Who says it", _voices(frames, name)),
        ("Source", markup.cited(source)),
        ("Place in it", row["locator"]),
        ("Read", _read(frames, source)),
        ("Role", row["why"]),
        ("Status", wording.STATUS[row["status"]]),
        ("On its chart", content.blanks_of(series.id, frames)),
        ("About the source", source.note or ""),
    )
    said = Markup('<h2>{}, {}</h2><p class="number">{}</p>').format(
        series.title, row["when"], row["said"]
    )
    return Markup(
        '<div class="columns"><div>{}{}{}</div><div>{}{}{}<p class="definition">{}</p></div></div>'
    ).format(
        said,
        quote,
        facts,
        _others(frames, row),
        _used(frames, name),
        _happened(frames, row),
        series.definition,
    )


def _voices(frames: Frames, name: str) -> str:
    """Who says a claim of the site, in sentences; '' for any other value."""
    article = frames.dataset.article
    claimed = {
        each for claim in frames.dataset.about.claims for each in (claim.observation, *claim.beside)
    }
    claimed |= {each for claim in article.claims for each in claim.says} if article else set()
    return (
        attribution.sentence(frames.dataset, frames.dataset.observation[name])
        if name in claimed
        else ""
    )


def _used(frames: Frames, name: str) -> Markup:
    """The checks that a value takes part in, the worst verdict first; a claim counts as its card."""
    names = claims.together(frames, name)
    used = claims.checks_of(frames, names)
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


def _happened(frames: Frames, row: pd.Series) -> Markup:
    """Events of the same time that bear on the series."""
    period = frames.dataset.observation[row["id"]].period
    bearing = [
        event
        for event in frames.events
        if row["series"] in event.series and event.date.overlaps(period)
    ]
    return (
        Markup("<h3>Happened then</h3>{}").format(markup.events(bearing[:MOST_EVENTS]))
        if bearing
        else Markup("")
    )


def _others(frames: Frames, row: pd.Series) -> Markup:
    """What other pages print for the same series: the same period first, then overlapping ones."""
    dataset = frames.dataset
    one = dataset.observation[row["id"]]
    candidates = [other for other in dataset.of_series[one.series] if other.id != one.id]
    same = [other for other in candidates if other.period.days_alike(one.period)]
    if one.period.days is None:
        return _beside(frames, one, same)
    near = [
        other
        for other in candidates
        if other not in same and other.period.overlaps(one.period) and other.period.year is not None
    ]
    if not same and not near:
        return Markup("<h3>Others print</h3><p>No other value for this time was found.</p>")
    return _listed(frames, _agreement(one, same), (*same, *near[:MOST_EVENTS]))


def _agreement(one: Observation, same: Sequence[Observation]) -> str:
    """How many pages print a value for the same known time, and from how many other origins."""
    live = [
        other
        for other in same
        if other.standing != "deprecated" and other.status != "f" and other.source != one.source
    ]
    pages = {other.source for other in live}
    origins = {other.root for other in live} - {one.root, UNKNOWN}
    untraced = {other.source for other in live if other.root == UNKNOWN}
    from_ = (
        f", from {wording.count(len(origins), 'other origin')}"
        if origins
        else ", of the same statement"
        if pages - untraced
        else ""
    )
    have = "has" if len(untraced) == 1 else "have"
    unknown = f"; from whom {len(untraced)} of them {have} it is not known" if untraced else ""
    return f"{wording.count(len(pages), 'other page')} for the same period{from_}{unknown}"


def _beside(frames: Frames, one: Observation, same: Sequence[Observation]) -> Markup:
    """A claim whose time is not known: its statement, what stands for whole years, others like it."""
    statement = claims.repeated(frames, one)
    rows = frames.series(one.series)
    whole = rows[(rows["role"] == "stands") & rows["whole_year"].astype(bool)]
    years = [frames.dataset.observation[name] for name in whole["id"].tail(MOST_EVENTS)]
    found = list(dict.fromkeys((*statement, *years, *same)))
    why = "Its end is not printed" if one.period.dated else "No date is printed"
    words = (
        f"{claims.printed(frames, one)} {why}, so other values are set beside it and not counted."
    )
    return (
        _listed(frames, words, found)
        if found
        else Markup("<h3>Others print</h3><p>No other value was found.</p>")
    )


def _listed(frames: Frames, words: str, found: Sequence[Observation]) -> Markup:
    known = {row["id"]: row for _, row in frames.series(found[0].series).iterrows()}
    rows = (known[one.id] for one in found)
    lines = (
        (
            one["role"],
            (
                markup.focus(one["id"], one["shown"]),
                one["when"],
                markup.source_link(one),
                one["why"],
            ),
        )
        for one in rows
    )
    return Markup("<h3>Others print</h3>{}").format(
        markup.table(words, ("Value", "When", "Source", "Standing"), lines)
    )


def _event(frames: Frames, event: Event) -> Markup:
    dataset = frames.dataset
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


def _source(frames: Frames, source: Source) -> Markup:
    held = frames.observations[frames.observations["source"] == source.id]
    events = [
        event for event in frames.events if any(one.source == source.id for one in event.sources)
    ]
    facts = _pairs(
        (
            "Kind",
            f"{wording.plain_words(source.kind)}{', ' + source.country if source.country else ''}",
        ),
        ("Side", frames.dataset.side[source.id].title if source.id in frames.dataset.side else ""),
        ("Language", source.language),
        ("Published", source.published.words if source.published else "no date printed"),
        ("Read", _read(frames, source)),
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
        markup.facts(held, f"{wording.count(len(held), 'value')} from this source", several=True)
        if len(held)
        else ""
    )
    happened = Markup("<h3>Events</h3>{}").format(markup.events(events)) if events else ""
    return Markup("<h2>{}</h2><p>{}</p>{}{}{}").format(
        source.publisher, markup.cited(source), facts, values, happened
    )
