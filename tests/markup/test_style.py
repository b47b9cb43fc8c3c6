"""What the style asks of a browser at each change of a page."""

import re

from dashboard.markup import style

WHOLE = re.sub(r"/\*.*?\*/", "", style.STYLE, flags=re.DOTALL)
UNNAMED = re.compile(r"(?:^|[\s>+~,]|(?<!not)\():(?:not\(:)?has\(", re.MULTILINE)
"""Something that has something beneath it, and is named by nothing else."""
DEEP = re.compile(r"\.(?:stVerticalBlock|stElementContainer|stHtml|first|block):has\((?!>)")
"""A block of a page in which a browser looks for something at any depth."""

OF_EVERYTHING = re.compile(r"\b(?:html|body|:root)[^{},]*:has\(")
"""The whole page, when something is in it: looked at again for each change of the page."""
EVERY_CHILD = re.compile(r":has\([^{}]*\)\s*>\s*\*\s*[,{]")
"""Every child of what has something beneath it: all of them are styled anew for each change."""


def test_the_patterns_find_what_they_are_for() -> None:
    for slow in (".a > :has(.b) {", ":has(.b) {", ".a ~ :not(:has(.b)) {"):
        assert UNNAMED.search(slow), slow
    assert DEEP.search(".first:has(nav.contents)")
    for slow in ("body:has(> #a) b {", "body:not(:has(.a)) b {", "html.a:has(b) {"):
        assert OF_EVERYTHING.search(slow), slow
    assert EVERY_CHILD.search(":is(.a:has(> .b > .c), .d:has(> .e)) > * {")
    assert not EVERY_CHILD.search(".a:has(> .b) > .c {")
    assert WHOLE.count(":has(") > 10


def test_no_rule_looks_through_every_element_of_a_page() -> None:
    """Such rules took two thirds of the time in which evidence opens."""
    assert UNNAMED.findall(WHOLE) == []


def test_no_rule_looks_through_a_whole_block() -> None:
    assert DEEP.findall(WHOLE) == []


def test_no_rule_on_screen_depends_on_what_the_whole_page_has() -> None:
    """Plotly measures each of its texts; with such rules each measurement took ten times as long."""
    on_screen = re.sub(r"@media print \{(?:[^{}]|\{[^{}]*\})*\}", "", WHOLE)
    assert len(on_screen) < len(WHOLE)
    assert OF_EVERYTHING.findall(on_screen) == []
    assert EVERY_CHILD.findall(on_screen) == []
