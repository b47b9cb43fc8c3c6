"""Texts of the record that a page shows in their original language, marked with it.

What sources print and whatever nobody has translated stand in HTML among words of the reader's
language. A voice that reads the page aloud has to know where they begin.
"""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from dashboard import shelf
from dashboard.store import Release

_TAG = re.compile(r"(<[^>]*>)")
"""A quotation mark or bracket in the value of an attribute is escaped, so a tag ends here."""
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_LANGUAGE = ' lang="'
_NOT_PROSE = frozenset({"option", "script", "style", "svg", "title"})
"""Elements that can hold text alone, or none for readers."""
_WORD = re.compile(r"&#?\w+;|\d+|[\u2e80-\u9fff]+|[^\W\d_\u2e80-\u9fff]+")
"""A sign that HTML escapes, a number, a row of Chinese signs, or a word: Chinese has no spaces."""
_AROUND = " \n\t“”„‘’«»《》()（）.,:·。，；：、…"
"""Signs around a text that are not its own; a semicolon can be the end of an escaped one."""
_LEAST_WORDS = 2
"""Words of a text that is looked for within a sentence; one alone is marked where it stands
alone."""


@shelf.kept(8)
def _marks(release: Release) -> "Marks":
    return Marks(release.originals)


def marked(html: Markup, release: Release) -> Markup:
    """HTML in which each text in another language than that of the page says which one it is in."""
    return _marks(release).block(html)


class Marks:
    """Finds texts of the record in HTML, and puts each into an element with its language."""

    def __init__(self, originals: Mapping[str, str]) -> None:
        self._alone: dict[str, str] = {}
        """A text as HTML writes it -> its language."""
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        """The first word of longer texts -> the texts that begin with it, the longest first."""
        for words, language in originals.items():
            written = _one_space(str(escape(words))).strip(_AROUND)
            if not any(letter.isalpha() for letter in words):
                continue
            self._alone.setdefault(written, language)
            found = _words(written)
            if sum(word[0].isalpha() for word in found) >= _LEAST_WORDS:
                text = written[found[0].start() :]
                self._by_word.setdefault(found[0][0], []).append((text, language))
        for texts in self._by_word.values():
            texts.sort(key=lambda text: -len(text[0]))

    def block(self, html: Markup) -> Markup:
        """A piece of HTML with its texts marked; what has a language already is left alone."""
        if not self._alone:
            return html
        pieces: list[str] = []
        left_alone, depth = "", 0
        for piece in _TAG.split(html):
            tag = _NAME.match(piece)
            if tag is None:
                pieces.append(piece if left_alone or not piece.strip() else self._text(piece))
                continue
            pieces.append(piece)
            is_end, name = bool(tag[1]), tag[2]
            if left_alone:
                if name == left_alone:
                    depth += -1 if is_end else 1
                left_alone = left_alone if depth else ""
            elif not is_end and (name in _NOT_PROSE or _LANGUAGE in piece):
                left_alone, depth = name, 1
        return Markup("".join(pieces))  # noqa: S704  (made from escaped HTML)

    def _text(self, text: str) -> str:
        """Text without tags."""
        written = _one_space(text)
        core = written.strip(_AROUND)
        language = self._alone.get(core)
        if language is not None:
            start = written.index(core)
            return _put(text, [(start, start + len(core), language)])
        return _put(text, self._within(written))

    def _within(self, text: str) -> list[tuple[int, int, str]]:
        """Where texts stand within a longer one, with their language."""
        found: list[tuple[int, int, str]] = []
        words = _words(text)
        ends = {word.end() for word in words}
        last = 0
        for word in words:
            start = word.start()
            if start < last or word[0] not in self._by_word:
                continue
            for known, language in self._by_word[word[0]]:
                end = start + len(known)
                is_whole = end in ends or not known[-1].isalnum()
                if is_whole and text.startswith(known, start):
                    found.append((start, end, language))
                    last = end
                    break
        return found


def _words(text: str) -> list[re.Match[str]]:
    """Numbers and words of a text in HTML."""
    return [word for word in _WORD.finditer(text) if word[0][0] != "&"]


def _one_space(text: str) -> str:
    """A text with spaces that all are alike; as long as before."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _put(text: str, places: list[tuple[int, int, str]]) -> str:
    """A text with an element around each of its places."""
    pieces, end = [], 0
    for start, stop, language in places:
        pieces += [
            text[end:start],
            f'<span lang="{escape(language)}">',
            text[start:stop],
            "</span>",
        ]
        end = stop
    return "".join((*pieces, text[end:]))
