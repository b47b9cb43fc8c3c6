"""A folder -> the Dataset, or every Problem in it with file and line."""

from pathlib import Path

from dashboard.model.dataset import Dataset
from dashboard.model.events import Era, Event, Gap
from dashboard.model.facts import Series, Source, Unit
from dashboard.model.rules import Records, findings
from dashboard.model.site import About, Page
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
    facts = Records(
        about=about,
        pages=records.many(desk, folder, "pages", Page),
        units=records.many(desk, folder, "units", Unit),
        sources=records.many(desk, folder, "sources", Source),
        series=records.many(desk, folder, "series", Series),
        observations=records.observations(desk, folder),
        events=records.many(desk, folder, "events", Event),
        eras=records.many(desk, folder, "eras", Era),
        gaps=records.many(desk, folder, "gaps", Gap),
        broken=frozenset(desk.broken),
        unread=frozenset(desk.unread),
    )
    for finding in findings(facts):
        inner = tuple(int(step) if step.isdigit() else step for step in finding.path.split("."))
        desk.problems.append(desk.places[id(finding.record)].problem(inner, finding.text))
    if about is None or desk.problems:
        raise DatasetError(tuple(sorted(set(desk.problems))))
    # The rules have just been applied; building it the checked way would apply them once more.
    return Dataset.model_construct(
        about=about,
        pages=facts.pages,
        units=facts.units,
        sources=facts.sources,
        series=facts.series,
        observations=facts.observations,
        events=facts.events,
        eras=facts.eras,
        gaps=facts.gaps,
    )
