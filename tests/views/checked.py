"""Reads the checks that stand on a page."""

import re

from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from tests.told import all_told

from .screen import RECORD, bodies

RESULTS = all_told(RECORD, RECORD.results)
PARTS = {
    "title": r'<p class="check-title"><b>(.*?)</b>',
    "verdict": r'<span class="verdict-chip [a-z_]+">([^<]*)</span></p>',
    "formula": r'<p class="formula">(.*?)</p>',
    "sentence": r'<p class="check-sentence">(.*?)</p>',
    "note": r'<p class="check-note">(.*?)</p>',
    "inputs": r'<p class="inputs">(.*?)</p>',
}
"""Each part of the row of a check, and how it is found."""

Rows = dict[str, dict[str, str]]


def sections(at: AppTest) -> dict[str, str]:
    """Question -> its HTML, in the order of the page."""
    found: dict[str, str] = {}
    for section in re.split(r'<(?:section|details) class="question ', "".join(bodies(at)))[1:]:
        head = re.search(r"<h[23][^>]*>(.*?)</h[23]>", section)
        assert head
        found[Markup(head[1]).unescape()] = section
    return found


def rows_of(section: str) -> Rows:
    """Id of each check of a question -> the parts of its row; a part that is not there is ''."""
    found = re.findall(r'<li id="([^"]*)" class="check">(.*?)</li>', section)
    return {name: {part: _part(part, row) for part in PARTS} for name, row in found}


def _part(name: str, row: str) -> str:
    match = re.search(PARTS[name], row)
    return match[1] if match else ""


def rows(at: AppTest) -> Rows:
    return {
        name: row for section in sections(at).values() for name, row in rows_of(section).items()
    }
