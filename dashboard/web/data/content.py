"""The bytes of a file: the rows that are asked for, as its page chooses them."""

import json
from datetime import MAXYEAR, MINYEAR

from dashboard import article, exports, record, shelf
from dashboard.charts import timeline, view
from dashboard.markup import bibliography
from dashboard.model import ARTICLE, Event, Source
from dashboard.period import Period
from dashboard.record import Record, through_time
from dashboard.record.checks import Result
from dashboard.store import Release
from dashboard.web import programs
from dashboard.web.compression import Body
from dashboard.web.data import files
from dashboard.web.data.asked import Asked
from dashboard.words import choosing, language


def body(release: Release, name: str, wanted: Asked) -> Body:
    """The bytes of a file, kept where they are asked for again.

    Words of a search have no end, so they are part of no key. Years and days have a place of their
    own: whoever asks for many of them pushes out nothing that all readers ask for.
    """
    if wanted.text:
        return Body(content(release, name, wanted))
    kept = _whole if wanted.is_whole else _part
    return kept(release, name, wanted, language())


@shelf.kept(64)
def _whole(release: Release, name: str, wanted: Asked, spoken: str) -> Body:
    return Body(content(release, name, wanted))


@shelf.kept(16)
def _part(release: Release, name: str, wanted: Asked, spoken: str) -> Body:
    return Body(content(release, name, wanted))


def content(release: Release, name: str, wanted: Asked) -> bytes:
    """The bytes of a file that there is."""
    if name == files.INDEX:
        return _index(release)
    if name in files.WHOLE:
        _media_type, make = files.WHOLE[name]
        return make(release, wanted.as_of)
    known = record.of(release, wanted.as_of)
    stem, form = files.parts(name)
    chart = files.chart_of(release, stem)
    return exports.file(
        release,
        _table(release, known, stem, wanted),
        _title(release, known, stem, wanted),
        form,
        as_of=wanted.as_of,
        selection=wanted.query("" if chart is None else chart.parameter),
        for_excel=wanted.for_excel,
    )


def _title(release: Release, known: Record, stem: str, wanted: Asked) -> str:
    chart = files.chart_of(release, stem)
    if chart is not None:
        return view.of(chart, known, wanted.choice).title
    return exports.lists().get(stem) or exports.titled(known, [stem])


def _table(release: Release, known: Record, stem: str, wanted: Asked) -> exports.Table:
    """The rows that are asked for, as the pages choose them, in the order of the whole file."""
    chart = files.chart_of(release, stem)
    if chart is not None:
        shown = view.of(chart, known, wanted.choice)
        return exports.observations(release, known, shown.visible_values)
    if stem == "events":
        return exports.events(release, _events(known, wanted))
    if stem == "sources":
        return exports.sources(release, _sources(known, wanted))
    if stem == "checks":
        return exports.checks(release, _checks(known, wanted))
    if stem == "verdicts":
        return exports.verdicts_in_time(release, through_time.bands(release, wanted.as_of))
    if stem == ARTICLE:
        return exports.article(release, article.entries(known))
    values = known.values if stem == "observations" else known.series(stem)
    return exports.observations(release, known, exports.within(values, wanted.years))


def _events(known: Record, wanted: Asked) -> list[Event]:
    kinds = wanted.kinds or timeline.kinds_of(known)
    found = timeline.matching(known.events, kinds, wanted.text)
    if wanted.years is None:
        return found
    first, last = int(wanted.first or MINYEAR), int(wanted.last or MAXYEAR)
    return timeline.beginning(found, first, last)


def _sources(known: Record, wanted: Asked) -> list[Source]:
    kinds = wanted.kinds or bibliography.kinds(known.dataset)
    found = {source.id for source in bibliography.found(known, kinds, wanted.text, wanted.country)}
    years = wanted.years
    return [
        source
        for source in known.dataset.sources
        if source.id in found and (years is None or _overlaps(source.published, years))
    ]


def _overlaps(period: Period | None, years: Period) -> bool:
    return period is not None and period.overlaps(years)


def _checks(known: Record, wanted: Asked) -> tuple[Result, ...]:
    if not wanted.kinds:
        return known.results
    return tuple(result for result in known.results if result.verdict.value in wanted.kinds)


def _index(release: Release) -> bytes:
    """What there is for programs, and what its parameters mean."""
    about = release.dataset.about
    listed = {
        "title": about.title,
        "release": release.name,
        "released": str(about.released),
        "licence": about.licence,
        "licence_url": about.licence_url,
        "parameters": files.MEANINGS,
        "addresses": programs.ADDRESSES,
        "files": [
            {
                "path": f"data/{name}",
                "parameters": [*files.parameters_of(release, name), choosing.PARAMETER],
            }
            for name in files.names(release)[1:]
        ],
    }
    return f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n".encode()
