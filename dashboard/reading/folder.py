"""The files of a dataset folder as text, or what keeps them from being read."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from dashboard.model.schema import LISTS
from dashboard.reading.problem import DatasetError, Problem, printable

MAX_BYTES = 20_000_000
BOM = b"\xef\xbb\xbf"
_MARK_OF_A_MERGE = re.compile(r"^([<|>])\1{6} |^={7}$", re.MULTILINE)
"""A line that a version control system writes between two versions of what it could not merge."""
YAML_FILES = tuple(f"{name}.yaml" for name in ("dataset", *LISTS, "article"))
OPTIONAL = frozenset({"sides.yaml", "glossary.yaml", "names.yaml", "article.yaml"})
"""Files that a dataset can do without."""
ONE_FACT = frozenset({"dataset.yaml", "article.yaml"})
"""Files that hold one group of fields and no list."""
OBSERVATIONS = "observations"
CHANGES, RELEASED = "changes.csv", "released.json"
RECORDED = (CHANGES, RELEASED)
"""Written by `smederevo release`; a dataset that was never released has none."""
_PACKAGE = ("README.md", "CITATION.cff", "SHA256SUMS", "datapackage.json", "tables")
LOCALE = "locale"
"""The folder of the catalogues: the record in other languages."""
_ALLOWED = frozenset({*YAML_FILES, OBSERVATIONS, *RECORDED, *_PACKAGE, "schema", LOCALE})
_LEFT_BEHIND = (
    # Editors and merges
    *("*~", "~$*", "#*#", "*.bak", "*.old", "*.orig", "*.rej", "*.save", "*.sw[a-p]", "4913"),
    *("*.tmp", "*.part", "*.crdownload", "*.code-workspace"),
    # Systems
    *("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin", "lost+found", "*.lnk"),
    *("system volume information", "@eadir", "#recycle", "nohup.out"),
    # Archives and programs
    *("__macosx", "*.zip", "*.7z", "*.rar", "*.tar", "*.tar.*", "*.tgz"),
    *("__pycache__", "node_modules", "venv"),
    # What a folder with a repository of its own has beside its facts
    *("licen[cs]e", "licen[cs]e.*", "copying", "copying.*", "notice", "notice.*"),
    *("readme", "readme.*", "changelog", "changelog.*", "contributing.*", "makefile"),
    *("authors", "authors.*", "code_of_conduct.*", "codeowners", "security.*", "package*.json"),
)
"""Names, in small letters, of what is no mistake of a curator and is not read.

A second table or list, such as `sales (1).csv`, is none of them: it may hold facts that are missed.
"""


@dataclass(frozen=True, slots=True)
class Files:
    """What a folder held when it was looked at.

    Each file is read once, so that all that is made of it is of one state.
    """

    content: Mapping[str, bytes]
    """Name in the folder -> content, of every file of the dataset that could be read."""
    tables: tuple[str, ...] | None
    """Names of the tables of observations, sorted; None where there is no folder of them."""
    problems: tuple[Problem, ...]
    """Files that are missing, strange or cannot be read."""


def take(folder: Path) -> Files:
    """The files of a dataset folder.

    Raises DatasetError where there is no folder, or none that can be listed.
    """
    try:
        _refuse_another_folder(folder)
        problems, tables = _listed(folder)
        names = [*_expected(folder), *(tables or ()), *_catalogues(folder)]
    except OSError as error:
        wrong = f"cannot be read ({error.strerror}); check its permissions"
        raise unreadable(Path(error.filename or folder), wrong) from error
    content: dict[str, bytes] = {}
    for name in sorted(names):
        try:
            wrong = _refusal(folder, folder / name)
            if not wrong:
                content[name] = (folder / name).read_bytes()
        except OSError as error:
            wrong = f"cannot be read ({error.strerror}); check the file and its permissions"
        if wrong:
            problems.append(Problem(name, 0, "", wrong))
    return Files(content, tables, tuple(problems))


def unreadable(folder: Path, wrong: str) -> DatasetError:
    """The error of a folder that cannot be read as a whole."""
    return DatasetError((Problem(printable(str(folder)), 0, "", wrong),))


def _refuse_another_folder(folder: Path) -> None:
    """Raises DatasetError for what is no folder, and for one that merely holds a dataset."""
    if not folder.is_dir():
        raise unreadable(folder, "is no folder; name one that holds dataset.yaml")
    first = YAML_FILES[0]
    inner = sorted(folder.glob(f"*/{first}"))
    if inner and not (folder / first).exists():
        meant = printable(str(inner[0].parent))
        raise unreadable(folder, f"holds no {first}; did you mean {meant}?")


def _expected(folder: Path) -> list[str]:
    """The files that the format names: all that a dataset needs, and of the others those there."""
    absent = {name for name in OPTIONAL if not os.path.lexists(folder / name)}
    was_released = (folder / RELEASED).exists()
    recorded = [name for name in RECORDED if was_released or (folder / name).exists()]
    return [name for name in YAML_FILES if name not in absent] + recorded


def left_behind(folder: Path) -> list[str]:
    """What systems, editors and archives have left in a dataset: not read, and no mistake."""
    found: list[str] = []
    for home in (folder, folder / OBSERVATIONS):
        with suppress(OSError):
            before = "" if home == folder else f"{OBSERVATIONS}/"
            _names, left = _strange(home)
            found += [f"{before}{printable(name)}" for name in left]
    return found


def _strange(home: Path) -> tuple[list[str], list[str]]:
    """Names in a folder that the format may know, and what was left behind there.

    Hidden files are left alone.
    """
    names = [name for name in sorted(os.listdir(home)) if not name.startswith(".")]
    left = [name for name in names if name not in _ALLOWED and _is_left_behind(name)]
    return [name for name in names if name not in left], left


def _is_left_behind(name: str) -> bool:
    return any(fnmatchcase(name.lower(), pattern) for pattern in _LEFT_BEHIND)


def _listed(folder: Path) -> tuple[list[Problem], tuple[str, ...] | None]:
    """Names that no part of the format knows, and the tables."""
    known = f"it knows {', '.join(YAML_FILES)} and {OBSERVATIONS}/"
    entries, _left = _strange(folder)
    problems = [
        Problem(printable(entry), 0, "", f"the dataset format has no such file; {known}")
        for entry in entries
        if entry not in _ALLOWED
    ]
    home = folder / OBSERVATIONS
    if not home.is_dir():
        wrong = "is no folder" if home.exists() else "is missing"
        right = "keep the tables of observations in a folder of this name"
        return [*problems, Problem(OBSERVATIONS, 0, "", f"{wrong}; {right}")], None
    entries, _left = _strange(home)
    tables = [entry for entry in entries if entry.endswith(".csv") and entry.isprintable()]
    strange = (f"{OBSERVATIONS}/{printable(entry)}" for entry in entries if entry not in tables)
    problems += [
        Problem(name, 0, "", "is no .csv file; name it after its series, SERIES.csv")
        for name in strange
    ]
    return problems, tuple(f"{OBSERVATIONS}/{entry}" for entry in tables)


def _catalogues(folder: Path) -> list[str]:
    """The files of the record in other languages; none where there is no folder of them."""
    home = folder / LOCALE
    if not home.is_dir():
        return []
    entries = [entry for entry in sorted(os.listdir(home)) if entry.endswith((".po", ".txt"))]
    return [f"{LOCALE}/{entry}" for entry in entries if entry.isprintable()]


def text(files: Files, name: str, problems: list[Problem]) -> str | None:
    """The text of one file with \\n line ends, or None and a problem.

    What can be read in spite of a problem is read.
    """
    data = files.content.get(name)
    if data is None:
        return None
    if data.startswith(BOM):
        problems.append(
            Problem(name, 1, "", "begins with a byte order mark; save it as UTF-8 without BOM")
        )
        data = data.removeprefix(BOM)
    if not data.strip():
        problems.append(Problem(name, 0, "", f"is empty; {_filled_with(name)}"))
        return None
    if b"\r" in data:
        line = data[: data.index(b"\r")].count(b"\n") + 1
        problems.append(
            Problem(name, line, "", "has Windows line ends; save it with Unix line ends (LF)")
        )
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        found = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(Problem(name, line, "", "is not UTF-8 text; save it as UTF-8"))
        return None
    marks = marks_of_a_merge(name, found)
    problems += marks
    return None if marks else found


def marks_of_a_merge(name: str, content: str) -> list[Problem]:
    """The places where two versions of a text stand beside each other, each from its first mark."""
    places: list[Problem] = []
    for mark in _MARK_OF_A_MERGE.finditer(content):
        if mark[1] == "<" or not places:
            line = content.count("\n", 0, mark.start()) + 1
            wrong = "two versions stand here, as a merge has left them"
            right = "keep one, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"
            places.append(Problem(name, line, "", f"{wrong}; {right}"))
    return places


def _filled_with(name: str) -> str:
    """What a file holds that has nothing to say."""
    if name not in ONE_FACT:
        return "a list without entries is written [], a table keeps its header line"
    without = ", or delete the file" if name in OPTIONAL else ""
    return f"write its fields, each as name: value{without}"


def _refusal(folder: Path, path: Path) -> str:
    """Why a path is not opened at all, or ''."""
    if not path.exists() and path == folder / CHANGES:
        return f"is missing, although {RELEASED} knows a release; restore it from version control"
    if not path.exists():
        return "is missing; a list without entries is written []"
    if not path.resolve().is_relative_to(folder.resolve()):
        return "leads out of the dataset folder; put the file itself here"
    if not path.is_file():
        return "is no file; put a text file of this name here"
    if path.stat().st_size > MAX_BYTES:
        return f"is larger than {MAX_BYTES // 1_000_000} MB; split or shorten it"
    return ""
