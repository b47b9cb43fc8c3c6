"""The ASGI application around the pages."""

import asyncio
import contextlib
import gc
import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from threading import Thread

import streamlit as st

if not __package__:
    # A host that starts this file from the repository alone has not installed the package.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboard import charts, record, store, web
from dashboard.charts import view
from dashboard.reading import DatasetError
from dashboard.record import Record
from dashboard.web import beneath, framing, gate
from dashboard.words import choosing, speaking

COLLECTION = 60
"""Seconds between two collections of garbage."""
_log = logging.getLogger("dashboard")


@contextlib.asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[None]:
    """Load what every first reader would wait for, and log that the server starts and stops."""
    _write_log()
    gate.raise_descriptors()
    beneath.path()
    framing.ancestors()
    _log.info("started")
    with contextlib.suppress(DatasetError):
        release = store.current(store.folder())
        with speaking(choosing.written_in(release)):
            _draw(record.of(release))
    Thread(target=_prepare, daemon=True).start()
    collecting = asyncio.create_task(_collect())
    yield
    collecting.cancel()
    _log.info("stopped")


def _write_log() -> None:
    """Write the log of the dashboard to the standard error."""
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.handlers = [lines]
    _log.propagate = False
    # Somebody at a terminal wants the address, not a line for each file.
    # A service keeps the whole log.
    at_terminal = sys.stderr is not None and sys.stderr.isatty()
    _log.setLevel(logging.WARNING if at_terminal else logging.INFO)


def _prepare() -> None:
    """Make what first pages ask for.

    What is there then stays, so the collector of garbage need not look at it again.
    """
    web.prepare()
    gc.collect()
    gc.freeze()


async def _collect() -> None:
    """Collect garbage now and then, as .streamlit/config.toml tells Streamlit not to."""
    while True:
        await asyncio.sleep(COLLECTION)
        gc.collect()


def _draw(known: Record) -> None:
    """Make the figures that pages open with."""
    for chart in known.dataset.chart.values():
        shown = view.of(chart, known)
        for ground in charts.GROUNDS:
            shown.drawing(charts.palette_of(known.dataset.about, ground))
        _ = shown.visible_values


app = st.App(
    Path(__file__).with_name("main.py"), routes=web.ROUTES, middleware=web.MIDDLEWARE, lifespan=warm
)
