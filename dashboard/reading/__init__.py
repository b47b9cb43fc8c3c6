"""A folder -> the Dataset, or every Problem in it with file and line."""

from itertools import islice
from pathlib import Path
from typing import Any

from dashboard.model.article import Article
from dashboard.model.dataset import Dataset
from dashboard.model.facts import Series
from dashboard.model.rules import Records, findings
from dashboard.model.schema import LISTS
from dashboard.model.site import About
from dashboard.reading import records
from dashboard.reading.folder import Files, take
from dashboard.reading.problem import MOST, DatasetError, Problem

__all__ = ["Dataset", "DatasetError", "Files", "Problem", "dataset", "read", "take"]


def read(folder: Path) -> Dataset:
    """The dataset in a folder. Raises DatasetError with all problems, sorted by file and line; never anything else."""
    return dataset(take(folder))


def dataset(files: Files) -> Dataset:
    """The dataset in files as they were taken. Raises DatasetError, as `read` does."""
    desk = records.Desk([*files.problems])
    about = records.one(desk, files, "dataset", About)
    series = records.many(desk, files, "series", Series)
    known = (
        ()
        if "series" in desk.unread | desk.nameless
        else (*(one.id for one in series), *desk.broken)
    )
    lists: dict[str, Any] = {
        name: records.many(desk, files, name, model)
        for name, model in LISTS.items()
        if name != "series"
    }
    if any(one.file == "sides.yaml" for one in desk.problems):
        # Without all of them nobody can tell on which side a source falls.
        desk.unread.add("sides")
    lists |= {
        "series": series,
        "observations": records.observations(desk, files, known),
        "changes": records.changes(desk, files),
    }
    lists["article"] = records.one(desk, files, "article", Article)
    records.lost(desk, files, lists["series"], lists["gaps"])
    held = Records(
        about=about, **lists, broken=desk.broken, unread=desk.unread, nameless=desk.nameless
    )
    for finding in islice(findings(held), MOST):
        inner = tuple(int(step) if step.isdigit() else step for step in finding.path.split("."))
        desk.problems.append(desk.places[id(finding.record)].problem(inner, finding.text))
    if about is None or desk.problems:
        raise DatasetError(tuple(sorted(set(desk.problems))))
    # The rules have just been applied; building it the checked way would apply them once more.
    return Dataset.model_construct(about=about, **lists)
