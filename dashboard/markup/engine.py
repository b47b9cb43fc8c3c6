"""The templates of all HTML, and the one way to fill them: with named values, which are escaped."""

import json
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.markup.anchors import anchor
from dashboard.words import locale, messages, periods, wording

_ROOM_BEHIND_A_MARK = re.compile(r"([。，；：？！、])((?:</?[a-z][^<>]*>)*)\s+(?=[^\s<])")
"""Space between a mark of Chinese, which has its own room, and the words behind it."""


def _form(one: str, several: str, count: int, /, **values: object) -> Markup:
    """`ngettext` of templates: the form that goes with a number, which it may name as elsewhere."""
    message = Markup(messages.translated_form(one, several, count))  # noqa: S704  (of the code)
    return message % {"number": count, **values}


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    extensions=["jinja2.ext.i18n"],
)
_ENVIRONMENT.policies["ext.i18n.trimmed"] = True
_ENVIRONMENT.install_gettext_callables(  # type: ignore[attr-defined]  # an extension adds it
    messages.translated, messages.translated_form, newstyle=True
)
_ENVIRONMENT.globals.update(
    anchor=anchor,
    between=wording.between,
    by_line=wording.by_line,
    colon=wording.colon,
    comma=wording.comma,
    ngettext=_form,
    stop=wording.stop,
)
_ENVIRONMENT.filters.update(
    begun=wording.begun,
    day=periods.day,
    json=partial(json.dumps, ensure_ascii=False),
    named=wording.named,
    period=periods.in_words,
    plain_words=wording.plain_words,
    row=wording.row,
    spaced=wording.spaced,
)


def fill(template: str, macro: str, **values: object) -> Markup:
    """HTML from a macro of a template.

    Text in the values is escaped, only Markup is taken as it is.
    """
    body: Markup = getattr(_ENVIRONMENT.get_template(template).module, macro)(**values)
    return body


def joined(parts: Iterable[str]) -> Markup:
    """Pieces of HTML one after the other."""
    return Markup("").join(parts)


def unbroken(body: Markup) -> Markup:
    """HTML in which a per cent sign stays on the line of its number.

    Templates part sentences by spaces; Chinese has none behind its marks.
    """
    if locale().language == "zh":
        body = Markup(_ROOM_BEHIND_A_MARK.sub(r"\1\2", str(body)))  # noqa: S704  (of escaped HTML)
    return body.replace(" %", "\N{NO-BREAK SPACE}%")
