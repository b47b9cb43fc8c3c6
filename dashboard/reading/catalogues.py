"""Catalogues of a record: its texts in other languages, in files that translators edit.

A language is one file beside the record, named by its tag: `locale/sr-Cyrl.po`. A message is known
by its field and its English words; its context is the first place in which they stand.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from dashboard.model import Dataset
from dashboard.model.texts import Text, texts
from dashboard.model.types import shorten
from dashboard.reading.problem import printable

ENDING = ".po"
"""How the files in it end."""
WIDTH = 100
"""Columns of a line in them."""
FUZZY = "fuzzy"
"""The flag of a translation that somebody has to look at before it is shown."""
_HEADER = """\
# Texts of the record in another language. docs/translating.md says how they are written.
msgid ""
msgstr ""
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
_LINE = re.compile(
    r"""
    | \#.*  # a remark
      # a keyword with its text, or another line of that text
    | (msg (?P<word> ctxt | id | id_plural | str (\[[0-9]\])?) \s*)?
      "([^"\\] | \\.)*"
    """,
    re.VERBOSE,
)
_NOT_OURS = frozenset({"python-format", "python-brace-format"})
"""Flags that Babel sets where it takes a per cent sign or a reference for a place of Python."""


@dataclass(frozen=True, slots=True)
class Translatable:
    """A text of the record, and all the other places in which the same field says the same."""

    first: Text
    others: tuple[str, ...]


def translatable(dataset: Dataset) -> list[Translatable]:
    """What is translated of a record, in its order; the same words of a field once."""
    found: dict[tuple[str, str], list[Text]] = {}
    for text in texts(dataset):
        found.setdefault((text.field, text.words), []).append(text)
    return [_one_message(alike) for alike in found.values()]


def _one_message(alike: Sequence[Text]) -> Translatable:
    """Texts with the same words in the same field, which are translated once."""
    first, *others = alike
    if first.is_name:  # a ministry can stand in a hundred places
        return Translatable(first, ())
    return Translatable(first, tuple(text.place for text in others))


class CatalogueError(Exception):
    """A file that is no catalogue: what is wrong, and what would be right."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        """Where; 0 for the file as a whole."""


def parsed(content: bytes, tag: str) -> Catalog:
    """The messages of a file. Raises CatalogueError."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        right = "name the file after one, such as de.po or zh-Hans.po"
        raise CatalogueError(0, f"{tag!r} is the tag of no language; {right}") from None
    text = _decoded(content)
    _refuse_broken_lines(text)
    made = _Headless(locale)
    try:
        PoFileParser(made, abort_invalid=True).parse(StringIO(text))
    except PoFileError as error:
        what = printable(shorten(str(error).rpartition(" on ")[0]))
        right = "a message is msgid, then msgstr, each with its text"
        raise CatalogueError(error.lineno + 1, f"is no catalogue ({what}); {right}") from None
    return made


class _Headless(Catalog):
    """A catalogue whose head says nothing, and in which no message is there twice.

    Its language, and so its plural forms, are those of the name of its file; it is UTF-8. A head
    that says otherwise is written anew by `updated`.
    """

    def __setitem__(self, words: str | tuple[str, ...] | list[str], message: Message) -> None:
        if self.get(words, message.context) is not None:
            right = "keep one of them, with its translation"
            raise CatalogueError(message.lineno or 0, f"has a message for the second time; {right}")
        super().__setitem__(words, message)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return []

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        """Not taken over."""


def _decoded(content: bytes) -> str:
    """The text of a file. Raises CatalogueError."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        raise CatalogueError(
            before.count(b"\n") + 1, "is not UTF-8 text; save it as UTF-8"
        ) from None
    if text.startswith("\ufeff"):
        raise CatalogueError(1, "begins with a byte order mark; save it as UTF-8 without BOM")
    return text


def _refuse_broken_lines(text: str) -> None:
    """Raises CatalogueError for a line that Babel would read in spite of what is wrong with it.

    Of a text without its last quotation mark it would take the last letter away, and of two
    translations of a text the second.
    """
    before = ""
    for number, line in enumerate(text.split("\n"), start=1):
        read = _LINE.fullmatch(line.strip())
        if read is None:
            right = 'write a text between two quotation marks, and \\" for one within it'
            raise CatalogueError(number, f"is no line of a catalogue; {right}")
        word = read["word"]
        if word and word.startswith("str") and word not in _translations_after(before):
            right = "a message has one msgstr, or msgstr[0], msgstr[1] and so on, after its msgid"
            raise CatalogueError(number, f"has msg{word} out of its place; {right}")
        before = word or before


def _translations_after(word: str) -> tuple[str, ...]:
    """Which msgstr can follow a keyword."""
    if word == "id":
        return ("str",)
    if word == "id_plural":
        return ("str[0]",)
    form = re.fullmatch(r"str\[([0-9])\]", word)
    return (f"str[{int(form[1]) + 1}]",) if form else ()


def updated(dataset: Dataset, tag: str, before: bytes = b"") -> bytes:
    """The catalogue of a language, brought up to date with the record; a new one where none was.

    A text that has changed keeps its translation, marked as fuzzy: it is not shown until somebody
    has looked at it.
    """
    old = [message for message in parsed(before, tag) if message.id]
    by_words = {english(message): message for message in old}
    by_place = {message.context: message for message in old}
    by_both = {(message.context, english(message)): message for message in old}
    new = Catalog(Locale.parse(tag, sep="-"))
    for text in translatable(dataset):
        words, place = text.first.words, text.first.place
        same = by_both.get((place, words)) or by_words.get(words)
        changed = by_place.get(place)
        if same is not None:
            _add(new, text, same)
        elif changed is not None and any(forms(changed)):
            _add(new, text, changed, is_fuzzy=True)
        else:
            _add(new, text)
    written = BytesIO()
    write_po(written, new, WIDTH, omit_header=True, include_lineno=False)
    plurals = get_plural(Locale.parse(tag, sep="-"))
    return _HEADER.format(tag=tag, plurals=plurals).encode() + written.getvalue()


def english(message: Message) -> str:
    """The words of the record that a message is about; they are the same for all plural forms."""
    return message.id[0] if message.pluralizable else str(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translation: one text, or one for each plural form; those that are missing are empty."""
    told = message.string
    each = (told,) if told is None or isinstance(told, str) else told
    return tuple(form or "" for form in each)


def _add(
    catalogue: Catalog, text: Translatable, kept: Message | None = None, *, is_fuzzy: bool = False
) -> None:
    """Puts a text into a catalogue, with what is kept of its translation."""
    words = text.first.words
    added = catalogue.add(
        (words, words) if text.first.is_counted else words,
        context=text.first.place,
        locations=[(place, 0) for place in text.others],
    )
    if kept is not None and kept.pluralizable == added.pluralizable:
        added.string = kept.string
        added.flags |= kept.flags
        added.user_comments = kept.user_comments
    if kept is not None and is_fuzzy:
        added.flags.add(FUZZY)
    added.flags -= _NOT_OURS
