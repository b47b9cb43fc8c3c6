"""YAML as plain texts, tuples and dicts, with the line of each.

Every scalar stays the text that was written: NO is not False, 2024-13-01 is left for the model to judge.
Parsing goes by events, so that deep nesting and anchors meet a clear refusal instead of the machine's limits.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from dashboard.model.types import shorten
from dashboard.reading.problem import Problem, printable

MAX_DEPTH = 12
MAX_NODES = 200_000
_TOO_DEEP = f"is nested deeper than {MAX_DEPTH} levels; check the indentation"
Path = tuple[str | int, ...]
_COMMENT = re.compile(r"[ \t]+#[^\s#]")
"""What is a comment to the parser and probably not to its author, as in `Exporters #1`."""
_LOST = "what follows # is a comment and lost; put quotes round the text, or a space after the #"


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


class _Refused(Exception):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line


@dataclass(slots=True)
class _Open:
    """A collection that is being filled."""

    data: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


def load(text: str, file: str, problems: list[Problem]) -> Located | None:
    """The one document of a text, or None and a problem. Repeated keys are problems too, the first one wins."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    located = Located(None)
    line, wrong = 0, ""
    try:
        _build(yaml.parse(text, Loader=loader), located, file, problems, text)
        wrong = "is empty; a list without entries is written []" if located.data is None else ""
    except yaml.MarkedYAMLError as error:
        quoted = error.context == "while scanning a quoted scalar"
        mark = error.context_mark if quoted else error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        what = " ".join(filter(None, (error.context, error.problem)))
        # The scanner looks ahead and has a limit of its own, so it can meet deep nesting before we do.
        deep = "nesting depth" in what
        wrong = (
            _TOO_DEEP
            if deep
            else f"is no valid YAML ({what}); check indentation, colons and quotes{_hint(text, mark)}"
        )
    except yaml.YAMLError as error:
        wrong = f"is no valid YAML ({str(error).splitlines()[0]}); take the character out"
    except _Refused as refused:
        line, wrong = refused.line, str(refused)
    if wrong:
        problems.append(Problem(file, line, "", wrong))
        return None
    return Located(_fixed(located.data), located.lines)


def _hint(text: str, mark: Any) -> str:
    lines = text.splitlines()
    tab = mark is not None and mark.line < len(lines) and "\t" in lines[mark.line]
    return "; the line holds a tab, use spaces" if tab else ""


def _build(events: Any, located: Located, file: str, problems: list[Problem], text: str) -> None:
    stack: list[_Open] = []
    documents = 0
    for number, event in enumerate(events):
        line = _line(event)
        if number > MAX_NODES:
            raise _Refused(
                line,
                f"holds more than {MAX_NODES:,} texts, lists and groups up to here; shorten it",
            )
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused(
                    line, "a second document begins here; keep one a file and take out the ---"
                )
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(line, "anchors and aliases are not used here; write the text out")
        elif isinstance(event, yaml.ScalarEvent):
            path = _put(stack, located, event.value, event, file, problems)
            problems += _cut(event, text, file, path)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(stack) == MAX_DEPTH:
                raise _Refused(line, _TOO_DEEP)
            data: dict[str, Any] | list[Any] = (
                {} if isinstance(event, yaml.MappingStartEvent) else []
            )
            stack.append(_Open(data, _put(stack, located, data, event, file, problems)))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()


def _cut(event: Any, text: str, file: str, path: Path) -> list[Problem]:
    """The problem, where a text without quotes ends at what the parser takes for a comment."""
    unquoted = event.value and not event.style
    if unquoted and _COMMENT.match(text, event.end_mark.index):
        return [Problem(file, _line(event), _field(path), _LOST)]
    return []


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else event.start_mark.line + 1


def _put(
    stack: list[_Open], located: Located, value: Any, event: Any, file: str, problems: list[Problem]
) -> Path:
    """Place a value into the collection that is open, and return its path."""
    line = _line(event)
    if not stack:
        located.data, located.lines[()] = value, line
        return ()
    top = stack[-1]
    if isinstance(top.data, list):
        path: Path = (*top.path, len(top.data))
        top.data.append(value)
    elif top.key is None:
        if not isinstance(value, str):
            raise _Refused(
                line, "a list or mapping stands where a key should be; write a name and a colon"
            )
        top.key, path = value, (*top.path, value)
        if value in top.data:
            problems.append(
                Problem(
                    file,
                    line,
                    _field(path),
                    f"the key `{dotted((value,))}` stands here twice; keep one",
                )
            )
            return path
    else:
        path = (*top.path, top.key)
        top.data.setdefault(top.key, value)
        top.key = None
        return path
    located.lines.setdefault(path, line)
    return path


def _fixed(data: Any) -> Any:
    """The same with tuples for lists, at every depth."""
    if isinstance(data, dict):
        return {key: _fixed(value) for key, value in data.items()}
    return tuple(map(_fixed, data)) if isinstance(data, list) else data


def _field(path: Path) -> str:
    """The name of a field in its record."""
    return dotted(path[1:] if path and isinstance(path[0], int) else path)


def dotted(path: Path) -> str:
    return printable(".".join(shorten(str(step), 40) for step in path))
