"""The hits of a search in groups: what each is, who says it, and what is known about it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.agreement import Verdict
from dashboard.ask.entries import Entry, Kind, named, of_value
from dashboard.ask.marking import Marking, Piece
from dashboard.claims import checks_of
from dashboard.markup.anchors import anchor, place_of_series
from dashboard.markup.engine import fill
from dashboard.markup.search import Found, time_of
from dashboard.markup.site import Site
from dashboard.markup.values import standing
from dashboard.model import Source
from dashboard.record.questions import FAILING
from dashboard.record.value import Value
from dashboard.words import answers, conclusions, ngettext, periods, verdicts, wording
from dashboard.words import gettext as _

_EVIDENCE = "./evidence/"
MOST_OPEN = 5
"""Hits of a group that are open; the others wait behind a line."""
MOST_SHOWN = 50
"""Hits of a group that are on the page at all."""
_AROUND = 60
"""Characters of a text before what was found."""
_LONGEST = 180
"""Characters of a text that shows why something was found."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text of the record with what was found in it."""

    pieces: Sequence[Piece]
    language: str = ""
    """Of a text of a source; '' for the language of the page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, in words."""

    address: str
    lead: Quoted
    title: Quoted
    """What the lead is of, and its time."""
    about: str
    """Who says it, and what is known about it."""
    verdict: Verdict | None = None
    verdict_words: str = ""
    text: Quoted | None = None
    """Where the words were found, if what stands above does not show it."""

    @property
    def opens_evidence(self) -> bool:
        """The script of the page opens it in the drawer."""
        return self.address.startswith(_EVIDENCE)


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind."""

    kind: Kind
    title: str
    number: int
    opened: Sequence[Hit]
    further: Sequence[Hit]

    @property
    def left_out(self) -> int:
        """How many more there are than the page shows."""
        return self.number - len(self.opened) - len(self.further)


def titles() -> dict[Kind, str]:
    """What each group is called."""
    return {
        Kind.OBSERVATION: _("Values"),
        Kind.SERIES: _("Indicators"),
        Kind.EVENT: _("Events"),
        Kind.CHECK: _("Checks"),
        Kind.GAP: _("Looked for and not found"),
        Kind.SOURCE: _("Sources"),
        Kind.PAGE: _("Pages"),
        Kind.TERM: _("Words explained"),
    }


def listed(site: Site, found: Found) -> Markup:
    """All hits, by kind; the kind of the best hit comes first."""
    by_kind: dict[Kind, list[Entry]] = {}
    for entry in found.shown:
        by_kind.setdefault(entry.kind, []).append(entry)
    groups = [_group(site, found.marking, kind, entries) for kind, entries in by_kind.items()]
    return fill("search.html", "hits", groups=groups)


def _group(site: Site, marking: Marking, kind: Kind, entries: Sequence[Entry]) -> Group:
    hits = [_hit(site, marking, entry) for entry in entries[:MOST_SHOWN]]
    return Group(kind, titles()[kind], len(entries), hits[:MOST_OPEN], hits[MOST_OPEN:])


def _hit(site: Site, marking: Marking, entry: Entry) -> Hit:
    match entry.kind:
        case Kind.OBSERVATION:
            return hit_of_value(site, marking, site.record.value[entry.id])
        case Kind.SERIES:
            return _of_series(site, marking, entry)
        case Kind.EVENT:
            return _of_event(site, marking, entry)
        case Kind.CHECK:
            return _of_check(site, marking, entry)
        case Kind.GAP:
            return _of_gap(site, marking, entry)
        case Kind.SOURCE:
            return _of_source(site, marking, entry)
        case Kind.PAGE:
            return _of_page(site, marking, entry)
        case Kind.TERM:
            return _of_term(site, marking, entry)


def hit_of_value(site: Site, marking: Marking, value: Value) -> Hit:
    """A value as a hit: found by its words, or near to what was asked."""
    dataset, source = site.dataset, value.source
    said = answers.of_value(dataset, value)
    title = _(
        "%(series)s, %(time)s", series=value.series.title, time=periods.in_words(value.period)
    )
    about = wording.sentences(
        wording.by_line(source), standing(dataset, value), _checks(site, value)
    )
    return Hit(
        _evidence(value.id),
        _quoted(site, marking, said),
        Quoted(marking.pieces(title)),
        about,
        text=_why(site, marking, f"{said} {title} {about}", of_value(value)),
    )


def _checks(site: Site, value: Value) -> str:
    """What the checks of a value come to, and what the worst one sets against what if it fails."""
    results = checks_of(site.record, (value.id,))
    if not results:
        return ""
    counts = Counter(result.verdict for result in results)
    told = [conclusions.counted(verdict, number) for verdict, number in counts.items()]
    counted = _("Checks: %(verdicts)s", verdicts=wording.row(told))
    worst = results[0]
    if worst.verdict not in FAILING:
        return counted
    return wording.sentences(counted, verdicts.sentence(site.dataset, worst, remarks=()))


def _of_series(site: Site, marking: Marking, entry: Entry) -> Hit:
    dataset = site.dataset
    held = site.record.series(entry.id)
    years = [f"{value.year:04}" for value in held if value.year is not None]
    number = ngettext("%(number)d value", "%(number)d values", len(held))
    about = number
    if years:
        about = _("%(values)s, %(years)s", values=number, years=wording.years(sorted(set(years))))
    about = wording.sentences(_latest(site, held), about)
    definition = dataset.one_series[entry.id].definition
    return Hit(
        f"./{place_of_series(dataset, entry.id)}",
        _quoted(site, marking, entry.title),
        Quoted(()),
        about,
        text=_cut(site, marking, definition),
    )


def _latest(site: Site, held: Sequence[Value]) -> str:
    """The newest figure of an indicator; one without a date where no other was found."""
    used = [value for value in held if value.is_used and value.period.dated]
    if not held:
        return ""
    value = (used or held)[-1]
    said, time = answers.of_value(site.dataset, value), periods.in_words(value.period)
    if used:
        return _("Latest: %(value)s, %(time)s", value=said, time=time)
    return wording.comma().join((said, time))


def _of_event(site: Site, marking: Marking, entry: Entry) -> Hit:
    event = site.dataset.event[entry.id]
    sources = (site.dataset.source[witness.source] for witness in event.sources)
    publishers = dict.fromkeys(str(source.publisher) for source in sources)
    about = wording.named(list(publishers), 3)
    return Hit(
        _evidence(event.id),
        _quoted(site, marking, event.title),
        Quoted(marking.pieces(periods.in_words(event.date))),
        about,
        text=_cut(site, marking, event.summary),
    )


def _of_check(site: Site, marking: Marking, entry: Entry) -> Hit:
    result = site.record.result[entry.id]
    dataset = site.dataset
    about = verdicts.sentence(dataset, result, remarks=())
    return Hit(
        f"./checks#{anchor(entry.id)}",
        _quoted(site, marking, entry.title),
        Quoted(()),
        about,
        result.verdict,
        verdicts.of_check(result),
        _why(site, marking, entry.title, entry.text),
    )


def _of_gap(site: Site, marking: Marking, entry: Entry) -> Hit:
    _gaps, series, period = entry.id.split("/", 2)
    (gap,) = [one for one in site.record.gaps(series) if one.period.text == period][:1]
    time = time_of(site, entry)
    assert time is not None
    return Hit(
        f"./data?view={series}",
        _quoted(site, marking, entry.title),
        Quoted(marking.pieces(periods.in_words(time))),
        _("Last looked for on %(day)s: %(where)s", day=periods.day(gap.on), where=gap.searched),
    )


def _of_source(site: Site, marking: Marking, entry: Entry) -> Hit:
    source = site.dataset.source[entry.id]
    published = periods.in_words(source.published) if source.published else _("no date given")
    title = _("%(publisher)s, %(time)s", publisher=source.publisher, time=published)
    return Hit(
        _evidence(source.id),
        _quoted(site, marking, named(source)),
        Quoted(marking.pieces(title)),
        _cited(site, source),
        text=_why(site, marking, f"{named(source)} {title}", entry.text),
    )


def _cited(site: Site, source: Source) -> str:
    """How many values and events of the record rest on a source."""
    values = sum(one.source == source.id for one in site.dataset.observations)
    events = sum(event.is_reported_by(source.id) for event in site.dataset.events)
    parts = []
    if values:
        parts.append(ngettext("%(number)d value", "%(number)d values", values))
    if events:
        parts.append(ngettext("%(number)d event", "%(number)d events", events))
    return wording.row([wording.begun(wording.plain_words(source.kind)), *parts])


def _of_page(site: Site, marking: Marking, entry: Entry) -> Hit:
    address = "./" if entry.id == "overview" else f"./{entry.id}"
    text = _why(site, marking, entry.title, entry.text)
    return Hit(address, _quoted(site, marking, entry.title), Quoted(()), "", text=text)


def _of_term(site: Site, marking: Marking, entry: Entry) -> Hit:
    term = next(term for term in site.dataset.glossary if term.id == entry.id)
    return Hit(
        f"./words#word-{term.id}",
        Quoted(marking.pieces(wording.begun(term.term))),
        Quoted(()),
        "",
        text=_cut(site, marking, term.sentence),
    )


def _evidence(name: str) -> str:
    return f"{_EVIDENCE}{name}"


def _quoted(site: Site, marking: Marking, text: str) -> Quoted:
    """A whole text of the record."""
    return Quoted(marking.pieces(text), site.release.originals.get(text, ""))


def _why(site: Site, marking: Marking, seen: str, lines: str) -> Quoted | None:
    """The line in which most words were found, unless what is seen already shows as many."""
    best = max(lines.splitlines(), key=marking.matched, default="")
    if marking.matched(best) <= marking.matched(seen):
        return None
    return _cut(site, marking, best)


def _cut(site: Site, marking: Marking, text: str) -> Quoted:
    """A text, of a long one the part around the first word that was found."""
    if len(text) <= _LONGEST:
        return _quoted(site, marking, text)
    first = next((text.find(piece.text) for piece in marking.pieces(text) if piece.is_found), 0)
    start = max(0, first - _AROUND)
    while start and not text[start - 1].isspace():
        start -= 1
    part = text[start : start + _LONGEST].rsplit(" ", 1)[0]
    before = "… " if start else ""
    after = " …" if start + len(part) < len(text) else ""
    pieces = marking.pieces(f"{before}{part}{after}")
    return Quoted(pieces, site.release.originals.get(text, ""))
