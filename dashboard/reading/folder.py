"""The files of a dataset folder as text, or what keeps them from being read."""

import os
from pathlib import Path

from dashboard.model.schema import LISTS
from dashboard.reading.problem import Problem

MAX_BYTES = 20_000_000
BOM = b"\xef\xbb\xbf"
YAML_FILES = tuple(f"{name}.yaml" for name in ("dataset", *LISTS))
OBSERVATIONS = "observations"
CHANGES = "changes.csv"
RECORDED = (CHANGES, "released.json")
"""Written by `smederevo release`; a dataset that was never released has none."""
_PACKAGE = ("README.md", "CITATION.cff", "SHA256SUMS", "datapackage.json", "tables")
_ALLOWED = frozenset({*YAML_FILES, OBSERVATIONS, *RECORDED, *_PACKAGE, "schema"})


def unexpected(folder: Path) -> list[Problem]:
    """Names in the folder that no part of the format knows; hidden files are left alone."""
    problems = [
        Problem(printable(entry), 0, "", f"the dataset format has no such file; it knows {', '.join(YAML_FILES)} and {OBSERVATIONS}/")
        for entry in sorted(os.listdir(folder))
        if entry not in _ALLOWED and not entry.startswith(".")
    ]
    home = folder / OBSERVATIONS
    if not home.is_dir():
        wrong = "is no folder" if home.exists() else "is missing"
        return [*problems, Problem(OBSERVATIONS, 0, "", f"{wrong}; keep the tables of observations in a folder of this name")]
    return problems + [
        Problem(f"{OBSERVATIONS}/{printable(entry)}", 0, "", "is no .csv file; name it after its series, SERIES.csv")
        for entry in sorted(os.listdir(home))
        if not entry.endswith(".csv") and not entry.startswith(".")
    ]


def printable(name: str) -> str:
    """A file name with what is no text in it made visible."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def tables(folder: Path) -> list[str]:
    """Names of the observation files, sorted."""
    home = folder / OBSERVATIONS
    names = sorted(os.listdir(home)) if home.is_dir() else []
    return [f"{OBSERVATIONS}/{entry}" for entry in names if entry.endswith(".csv") and entry[0] != "."]


def text(folder: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of one file with \\n line ends, or None and a problem. What can be read in spite of a problem is read."""
    try:
        wrong = _refusal(folder, folder / name)
        data = b"" if wrong else (folder / name).read_bytes()
    except OSError as error:
        wrong = f"cannot be read ({error.strerror}); check the file and its permissions"
    if wrong:
        problems.append(Problem(name, 0, "", wrong))
        return None
    if data.startswith(BOM):
        problems.append(Problem(name, 1, "", "begins with a byte order mark; save it as UTF-8 without BOM"))
        data = data.removeprefix(BOM)
    if not data.strip():
        problems.append(Problem(name, 0, "", "is empty; a list without entries is written [], a table keeps its header line"))
        return None
    if b"\r" in data:
        line = data[: data.index(b"\r")].count(b"\n") + 1
        problems.append(Problem(name, line, "", "has Windows line ends; save it with Unix line ends (LF)"))
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(Problem(name, line, "", "is not UTF-8 text; save it in that encoding"))
        return None


def _refusal(folder: Path, path: Path) -> str:
    """Why a path is not opened at all, or ''."""
    if not path.exists():
        return "is missing; a list without entries is written []"
    if not path.resolve().is_relative_to(folder.resolve()):
        return "leads out of the dataset folder; put the file itself here"
    if not path.is_file():
        return "is no file; put a text file of this name here"
    if path.stat().st_size > MAX_BYTES:
        return f"is larger than {MAX_BYTES // 1_000_000} MB; split or shorten it"
    return ""
