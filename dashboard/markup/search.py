"""What a question finds on a page: its hits by kinds and years, and the links that narrow them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from markupsafe import Markup

from dashboard import record, shelf
from dashboard.ask.answer import Answer, reply
from dashboard.ask.entries import Entry, Kind
from dashboard.ask.index import MOST_FOUND, Index
from dashboard.ask.marking import Marking
from dashboard.markup import choices, said_here
from dashboard.markup.choices import Option
from dashboard.markup.engine import fill, joined
from dashboard.markup.masthead import every_page
from dashboard.markup.site import Site
from dashboard.period import Period, parse
from dashboard.selection import LONGEST_TEXT
from dashboard.store import Release
from dashboard.words import gettext as _
from dashboard.words import language, ngettext, wording

_LONGEST_NAMED = 60
"""So many characters of a question stand in a title."""
_DECADE = 10
Years = tuple[int, int]
_building = Lock()


def index(release: Release) -> Index:
    """What is looked up of a release; made once for each language."""
    with _building:
        return _index(release, language())


@shelf.kept(4)
def _index(release: Release, spoken: str) -> Index:
    known = record.of(release)
    written = None if release.written is release else record.of(release.written)
    return Index(known, every_page(release.dataset), said_here.sentences(known), written)


@dataclass(frozen=True, slots=True)
class Found:
    """What one question finds for one reader."""

    text: str
    answer: Answer | None
    hits: tuple[Entry, ...]
    """All of them, the best first."""
    shown: tuple[Entry, ...]
    """Those of the kinds and years that the reader chose."""
    marking: Marking

    @property
    def claims(self) -> int:
        """How many claims of the question are in the record."""
        return len(self.answer.claims) + len(self.answer.events) if self.answer else 0


def found(site: Site) -> Found:
    """What the question of a page finds in the record in view."""
    text, looked_up = site.question, index(site.release)
    day = site.selection.as_of
    replied = reply(looked_up, text, None if day is None else site.record)
    years = _chosen_years(site)
    kinds = site.selection.kinds
    shown = [
        entry
        for entry in replied.hits
        if (not kinds or entry.kind.value in kinds) and _is_within(site, entry, years)
    ]
    return Found(text, replied.answer, replied.hits, tuple(shown), Marking(text, looked_up))


def counted(kind: Kind, number: int) -> str:
    """How many hits there are of a kind: '12 values'."""
    return {
        Kind.OBSERVATION: ngettext("%(number)d value", "%(number)d values", number),
        Kind.SERIES: ngettext("%(number)d indicator", "%(number)d indicators", number),
        Kind.EVENT: ngettext("%(number)d event", "%(number)d events", number),
        Kind.CHECK: ngettext("%(number)d check", "%(number)d checks", number),
        Kind.GAP: ngettext("%(number)d gap", "%(number)d gaps", number),
        Kind.SOURCE: ngettext("%(number)d source", "%(number)d sources", number),
        Kind.PAGE: ngettext("%(number)d page", "%(number)d pages", number),
        Kind.TERM: ngettext("%(number)d word", "%(number)d words", number),
    }[kind]


def kinds_of(entries: Iterable[Entry]) -> dict[Kind, int]:
    """Each kind of hit with their number, that of the best hit first."""
    return dict(Counter(entry.kind for entry in entries))


def head(site: Site, seen: Found) -> Markup:
    """What was asked, whether the record has it, and how much was found, spoken too."""
    back = None
    if site.page:
        back = site.page, every_page(site.release.dataset)[site.page]
    return fill(
        "search.html",
        "head",
        title=_title(seen),
        asked=seen.text if seen.answer or len(seen.text) > _LONGEST_NAMED else "",
        status=_status(seen),
        is_cut=len(seen.text) >= LONGEST_TEXT,
        most=LONGEST_TEXT,
        back=back,
        has_hits=bool(seen.shown),
    )


def _title(seen: Found) -> str:
    """What came out, in a line."""
    named = seen.text if len(seen.text) <= _LONGEST_NAMED else f"{seen.text[:_LONGEST_NAMED]}…"
    if seen.claims and seen.answer and (seen.answer.turned or seen.answer.lacking):
        return _("Part of this has been reported")
    if seen.claims:
        return ngettext(
            "This has been reported",
            "%(number)d things that this says have been reported",
            seen.claims,
        )
    if seen.answer and seen.answer.own:
        return _("This stands on this site")
    if seen.answer and seen.answer.turned:
        return _("This has been reported otherwise")
    if seen.answer:
        return _("The record has no such figure")
    if seen.hits:
        return _("Found for “%(text)s”", text=named)
    return _("Nothing was found for “%(text)s”", text=named)


def _status(seen: Found) -> str:
    """How much was found, of which kinds."""
    if not seen.hits:
        return _("0 hits")
    if not seen.shown:
        return _("0 hits of the kinds and years that you chose")
    parts = wording.row([counted(kind, number) for kind, number in kinds_of(seen.shown).items()])
    if len(seen.hits) >= MOST_FOUND and len(seen.shown) == len(seen.hits):
        return _("The best %(number)d hits: %(kinds)s", number=len(seen.shown), kinds=parts)
    return ngettext(
        "%(number)d hit: %(kinds)s", "%(number)d hits: %(kinds)s", len(seen.shown), kinds=parts
    )


def narrowing(site: Site, seen: Found) -> Markup:
    """Links to the hits of one kind, of a decade, or of a year of it; only where they part hits."""
    years = _chosen_years(site)
    by_kind = kinds_of(entry for entry in seen.hits if _is_within(site, entry, years))
    links = []
    if len(by_kind) > 1 or site.selection.kinds:
        options = [Option(_("All kinds"), choices.with_kinds(site), not site.selection.kinds)]
        for kind, number in by_kind.items():
            chosen = site.selection.kinds == (kind.value,)
            options.append(
                Option(counted(kind, number), choices.with_kinds(site, kind.value), chosen)
            )
        links.append(
            fill("choices.html", "links", label=_("Kind"), parameter="kind", options=options)
        )
    spans = _spans(site, seen, years)
    if len(spans) > 1 or years:
        options = [Option(_("All years"), choices.with_years(site), years is None)]
        options += [_of_years(site, span, number, years) for span, number in spans.items()]
        links.append(
            fill("choices.html", "links", label=_("Years"), parameter="from to", options=options)
        )
    return joined(links)


def _of_years(site: Site, span: Years, number: int, chosen: Years | None) -> Option:
    first, last = f"{span[0]:04}", f"{span[1]:04}"
    named = first if first == last else _("%(first)s to %(last)s", first=first, last=last)
    words = _("%(years)s (%(number)d)", years=named, number=number)
    return Option(words, choices.with_years(site, first, last), span == chosen)


def _spans(site: Site, seen: Found, chosen: Years | None) -> dict[Years, int]:
    """The decades with hits, and the years of the decade that is chosen, each with their number."""
    ends = choices.offered(site)["from"]
    earliest, latest = int(ends[0]), int(ends[-1])
    kinds = site.selection.kinds
    of_kinds = [entry for entry in seen.hits if not kinds or entry.kind.value in kinds]
    times = [_years_of(site, entry) for entry in of_kinds]

    def number(span: Years) -> int:
        first, last = span
        return sum(time is not None and time[0] <= last and time[1] >= first for time in times)

    spans: list[Years] = []
    for decade in range(earliest - earliest % _DECADE, latest + 1, _DECADE):
        first, last = max(decade, earliest), min(decade + _DECADE - 1, latest)
        spans.append((first, last))
        if chosen and first <= chosen[0] and chosen[1] <= last and first < last:
            spans += [(year, year) for year in range(first, last + 1)]
    counts = {span: number(span) for span in spans}
    return {span: count for span, count in counts.items() if count}


def _chosen_years(site: Site) -> Years | None:
    """The first and the last year that the reader chose; None for all."""
    if not (site.selection.first or site.selection.last):
        return None
    first, last = choices.years(site)
    return int(first), int(last)


def _is_within(site: Site, entry: Entry, years: Years | None) -> bool:
    """A hit belongs to the years that are chosen."""
    if years is None:
        return True
    time = _years_of(site, entry)
    return time is not None and time[0] <= years[1] and time[1] >= years[0]


def _years_of(site: Site, entry: Entry) -> Years | None:
    """The first and the last year of what a hit tells of; None for what has no time."""
    period = time_of(site, entry)
    if period is None or not period.dated:
        return None
    first, last = period.first_day, period.last_day
    known = first or last
    if known is None:
        return None
    return (first or known).year, (last or known).year


def time_of(site: Site, entry: Entry) -> Period | None:
    """When a hit was, or what time it counts; None for what has no time of its own."""
    dataset = site.dataset
    match entry.kind:
        case Kind.OBSERVATION:
            return site.record.value[entry.id].period
        case Kind.EVENT:
            return dataset.event[entry.id].date
        case Kind.SOURCE:
            return dataset.source[entry.id].published
        case Kind.GAP:
            return parse(entry.id.split("/", 2)[2])
    return None


def everywhere(site: Site) -> Markup:
    """From the list of a page, which has a search of its own, to a search in the whole record."""
    if not site.selection.text:
        return Markup("")
    address = choices.whole_record(site)
    return fill("search.html", "everywhere", text=site.selection.text, address=address)
