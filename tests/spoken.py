"""The texts of HTML, each with the language that it is marked with."""

from collections.abc import Iterator
from html.parser import HTMLParser

_EMPTY = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements without an end."""
_UNSEEN = frozenset({"script", "style", "svg"})


class _Reader(HTMLParser):
    """Collects texts; '' is the language of whatever is around the HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _EMPTY:
            self._open.append((tag, dict(attrs).get("lang") or self._open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while self._open[-1][0] not in (tag, ""):
            self._open.pop()
        if self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        text = " ".join(data.split())
        if text and tag not in _UNSEEN:
            self.texts.append((language, text))


def spoken(html: str) -> Iterator[tuple[str, str]]:
    """Language and words of each text of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.texts
