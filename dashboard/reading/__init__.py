"""A folder -> the Dataset, or every Problem in it with file and line."""

from pathlib import Path
from typing import Any

from dashboard.model.dataset import Dataset
from dashboard.model.facts import Series
from dashboard.model.rules import Records, findings
from dashboard.model.schema import LISTS
from dashboard.model.site import About
from dashboard.reading import folder as files
from dashboard.reading import records
from dashboard.reading.problem import DatasetError, Problem

__all__ = ["Dataset", "DatasetError", "Problem", "read"]


def read(folder: Path) -> Dataset:
    """The dataset in a folder. Raises DatasetError with all problems, sorted by file and line; never anything else."""
    if not folder.is_dir():
        raise DatasetError((Problem(str(folder), 0, "", "is no folder; name one that holds dataset.yaml"),))
    desk = records.Desk()
    desk.problems += files.unexpected(folder)
    about = records.one(desk, folder, "dataset", About)
    series = records.many(desk, folder, "series", Series)
    known = () if "series" in desk.unread | desk.nameless else (*(one.id for one in series), *desk.broken)
    lists: dict[str, Any] = {name: records.many(desk, folder, name, model) for name, model in LISTS.items() if name != "series"}
    lists |= {"series": series, "observations": records.observations(desk, folder, known), "changes": records.changes(desk, folder)}
    for finding in findings(Records(about=about, **lists, broken=desk.broken, unread=desk.unread, nameless=desk.nameless)):
        inner = tuple(int(step) if step.isdigit() else step for step in finding.path.split("."))
        desk.problems.append(desk.places[id(finding.record)].problem(inner, finding.text))
    if about is None or desk.problems:
        raise DatasetError(tuple(sorted(set(desk.problems))))
    # The rules have just been applied; building it the checked way would apply them once more.
    return Dataset.model_construct(about=about, **lists)
