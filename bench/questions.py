"""Measures questions to the record, and to a record a hundred times as large.

    python -m bench.questions

Times are those of the processor, so that other work on the machine does not count.
"""

import csv
from pathlib import Path
from time import process_time
from typing import TypeVar

from dashboard.ask.answer import reply
from dashboard.ask.index import Index
from dashboard.model import Dataset, Event, Observation, Series, Source
from dashboard.reading import read
from dashboard.record import Record

TIMES = 100
HERE = Path(__file__).resolve().parent.parent
QUESTIONS = HERE / "tests" / "data" / "questions"
Named = TypeVar("Named", Series, Source, Event)


def renamed(facts: tuple[Named, ...], copy: int) -> tuple[Named, ...]:
    return tuple(fact.model_copy(update={"id": f"{fact.id}-copy-{copy}"}) for fact in facts)


def of_copy(observation: Observation, copy: int) -> Observation:
    fields = ("id", "series", "source")
    names = {field: f"{getattr(observation, field)}-copy-{copy}" for field in fields}
    return observation.model_copy(update=names)


def larger(dataset: Dataset, times: int) -> Dataset:
    """The dataset with so many copies of its facts; checks and gaps are those of the first."""
    series, sources, events = dataset.series, dataset.sources, dataset.events
    observations = dataset.observations
    for copy in range(1, times):
        series += renamed(dataset.series, copy)
        sources += renamed(dataset.sources, copy)
        events += renamed(dataset.events, copy)
        observations += tuple(of_copy(one, copy) for one in dataset.observations)
    return dataset.replace(series=series, sources=sources, events=events, observations=observations)


def questions() -> list[str]:
    found: list[str] = []
    for name in ("inside.csv", "outside.csv"):
        with (QUESTIONS / name).open(encoding="utf-8", newline="") as file:
            found += [line["question"] for line in csv.DictReader(file)]
    return found


def measured(dataset: Dataset) -> str:
    """Milliseconds to build the index, and for a question: the median and the most."""
    record = Record(dataset)
    record.results  # noqa: B018  (worked out once, for all pages)
    began = process_time()
    index = Index(record, {})
    built = process_time() - began
    reply(index, "January 2018")  # as a server does at its start
    times: list[float] = []
    for question in questions():
        began = process_time()
        reply(index, question)
        times.append(1000 * (process_time() - began))
    times.sort()
    median, most = times[len(times) // 2], times[-1]
    size = len(index.entries)
    return f"{size} things: index {built:.1f} s, question {median:.1f} ms, at most {most:.1f} ms"


def main() -> None:
    dataset = read(HERE / "datasets")
    for times in (1, TIMES):
        print(measured(larger(dataset, times)))


if __name__ == "__main__":
    main()
