"""The first page: the question, its answer, the claims, key dates, and what is not known."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from babel.lists import format_list
from markupsafe import Markup

from dashboard import claims, headings, other_values, report
from dashboard.charts import timeline
from dashboard.markup import timeline_drawing
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.markup.values import searches
from dashboard.model import Side
from dashboard.model.claims import Claim
from dashboard.period import Period
from dashboard.record import Record, Value, voices
from dashboard.words import gettext as _
from dashboard.words import locale, ngettext, periods, value_words, wording


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a card leads to."""

    words: str
    page: str
    place: str
    """The id of a chart or a check on that page; '' for none in particular."""


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One printed claim as its card shows it."""

    label: str
    observation: str
    number: str
    """With hedge and unit; the words of a claim that has no number."""
    is_in_words: bool
    quoted_from: str
    """Publisher and date of these words, where another page has them in the reader's language."""
    printed_by: tuple[bool, ...]
    """For each side of the dataset whether a page of it prints the claim."""
    speaker: str
    by: str
    """Publisher and date."""
    sides: str
    verdict: str
    link: Destination


@dataclass(frozen=True, slots=True)
class Slot:
    """One year of something that is not known; with the value of the year that is."""

    year: int
    value: Value | None = None
    mark: str = ""
    """The value in words."""
    height: float = 0.0
    """Its height, in per cent of the largest one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture that cannot be drawn, and what it would show."""

    title: str
    would_show: str
    series: str
    slots: tuple[Slot, ...]

    @property
    def words(self) -> str:
        """The picture in words."""
        first, last = self.slots[0].year, self.slots[-1].year
        known = sum(slot.value is not None for slot in self.slots)
        if not known:
            return _("%(first)d to %(last)d: no figure found", first=first, last=last)
        return ngettext(
            "%(first)d to %(last)d: a figure for %(number)d year only",
            "%(first)d to %(last)d: a figure for %(number)d years only",
            known,
            first=first,
            last=last,
        )


def opening(site: Site) -> Markup:
    """The question and its answer."""
    return fill(
        "overview.html",
        "opening",
        question=site.about.question,
        answer=claims.answer(site.record),
        in_short=headings.in_short(site.record),
    )


def to_balance(site: Site) -> Markup:
    """The way to the picture of what came and what it cost; nothing in a dataset without one."""
    charts = ((page.id, chart) for page in site.dataset.pages for chart in page.charts)
    for page, chart in charts:
        if chart.kind == "balance":
            return fill("overview.html", "to_balance", page=page, chart=chart)
    return Markup("")


def claimed(site: Site) -> Markup:
    """The printed claims, a card each."""
    absent = _("The record holds no claim yet.")
    if site.release.dataset.about.claims:
        absent = _("None of the claims was published by then.")
    shown = cards(site.record)
    return fill(
        "overview.html",
        "claimed",
        legend=_legend(site.dataset.sides),
        cards=shown,
        common=_common_source(shown),
        speaker=_common_speaker(shown),
        absent=absent,
    )


def _in_words_of_the_reader(record: Record, value: Value) -> Value:
    """The value whose words a card quotes.

    A claim without a number is quoted in the reader's language where a page of the same statement
    has it in that language.
    """
    if value.observation.value is not None or _is_of_the_reader(value):
        return value
    told = (
        other
        for other in record.file_order(value.series.id)
        if other.observation.value is None
        and other.observation.standing != "deprecated"
        and other.period.text == value.period.text
        and other.observation.same_statement(value.observation)
        and _is_of_the_reader(other)
    )
    return next(told, value)


def _is_of_the_reader(value: Value) -> bool:
    """Its page is in the reader's language, in whatever script."""
    spoken, _script, _rest = value.source.language.partition("-")
    return spoken == locale().language


def _common_source(shown: Sequence[ClaimCard]) -> str:
    """The publisher and date of all claims, which then need no line on each card; else ''."""
    sources = {card.by for card in shown}
    return sources.pop() if len(sources) == 1 and len(shown) > 1 else ""


def _common_speaker(shown: Sequence[ClaimCard]) -> str:
    """The speaker of most claims, whom their cards then need not name; else ''."""
    speakers = Counter(card.speaker for card in shown if card.speaker)
    (most, number), *_others = speakers.most_common(1) or [("", 0)]
    return most if number > 1 and number > len(shown) / 2 else ""


def _legend(sides: Sequence[Side]) -> str:
    """What the squares of the cards mean; '' in a dataset without sides."""
    if not sides:
        return ""
    names = wording.row([side.short or side.title for side in sides])
    return _("Filled squares report it: %(sides)s.", sides=names)


def cards(record: Record) -> tuple[ClaimCard, ...]:
    """The claims of the dataset, in its order."""
    return tuple(_card(record, claim) for claim in record.dataset.about.claims)


def _card(record: Record, claim: Claim) -> ClaimCard:
    dataset = record.dataset
    value = record.value[claim.observation]
    quoted = _in_words_of_the_reader(record, value)
    found = voices.of(dataset, value.observation)
    sides = [side for side, pages in found.by_side]
    verdict, link = _verdict(record, claim)
    return ClaimCard(
        label=_label(claim, value),
        observation=value.id,
        number=value_words.shown(dataset, quoted),
        is_in_words=value.amount is None,
        quoted_from="" if quoted is value else wording.by_line(quoted.source),
        printed_by=tuple(side in sides for side in dataset.sides),
        speaker=claim.speaker or str(found.speaker or ""),
        by=wording.by_line(value.source),
        sides=_sides(sides) or other_values.printed(record, value),
        verdict=verdict,
        link=link,
    )


def _label(claim: Claim, value: Value) -> str:
    """The heading of a card; it names the time of the claim, where there is one."""
    start = value.period.start or value.period.end
    if start is None or str(start.year) in claim.label:
        return claim.label
    return _("%(claim)s, %(period)s", claim=claim.label, period=periods.in_words(value.period))


def _sides(sides: Sequence[Side]) -> str:
    """The sides whose pages print a claim, in words."""
    if not sides:
        return ""
    if len(sides) == 1:
        return wording.begun(_("%(side)s only", side=sides[0].title))
    return wording.begun(format_list([side.title for side in sides], locale=locale()))


def _verdict(record: Record, claim: Claim) -> tuple[str, Destination]:
    """What the record says of a claim, and where that stands.

    Of a claim that no check asks about: what else is printed.
    """
    told = claims.verdict(record, claim)
    if told is None:
        value = record.value[claim.observation]
        others = other_values.beside(record, value) or other_values.printed(record, value)
        return others, _destination(record, claim)
    if told == headings.verdict(record, claim):
        return headings.plain(told), _destination(record, claim)
    worst = claims.judging(record, claim)[0]
    return headings.plain(told), Destination(_("See the check"), "checks", worst.check.id)


def _destination(record: Record, claim: Claim) -> Destination:
    """Where the link of a claim leads to: by default to all values of its kind."""
    link = claim.link
    if link is None:
        return Destination(_("See all values"), claim.page, claim.chart or "")
    if link.check is not None:
        return Destination(link.words, "checks", link.check)
    if link.chart is not None:
        chart = record.dataset.chart[link.chart]
        page = next(page for page in record.dataset.pages if chart in page.charts)
        return Destination(link.words, page.id, link.chart)
    return Destination(link.words, link.page or claim.page, "")


def dates(site: Site) -> Markup:
    """The key events beneath the bars of the owners; nothing where no event is on record."""
    record = site.record
    events = timeline.key_events(record, record.events)
    if not record.events:
        return Markup("")
    all_events = ngettext("All %(number)d event", "All %(number)d events", len(record.events))
    if not events:
        return fill("overview.html", "no_dates", all_events=all_events)
    scale = timeline.whole_years(timeline.year_of(events[0]), _last_year(record))
    return fill(
        "overview.html",
        "dates",
        scale=scale,
        owners=timeline_drawing.owners(record.eras, scale),
        marks=timeline.marks(events, scale),
        columns=timeline_drawing.columns(events, record.eras, scale),
        all_events=all_events,
    )


def _last_year(record: Record) -> int:
    """The year up to which the record reaches."""
    begun = (timeline.year_of(event) for event in record.events if event.date.start)
    return max([record.dataset.about.released.year, *begun])


def unknown(site: Site) -> Markup:
    """What nobody prints, as pictures that cannot be drawn."""
    record = site.record
    found = frames(record)
    gaps = len(record.dataset.gaps)
    return fill(
        "overview.html",
        "unknown",
        frames=found,
        looked_for=_looked_for(record, [frame.series for frame in found]),
        all_gaps=ngettext("All %(number)d gap", "All %(number)d gaps", gaps) if gaps else "",
        report=report.address(site.about.report_url, report.home(), None),
    )


def frames(record: Record) -> tuple[Frame, ...]:
    """What the dataset names as not known, and every other series of which no value was found."""
    named = record.dataset.about.unknowns
    found = [
        Frame(
            one.title,
            _("Would show %(what)s", what=one.would_show),
            one.series,
            _slots(record, one.series, (one.period,)),
        )
        for one in named
    ]
    others = set(record.unprinted) - {one.series for one in named}
    found += [
        Frame(series.title, "", series.id, _slots(record, series.id))
        for series in record.dataset.series
        if series.id in others
    ]
    return tuple(frame for frame in found if frame.slots)


def _slots(record: Record, name: str, times: Sequence[Period] = ()) -> tuple[Slot, ...]:
    """A slot for each year from the first to the last that a series was looked for in."""
    looked_for = [*times, *(gap.period for gap in record.gaps(name))]
    begun = [period.start.year for period in looked_for if period.start]
    ended = [period.end.year for period in looked_for if period.end]
    if not begun or not ended:
        return ()
    years = range(min(begun), max(ended) + 1)
    values = {value.year: value for value in record.used(name) if value.amount is not None}
    largest = max((values[year].number for year in years if year in values), default=None)
    found = []
    for year in years:
        value = values.get(year)
        if value is None or not largest:
            found.append(Slot(year))
            continue
        height = round(float(100 * value.number / largest), 1)
        found.append(Slot(year, value, value_words.shown(record.dataset, value), height))
    return tuple(found)


def _looked_for(record: Record, series: Sequence[str]) -> list[str]:
    """Where the values were looked for, each place once."""
    found = [
        _("Looked for in: %(where)s; last on %(day)s.", where=search["where"], day=search["last"])
        for search in searches(record, series)
    ]
    return list(dict.fromkeys(found))
