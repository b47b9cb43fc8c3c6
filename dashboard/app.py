"""The ASGI application around the pages."""

import contextlib
import gc
import sys
from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path
from threading import Thread

import streamlit as st

# A host that starts this file from the repository alone has not installed the package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboard import charts, frames, store, web
from dashboard.frames import Frames
from dashboard.reading import DatasetError


@contextlib.asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[None]:
    """Load what every first reader would wait for, then keep the collector away from it: five times less work a rerun."""
    charts.warm()
    with contextlib.suppress(DatasetError):
        _draw(frames.of(store.current(store.folder())))
    gc.collect()
    gc.freeze()
    Thread(target=web.prepare, daemon=True).start()
    yield


def _draw(known: Frames) -> None:
    """Make the figures that pages open with."""
    about = known.dataset.about
    for chart, narrow in product(known.dataset.chart.values(), (False, True)):
        for colours in (charts.palette("light", about.accent), charts.palette("dark", about.accent_dark)):
            charts.figure(chart, known, colours, narrow=narrow)
        charts.shown(chart, known)


app = st.App("main.py", routes=web.ROUTES, middleware=web.MIDDLEWARE, lifespan=warm)
