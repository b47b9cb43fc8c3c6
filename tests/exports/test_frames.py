"""The record as Parquet, read back by pandas."""

import io
from datetime import date as Date

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.exports import frames
from dashboard.store import Release
from tests.exports.facts import RELEASES

BOTH = pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES)


@BOTH
def test_parquet_holds_the_frame_of_the_notebook(release: Release) -> None:
    expected = frames.observations(release)
    found = pd.read_parquet(io.BytesIO(frames.parquet(release)))
    pd.testing.assert_frame_equal(found, expected)
    assert found.attrs == expected.attrs
    assert found.attrs["release"] == release.name
    assert len(found) == len(release.dataset.observations)


@BOTH
def test_the_same_record_gives_the_same_bytes(release: Release) -> None:
    assert frames.parquet(release) == frames.parquet(release)


def test_parquet_of_a_day_holds_what_was_known_and_says_the_day() -> None:
    release, day = RELEASES["published"], Date(2021, 12, 31)
    found = pd.read_parquet(io.BytesIO(frames.parquet(release, day)))
    assert 0 < len(found) < len(release.dataset.observations)
    assert set(found["as_of"]) == {pd.Timestamp(day)}
    assert found["known_by"].max() <= pd.Timestamp(day)
    assert "as known on 31 December 2021" in found.attrs["cite"]


def test_readers_other_than_pandas_find_types() -> None:
    schema = pq.read_schema(io.BytesIO(frames.parquet(RELEASES["published"])))
    types = {name: str(schema.field(name).type) for name in schema.names}
    assert types["amount"] == "double"
    assert types["period_start"] == "timestamp[ms]"
    assert types["id"] in ("string", "large_string")
