"""The dataset that is published, read once for all tests that only look at it."""

from dashboard import store
from dashboard.record import Record
from tests.folders import REAL

RELEASE = store.current(REAL)
DATASET = RELEASE.dataset
RECORD = Record(DATASET)
