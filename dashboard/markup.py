"""Pieces of HTML. Every text goes through `Markup.format`, which escapes it: texts of the dataset are data."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup

from dashboard import wording
from dashboard.charts import Drawing, Mark, Palette
from dashboard.claims import Card, Piece
from dashboard.frames import Frames
from dashboard.model import Event, Source

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


def source_link(row: pd.Series) -> Markup:
    """Publisher and date of the source of a row, linked to the page itself."""
    text = f"{row['publisher']}, {row['dated']}" if row["dated"] else row["publisher"]
    return outside(row["url"], text) if row["url"] else Markup("{} (no link)").format(text)


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
        checked(card.checked),
        card.known,
        inside(card.page, "All values", anchor=card.chart),
    )


def checked(pieces: Sequence[Piece]) -> Markup:
    """The verdicts that concern a value, a line each."""
    lines = join(Markup("<li>{}</li>").format(piece_of(piece)) for piece in pieces[:MOST_CHECKS])
    more = len(pieces) - MOST_CHECKS
    rest = (
        Markup("<li>{}</li>").format(inside("checks", wording.count(more, "more check")))
        if more > 0
        else ""
    )
    return (
        Markup('<p class="checked">Recomputed:</p><ul class="checked">{}{}</ul>').format(
            lines, rest
        )
        if pieces
        else Markup("")
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


def figure(name: str, address: str, words: str, drawing: Drawing) -> Markup:
    """The place of a figure, which figures.js draws from what stands at the address.

    Both heights are told, so that nothing beneath it moves when it comes.
    """
    return Markup(
        '<div class="place"><figure data-chart="{}" data-figure="{}" aria-label="{}"'
        ' style="--wide: {}px; --narrow: {}px"></figure></div>'
    ).format(name, address, words, drawing.wide, drawing.narrow)


def walk(label: str, points: Sequence[tuple[str, str]]) -> Markup:
    """A slider over the marks of a chart: arrow keys say each one, Enter opens its evidence. walk.js gives it life."""
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
    """Buttons that save a chart as a picture with title, sources and release. pictures.js draws it in the browser."""
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


def facts(frame: pd.DataFrame, caption: str, *, several: bool) -> Markup:
    """Observations as a table; `several` adds the name of the series."""
    header = ("When", *(("What",) if several else ()), "Value", "Who says it", "Source", "Remark")
    return table(caption, header, (_fact(row, several=several) for _, row in frame.iterrows()))


def _fact(row: pd.Series, *, several: bool) -> tuple[str, tuple[str, ...]]:
    value = focus(row["id"], row["shown"])
    if row["role"] == "deprecated":
        value = Markup("<s>{}</s>").format(value)
    what = (row["title"],) if several else ()
    return row["role"], (
        row["when"],
        *what,
        value,
        row["reported_by"] or row["publisher"],
        source_link(row),
        _remark(row),
    )


def _remark(row: pd.Series) -> str:
    role = "" if row["role"] in ("stands", "no_date", "in_words", "window") else row["why"]
    # A curator's reason is written as a sentence already.
    role = role if role == row["reason"] else wording.begun(role)
    status = "" if row["role"] == "forecast" else wording.begun(wording.STATUS[row["status"]])
    return wording.sentences(role, status, row["note"])


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


def publishers(frame: pd.DataFrame) -> Markup:
    """The source line of a chart: the publishers that stand, linked, the rest counted."""
    unique = frame.sort_values(
        "role", key=lambda roles: roles != "stands", kind="stable"
    ).drop_duplicates("source")
    names = unique.drop_duplicates("publisher").head(MOST_PUBLISHERS)
    links = join((source_link(row) for _, row in names.iterrows()), "; ")
    more = len(unique) - len(names)
    return Markup("{}{}").format(links, f" and {more} more" if more > 0 else "")


def undated(frame: pd.DataFrame) -> Markup:
    """Numbers without a year, in a sentence."""
    links = (
        (
            title,
            [
                focus(row["id"], f"{row['shown']} ({row['publisher']})")
                for _, row in rows.iterrows()
            ],
        )
        for title, rows in frame.groupby("title")
    )
    parts = (Markup("<b>{}</b>: {}").format(title, join(found, "; ")) for title, found in links)
    return Markup('<p class="undated">No year printed, so not on the chart. {}.</p>').format(
        join(parts, ". ")
    )


def gap_list(frames: Frames, series: Sequence[str]) -> Markup:
    """What was searched for and not found, grouped by series and search."""
    dataset = frames.dataset
    items = join(
        Markup("<li><b>{}</b>: {}. <span>Looked for in: {}; last on {}.</span></li>").format(
            dataset.one_series[name].title,
            wording.years(periods),
            searched,
            wording.day(on, dataset.about.locale),
        )
        for (name, searched, on), periods in frames.searches.items()
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
