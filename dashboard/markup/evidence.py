"""The evidence card of an observation, an event or a source."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import attribution, claims, wording
from dashboard.charts import content
from dashboard.exports import citation
from dashboard.frames import Frames
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.markup.values import Row, observations, records
from dashboard.model import UNKNOWN, Event, Observation, Source

MOST_EVENTS = 6
MOST_CHECKS = 5


def card(site: Site, name: str, link: str) -> Markup:
    """The card of an id that is in the dataset."""
    release, frames, dataset = site.release, site.frames, site.dataset
    if name in dataset.observation:
        body, cited = _observation(frames, name), citation.value(release, name, link)
    elif name in dataset.event:
        event = dataset.event[name]
        title = f"{event.title}, {event.date.words}"
        body, cited = _event(frames, event), citation.part(release, name, title, link)
    else:
        source = dataset.source[name]
        body, cited = _source(frames, source), citation.source(release, source, link)
    address = f"?focus={name}&release={release.name}"
    return fill("evidence.html", "card", body=body, address=address, citation=cited)


def _read(frames: Frames, source: Source) -> str:
    """When, and how much of it."""
    day = wording.day(source.accessed, frames.dataset.about.locale)
    return f"{day}, {'whole page' if source.read == 'whole' else 'in part'}"


def _observation(frames: Frames, name: str) -> Markup:
    (value,) = records(frames.observations[frames.observations["id"] == name])
    source = frames.dataset.source[value["source"]]
    series = frames.dataset.one_series[value["series"]]
    in_its_own_name = value["reported_by"].casefold() == source.publisher.casefold()
    return fill(
        "evidence.html",
        "observation",
        value=value,
        series=series,
        source=source,
        read=_read(frames, source),
        said_by="" if in_its_own_name else value["reported_by"],
        voices=_voices(frames, name),
        status=wording.STATUS[value["status"]],
        blanks=content.blanks_of(series.id, frames),
        others=_others(frames, name),
        used=_used(frames, name),
        happened=_happened(frames, name),
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
    if not used:
        return Markup("")
    beside = len(names) > 1
    return fill("evidence.html", "used", results=used, most=MOST_CHECKS, with_beside=beside)


def _happened(frames: Frames, name: str) -> list[Event]:
    """Events of the same time that bear on the series."""
    observation = frames.dataset.observation[name]
    bearing = [
        event
        for event in frames.events
        if observation.series in event.series and event.date.overlaps(observation.period)
    ]
    return bearing[:MOST_EVENTS]


def _others(frames: Frames, name: str) -> Markup:
    """What other pages print for the same series: the same period first, then overlapping ones."""
    dataset = frames.dataset
    one = dataset.observation[name]
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
        return fill("evidence.html", "no_others", words="No other value for this time was found.")
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
    if not found:
        return fill("evidence.html", "no_others", words="No other value was found.")
    return _listed(frames, words, found)


def _listed(frames: Frames, words: str, found: Sequence[Observation]) -> Markup:
    known: dict[str, Row] = {row["id"]: row for row in records(frames.series(found[0].series))}
    values = [known[observation.id] for observation in found]
    return fill("evidence.html", "others", words=words, values=values)


def _event(frames: Frames, event: Event) -> Markup:
    dataset = frames.dataset
    return fill(
        "evidence.html",
        "event",
        event=event,
        source=dataset.source,
        series=dataset.one_series,
        page_of=dataset.page_of,
    )


def _source(frames: Frames, source: Source) -> Markup:
    dataset = frames.dataset
    held = records(frames.observations[frames.observations["source"] == source.id])
    happened = [
        event
        for event in frames.events
        if any(witness.source == source.id for witness in event.sources)
    ]
    caption = f"{wording.count(len(held), 'value')} from this source"
    return fill(
        "evidence.html",
        "source",
        source=source,
        side=dataset.side[source.id].title if source.id in dataset.side else "",
        read=_read(frames, source),
        values=observations(held, caption, several=True) if held else "",
        happened=happened,
    )
