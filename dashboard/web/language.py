"""The language of an answer, set once for each request."""

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import selection, store
from dashboard.reading import DatasetError
from dashboard.words import speaking
from dashboard.words.messages import ENGLISH, Language


class Speaking:
    """Answers every request in the language that its reader is to have."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # A page that Streamlit runs over its socket sets its language at the start of each run.
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with speaking(_language()):
            await self.app(scope, receive, send)


def _language() -> Language:
    """That of the record; English where there is none to show."""
    try:
        return selection.language_for(store.current(store.folder()))
    except DatasetError:
        return ENGLISH
