"""Texts of files -> facts, one by one; what fails is remembered, so that it does not fail twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from dashboard.model.events import Gap
from dashboard.model.facts import Change, Fact, Observation, Series
from dashboard.reading import csv_text, folder, yaml_text
from dashboard.reading.folder import Files
from dashboard.reading.problem import MOST, THE_REST, Problem
from dashboard.reading.wording import causes, worded
from dashboard.reading.yaml_text import Located, Path

COLUMNS = tuple(name for name in Observation.model_fields if name != "series")
CHANGE_COLUMNS = tuple(field.alias or name for name, field in Change.model_fields.items())
Kind = TypeVar("Kind", bound=Fact)
_NAMED = (("id",), ("charts",))
"""Fields without which nobody can tell what a record defines."""


@dataclass(slots=True)
class Place:
    """Where a fact is written: its file, its path in it, and the lines of the file."""

    file: str
    path: Path
    located: Located

    def problem(self, inner: Path, text: str) -> Problem:
        return Problem(
            self.file, self.located.line((*self.path, *inner)), yaml_text.dotted(inner), text
        )


@dataclass(slots=True)
class Desk:
    """What has been read so far."""

    problems: list[Problem] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    nameless: set[str] = field(default_factory=set)

    def fact(self, model: type[Kind], data: Any, place: Place, kind: str) -> Kind | None:
        """A valid fact, or its problems."""
        try:
            fact = model.model_validate(data)
        except ValidationError as error:
            self.broken.update(_texts(data))
            errors = error.errors(include_url=False)
            if any(one["loc"][-1:] in _NAMED or one["type"] == "model_type" for one in errors):
                self.nameless.add(kind)
            self.problems += [
                place.problem(one["loc"], worded(one, model)) for one in causes(errors, model)
            ]
            return None
        self.places[id(fact)] = place
        return fact


def _texts(data: Any) -> Iterator[str]:
    """Every text in a broken record: what it defines and what it names."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | tuple):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def one(desk: Desk, files: Files, name: str, model: type[Kind]) -> Kind | None:
    """The only fact of a YAML file; None where it cannot be read, or is left out."""
    if folder.left_out(files, f"{name}.yaml"):
        return None
    located = _document(desk, files, name)
    if located is None:
        return None
    place = Place(f"{name}.yaml", (), located)
    if isinstance(located.data, tuple):
        without = ", or delete the file" if place.file in folder.OPTIONAL else ""
        text = f"is a list; write its fields, each as name: value{without}"
        desk.problems.append(place.problem((), text))
        desk.unread.add(name)
        return None
    return desk.fact(model, located.data, place, name)


def many(desk: Desk, files: Files, name: str, model: type[Kind]) -> tuple[Kind, ...]:
    """The facts of a YAML file that holds a list."""
    if folder.left_out(files, f"{name}.yaml"):
        return ()
    located = _document(desk, files, name)
    if located is None:
        return ()
    file = f"{name}.yaml"
    if not isinstance(located.data, tuple):
        desk.problems.append(
            Problem(
                file, 1, "", "is not a list; begin each entry with a dash, or write [] for none"
            )
        )
        desk.unread.add(name)
        return ()
    facts = []
    for n, data in enumerate(located.data):
        place = Place(file, (n,), located)
        if len(desk.problems) >= MOST:
            desk.problems.append(place.problem((), THE_REST))
            desk.unread.add(name)
            break
        facts.append(desk.fact(model, data, place, name))
    return tuple(fact for fact in facts if fact is not None)


def _document(desk: Desk, files: Files, name: str) -> Located | None:
    file = f"{name}.yaml"
    text = folder.text(files, file, desk.problems)
    located = None if text is None else yaml_text.load(text, file, desk.problems)
    if located is None:
        desk.unread.add(name)
    return located


def observations(desk: Desk, files: Files, known: Sequence[str]) -> tuple[Observation, ...]:
    """The facts of all tables; `known` are the series there are, () where that cannot be said."""
    found: list[Observation] = []
    if files.tables is None or any(
        one.file.startswith(f"{folder.OBSERVATIONS}/") for one in files.problems
    ):
        desk.unread.add("observations")
    for file in files.tables or ():
        series = file.removeprefix(f"{folder.OBSERVATIONS}/").removesuffix(".csv")
        if known and series not in known:
            near = get_close_matches(series, known, n=1)
            right = (
                f"did you mean {near[0]!r}?"
                if near
                else "add it to series.yaml or name the file after one that is there"
            )
            desk.problems.append(Problem(file, 0, "", f"there is no series {series!r}; {right}"))
            desk.broken.update(near)
            desk.unread.add("observations")
            continue
        before = len(desk.problems)
        text = folder.text(files, file, desk.problems)
        rows = [] if text is None else csv_text.load(text, file, COLUMNS, desk.problems)
        if text is None or len(desk.problems) > before:
            desk.unread.add("observations")
        for row in rows:
            if len(desk.problems) >= MOST:
                desk.problems.append(Problem(file, row.line, "", THE_REST))
                break
            place = Place(file, (), Located(None, {(): row.line}))
            fact = desk.fact(Observation, {**row.cells, "series": series}, place, "observations")
            found += [] if fact is None else [fact]
    return tuple(found)


def lost(desk: Desk, files: Files, every: Sequence[Series], gaps: Sequence[Gap]) -> None:
    """Series whose table is not there, although nothing says that their values were looked for in vain."""
    if files.tables is None or "gaps" in desk.unread:
        return
    spared = desk.broken | {gap.series for gap in gaps}
    for one in every:
        if one.id not in spared and f"{folder.OBSERVATIONS}/{one.id}.csv" not in files.tables:
            desk.unread.add("observations")
            right = f"add {folder.OBSERVATIONS}/{one.id}.csv, or a gap that says where its values were looked for"
            desk.problems.append(
                desk.places[id(one)].problem(
                    ("id",), f"the series {one.id!r} has no table; {right}"
                )
            )


def changes(desk: Desk, files: Files) -> tuple[Change, ...]:
    """What each release changed; none where no release was recorded."""
    file = folder.CHANGES
    text = folder.text(files, file, desk.problems)
    rows = [] if text is None else csv_text.load(text, file, CHANGE_COLUMNS, desk.problems)
    facts = (
        desk.fact(Change, row.cells, Place(file, (), Located(None, {(): row.line})), "changes")
        for row in rows
    )
    return tuple(fact for fact in facts if fact is not None)
