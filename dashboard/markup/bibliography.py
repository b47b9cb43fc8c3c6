"""The sources: who they are in one picture, and every page by its publisher."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import shelf
from dashboard.markup import countries
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Dataset, Name, Source
from dashboard.record import Record
from dashboard.words import gettext as _
from dashboard.words import language, ngettext, order, periods, searching, wording

AT_A_TIME = 25
"""Publishers that stand together: the first ones open, the others behind a line each."""
FEW = 25
"""So few pages stand open where a reader asked for something."""


@dataclass(frozen=True, slots=True)
class Page:
    """A source, with how often it is cited."""

    source: Source
    values: int
    events: int
    """Events and eras."""
    alone: int
    """Values used that no other page prints."""
    cited_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Everything that one publisher has in the record, or in what was found of it."""

    name: str
    about: str
    """Its kind and its country, in words."""
    colour: str
    share: float
    """Its pages in per cent of those of the largest one."""
    pages: tuple[Page, ...]

    @property
    def values(self) -> int:
        return sum(page.values for page in self.pages)

    @property
    def events(self) -> int:
        return sum(page.events for page in self.pages)

    @property
    def alone(self) -> int:
        return sum(page.alone for page in self.pages)


def finding(dataset: Dataset) -> str:
    """How many sources there are and where most of them come from; '' where there is none."""
    number = len(dataset.sources)
    if not number:
        return ""
    places = countries.counted(dataset).most_common(countries.NAMED)
    rest = number - sum(count for _code, count in places)
    if not places:
        return ngettext("%(number)d source", "%(number)d sources", number)
    told = wording.row([countries.number_from(code, count) for code, count in places])
    if not rest:
        return ngettext(
            "%(number)d source: %(places)s",
            "%(number)d sources: %(places)s",
            number,
            places=told,
        )
    return ngettext(
        "%(number)d source: %(places)s, %(rest)d from elsewhere",
        "%(number)d sources: %(places)s, %(rest)d from elsewhere",
        number,
        places=told,
        rest=rest,
    )


def standfirst(dataset: Dataset) -> str:
    """How many publishers there are, and what two words of the page mean."""
    number = len({source.publisher for source in dataset.sources})
    unlinked = sum(source.url is None for source in dataset.sources)
    return _(
        "By %(publishers)s; without a link: %(unlinked)d."
        " “State media” are owned or run by a state or a ruling party."
        " “Alone for 3” means that 3 values used here are reported by no other page.",
        unlinked=unlinked,
        publishers=ngettext("%(number)d publisher", "%(number)d publishers", number),
    )


def kinds(dataset: Dataset) -> list[str]:
    """The kinds of publisher, in the order of their codes."""
    return sorted({source.kind for source in dataset.sources})


def found(record: Record, of_kinds: Sequence[str], text: str, code: str = "") -> list[Source]:
    """Sources of the kinds and the country that hold every word of the text.

    They are in the order of publisher and date. `code` is that of a country; '' means all.
    """
    words = searching.words_of(text)
    texts = _texts(record, language())
    chosen = [
        source
        for source in record.dataset.sources
        if source.kind in of_kinds and code in ("", source.country)
    ]
    hits = [source for source in chosen if searching.holds(texts[source.id], words)]
    return sorted(hits, key=_place)


def _place(source: Source) -> tuple[str, str, str, str]:
    """By publisher, then by the first day that the date can mean; what has no date comes last."""
    first, last = (
        (source.published.first_day, source.published.last_day)
        if source.published
        else (None, None)
    )
    return (
        source.publisher.key.casefold(),
        str(first or "undated"),
        str(last or "undated"),
        source.id,
    )


@shelf.kept_by_day(4, lambda record, _language: record.day)
def _texts(record: Record, _language: str) -> dict[str, str]:
    """Id of a source -> what a search looks into, made once for all readers."""
    return {source.id: _searched(record, source) for source in record.dataset.sources}


def _searched(record: Record, source: Source) -> str:
    parts = (
        str(source.publisher),
        source.publisher.key,
        source.title or source.described or "",
        source.language,
        wording.language(source.language),
        wording.plain_words(source.kind),
        countries.name(source.country) if source.country else "",
        periods.in_words(source.published) if source.published else "",
        str(source.via or ""),
        *record.cited[source.id],
    )
    return " ".join(parts)


def table(site: Site, of_kinds: Sequence[str], text: str, code: str = "") -> Markup:
    """The sources of the kinds and the country that hold every word of the text, by publisher."""
    dataset = site.dataset
    sources = found(site.record, of_kinds, text, code)
    groups = publishers(site.record, sources)
    is_narrowed = len(sources) < len(dataset.sources)
    return fill(
        "bibliography.html",
        "bibliography",
        batches=_batches(groups),
        size=AT_A_TIME,
        is_open=is_narrowed and len(sources) <= FEW,
        language=wording.language,
    )


def status(site: Site, of_kinds: Sequence[str], text: str, code: str = "") -> Markup:
    """How much a search or choice finds, at its fields; the page goes there when one is made."""
    sources = found(site.record, of_kinds, text, code)
    everything = len(site.dataset.sources)
    words = _status(len(sources), everything, len({source.publisher for source in sources}))
    return fill("frame.html", "found", text=words, is_choice=len(sources) < everything)


def _batches(groups: Sequence[Publisher]) -> list[Sequence[Publisher]]:
    """Publishers so many at a time; a last one that would stand alone joins those before it."""
    starts = range(0, len(groups), AT_A_TIME)
    batches = [groups[start : start + AT_A_TIME] for start in starts]
    if len(batches) > 1 and len(batches[-1]) == 1:
        last = batches.pop()
        batches[-1] = [*batches[-1], *last]
    return batches


def _status(number: int, everything: int, number_of_publishers: int) -> str:
    """What was found, in a sentence."""
    if not number:
        return _("No source holds all of these words. Take one out, or choose other kinds.")
    by = ngettext("%(number)d publisher", "%(number)d publishers", number_of_publishers)
    if number == everything:
        return ngettext(
            "%(number)d source by %(publishers)s; those with most pages first.",
            "%(number)d sources by %(publishers)s; those with most pages first.",
            number,
            publishers=by,
        )
    return ngettext(
        "%(number)d of %(everything)d sources, by %(publishers)s.",
        "%(number)d of %(everything)d sources, by %(publishers)s.",
        number,
        everything=everything,
        publishers=by,
    )


def publishers(record: Record, sources: Sequence[Source]) -> list[Publisher]:
    """Sources by publisher; those with most pages first, then by name."""
    values = Counter(one.source for one in record.dataset.observations)
    events = Counter(witness.source for event in record.dataset.events for witness in event.sources)
    events.update(name for era in record.dataset.eras for name in era.sources)
    by_name: dict[Name, list[Page]] = {}
    for source in sources:
        page = Page(
            source,
            values[source.id],
            events[source.id],
            record.alone[source.id],
            record.cited[source.id],
        )
        by_name.setdefault(source.publisher, []).append(page)
    most = max(map(len, by_name.values()), default=1)
    own = countries.colours(record.dataset)
    groups = [_publisher(str(name), pages, most, own) for name, pages in by_name.items()]
    return sorted(groups, key=lambda group: (-len(group.pages), order.key(group.name)))


def _publisher(name: str, pages: Sequence[Page], most: int, own: dict[str, str]) -> Publisher:
    first = pages[0].source  # all sources of a publisher are of one kind and one country
    kind = wording.plain_words(first.kind)
    about = (
        _("%(kind)s, %(country)s", kind=kind, country=countries.name(first.country))
        if first.country
        else kind
    )
    share = round(100 * len(pages) / most, 2)
    return Publisher(name, about, own.get(first.country or "", "other"), share, tuple(pages))
