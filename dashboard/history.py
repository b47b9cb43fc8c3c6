"""What changed from one release to the next.

`released.json` holds the last release, `changes.csv` the differences of all.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dashboard.atomic import write
from dashboard.model import Dataset
from dashboard.model.facts import DATED, Change, Fact
from dashboard.reading.folder import CHANGES, RECORDED
from dashboard.reading.records import CHANGE_COLUMNS

Rows = dict[str, dict[str, str]]
"""Id -> field -> text, of every record.

The id of what is no observation, event or source begins with its kind.
"""
_NOT_COMPARED = {"version", "released"}
"""Fields of `dataset.yaml` that differ in every release."""
ADDED, REMOVED = "added", "removed"
VERDICT = "verdict"
"""What became of a check, or of a claim of the article: a field that follows from all others."""


class ReleaseError(Exception):
    """Why a release cannot be recorded, in words."""


def rows(dataset: Dataset) -> Rows:
    """The record as plain texts, to compare with."""
    found = _others(dataset)
    for facts in (dataset.observations, dataset.events, dataset.sources):
        found |= {fact.id: _fields(fact) for fact in facts}
    return found


def _others(dataset: Dataset) -> Rows:
    """What is no observation, event or source, each under its kind: two kinds can share an id."""
    found = {"dataset": _fields(dataset.about, *_NOT_COMPARED)}
    for kind in ("units", "series", "eras", "checks", "sides", "glossary", "names"):
        found |= {f"{kind}/{one.id}": _fields(one) for one in getattr(dataset, kind)}
    # A gap has no id of its own: it is that of its series for its period.
    found |= {f"gaps/{gap.series}/{gap.period}": _fields(gap) for gap in dataset.gaps}
    for page in dataset.pages:
        found[f"pages/{page.id}"] = _fields(page, "charts")
        found |= {f"charts/{chart.id}": _fields(chart) for chart in page.charts}
    if dataset.article is not None:
        found["article"] = _fields(dataset.article, "claims")
        found |= {f"article/{one.id}": _fields(one) for one in dataset.article.claims}
    return found


def _fields(fact: Fact, *without: str) -> dict[str, str]:
    """The fields of a record that have a value, as texts."""
    held = fact.model_dump(mode="json", exclude_none=True, exclude=set(without))
    return {name: _text(value) for name, value in held.items()}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def compare(before: Rows, after: Rows, version: str) -> Iterator[Change]:
    """One change for each field that differs; one for a record that came or went."""
    for name in [*before, *(name for name in after if name not in before)]:
        old, new = before.get(name), after.get(name)
        known = old or new or {}
        # An observation and a gap belong to one series; an event and a chart have a list of them.
        series = known.get("series") if "period" in known else None
        change = partial(
            Change,
            release=version,
            id=name,
            series=series,
            period=known.get("period") or known.get("date"),
        )
        if old is None or new is None:
            yield change(field=REMOVED if new is None else ADDED)
        else:
            for field in dict.fromkeys((*old, *new)):
                if _differs(field, old.get(field), new.get(field)):
                    yield change(field=field, before=old.get(field), after=new.get(field))


def _differs(field: str, before: str | None, after: str | None) -> bool:
    """Whether a field has changed; that early releases did not write down verdicts is no change."""
    if field == VERDICT and None in (before, after):
        return False
    return before != after


def record(
    folder: Path, dataset: Dataset, verdicts: Mapping[str, str] = MappingProxyType({})
) -> tuple[Change, ...]:
    """Note the release in the folder and give what it changed; nothing where nothing changed.

    `verdicts` are those of checks and claims, by the ids of their rows. Raises ReleaseError.
    """
    version = dataset.about.version
    now = rows(dataset)
    for name, verdict in verdicts.items():
        now[name][VERDICT] = verdict
    last = _last(folder)
    changes = tuple(compare(last["rows"], now, version)) if last else ()
    if last and not changes:
        return ()
    # Lines of this version are there when an earlier attempt ended between its two files.
    earlier = [one for one in dataset.changes if one.release != version]
    _refuse_disorder(folder, dataset, last, earlier)
    dated = Change(release=version, field=DATED, after=str(dataset.about.released))
    snapshot = json.dumps(
        {"version": version, "rows": now}, ensure_ascii=False, indent=0, sort_keys=True
    )
    write(folder / CHANGES, _as_csv([*earlier, dated, *changes]).encode())
    write(folder / RECORDED[1], f"{snapshot}\n".encode())
    return (dated, *changes)


def _refuse_disorder(
    folder: Path, dataset: Dataset, last: dict[str, Any] | None, earlier: Sequence[Change]
) -> None:
    """Raises ReleaseError where a release would not follow the last one in number and day."""
    if last is None and dataset.changes:
        raise ReleaseError(
            f"{folder / RECORDED[1]} is missing, although {CHANGES} knows a release; "
            "restore it from version control"
        )
    if last and _numbers(dataset.about.version) <= _numbers(last["version"]):
        raise ReleaseError(
            f"release {last['version']} is recorded already; "
            "raise `version` in dataset.yaml above it and set `released`"
        )
    days = [one.after or "" for one in earlier if one.field == DATED]
    last_day = max(days, default="")
    if str(dataset.about.released) < last_day:
        raise ReleaseError(
            f"the release before is of {last_day}; "
            "set `released` in dataset.yaml to that day or a later one"
        )


def _as_csv(changes: Iterable[Change]) -> str:
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(CHANGE_COLUMNS)
    writer.writerows(change.model_dump(mode="json", by_alias=True).values() for change in changes)
    return target.getvalue()


def _last(folder: Path) -> dict[str, Any] | None:
    """The release that was recorded last, with its version and rows; None where none was."""
    path = folder / RECORDED[1]
    if not path.exists():
        return None
    try:
        last: dict[str, Any] = json.loads(path.read_bytes())
        _numbers(last["version"])
        texts = {name: _as_texts(row) for name, row in last["rows"].items()}
        return {"version": last["version"], "rows": texts}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReleaseError(
            f"{path} is not what a release wrote; restore it from version control"
        ) from error


def _as_texts(row: dict[str, Any]) -> dict[str, str]:
    return {field: str(text) for field, text in row.items()}


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def since(dataset: Dataset, version: str) -> tuple[Change, ...] | None:
    """What the releases after a version changed; None for a version that is not known."""
    dated = [change.release for change in dataset.changes if change.field == DATED]
    if version not in (*dated, dataset.about.version):
        return None
    return tuple(
        one
        for one in dataset.changes
        if one.field != DATED and _numbers(one.release) > _numbers(version)
    )
