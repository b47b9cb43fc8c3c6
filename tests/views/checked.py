"""Reads the checks that stand on a page."""

import re

from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from tests.told import all_told

from .screen import RECORD, bodies

RESULTS = all_told(RECORD, RECORD.results)
COLUMNS = ["Set against each other", "Formula", "Printed and worked out", "Verdict"]

Rows = dict[str, dict[str, str]]


def sections(at: AppTest) -> dict[str, Rows]:
    """Question -> id of each check -> its cells by their heading."""
    found: dict[str, Rows] = {}
    for section in "".join(bodies(at)).split('<section class="question">')[1:]:
        head = re.search("<h2>(.*?)</h2>", section)
        assert head
        rows = re.findall(r"<tr>(.*?)</tr>", section.split("<tbody>")[1])
        cells = [dict(re.findall(r'data-label="([^"]*)">(.*?)</t[dh]>', row)) for row in rows]
        found[Markup(head[1]).unescape()] = {row[COLUMNS[0]].split('"')[1]: row for row in cells}
    return found


def rows(at: AppTest) -> Rows:
    return {name: row for section in sections(at).values() for name, row in section.items()}
