"""The ASGI application around the pages."""

import asyncio
import contextlib
import gc
import logging
import sys
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from threading import Thread

import streamlit as st

# A host that starts this file from the repository alone has not installed the package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboard import charts, frames, store, web
from dashboard.charts import content
from dashboard.frames import Frames
from dashboard.reading import DatasetError

_log = logging.getLogger("dashboard")
# Somebody at a terminal wants the address, not a line for each file; a service keeps the whole log.
_log.setLevel(logging.WARNING if sys.stderr and sys.stderr.isatty() else logging.INFO)
_log.propagate = False
_lines = logging.StreamHandler()
_lines.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
_log.handlers = [_lines]

SWEEP, WHOLE = 2, 30
"""Seconds between two collections of what is new, and how many of them until one goes through everything."""


@contextlib.asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[None]:
    """Load what every first reader would wait for, and say in the log that the server starts and stops."""
    _log.info("started")
    with contextlib.suppress(DatasetError):
        _draw(frames.of(store.current(store.folder())))
    Thread(target=web.prepare, daemon=True).start()
    sweeping = asyncio.create_task(_sweep())
    yield
    sweeping.cancel()
    _log.info("stopped")


async def _sweep() -> None:
    """Collect garbage now and then, and keep the collector away from all that stays until the next time.

    Streamlit collects after every run of a page, through everything that is not frozen, which takes longer than the run.
    """
    for turn in count():
        if turn % WHOLE == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
        await asyncio.sleep(SWEEP)


def _draw(known: Frames) -> None:
    """Make the figures that pages open with."""
    for chart in known.dataset.chart.values():
        options = content.choices(chart, known)
        for ground in charts.GROUNDS:
            colours = charts.palette_of(known.dataset.about, ground)
            charts.drawn(chart, known, colours, options[0] if options else "")
        content.shown(chart, known)


app = st.App(
    Path(__file__).with_name("main.py"), routes=web.ROUTES, middleware=web.MIDDLEWARE, lifespan=warm
)
