"""Frames -> files that a reader takes away."""

import csv
import io

import pandas as pd

COLUMNS = tuple(
    """
    id series title period first_day last_day value value_to unit amount qualifier status standing role why origin as_printed language
    reported_by source publisher source_title url published accessed locator reason note licence release
    """.split()
)


def table(frame: pd.DataFrame, release: str) -> bytes:
    """Observations as CSV (RFC 4180, UTF-8, CRLF), one row a value, with its source and the release on each row."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    rows = frame.assign(release=release)[list(COLUMNS)].itertuples(index=False)
    writer.writerows(["" if pd.isna(cell) else cell for cell in row] for row in rows)
    return target.getvalue().encode()
