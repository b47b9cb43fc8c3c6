"""What the dataset holds, series by series, and the words it uses."""

from collections.abc import Sequence
from datetime import date as Date
from functools import lru_cache

from markupsafe import Markup

from dashboard import exports, markup, value_words, wording
from dashboard.model import Dataset
from dashboard.model.facts import Change
from dashboard.period import parse
from dashboard.record import Record, Value
from dashboard.widgets import choices
from dashboard.widgets.site import Site
from dashboard.widgets.takeaway import Offer

MOST_YEARS = 40
Years = tuple[str, str] | None
"""The first and the last chosen one; None for all."""
_QUALIFIERS = (
    (
        "exact",
        "Printed without a hedge; it can stand for half a unit of its last digit either way.",
    ),
    (
        "about",
        "Printed with “about”, “around”, “some”; half a unit of the last digit that is not zero either way.",
    ),
    ("nearly", "Printed with “nearly”, “almost”."),
    ("at least", "Printed with “more than”, “over”, “at least”."),
    ("at most", "Printed with “under”, “up to”, “at most”."),
    ("range", "Printed as a range, and kept as one."),
)


def standfirst(dataset: Dataset) -> str:
    return (
        f"{wording.count(len(dataset.observations), 'reported value')} of {wording.count(len(dataset.series), 'series')} from "
        f"{wording.count(len(dataset.sources), 'source')}, {wording.count(len(dataset.events), 'event')} and "
        f"{wording.count(len(dataset.gaps), 'gap')}. Each row of a file carries its source, and the release."
    )


def definition(site: Site, name: str) -> Markup:
    """What a series counts and what not."""
    dataset, one = site.dataset, site.dataset.one_series[name]
    caveats = markup.join(Markup("<li>{}</li>").format(caveat) for caveat in one.caveats)
    page = dataset.page[dataset.page_of[name]]
    kind = f"Of: {wording.plain_words(one.perimeter)}. Kind of quantity: {one.measure}. Unit: {dataset.unit[one.unit].words}."
    return Markup(
        '<section class="definition"><h2>{}</h2><p>{}</p><ul>{}</ul><p>{} Shown on {}.</p></section>'
    ).format(one.title, one.definition, caveats, kind, markup.inside(page.id, page.title))


@lru_cache(maxsize=8)
def years(record: Record) -> list[str]:
    """The years in which a value begins or ends, as the link writes them."""
    days = (
        day
        for one in record.dataset.observations
        for day in (one.period.first_day, one.period.last_day)
        if day
    )
    return [f"{year:04}" for year in sorted({day.year for day in days})] or [
        str(record.dataset.about.released.year)
    ]


@lru_cache(maxsize=256)
def values(record: Record, name: str, span: Years) -> tuple[Value, ...]:
    """The values of a series in the chosen years."""
    return exports.within(record.series(name), parse("/".join(span)) if span else None)


def offer(site: Site, name: str, shown: Sequence[Value], span: Years) -> Offer:
    """The values of one series, those of the chosen years and all."""
    record, release = site.record, site.release
    whole = record.series(name)
    title = record.dataset.one_series[name].title
    years = {"from_": span[0], "to": span[1]} if span else {}
    return Offer(
        title=title,
        shown=exports.observations(release, record, shown),
        whole=exports.observations(release, record, whole),
        whole_title=title,
        stem=name,
        addresses=[site.address(f"{name}.{form}", **years) for form in ("csv", "json")],
        link=site.link(choices.chosen()),
    )


def coverage(site: Site) -> Markup:
    """For each series a small picture of its years: a whole year, a part of one, searched in vain, or nothing."""
    record, last = site.record, site.about.released.year
    used = [value.year for value in record.values if value.is_used and value.year is not None]
    first = max(min(used), last - MOST_YEARS + 1) if used else last
    years = range(first, last + 1)
    rows = (("", _covered(site, one.id, years)) for one in record.dataset.series)
    heights = "full height a value for the whole year, half height for a part of it, a dot where none was found"
    caption = f"{years[0]} to {years[-1]}: {heights}; no mark where nobody looked or the series had not begun"
    return Markup('<section class="coverage"><h2>Which years have a value</h2>{}</section>').format(
        markup.table(caption, ("Series", "Years", "Whole years", "Values"), rows)
    )


def _covered(site: Site, name: str, years: range) -> tuple[str, ...]:
    record, dataset = site.record, site.record.dataset
    used = record.used(name)
    whole = {value.year for value in used if value.is_whole_year}
    part = {value.year for value in used} - whole
    searched = {gap.period.year for gap in record.gaps(name)}
    shapes = []
    for n, year in enumerate(years):
        if year in whole | part:
            top, high = (0, 14) if year in whole else (7, 7)
            shapes.append(
                f'<rect x="{7 * n}" y="{top}" width="6" height="{high}" fill="{site.palette.accent}"/>'
            )
        elif year in searched:
            shapes.append(f'<circle cx="{7 * n + 3}" cy="12" r="1.5" fill="{site.palette.muted}"/>')
    wide = 7 * len(years)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 15">'
        f'<path d="M0 14.5H{wide}" stroke="{site.palette.grid}"/>{{}}</svg>'
    )
    told = (("whole years", whole), ("parts of", part), ("none found for", searched - whole - part))
    named = (
        (words, wording.years([str(year) for year in years if year in held]))
        for words, held in told
    )
    said = "; ".join(f"{words} {held}" for words, held in named if held) or "no year"
    title = markup.inside(dataset.page_of[name], dataset.one_series[name].title)
    share = f"{len(whole & set(years))} of {len(years)}"
    return (
        title,
        markup.image(svg.format("".join(shapes)), said, wide, 15),
        share,
        str(len(record.series(name))),
    )


def missing(record: Record) -> Markup:
    """Everything that was looked for and not found, in one table."""
    locale = record.dataset.about.locale
    rows = (
        (
            "",
            (
                record.dataset.one_series[title].title,
                wording.years([gap.period.words for gap in gaps]),
                searched,
                wording.day(on, locale),
            ),
        )
        for (title, searched, on), gaps in record.searches.items()
    )
    caption = f"{wording.count(len(record.dataset.gaps), 'gap')}: what was looked for, where, and when last"
    table = (
        markup.table(caption, ("Series", "Periods", "Where", "Last on"), rows)
        if record.searches
        else markup.gap_list(record, ())
    )
    return Markup("<section><h2>Looked for and not found</h2>{}</section>").format(table)


def corrections(dataset: Dataset) -> Markup:
    """What each release changed, the latest first; a release that changed nothing is named by its day."""
    groups: dict[str, list[Change]] = {}
    for change in dataset.changes:
        groups.setdefault(change.release, []).append(change)
    header = ("What", "Field", "From", "To")
    parts = []
    for release, (dated, *changes) in reversed(groups.items()):
        rows = (
            ("", (one.id or "", one.field, one.before or "", one.after or "")) for one in changes
        )
        day = wording.day(Date.fromisoformat(dated.after or ""), dataset.about.locale)
        caption = f"Release {release} of {day}: {wording.count(len(changes), 'change')}"
        parts.append(
            markup.table(caption, header, rows)
            if changes
            else Markup("<p>Release {} of {}: first one.</p>").format(release, day)
        )
    none = Markup("<p>No release has been recorded yet.</p>")
    return Markup("<section><h2>Corrections and changes</h2>{}</section>").format(
        markup.join(parts) if parts else none
    )


def words() -> Markup:
    """The vocabulary of the files."""
    hedges = (("", (name, meaning)) for name, meaning in _QUALIFIERS)
    roles = (("", (wording.plain_words(role), means)) for role, means in value_words.ROLES.items())
    return Markup("<section><h2>Words used</h2>{}{}</section>").format(
        markup.table("How a source hedges a value (qualifier)", ("Word", "Meaning"), hedges),
        markup.table(
            "What a value is among the others of its series (role)", ("Word", "Meaning"), roles
        ),
    )
