"""Rules between facts. A finding names the record and the field, so that reading can point at the line.

`Records` may lack facts that failed on their own; `broken` then holds every text of those, so that one mistake
gives one finding: what a broken record defines or cites is taken as defined and cited.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date as Date
from difflib import get_close_matches

from babel.lists import format_list

from dashboard.model import article, checks, sides, values
from dashboard.model.article import Article
from dashboard.model.checks import Check
from dashboard.model.events import Era, Event, Gap
from dashboard.model.facts import UNKNOWN, Change, Fact, Finding, Observation, Series, Source, Unit
from dashboard.model.sides import Side
from dashboard.model.site import OWN_PAGES, REFERENCE, About, Page

MOST_LATE = 3
"""From so many days after the release on, more are told as one mistake."""
RESERVED = frozenset(
    {"observations", "events", "sources", "checks", "article", "index", "datapackage"}
)
RESERVED_PAGES = frozenset({"healthz", "social", "media", "static", "component"})
"""Addresses that the server answers itself."""
IN_THE_ANSWER = ("observations", "checks", "events")
"""What a reference in the answer can name."""
Mention = tuple[Fact, str, str, str]
"""Who names something, in which field, of which kind, by which id."""


@dataclass(frozen=True, slots=True)
class Records:
    """The valid facts of a folder, and the texts of the invalid ones."""

    about: About | None
    pages: tuple[Page, ...]
    units: tuple[Unit, ...]
    sources: tuple[Source, ...]
    series: tuple[Series, ...]
    observations: tuple[Observation, ...]
    events: tuple[Event, ...]
    eras: tuple[Era, ...]
    checks: tuple[Check, ...]
    gaps: tuple[Gap, ...]
    sides: tuple[Side, ...] = ()
    article: Article | None = None
    changes: tuple[Change, ...] = ()
    broken: Set[str] = frozenset()
    unread: Set[str] = frozenset()
    """Kinds (names of the fields above) of which a whole file could not be read."""
    nameless: Set[str] = frozenset()
    """Kinds of which a record has no usable id, so that nobody can tell what is named in vain."""


def findings(records: Records) -> Iterator[Finding]:
    """Everything that is wrong between the facts."""
    yield from _unique(records)
    yield from _names(records)
    meant: set[str] = set()
    yield from _references(records, meant)
    yield from _nothing_idle(records, meant)
    yield from _dates(records)
    yield from _wordless(records)
    yield from _cards(records)
    yield from _same_words(records)
    yield from _eras(records.eras)
    yield from values.history(records.changes)
    yield from values.publishers(records.sources)
    if not {"sources", "sides"} & (records.unread | records.nameless):
        yield from sides.findings(records.sides, records.sources, records.broken)
    yield from values.scales(records.units)
    series = {one.id: one for one in records.series}
    units = {unit.id: unit for unit in records.units}
    for one in records.series:
        yield from values.of_series(one, units)
    for observation in records.observations:
        if observation.series in series:
            yield from values.of_observation(observation, series[observation.series], units)
    yield from values.repeated(records.observations)
    yield from values.gaps(records.gaps, records.observations, series, units)
    yield from values.conversions(records.pages, series, units)
    observations = {one.id: one for one in records.observations}
    yield from checks.findings(records.checks, (observations, series, units))
    if records.article is not None:
        kinds = ("observations", "events", "checks", "sources", "sides")
        ids = {kind: {fact.id for fact in getattr(records, kind)} for kind in kinds}
        known = article.Known(ids, records.unread | records.nameless, records.broken)
        yield from article.findings(records.article, known)


def _unique(records: Records) -> Iterator[Finding]:
    cited = (*records.sources, *records.observations, *records.events, *records.checks)
    for facts in (cited, records.series, records.units, records.eras, records.pages, records.sides):
        seen: dict[str, str] = {}
        for fact in facts:
            name, kind = fact.id, type(fact).__name__.lower()  # type: ignore[attr-defined]
            if name in seen:
                yield Finding(
                    fact,
                    "id",
                    f"the id {name!r} is taken by another {seen[name]}; give this {kind} one of its own",
                )
            seen[name] = kind


def _names(records: Records) -> Iterator[Finding]:
    """Charts of one id, and ids that the site needs for itself."""
    charts: set[str] = set()
    for page in records.pages:
        for n, chart in enumerate(page.charts):
            if chart.id in charts:
                yield Finding(
                    page,
                    f"charts.{n}.id",
                    f"the id {chart.id!r} is taken by another chart; give this chart one of its own",
                )
            charts.add(chart.id)
        yield from _shared(page)
    for page in records.pages:
        if page.id in RESERVED_PAGES.union(OWN_PAGES):
            yield Finding(
                page, "id", f"{page.id!r} is a page that every site has; choose another id"
            )
    for one in records.series:
        if one.id in RESERVED:
            yield Finding(
                one, "id", f"{one.id!r} is the name of a list of the site; choose another id"
            )
    for source in records.sources:
        if source.id == UNKNOWN:
            wrong = f"{UNKNOWN!r} is the origin of values that nobody can trace"
            yield Finding(source, "id", f"{wrong}; choose another id")


def _shared(page: Page) -> Iterator[Finding]:
    """Charts of one page whose choices would stand in the same parameter of its link."""
    taken: dict[str, str] = {}
    for n, chart in enumerate(page.charts):
        name = chart.parameter
        if name in taken:
            field = "kind" if name == "view" else "conversions"
            yield Finding(
                page,
                f"charts.{n}.{field}",
                f"{taken[name]!r} has the `{name}` of the page's link; put one on another page",
            )
        if name:
            taken[name] = chart.id


def _references(records: Records, meant: set[str]) -> Iterator[Finding]:
    """Names of nothing; what was probably meant is added to `meant`."""
    kinds = ("units", "sources", "series", "observations", "events", "checks", "pages")
    known: dict[str, set[str]] = {
        kind: {fact.id for fact in getattr(records, kind)} for kind in kinds
    }
    known["charts"] = {chart.id for page in records.pages for chart in page.charts}
    known["answer"] = set().union(*(known[kind] for kind in IN_THE_ANSWER))
    for fact, path, kind, name in _mentions(records):
        homes = {"charts": {"pages"}, "answer": set(IN_THE_ANSWER)}.get(kind, {kind})
        if (
            name in known[kind]
            or name in records.broken
            or homes & (records.unread | records.nameless)
        ):
            continue
        near = get_close_matches(name, sorted(known[kind]), n=1)
        meant.update(near)
        right = (
            f"did you mean {near[0]!r}?"
            if near
            else f"add it to {_any_of(homes)} or name one that is there"
        )
        yield Finding(
            fact,
            path,
            f"there is no {_any_of(homes if kind == 'answer' else {kind}, one=True)} {name!r}; {right}",
        )


def _any_of(kinds: Set[str], *, one: bool = False) -> str:
    """Kinds of fact in words: 'sources', or for `one` of them 'source'."""
    names = sorted(kinds, key=(*IN_THE_ANSWER, *kinds).index)
    return format_list(
        [name.removesuffix("s") if one and name != "series" else name for name in names],
        "or",
        locale="en_GB",
    )


def _mentions(records: Records) -> Iterator[Mention]:
    """Every place where one fact names another."""
    yield from (
        (unit, "shown_as", "units", unit.shown_as)
        for unit in records.units
        if unit.shown_as is not None
    )
    for one in records.series:
        yield one, "unit", "units", one.unit
        yield from ((one, f"units.{n}", "units", name) for n, name in enumerate(one.units))
    yield from ((one, "source", "sources", one.source) for one in records.observations)
    for event in records.events:
        yield from (
            (event, f"sources.{n}.source", "sources", one.source)
            for n, one in enumerate(event.sources)
        )
        yield from ((event, f"series.{n}", "series", name) for n, name in enumerate(event.series))
    for era in records.eras:
        yield from ((era, f"sources.{n}", "sources", name) for n, name in enumerate(era.sources))
    yield from ((gap, "series", "series", gap.series) for gap in records.gaps)
    yield from _check_mentions(records.checks)
    for page in records.pages:
        for n, chart in enumerate(page.charts):
            yield from (
                (page, f"charts.{n}.series.{m}", "series", name)
                for m, name in enumerate(chart.series)
            )
            for m, conversion in enumerate(chart.conversions):
                place = f"charts.{n}.conversions.{m}"
                yield page, f"{place}.unit", "units", conversion.unit
                yield from (
                    (page, f"{place}.rates.{k}", "series", name)
                    for k, name in enumerate(conversion.rates)
                )
                if conversion.of is not None:
                    yield page, f"{place}.of", "series", conversion.of
            if chart.instead is not None:
                yield page, f"charts.{n}.instead", "series", chart.instead
    if records.about is not None:
        yield from _about_mentions(records.about)


def _check_mentions(checks: tuple[Check, ...]) -> Iterator[Mention]:
    for check in checks:
        if check.unit is not None:
            yield check, "unit", "units", check.unit
        for _, place, one in check.inputs.placed():
            named = (
                ("observation", "observations", one.observation),
                ("series", "series", one.series),
                ("source", "sources", one.source),
            )
            yield from (
                (check, f"{place}.{field}", kind, name)
                for field, kind, name in named
                if name is not None
            )


def _about_mentions(about: About) -> Iterator[Mention]:
    for n, sentence in enumerate(about.answer):
        for match in REFERENCE.finditer(sentence):
            yield about, f"answer.{n}", "answer", match[1]
    for n, claim in enumerate(about.claims):
        yield about, f"claims.{n}.observation", "observations", claim.observation
        yield from (
            (about, f"claims.{n}.beside.{m}", "observations", name)
            for m, name in enumerate(claim.beside)
        )
        yield from (
            (about, f"claims.{n}.same.{m}", "observations", name)
            for m, name in enumerate(claim.same)
        )
        yield about, f"claims.{n}.page", "pages", claim.page
        if claim.chart is not None:
            yield about, f"claims.{n}.chart", "charts", claim.chart
    yield from (
        (about, f"key_events.{n}", "events", name) for n, name in enumerate(about.key_events)
    )
    yield about, "headline", "charts", about.headline


def _nothing_idle(records: Records, meant: set[str]) -> Iterator[Finding]:
    """Sources that nobody cites and series that no page shows, save those that a slip of the pen probably meant."""
    spared = records.broken | meant
    cited = spared | {name for _, _, kind, name in _mentions(records) if kind == "sources"}
    shown = spared | {
        name
        for fact, _, kind, name in _mentions(records)
        if kind == "series" and isinstance(fact, Page)
    }
    if not records.unread & {"observations", "events", "eras", "series"}:
        for source in records.sources:
            if source.id not in cited:
                yield Finding(
                    source, "id", f"no fact cites the source {source.id!r}; cite it or take it out"
                )
    if "pages" not in records.unread | records.nameless:
        for one in records.series:
            if one.id not in shown:
                yield Finding(
                    one,
                    "id",
                    f"no page shows the series {one.id!r}; name it in a chart of pages.yaml",
                )


def _dates(records: Records) -> Iterator[Finding]:
    printed = {
        source.id: source.published.last_day for source in records.sources if source.published
    }
    running = {source.id for source in records.sources if source.running}
    released = records.about.released if records.about else Date.max
    for event in records.events:
        days = [printed.get(one.source) or Date.max for one in event.sources]
        if event.date.first_day is not None and max(days) < event.date.first_day <= released:
            yield Finding(
                event,
                "date",
                f"{event.date} is after the last of its sources ({max(days)}); check the year",
            )
        for n in (n for n, one in enumerate(event.sources) if one.source in running):
            yield Finding(
                event,
                f"sources.{n}.source",
                "is a source that runs on; only values can rest on it, so name another",
            )
        if event.date.start is None:
            yield Finding(
                event,
                "date",
                "an event needs a day, month or year; write at least the year, with ~ or ? where it is not sure",
            )
    for source in records.sources:
        first = source.published.first_day if source.published else None
        if first is not None and first > source.accessed:
            yield Finding(
                source,
                "published",
                f"{source.published} is after the day it was read ({source.accessed}); check both",
            )
    if records.about is not None:
        yield from _after_release(records, records.about)


def _after_release(records: Records, about: About) -> Iterator[Finding]:
    """Days later than the release; where they are many, the day of the release is the mistake."""
    dated: Iterable[tuple[Fact, str, Date | None]] = (
        (about, "checked", about.checked),
        *((source, "accessed", source.accessed) for source in records.sources),
        *((gap, "on", gap.on) for gap in records.gaps),
        *((event, "date", event.date.first_day) for event in records.events),
        *((era, "period", era.period.first_day) for era in records.eras),
        *(
            (one, "period", one.period.first_day)
            for one in records.observations
            if one.status != "f"
        ),
    )
    late = [
        (fact, path, day) for fact, path, day in dated if day is not None and day > about.released
    ]
    if len(late) > MOST_LATE:
        last = max(day for _, _, day in late)
        yield Finding(
            about,
            "released",
            f"{len(late)} facts are of later days, the last of {last}; raise `released` to it",
        )
        return
    for fact, path, day in late:
        right = (
            "check the date, mark a forecast with status f,"
            if isinstance(fact, Observation)
            else "check the date,"
        )
        yield Finding(
            fact,
            path,
            f"{day} is after the release of {about.released}; {right} or raise `released` in dataset.yaml",
        )


def _wordless(records: Records) -> Iterator[Finding]:
    """Events that the answer names without words: they have no number to put in their place."""
    events = {event.id for event in records.events}
    for n, sentence in enumerate(records.about.answer if records.about else ()):
        for match in REFERENCE.finditer(sentence):
            if match[1] in events and not (match[2] or "").strip() and records.about is not None:
                text = f"{match[1]!r} is an event and has no number; write {{{match[1]}|words}}"
                yield Finding(records.about, f"answer.{n}", text)


def _cards(records: Records) -> Iterator[Finding]:
    pages = {page.id: {chart.id for chart in page.charts} for page in records.pages}
    for n, claim in enumerate(records.about.claims if records.about else ()):
        elsewhere = [page for page, charts in pages.items() if claim.chart in charts]
        if (
            elsewhere
            and claim.page in pages
            and claim.page not in elsewhere
            and records.about is not None
        ):
            text = f"the chart {claim.chart!r} is on the page {elsewhere[0]!r}, not on {claim.page!r}; name a chart of that page"
            yield Finding(records.about, f"claims.{n}.chart", text)


def _same_words(records: Records) -> Iterator[Finding]:
    """Claims that are said to be the same and can be told apart."""
    known = {one.id: one for one in records.observations}
    for n, claim in enumerate(records.about.claims if records.about else ()):
        own = known.get(claim.observation)
        for m, other in enumerate(known.get(name) for name in claim.same):
            if own is None or other is None or records.about is None:
                continue
            alike = own.series == other.series and own.period.text == other.period.text
            if not alike or own.value is not None or other.value is not None or own is other:
                text = f"{other.id!r} is not in other words what {own.id!r} says"
                right = "name values without a number, of the same series and period"
                yield Finding(records.about, f"claims.{n}.same.{m}", f"{text}; {right}")


def _eras(eras: tuple[Era, ...]) -> Iterator[Finding]:
    ordered = sorted(eras, key=lambda era: era.period.first_day or Date.min)
    for era in eras:
        if not era.period.dated:
            yield Finding(era, "period", "an era needs a date; write START/END or START/..")
    for n, later in enumerate(ordered):
        earlier = next((one for one in ordered[:n] if one.period.overlaps(later.period)), None)
        if earlier is not None:
            yield Finding(
                later,
                "period",
                f"it overlaps the era {earlier.id!r} ({earlier.period}); let one end before the next",
            )
