"""The documents of the repository: their texts, tables and links to the running dashboard."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(
    (
        *ROOT.glob("*.md"),
        ROOT / "datasets" / "README.md",
        *(ROOT / "deploy").glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
    )
)
_LINK_HERE = re.compile(r"\[([^\]]+)\]\((http://localhost:8501/[^)\s]*)\)")


@dataclass(frozen=True)
class Link:
    """A link to a page of the dashboard, as a document has it."""

    words: str
    page: str
    """Its path, such as `exports` or `evidence/exports-2018-plus-online`."""
    place: str
    """The id of a place on the page; '' for none."""
    as_of: str
    """The day of the record; '' for all of it."""

    @property
    def evidence(self) -> str:
        """The id whose evidence it opens; '' for another page."""
        return self.page.removeprefix("evidence/") if self.page.startswith("evidence/") else ""

    @property
    def check(self) -> str:
        """The id of the check that it leads to; '' for none."""
        return self.place if self.page == "checks" else ""


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def links(written: str) -> Iterator[Link]:
    """The links to the running dashboard, in their order; words may run over two lines."""
    for words, address in _LINK_HERE.findall(written):
        parts = urlsplit(address)
        day = parse_qs(parts.query).get("as_of", [""])[0]
        yield Link(" ".join(words.split()), parts.path.strip("/"), parts.fragment, day)


def rows(written: str, heading: str) -> list[list[str]]:
    """The cells of the first table beneath a heading, without its head."""
    lines = written.split(f"\n{heading}\n")[1].splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("|"))
    found = []
    for line in lines[first + 2 :]:
        if not line.startswith("|"):
            break
        cells = re.split(r"(?<!\\)\|", line)[1:-1]
        found.append([cell.strip() for cell in cells])
    return found
