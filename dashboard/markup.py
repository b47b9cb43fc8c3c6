"""Pieces of HTML. Every text goes through `Markup.format`, which escapes it: texts of the dataset are data."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from urllib.parse import quote

from markupsafe import Markup

from dashboard import value_words, wording
from dashboard.charts import Mark, Palette
from dashboard.claims import Card, Piece
from dashboard.model import Dataset, Event, Source
from dashboard.record import Record, Role, Value

MOST_CHECKS, MOST_PUBLISHERS = 3, 6
SEPARATOR = Markup(" · ")


def join(parts: Iterable[str], separator: str = "") -> Markup:
    return Markup("{}").format(separator).join(parts)


def inside(page: str, text: str, *, anchor: str = "") -> Markup:
    """A link to a page of this site ('' is the overview), relative, so that it holds under any base path."""
    return Markup('<a class="inside" href="./{}{}" target="_self">{}</a>').format(
        page, f"#{anchor}" if anchor else "", text
    )


def focus(name: str, text: str) -> Markup:
    """A link that opens the evidence of an observation, event or source on the page where it stands."""
    return Markup('<a class="inside focus" href="?focus={}" target="_self">{}</a>').format(
        quote(name), text
    )


def inside_here(text: str) -> Markup:
    """A link to this page without the evidence that is open."""
    return Markup('<a class="inside close" href="?" target="_self">{}</a>').format(text)


def as_of(day: str, text: str) -> Markup:
    """A link to this view with the record of another day; '' is all that is known."""
    return Markup('<a class="inside day" href="?as_of={}" target="_self">{}</a>').format(day, text)


def outside(url: str, text: str) -> Markup:
    """A link that leaves the site."""
    if not url:
        return Markup("{}").format(text)
    return Markup(
        '<a class="outside" href="{}" target="_blank" rel="noopener noreferrer">{}</a>'
    ).format(url, text)


def source_link(source: Source) -> Markup:
    """Publisher and date of a source, linked to the page itself."""
    text = wording.by_line(source)
    return outside(source.url, text) if source.url else Markup("{} (no link)").format(text)


def cited(source: Source) -> Markup:
    """A source as it is cited: publisher, title, date, linked."""
    date = f", {source.published.words}" if source.published else ", no date printed"
    title = f"“{source.title}”" if source.title else "title not read"
    link = outside(source.url or "", title)
    via = f", read at {source.via}" if source.via else ""
    return Markup("{}, {}{}{}").format(source.publisher, link, date, via)


def sentence(pieces: Sequence[Piece]) -> Markup:
    """Text in which each number opens its evidence."""
    return join(piece_of(piece) for piece in pieces)


def piece_of(piece: Piece) -> Markup:
    """Text that leads to the evidence or the check it rests on, if any."""
    if piece.check:
        return inside("checks", piece.text, anchor=piece.check)
    return focus(piece.focus, piece.text) if piece.focus else Markup("{}").format(piece.text)


def card(card: Card) -> Markup:
    """A printed claim."""
    beside = join(
        Markup('<p class="beside">{}</p>').format(focus(piece.focus or "", piece.text))
        for piece in card.beside
    )
    unlike = Markup('<p class="unlike">{}</p>').format(card.unlike) if card.unlike else ""
    voices = Markup('<p class="voices">{}</p>').format(card.voices) if card.voices else ""
    return Markup(
        '<article class="claim"><h3>{}</h3><p class="number{}">{}</p><p class="by">{}; {}</p>{}{}{}{}<p class="known">{} {}</p></article>'
    ).format(
        card.label,
        " words" if card.value.startswith("“") else "",
        focus(card.observation, card.value),
        card.when,
        focus(card.observation, card.by),
        beside,
        unlike,
        voices,
        checked(card.checked[:MOST_CHECKS], max(0, len(card.checked) - MOST_CHECKS)),
        card.known,
        inside(card.page, "All values", anchor=card.chart),
    )


def checked(pieces: Sequence[Piece], more: int) -> Markup:
    """The verdicts that concern a value, a line each, and how many are not shown."""
    if not pieces:
        return Markup("")
    lines = join(Markup("<li>{}</li>").format(piece_of(piece)) for piece in pieces)
    rest = inside("checks", f"and {more} more") if more else ""
    left = Markup("<li>{}</li>").format(rest) if rest else ""
    head = f"Used in {wording.count(len(pieces) + more, 'check')}:"
    return Markup('<p class="checked">{}</p><ul class="checked">{}{}</ul>').format(
        head, lines, left
    )


def legend(marks: Sequence[Mark], colours: Palette, own: str) -> Markup:
    """The marks of a chart in words; `own` is the colour of its bars and points."""
    tones = {**asdict(colours), "accent": own, "soft": colours.soft(own)}
    items = (
        Markup("<li>{} {}</li>").format(
            image(
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 12">{mark.value.picture.format(**tones)}</svg>',
                "",
                14,
                12,
            ),
            mark.value.words,
        )
        for mark in marks
    )
    return Markup('<ul class="legend">{}</ul>').format(join(items))


def image(svg: str, words: str, width: int, height: int) -> Markup:
    """An SVG as an image with a data address: st.html lets no inline SVG through."""
    address = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return Markup('<img alt="{}" width="{}" height="{}" src="{}">').format(
        words, width, height, address
    )


def walk(label: str, points: Sequence[tuple[str, str]]) -> Markup:
    """A slider over the marks of a chart: arrow keys say each one, Enter opens its evidence. links.js gives it life."""
    return Markup(
        '<div class="walk"><label>{} <input type="range" min="0" max="{}" value="0" aria-valuetext="{}" data-points="{}"></label>'
        '<output aria-hidden="true">Arrow keys walk through the values, Enter opens the evidence.</output></div>'
    ).format(label, len(points) - 1, points[0][1], json.dumps(points, ensure_ascii=False))


def copy(label: str, text: str) -> Markup:
    """A button that copies a text."""
    return Markup('<button type="button" class="copy" data-copy="{}">{}</button>').format(
        text, label
    )


def pictures(chart: str, file: str, title: str, notes: Sequence[str], ground: str) -> Markup:
    """Buttons that save a chart as a picture with title, sources and release. links.js draws it in the browser."""
    one = Markup('<button type="button" class="copy picture" data-form="{}">{}</button>')
    buttons = join((one.format(form, form.upper()) for form in ("png", "svg")), " ")
    return Markup(
        '<p data-chart="{}" data-file="{}" data-title="{}" data-notes="{}" data-ground="{}">Picture: {}</p>'
    ).format(chart, file, title, "\n".join(notes), ground, buttons)


def snippets(addresses: Sequence[str], title: str, embed: str) -> Markup:
    """Lines of code that read the files at their addresses, and one that shows the chart on another page."""
    frames = "\n".join(f'pd.read_csv("{address}")' for address in addresses)
    texts = [
        ("pandas", f"import pandas as pd\n{frames}"),
        ("curl", "\n".join(f'curl -LO "{address}"' for address in addresses)),
    ]
    frame = Markup(
        '<iframe src="{}" title="{}" style="width:100%;height:900px;border:0" loading="lazy"></iframe>'
    ).format(embed, title)
    texts += [("Embed", str(frame))] if embed else []
    parts = (
        Markup("<h3>{}</h3><pre><code>{}</code></pre>{}").format(name, text, copy("Copy", text))
        for name, text in texts
    )
    return Markup('<div class="code">{}</div>').format(join(parts))


def table(caption: str, header: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> Markup:
    """An HTML table with caption and scope. Each row is a class and its cells; the first cell heads the row."""
    head = join(Markup('<th scope="col">{}</th>').format(name) for name in header)
    lines = []
    for style, cells in rows:
        first = Markup('<th scope="row" data-label="{}">{}</th>').format(header[0], cells[0])
        rest = join(
            Markup('<td data-label="{}">{}</td>').format(name, cell)
            for name, cell in zip(header[1:], cells[1:], strict=True)
        )
        lines.append(Markup('<tr class="{}">{}{}</tr>').format(style, first, rest))
    return Markup(
        '<table class="facts"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(caption, head, join(lines))


def folded(summary: str, body: Markup) -> Markup:
    """What waits behind a click; on paper it is open."""
    return Markup('<details class="fold"><summary>{}</summary>{}</details>').format(summary, body)


def facts(dataset: Dataset, values: Iterable[Value], caption: str, *, several: bool) -> Markup:
    """Observations as a table; `several` adds the name of the series."""
    header = ("When", *(("What",) if several else ()), "Value", "Who says it", "Source", "Remark")
    rows = (_fact(dataset, value, several=several) for value in values)
    return table(caption, header, rows)


def _fact(dataset: Dataset, value: Value, *, several: bool) -> tuple[str, tuple[str, ...]]:
    """The class and the cells of a row of a table of observations."""
    shown = focus(value.id, value_words.shown(dataset, value))
    if value.role is Role.DEPRECATED:
        shown = Markup("<s>{}</s>").format(shown)
    what = (value.series.title,) if several else ()
    return value.role, (
        value.period.words,
        *what,
        shown,
        value.observation.reported_by or value.source.publisher,
        source_link(value.source),
        _remark(dataset, value),
    )


_WITHOUT_REMARK = frozenset({Role.USED, Role.NO_DATE, Role.IN_WORDS, Role.WINDOW})
"""Roles that the other cells of a row already tell."""


def _remark(dataset: Dataset, value: Value) -> str:
    observation = value.observation
    role = "" if value.role in _WITHOUT_REMARK else value_words.why(dataset, value)
    # A curator's reason is written as a sentence already.
    role = role if role == (observation.reason or "") else wording.begun(role)
    status = "" if value.role is Role.FORECAST else wording.STATUS[observation.status]
    return wording.sentences(role, wording.begun(status), observation.note or "")


def events(chosen: Sequence[Event], *, numbered: bool = False) -> Markup:
    """Events as a list of dates and titles."""
    frame = (
        Markup('<ol class="events">{}</ol>') if numbered else Markup('<ul class="events">{}</ul>')
    )
    items = join(
        Markup('<li><span class="when">{}</span> {}</li>').format(
            event.date.words, focus(event.id, event.title)
        )
        for event in chosen
    )
    return frame.format(items)


def publishers(values: Iterable[Value]) -> Markup:
    """The source line of a chart: the publishers of the values used, linked, the rest counted."""
    sources: dict[str, Source] = {}
    for value in sorted(values, key=lambda value: not value.is_used):
        sources.setdefault(value.source.id, value.source)
    by_name: dict[str, Source] = {}
    for source in sources.values():
        by_name.setdefault(source.publisher, source)
    named = list(by_name.values())[:MOST_PUBLISHERS]
    links = join((source_link(source) for source in named), "; ")
    more = len(sources) - len(named)
    return Markup("{}{}").format(links, f" and {more} more" if more > 0 else "")


def undated(dataset: Dataset, values: Iterable[Value]) -> Markup:
    """Numbers without a year, in a sentence; pages that print the same number share it."""
    by_title: dict[str, list[Value]] = {}
    for value in values:
        by_title.setdefault(value.series.title, []).append(value)
    parts = (
        Markup("<b>{}</b>: {}").format(title, join(_equal_numbers(dataset, by_title[title]), "; "))
        for title in sorted(by_title)
    )
    return Markup('<p class="undated">No year printed, so not on the chart. {}.</p>').format(
        join(parts, ". ")
    )


def _equal_numbers(dataset: Dataset, values: Iterable[Value]) -> list[Markup]:
    """Each number once, with every page that prints it; each page leads to its own evidence."""
    numbers: dict[tuple[object, ...], list[Value]] = {}
    for value in values:
        printed = value.observation
        key = (str(printed.value), value.amount_to, printed.unit)
        numbers.setdefault(key, []).append(value)
    told = []
    for same in numbers.values():
        shown = dict.fromkeys(value_words.shown(dataset, value) for value in same)
        pages = join((focus(value.id, wording.by_line(value.source)) for value in same), "; ")
        told.append(Markup("{} ({})").format(focus(same[0].id, " or ".join(shown)), pages))
    return told


def gap_list(record: Record, series: Sequence[str]) -> Markup:
    """What was searched for and not found, grouped by series and search."""
    dataset = record.dataset
    items = join(
        Markup("<li><b>{}</b>: {}. <span>Looked for in: {}; last on {}.</span></li>").format(
            dataset.one_series[name].title,
            wording.years([gap.period.words for gap in gaps]),
            searched,
            wording.day(on, dataset.about.locale),
        )
        for (name, searched, on), gaps in record.searches.items()
        if name in series
    )
    return (
        Markup('<ul class="gaps">{}</ul>').format(items)
        if items
        else Markup("<p>No failed search is on record here.</p>")
    )


def unmarked(text: str) -> str:
    """A text for a place where Streamlit would read Markdown."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
