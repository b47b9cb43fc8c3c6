"""Words of the glossary in prose: where a page first mentions one, it leads to its explanation."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from dashboard.model import Dataset, Term
from dashboard.model.site import WORDS

MOST = 3
"""Words that are explained in one block of a page."""
_PROSE = re.compile(
    r'(?P<begin><p class="(?:standfirst|caveat|verdict|concluded|what|definition|voices|note'
    r'|check-note|measure)">)'
    r"(?P<text>.*?)(?P<end></p>)",
    re.DOTALL,
)
"""Captions, conclusions and the sentences of evidence. A paragraph holds no other one."""
_TAG = re.compile(r"(<[^>]*>)")
"""A quotation mark or bracket in the value of an attribute is escaped, so a tag ends here."""
_SPOKEN_FOR = re.compile(r"<(/?)(?:a|q|cite|code|em)\b")
"""Links, quotations and titles keep their words."""
_QUOTATION = re.compile(r"(“[^”]*(?:”|$))")


class Explainer:
    """Links the words that one page explains; it remembers those that it has met."""

    def __init__(self, dataset: Dataset) -> None:
        self._terms = {
            str(escape(word)).casefold(): term
            for term in dataset.glossary
            if not term.everyday
            for word in (term.term, *term.also)
        }
        self._pattern = _any_of(self._terms)
        self._met: set[str] = set()

    def block(self, html: Markup) -> Markup:
        """A block of a page, in which the first mention of a word is a link."""
        if self._pattern is None:
            return html
        left = MOST

        def explained(found: re.Match[str]) -> str:
            nonlocal left
            text, count = self._prose(found["text"], left)
            left -= count
            return found["begin"] + text + found["end"]

        return Markup(_PROSE.sub(explained, html))  # noqa: S704  (made from escaped HTML)

    def _prose(self, html: str, most: int) -> tuple[str, int]:
        """A paragraph with at most so many words explained, and how many they are."""
        pieces, depth, count = [], 0, 0
        for piece in _TAG.split(html):
            tag = _SPOKEN_FOR.match(piece)
            if tag:
                depth += -1 if tag[1] else 1
            if depth or piece.startswith("<"):
                pieces.append(piece)
                continue
            text, new = self._text(piece, most - count)
            pieces.append(text)
            count += new
        return "".join(pieces), count

    def _text(self, text: str, most: int) -> tuple[str, int]:
        """Text without tags; what stands between quotation marks is left as it is."""
        pieces, count = [], 0
        for piece in _QUOTATION.split(text):
            if piece.startswith("“"):
                pieces.append(piece)
                continue
            explained, new = self._mentions(piece, most - count)
            pieces.append(explained)
            count += new
        return "".join(pieces), count

    def _mentions(self, text: str, most: int) -> tuple[str, int]:
        assert self._pattern is not None
        count = 0

        def link(found: re.Match[str]) -> str:
            nonlocal count
            term = self._terms[found[0].casefold()]
            if count >= most or term.id in self._met:
                return found[0]
            self._met.add(term.id)
            count += 1
            return _link(term, found[0])

        return self._pattern.sub(link, text), count


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of some words as a whole word, the longest first; None for no words."""
    longest_first = sorted(words, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.I)


def _link(term: Term, mention: str) -> Markup:
    """A word as it is mentioned, whose sentence a script shows beside it."""
    link = Markup('<a class="inside term" href="./{}#word-{}" data-meaning="{}">{}</a>')
    # What is mentioned is a piece of HTML already.
    return link.format(WORDS, term.id, term.sentence, Markup(mention))  # noqa: S704
