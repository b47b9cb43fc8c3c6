"""A folder -> the Dataset, or every Problem in it with file and line."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dashboard.model import Article, BrokenRules, Dataset, Finding
from dashboard.model.schema import LISTS
from dashboard.model.site import About
from dashboard.reading.folder import Files, take
from dashboard.reading.problem import DatasetError, Problem
from dashboard.reading.records import Records

__all__ = ["Dataset", "DatasetError", "Files", "Problem", "dataset", "read", "take"]


Rule = Callable[[Dataset], Iterable[Finding]]
"""A rule of a higher floor, which the model cannot know: what it finds wrong in a dataset."""


def read(folder: Path, further: Rule | None = None) -> Dataset:
    """The dataset in a folder. Raises DatasetError with all problems, sorted by file and line."""
    return dataset(take(folder), further)


def dataset(files: Files, further: Rule | None = None) -> Dataset:
    """The dataset in files as they were taken. Raises DatasetError, as `read` does.

    What is wrong within a record comes first. Whether records fit each other is told once each
    of them can be read: until then, nobody can say what is named in vain. A further rule is
    applied to a dataset that keeps all others.
    """
    records = Records(files)
    about = records.single("dataset", About)
    lists: dict[str, Any] = {name: records.listed(name, model) for name, model in LISTS.items()}
    article = records.single("article", Article)
    tables = records.tables_of_series(lists["series"], lists["gaps"])
    observations = records.observations(tables)
    changes = records.changes()
    if records.problems:
        raise DatasetError(records.sorted_problems())
    try:
        made = Dataset.model_validate(
            {
                "about": about,
                "article": article,
                "observations": observations,
                "changes": changes,
                **lists,
            }
        )
    except BrokenRules as broken:
        records.add_findings(broken.findings)
        raise DatasetError(records.sorted_problems()) from None
    records.add_findings(() if further is None else further(made))
    if records.problems:
        raise DatasetError(records.sorted_problems())
    return made
