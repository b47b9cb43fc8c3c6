"""Each page once for all tests that only look at it."""

from collections.abc import Callable
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from .screen import opened


@pytest.fixture(autouse=True)
def _own_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dataset of the repository, whatever the shell says."""
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


@pytest.fixture(scope="session")
def page_of() -> Callable[[str], AppTest]:
    """A page as it opens without parameters; for looking only."""
    return cache(opened)


@pytest.fixture
def page(request: pytest.FixtureRequest, page_of: Callable[[str], AppTest]) -> AppTest:
    """The page that the test is parametrised with."""
    return page_of(str(request.param))
