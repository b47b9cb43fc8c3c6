"""A dashboard of what a plant is reported to have meant for its country's economy."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__version__ = "2.0.0"


def load(folder: str | Path | None = None) -> "pd.DataFrame":
    """The record as one table, a row for each reported value, ready for a notebook.

    It holds what `/data/observations.csv` holds, in the same columns and order, typed: texts as
    `string`, amounts as `Float64`, days as `datetime64[ms]`, choices of a few as `category`; a cell
    without anything is missing. `value` is the number as printed, in the scale of `unit`; `amount`
    is the same in `amount_unit`, the unit of its series. `attrs["columns"]` describes every column,
    `attrs["release"]` names the release. From `/data/observations.parquet` pandas reads the same.

    `folder` is a dataset, by default the one of SMEDEREVO_DATASET or the one that comes with the
    package. Raises `dashboard.reading.DatasetError`, which lists every problem, for a folder that
    is no valid dataset.
    """
    # Imported when asked for: the name of the version costs no second.
    from dashboard import store  # noqa: PLC0415
    from dashboard.exports import frames  # noqa: PLC0415

    release = store.current(Path(folder) if folder is not None else store.folder())
    return frames.observations(release)
