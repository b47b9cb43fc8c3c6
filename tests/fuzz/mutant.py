"""One mutant: a copy of the published dataset, changed at random, and what reading says of it."""

import json
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

from dashboard import headings, store
from dashboard.exports import package
from dashboard.markup import menu
from dashboard.reading import DatasetError, Problem, read
from dashboard.store import Shown
from dashboard.web import page
from tests.folders import REAL, copy
from tests.fuzz import blind, wrong

LONGEST = 5.0
"""Seconds of processor time that reading may take."""


class Hang(Exception):
    """Reading did not come to an end."""


@contextmanager
def limited() -> Iterator[None]:
    """A limit of processor time, and a larger one of time, for what only waits."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang(f"longer than {LONGEST} s")

    clocks = (
        (signal.SIGPROF, signal.ITIMER_PROF, LONGEST),
        (signal.SIGALRM, signal.ITIMER_REAL, 12 * LONGEST),
    )
    before = [signal.signal(number, stop) for number, _, _ in clocks]
    for _, clock, seconds in clocks:
        signal.setitimer(clock, seconds)
    try:
        yield
    finally:
        for (number, clock, _), handler in zip(clocks, before, strict=True):
            signal.setitimer(clock, 0)
            signal.signal(number, handler)


def blindly(folder: Path, seed: int) -> str:
    """Change the folder once to three times; the names of the changes."""
    random = Random(seed)
    names = random.choices(sorted(blind.CHANGES), k=random.choice((1, 1, 2, 3)))
    for name in names:
        blind.CHANGES[name](folder, random)
    return ", ".join(names)


def wrongly(folder: Path, seed: int) -> str:
    """Make the facts wrong in one place; the name of the change."""
    name = list(wrong.CHANGES)[seed % len(wrong.CHANGES)]
    wrong.CHANGES[name](folder, Random(seed))
    return name


def judge(folder: Path) -> list[str]:
    """What `validate` finds wrong in a folder; [] for a dataset that can be shown."""
    try:
        with limited():
            read(folder, headings.problems)
    except DatasetError as error:
        problems = error.problems
    else:
        return []
    assert problems
    return told(problems)


def told(problems: Sequence[Problem]) -> list[str]:
    """Problems as lines, each of which can be printed, and none twice."""
    lines = [str(problem) for problem in problems]
    assert lines == sorted(set(lines), key=lines.index)
    for line in lines:
        assert line.encode("utf-8")
        assert line.isprintable(), repr(line)
        assert len(line) < 1_000, line
    json.dumps(lines)
    return lines


def show(folder: Path) -> None:
    """Everything that is made of a valid dataset, made."""
    release = store.current(folder)
    package.zipped(release)
    for name in menu(release.dataset):
        page.html(Shown(release), name, "http://localhost/")


@contextmanager
def spoilt(home: Path) -> Iterator[Path]:
    """A copy of the dataset to spoil."""
    folder = copy(REAL, home / "datasets")
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def timed(folder: Path) -> tuple[list[str], float]:
    began = time.process_time()
    return judge(folder), time.process_time() - began
