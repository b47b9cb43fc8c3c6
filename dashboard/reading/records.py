"""The records of a folder: texts of its files as facts, and what keeps a text from being one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from dashboard.model.events import Gap
from dashboard.model.facts import Change, Fact, Finding, Observation, Series
from dashboard.model.types import quoted
from dashboard.reading import csv_text, folder, yaml_text
from dashboard.reading.folder import Files
from dashboard.reading.problem import MOST, THE_REST, Problem
from dashboard.reading.wording import causes, worded
from dashboard.reading.yaml_text import Located, Path

COLUMNS = tuple(name for name in Observation.model_fields if name != "series")
CHANGE_COLUMNS = tuple(field.alias or name for name, field in Change.model_fields.items())
Kind = TypeVar("Kind", bound=Fact)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is written: its file, its path in it, and the lines of the file."""

    file: str
    path: Path
    located: Located

    def problem(self, field: Path, text: str) -> Problem:
        """A problem of one field of the record."""
        line = self.located.line((*self.path, *field))
        return Problem(self.file, line, yaml_text.dotted(field), text)


class Records:
    """Reads the records of one folder, and keeps what is wrong with them."""

    def __init__(self, files: Files) -> None:
        self.problems = [*files.problems]
        self._files = files
        # By identity: two records that say the same are still written in two places.
        self._places: dict[int, Place] = {}

    def sorted_problems(self) -> tuple[Problem, ...]:
        """Each problem once, by file and line."""
        return tuple(sorted(set(self.problems)))

    def single(self, name: str, model: type[Kind]) -> Kind | None:
        """The record of a YAML file that holds one; None where it is left out or broken."""
        file = f"{name}.yaml"
        located = self._yaml(file)
        if located is None:
            return None
        place = Place(file, (), located)
        if isinstance(located.data, tuple):
            without = ", or delete the file" if file in folder.OPTIONAL else ""
            text = f"is a list; write its fields, each as name: value{without}"
            self.problems.append(place.problem((), text))
            return None
        return self._record(model, located.data, place)

    def listed(self, name: str, model: type[Kind]) -> tuple[Kind, ...]:
        """The valid records of a YAML file that holds a list."""
        file = f"{name}.yaml"
        located = self._yaml(file)
        if located is None:
            return ()
        if not isinstance(located.data, tuple):
            text = "is not a list; begin each entry with a dash, or write [] for none"
            self.problems.append(Problem(file, 1, "", text))
            return ()
        records: list[Kind] = []
        for number, data in enumerate(located.data):
            place = Place(file, (number,), located)
            if len(self.problems) >= MOST:
                self.problems.append(place.problem((), THE_REST))
                break
            record = self._record(model, data, place)
            if record is not None:
                records.append(record)
        return tuple(records)

    def tables_of_series(self, series: Iterable[Series], gaps: Iterable[Gap]) -> tuple[str, ...]:
        """The tables of observations that belong to a series.

        A table of no series is a problem, as is a series that has neither table nor gap. Where
        series or gaps have problems of their own, nobody can tell.
        """
        tables = {_series_of(file): file for file in self._files.tables or ()}
        if self._has_problems("series.yaml"):
            return tuple(tables.values())
        by_id = {record.id: record for record in series}
        accounted_for = {gap.series for gap in gaps} | set(tables)
        for name in tables.keys() - by_id.keys():
            near = get_close_matches(name, by_id, n=1)
            accounted_for.update(near)
            right = "add it to series.yaml or name the file after one that is there"
            if near:
                right = f"did you mean {near[0]!r}?"
            text = f"there is no series {quoted(name)}; {right}"
            self.problems.append(Problem(tables[name], 0, "", text))
        if self._files.tables is not None and not self._has_problems("gaps.yaml"):
            for name in by_id.keys() - accounted_for:
                add = f"add {folder.OBSERVATIONS}/{name}.csv"
                right = f"{add}, or a gap that says where its values were looked for"
                text = f"the series {name!r} has no table; {right}"
                place = self._places[id(by_id[name])]
                self.problems.append(place.problem(("id",), text))
        return tuple(file for name, file in tables.items() if name in by_id)

    def observations(self, tables: Iterable[str]) -> tuple[Observation, ...]:
        """The valid rows of some tables of observations."""
        records: list[Observation] = []
        for file in tables:
            records += self._table(file, COLUMNS, Observation, {"series": _series_of(file)})
        return tuple(records)

    def changes(self) -> tuple[Change, ...]:
        """What each release changed; none where no release was recorded."""
        return tuple(self._table(folder.CHANGES, CHANGE_COLUMNS, Change, {}))

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Makes problems of what breaks the rules between records."""
        for finding in findings:
            steps = finding.path.split(".")
            field = tuple(int(step) if step.isdigit() else step for step in steps)
            place = self._places[id(finding.record)]
            self.problems.append(place.problem(field, finding.text))

    def _has_problems(self, file: str) -> bool:
        return any(problem.file == file for problem in self.problems)

    def _yaml(self, file: str) -> Located | None:
        text = folder.text(self._files, file, self.problems)
        return None if text is None else yaml_text.load(text, file, self.problems)

    def _table(
        self, file: str, columns: tuple[str, ...], model: type[Kind], more: Mapping[str, str]
    ) -> list[Kind]:
        """The valid rows of a table, each with fields that are not in its columns."""
        text = folder.text(self._files, file, self.problems)
        rows = [] if text is None else csv_text.load(text, file, columns, self.problems)
        records: list[Kind] = []
        for row in rows:
            if len(self.problems) >= MOST:
                self.problems.append(Problem(file, row.line, "", THE_REST))
                break
            place = Place(file, (), Located(None, {(): row.line}))
            record = self._record(model, {**row.cells, **more}, place)
            if record is not None:
                records.append(record)
        return records

    def _record(self, model: type[Kind], data: Any, place: Place) -> Kind | None:
        """A valid record, or None and its problems."""
        try:
            record = model.model_validate(data)
        except ValidationError as error:
            errors = causes(error.errors(include_url=False), model)
            self.problems += [place.problem(cause["loc"], worded(cause, model)) for cause in errors]
            return None
        self._places[id(record)] = place
        return record


def _series_of(file: str) -> str:
    return file.removeprefix(f"{folder.OBSERVATIONS}/").removesuffix(".csv")
