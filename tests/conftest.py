"""The tiny dataset of an invented mill, as a folder to edit, as facts and as record."""

import gc
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from dashboard import store
from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.record import Record
from dashboard.store import Release
from tests.folders import REAL, SMALL, copy

# The same examples in every run: a failure is one of the change, not of the day.
settings.register_profile("same", derandomize=True, deadline=None)
# Other examples in every run, and more of them, for `make fuzz`; pytest takes the name as --hypothesis-profile.
settings.register_profile("random", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile("same")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy(SMALL, tmp_path / "small")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return read(SMALL)


@pytest.fixture(scope="session")
def record(dataset: Dataset) -> Record:
    return Record(dataset)


@pytest.fixture(scope="session")
def release() -> Release:
    """The small dataset as a release."""
    return store.current(SMALL)


@pytest.fixture(scope="session")
def published() -> Dataset:
    """The dataset that is published."""
    return store.current(REAL).dataset


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported for the tests stays until the end: the collector need not look at it again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture
def bare(small: Path) -> Path:
    """A valid dataset in which nobody has put down a value yet."""
    for table in (small / "observations").iterdir():
        table.write_text(table.read_text().splitlines()[0] + "\n")
    (small / "checks.yaml").write_text("[]\n")
    text = (
        (small / "dataset.yaml")
        .read_text()
        .replace("{sales-2018-registry} in {sales-2018-registry|2018}", "a sum to be found")
    )
    start, end = text.index("claims:\n"), text.index("headline:")
    (small / "dataset.yaml").write_text(text[:start] + "claims: []\n" + text[end:])
    return small
