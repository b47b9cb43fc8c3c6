"""YAML as plain texts, tuples and dicts, with the line of each.

Every scalar stays the text that was written: NO is not False, 2024-13-01 is left for the model to
judge. The parser gives nodes with their marks; anchors, deep nesting and sheer size are refused.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import Reader

from dashboard.model.types import shorten
from dashboard.plural import count
from dashboard.reading.problem import Problem, printable

MAX_DEPTH = 12
MAX_NODES = 200_000
_PARSER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOO_DEEP = f"is nested deeper than {MAX_DEPTH} levels; check the indentation"
_ANCHORED = "anchors and aliases are not used here; write the text out"
_SECOND_DOCUMENT = "a second document begins here; keep one a file and take out the ---"
_LOST = "what follows # is a comment and lost; put quotes round the text, or a space after the #"
Path = tuple[str | int, ...]
_COMMENT = re.compile(r"[ \t]+#[^\s#]")
"""What is a comment to the parser and probably not to its author, as in `Exporters #1`."""
_TAGGED = "a word that begins with ! is lost; put quotes round the text"
_IN_QUOTES_SINCE = re.compile(
    r"""\s*(?:-[ ])?[\w-]+:[ ]+          # the name of a field
    (?:
      (?P<sign>[%@`*|>?-])              # what means something else at the beginning of a text
      | (?P<pair>\[|\{)[^\]}]*[\]}][ ]*[^\s\#]   # a text behind what looks like a list
      | (?P<quote>["']).*?(?P=quote)[ ]*[^\s\#]     # a text behind what looks like all of it
    )""",
    re.VERBOSE,
)
"""A line whose text has to stand in quotes, and why."""
_ANCHOR = re.compile(r"(?:!\S*\s+)*&")
"""The beginning of a node that has an anchor, perhaps behind its tag."""
_SEPARATORS = ",[{:?-\n"
"""Signs of which at least one is between any two nodes of a text."""


@dataclass(slots=True)
class Located:
    """Plain data, and the line (from 1) of the whole, of every key and of every item."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest part of it that is written down."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


class _Loader(_PARSER):  # type: ignore[misc, valid-type]
    """The parser, which looks for no type in a text: every text stays one."""

    def resolve(self, _kind: type, _value: str, _implicit: object) -> str:
        return ""


class _Refused(Exception):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line


def load(text: str, file: str, problems: list[Problem]) -> Located | None:
    """The one document of a text, or None and a problem.

    Repeated keys are problems too; the first one wins.
    """
    try:
        _refuse_endless(text)
        root = yaml.compose(text, Loader=_Loader)
        if root is None:
            raise _Refused(0, "is empty; a list without entries is written []")
        document = _Document(text, file, problems)
        data = document.data(root, ())
    except yaml.YAMLError as error:
        line, wrong = _syntax(error, text)
        problems.append(Problem(file, line, "", wrong))
    except RecursionError:  # The parser in Python has no limit of its own.
        problems.append(Problem(file, 0, "", _TOO_DEEP))
    except _Refused as refused:
        problems.append(Problem(file, refused.line, "", str(refused)))
    else:
        return Located(data, document.lines)
    return None


def at_most(text: str) -> int:
    """At least as many events as the parser can find in a text, counted without parsing it.

    A separator begins or ends at most four of them.
    """
    return 10 + 4 * sum(text.count(separator) for separator in _SEPARATORS)


def _refuse_endless(text: str) -> None:
    """Counts nodes before all of them are made, where there can be too many."""
    if at_most(text) <= MAX_NODES:
        return
    for number, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if number > MAX_NODES and event.start_mark is not None:
            much = f"holds more than {MAX_NODES:,} texts, lists and groups up to here"
            raise _Refused(event.start_mark.line + 1, f"{much}; shorten it")


def _syntax(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line of an error of the parser, and what is wrong there."""
    if not isinstance(error, yaml.MarkedYAMLError):
        what = str(error).splitlines()[0]
        forbidden = Reader.NON_PRINTABLE.search(text)
        line = text.count("\n", 0, forbidden.start()) + 1 if forbidden else 0
        return line, f"is no valid YAML ({what}); take the character out"
    in_quotes = error.context == "while scanning a quoted scalar"
    mark = error.context_mark if in_quotes else error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    what = " ".join(filter(None, (error.context, error.problem)))
    if "nesting depth" in what:
        return line, _TOO_DEEP
    if "undefined alias" in what:
        return line, _ANCHORED
    if "another document" in what:
        return line, _SECOND_DOCUMENT
    lines = text.splitlines()
    has_tab = 0 < line <= len(lines) and "\t" in lines[line - 1]
    if has_tab:
        hint = "; the line holds a tab, use spaces"
    elif "mapping values are not allowed" in what:
        hint = "; a text that holds a colon stands in quotes"
    elif in_quotes:
        hint = ""
    else:
        of_its_line = _quotes_needed(lines[line - 1]) if 0 < line <= len(lines) else ""
        hint = of_its_line or ", here and in the line above"
    return line, f"is no valid YAML ({what}); check indentation, colons and quotes{hint}"


def _quotes_needed(line: str) -> str:
    """What a text lacks that cannot stand as it is because of its first sign; '' for nothing."""
    found = _IN_QUOTES_SINCE.match(line)
    if found is None:
        return ""
    if found["quote"]:
        return "; a text that holds quotation marks stands between those of the other kind"
    return f"; a text that begins with {found['sign'] or found['pair']} stands in quotes"


class _Document:
    """Makes plain data of the nodes of one text, and remembers their lines."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._file = file
        self._problems = problems

    def data(self, node: yaml.Node, path: Path) -> Any:
        """A text, tuple or dict."""
        line = _line(node)
        self.lines.setdefault(path, line)
        start = node.start_mark.index
        if self._text.startswith(("!", "&"), start) and _ANCHOR.match(self._text, start):
            raise _Refused(line, _ANCHORED)
        if isinstance(node, yaml.ScalarNode):
            self._report_what_is_lost(node, path)
            return node.value
        if len(path) == MAX_DEPTH:
            raise _Refused(line, _TOO_DEEP)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.data(item, (*path, number)) for number, item in enumerate(node.value))
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        repeated: list[tuple[int, str]] = []
        for key_node, value_node in node.value:
            line = _line(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                text = "a list or mapping stands where a key should be"
                raise _Refused(line, f"{text}; write a name and a colon")
            key: str = key_node.value
            if key in found:
                repeated.append((line, key))
                continue
            # The line of a field is that of its name, whatever line its value begins on.
            self.data(key_node, (*path, key))
            found[key] = self.data(value_node, (*path, key))
        if repeated:
            self._report_what_stands_twice(repeated, path)
        return found

    def _report_what_stands_twice(self, repeated: list[tuple[int, str]], path: Path) -> None:
        """One mistake, however many keys: where they are several, two groups have become one."""
        line, key = repeated[0]
        wrong = f"the key `{dotted((key,))}` stands here twice"
        right = "keep one"
        if len(repeated) > 1:
            more = count(len(repeated) - 1, "other key")
            wrong = f"the key `{dotted((key,))}` and {more} stand here twice"
            right = "keep one of each"
            if path and isinstance(path[-1], int):
                right = f"begin another entry with a dash, or {right}"
        problem = Problem(self._file, line, _field((*path, key)), f"{wrong}; {right}")
        self._problems.append(problem)

    def _report_what_is_lost(self, node: yaml.ScalarNode, path: Path) -> None:
        """Parts of a text that the parser takes for a remark or for a type, as in `Exporters #1`."""
        if self._text.startswith("!", node.start_mark.index):
            self._problems.append(Problem(self._file, _line(node), _field(path), _TAGGED))
        if node.value and not node.style and _COMMENT.match(self._text, node.end_mark.index):
            self._problems.append(Problem(self._file, _line(node), _field(path), _LOST))


def _line(node: yaml.Node) -> int:
    line: int = node.start_mark.line
    return line + 1


def _field(path: Path) -> str:
    """The name of a field in its record."""
    return dotted(path[1:] if path and isinstance(path[0], int) else path)


def dotted(path: Path) -> str:
    return printable(".".join(shorten(str(step), 40) for step in path))
