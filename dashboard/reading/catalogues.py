"""Catalogues of a record: its texts in other languages, in files that translators edit.

A language is one file beside the record, named by its tag: `locale/sr-Cyrl.po`. A message is known
by its field and its English words; its context is the first place in which they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from dashboard.model import Dataset
from dashboard.model.texts import Text, texts

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


def parsed(content: bytes, tag: str) -> Catalog:
    """The messages of a file. Raises `babel.messages.pofile.PoFileError` where it is none."""
    return read_po(BytesIO(content), locale=Locale.parse(tag, sep="-"), abort_invalid=True)


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
    texts = (told,) if told is None or isinstance(told, str) else told
    return tuple(text or "" for text in texts)


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
