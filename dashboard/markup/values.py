"""Observations and searches as HTML: tables, lines of sources, lists of gaps."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard import wording
from dashboard.frames import Frames
from dashboard.markup.engine import fill

MOST_PUBLISHERS = 6
Row = Mapping[Hashable, Any]
"""An observation as the tables show it."""


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame, each by the names of its cells."""
    return list(frame.to_dict("records"))


def observations(rows: Sequence[Row], caption: str, *, several: bool) -> Markup:
    """Observations as a table; `several` adds the name of the series."""
    remarks = {row["id"]: _remark(row) for row in rows}
    return fill(
        "tables.html",
        "observations",
        values=rows,
        remarks=remarks,
        caption=caption,
        several=several,
    )


def _remark(row: Row) -> str:
    """Why a value has its role, its status, and what the record notes of it."""
    role = "" if row["role"] in ("stands", "no_date", "in_words", "window") else row["why"]
    if role != row["reason"]:  # a curator's reason is written as a sentence already
        role = wording.begun(role)
    status = "" if row["role"] == "forecast" else wording.begun(wording.STATUS[row["status"]])
    return wording.sentences(role, status, row["note"])


def publishers(frame: pd.DataFrame) -> tuple[list[Row], int]:
    """One source of each publisher, those of values that stand first, and how many more there are.

    The sources that are not named are counted, further ones of the same publishers among them.
    """
    ordered = frame.sort_values("role", key=lambda roles: roles != "stands", kind="stable")
    sources = ordered.drop_duplicates("source")
    named = sources.drop_duplicates("publisher").head(MOST_PUBLISHERS)
    return records(named), len(sources) - len(named)


def undated(frame: pd.DataFrame) -> list[tuple[str, list[dict[str, object]]]]:
    """Title of each series -> its numbers without a year."""
    return [(str(title), _equal(records(rows))) for title, rows in frame.groupby("title")]


def _equal(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Each number once, in words, with every page that prints it."""
    numbers: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        numbers.setdefault((row["value"], row["exact_to"], row["unit"]), []).append(row)
    return [
        {"words": " or ".join(dict.fromkeys(row["shown"] for row in same)), "pages": same}
        for same in numbers.values()
    ]


def searches(frames: Frames, series: Sequence[str]) -> list[dict[str, str]]:
    """What was searched for and not found, by series and search."""
    dataset = frames.dataset
    return [
        {
            "title": dataset.one_series[name].title,
            "years": wording.years(periods),
            "where": where,
            "last": wording.day(last, dataset.about.locale),
        }
        for (name, where, last), periods in frames.searches.items()
        if name in series
    ]
