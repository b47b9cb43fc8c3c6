"""The quarry with poison in every text that the model lets through."""

import csv
import io
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from tests.folders import DATA, copy

SHORT = 3
"""Digits of a value that a quotation may have in words."""
POISON = (
    "<img src=x onerror=poisoned()>",
    "<script>poisoned()</script>",
    "[a](https://evil.example/x)",
    "![a](https://evil.example/y.png)",
    "$x^n$ $$y$$ \\(z\\) \\frac{a}{b}",
    ":red[red] :material/home: :blue-badge[b] :smile: :rainbow[r]",
    "**bold** _em_ `code` ~~gone~~",
    "<b>b</b><a href='https://evil.example'>a</a><br>c",
    "--></style></title></textarea><svg onload=poisoned()>",
    "%s %(a)s &lt;b&gt; &amp; \" ' \\",
    "</script><script>poisoned()</script>",
    "# head",
    "- item",
    "www.evil.example mail@evil.example https://evil.example/z",
    "w" * 58,
)
TEXTS = frozenset(
    """
    title question caveat standfirst definition words symbol publisher note via licence searched
    summary said_by disputed label unlike name city country maintainer caveats locator reported_by
    reason
    """.split()
)
"""Fields of the record whose words are free."""
LONG = frozenset({"caveat", "standfirst", "definition", "summary", "disputed"})
"""Those that may be paragraphs."""
MORE = """
- id: poisoned
  date: "2018-05"
  title: title
  summary: summary
  kind: operations
  disputed: disputed
  quantities: [{label: label, value: 4, unit: dinars}]
  sources: [{source: audit-2020, said_by: said_by}]
"""
ERA = "- {id: era-one, title: title, period: 2017/2018, sources: [audit-2020]}\n"


def poisoned(target: Path) -> Path:
    """The quarry in a folder of its own, with poison wherever a text is free."""
    folder = copy(DATA / "plants" / "quarry", target)
    (folder / "events.yaml").write_text(MORE)
    (folder / "eras.yaml").write_text(ERA)
    supply = cycle(POISON)
    for path in sorted(folder.glob("*.yaml")):
        held = yaml.load(path.read_text(), yaml.BaseLoader)
        _write_yaml(path, _poison(held, path.stem, supply))
    _add_pages(folder / "pages.yaml")
    tables = sorted((folder / "observations").glob("*.csv"))
    speakers = [_poison_table(path, supply) for path in tables]
    _speak(folder / "sides.yaml", speakers[-1])
    return folder


def _write_yaml(path: Path, held: Any) -> None:
    text = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text)


def _add_pages(path: Path) -> None:
    """A page and a chart with each poison as their texts."""
    with path.open("a") as file:
        for n, text in enumerate(POISON):
            chart = {
                "id": f"more-{n}",
                "kind": "words",
                "series": ["wells"],
                "title": text,
                "caveat": text,
            }
            page = {"id": f"page-{n}", "title": text, "standfirst": text, "charts": [chart]}
            file.write(yaml.safe_dump([page], width=10_000))


def _poison_table(path: Path, supply: Iterator[str]) -> str:
    """Poison the texts of a table of observations; the speaker that its last row names."""
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    for row in rows:
        row |= {name: next(supply) for name in ("locator", "reported_by", "note")}
        if row["as_printed"]:
            row["as_printed"] = _quoted(next(supply), row["value"])
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(written.getvalue())
    return rows[-1]["reported_by"]


def _quoted(words: str, value: str) -> str:
    """A quotation with the digits of a longer value in brackets, as a record has to have them."""
    return f"{words} ({value})" if len(value) > SHORT else words


def _speak(sides: Path, said_by: str) -> None:
    """The speaker of a side is one whom a value names."""
    held = yaml.load(sides.read_text(), yaml.BaseLoader)
    speaking = [side for side in held if "speakers" in side]
    assert speaking
    for side in speaking:
        side["speakers"] = [said_by]
    _write_yaml(sides, held)


def _poison(held: Any, stem: str, supply: Iterator[str], key: str = "") -> Any:
    """What a file holds, with poison in its free texts."""
    if isinstance(held, list):
        return [_poison(one, stem, supply, key) for one in held]
    if isinstance(held, dict):
        if stem == "sources" and "publisher" in held:
            held["note"] = held["via"] = held["licence"] = ""
        return {name: _poison(one, stem, supply, name) for name, one in held.items()}
    if key == "answer" or (key == "text" and stem == "article"):
        return f"<img src=x onerror=poisoned()> [a](https://evil.example/x) :red[a] $x$ {held}"
    if key in TEXTS and not (key == "country" and stem == "sources"):
        longest = 1_100 if key in LONG else 0
        return (next(supply) + " " + "w" * longest).strip()
    return held
