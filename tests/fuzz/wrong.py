"""Changes that leave the files well formed and make the facts wrong. Each must be caught, wherever it strikes."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

Row = dict[str, str]
Change = Callable[[Path, Random], None]
"""Raises LookupError where the dataset has no fact that it could strike."""


def _in_rows(
    fits: Callable[[Row], bool], change: Callable[[Row, list[Row], Random], None]
) -> Change:
    """A change of one row of a table; `change` may put further rows into the list."""

    def apply(folder: Path, random: Random) -> None:
        tables = sorted((folder / "observations").glob("*.csv"))
        random.shuffle(tables)
        for path in tables:
            rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
            fitting = [row for row in rows if fits(row)]
            if fitting:
                change(random.choice(fitting), rows, random)
                target = io.StringIO(newline="")
                writer = csv.DictWriter(target, rows[0], lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
                path.write_text(target.getvalue(), "utf-8")
                return
        raise LookupError

    return apply


def _set(**cells: str) -> Callable[[Row, list[Row], Random], None]:
    return lambda row, rows, random: row.update(cells)


def _in_text(file: str, pattern: str, new: str) -> Change:
    """A change of one place of a file."""

    def apply(folder: Path, random: Random) -> None:
        text = (folder / file).read_text("utf-8")
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if not found:
            raise LookupError(file, pattern)
        one = random.choice(found)
        (folder / file).write_text(
            text[: one.start()] + one.expand(new) + text[one.end() :], "utf-8"
        )

    return apply


def _numbered(row: Row) -> bool:
    return bool(row["value"])


def _live(row: Row) -> bool:
    return not row["standing"]


def _again(row: Row, rows: list[Row], random: Random) -> None:
    rows.append({**row, "id": f"{row['id']}-again"})


def _twice(row: Row, rows: list[Row], random: Random) -> None:
    rows.append({**row, "value": "1", "qualifier": "", "value_to": ""})


def _preferred(row: Row, rows: list[Row], random: Random) -> None:
    for n in range(2):
        note = {"standing": "preferred", "reason": "It is better.", "as_printed": f"{n} of them"}
        rows.append(
            {
                **row,
                **note,
                "id": f"better-{n}",
                "value": "",
                "value_to": "",
                "unit": "",
                "qualifier": "",
            }
        )


def _inside_out(row: Row, rows: list[Row], random: Random) -> None:
    row["value"], row["value_to"] = row["value_to"], row["value"]


def _too_large(row: Row, rows: list[Row], random: Random) -> None:
    row.update(value=f"{float(row['value']) * 1e9:.0f}", value_to="", qualifier="")


def _negative(row: Row, rows: list[Row], random: Random) -> None:
    row.update(value=f"-{row['value']}", value_to="", qualifier="")


def _separated(row: Row, rows: list[Row], random: Random) -> None:
    row["value"] = f"{row['value'][0]}.{row['value'][1:]},0"


def _lost_table(folder: Path, random: Random) -> None:
    gaps = (folder / "gaps.yaml").read_text("utf-8")
    random.choice(
        [
            one
            for one in sorted(folder.glob("observations/*.csv"))
            if f"series: {one.stem}," not in gaps
        ]
    ).unlink()


def _moved_table(folder: Path, random: Random) -> None:
    """The values of one series under the name of another, of another dimension."""
    (folder / "observations" / "employees.csv").rename(folder / "observations" / "exports.csv")


CHANGES: dict[str, Change] = {
    "value a milliard times too large": _in_rows(lambda row: row["unit"] in ("persons", "kt", "Mt", "percent"), _too_large),
    "value below zero": _in_rows(lambda row: row["unit"] in ("Mt", "persons"), _negative),
    "half a person": _in_rows(lambda row: row["unit"] in ("persons", "rank"), _set(value="12.5", value_to="", qualifier="")),
    "decimal comma": _in_rows(lambda row: "." in row["value"], lambda row, _, __: row.update(value=row["value"].replace(".", ","))),
    "thousands separator": _in_rows(lambda row: len(row["value"]) == 4 and row["value"].isdigit(), _separated),
    "value in words": _in_rows(_numbered, _set(value="many")),
    "unit of another dimension": _in_rows(lambda row: row["unit"] == "EUR_m", _set(unit="persons")),
    "percentage in tonnes": _in_rows(lambda row: row["unit"] == "percent", _set(unit="kt")),
    "unit left out": _in_rows(_numbered, _set(unit="")),
    "value left out": _in_rows(_numbered, _set(value="", value_to="", qualifier="")),
    "range inside out": _in_rows(lambda row: bool(row["value_to"]), _inside_out),
    "range without its word": _in_rows(lambda row: bool(row["value_to"]), _set(qualifier="about")),
    "end of a range left out": _in_rows(lambda row: bool(row["value_to"]), _set(value_to="")),
    "window inside out": _in_rows(lambda row: row["period"] == "2018", _set(period="2018-12/2018-01")),
    "day that is none": _in_rows(lambda row: len(row["period"]) == 4, lambda row, _, __: row.update(period=f"{row['period']}-02-30")),
    "value of the future": _in_rows(lambda row: _numbered(row) and row["status"] != "f", _set(period="2031")),
    "source of another name": _in_rows(lambda row: True, lambda row, _, __: row.update(source=f"{row['source']}-x")),
    "source left out": _in_rows(lambda row: True, _set(source="")),
    "same value twice": _in_rows(_live, _again),
    "same id twice": _in_rows(_numbered, _twice),
    "override without a reason": _in_rows(_live, _set(standing="preferred")),
    "two overrides of one period": _in_rows(_live, _preferred),
    "deprecated without a reason": _in_rows(lambda row: row["standing"] == "deprecated", _set(reason="")),
    "reason without a judgement": _in_rows(lambda row: row["standing"] == "deprecated", _set(standing="")),
    "figure of the plant without its words": _in_rows(lambda row: row["id"].startswith("employees-2"), _set(as_printed="")),
    "sentence copied": _in_rows(lambda row: bool(row["as_printed"]), _set(as_printed="word " * 12 + "word")),
    "table lost": _lost_table,
    "table under another name": _moved_table,
    "published after it was read": _in_text("sources.yaml", r'^  published: .*$', '  published: "2026-12-31"'),
    "read after the release": _in_text("sources.yaml", r'^  accessed: .*$', '  accessed: "2027-01-01"'),
    "publisher of another country": _in_text("sources.yaml", r"^(  publisher: Reuters\n(?:  .*\n)*?  country: ).*$", r"\1AT"),
    "publisher of another kind": _in_text("sources.yaml", r"^(  publisher: Reuters\n(?:  .*\n)*?  kind: ).*$", r"\1ngo"),
    "publisher spelt otherwise": _in_text("sources.yaml", r"^  publisher: Reuters$", "  publisher: REUTERS"),
    "address that is none": _in_text("sources.yaml", r'^  url: "https?:', '  url: "ftp:'),
    "language that is none": _in_text("sources.yaml", r"^  language: .*$", "  language: serbian"),
    "source that nobody cites": _in_text("sources.yaml", r"^- id: ", "- id: z"),
    "event without a time": _in_text("events.yaml", r"^  date: .*$", "  date: undated"),
    "event of the future": _in_text("events.yaml", r"^  date: .*$", '  date: "2033-01"'),
    "event of another source": _in_text("events.yaml", r"\{source: ", "{source: x"),
    "event of another series": _in_text("events.yaml", r"^(  series: \[)", r"\1x"),
    "two eras at once": _in_text("eras.yaml", r"(?<=/)(19|20)\d\d-\d\d-\d\d$", "2025-01-01"),
    "gap of no series": _in_text("gaps.yaml", r"series: ", "series: x"),
    "gap searched after the release": _in_text("gaps.yaml", r'on: "\d{4}', 'on: "2031'),
    "money without a currency": _in_text("units.yaml", r"^  currency: .*\n", ""),
    "scale of nothing": _in_text("units.yaml", r'^  factor: .*$', '  factor: "0"'),
    "check of another observation": _in_text("checks.yaml", r"observation: ", "observation: x"),
    "check of another kind": _in_text("checks.yaml", r"^  kind: (growth|share)$", "  kind: order"),
    "sum of another time": _in_text("checks.yaml", r"(terms: \[\{series: loss, period: ).*$", r"\1'1999'}]"),
    "conversion without its rate": _in_text("checks.yaml", r"^    rates: .*\n", ""),
    "number without a source": _in_text("dataset.yaml", r"\{[a-z0-9-]+\|[^}]+\}", "in 2019"),
    "claim of another observation": _in_text("dataset.yaml", r"observation: ", "observation: x"),
    "card of another page": _in_text("dataset.yaml", r"page: (exports|economy)\n    chart: ", "page: people\n    chart: "),
    "kind of publisher on no side": _in_text("sides.yaml", r"kinds: \[academic, ngo, ", "kinds: ["),
    "kind of publisher on two sides": _in_text("sides.yaml", r"kinds: \[statistics_office, ", "kinds: [press, statistics_office, "),
    "publisher of a side that nobody knows": _in_text("sides.yaml", r"publishers: \[HBIS Group, ", "publishers: [Hbis Gruppe, "),
    "words of another series for a claim": _in_text("dataset.yaml", r"same: \[[a-z0-9-]+", "same: [exports-2018-plus-online"),
    "claim of the article of another record": _in_text("article.yaml", r"says: \[", "says: [x"),
    "claim of the article against nothing": _in_text("article.yaml", r"rivals: \[", "rivals: [x"),
    "claim of the article with a number of no source": _in_text("article.yaml", r"text: \"?", r"\g<0>In 1066 "),
    "claim of the article without its verdict": _in_text("article.yaml", r"^    verdict: .*\n", ""),
    "article of another source": _in_text("article.yaml", r"^source: ", "source: x"),
    "series on no page": _in_text("pages.yaml", r"series: \[slabs-made, pig-iron-made\]", "series: [slabs-made]"),
    "chart of no series": _in_text("pages.yaml", r"series: \[", "series: [x"),
    "two charts of one name": _in_text("pages.yaml", r"^    - id: .*$", "    - id: exports-by-year"),
    "series below its floor": _in_text("series.yaml", r"plausible: \{min: 0, max: [1-9]\d*", "plausible: {min: 0, max: -1"),
}  # fmt: skip
