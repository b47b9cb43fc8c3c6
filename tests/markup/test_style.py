"""What the style asks of a browser at each change of a page."""

import re

from dashboard.markup import style

WHOLE = re.sub(r"/\*.*?\*/", "", style.STYLE, flags=re.DOTALL)
UNNAMED = re.compile(r"(?:^|[\s>+~,]|(?<!not)\():(?:not\(:)?has\(", re.MULTILINE)
"""Something that has something beneath it, and is named by nothing else."""
DEEP = re.compile(r"\.(?:stVerticalBlock|stElementContainer|stHtml|first|block):has\((?!>)")
"""A block of a page in which a browser looks for something at any depth."""


def test_both_patterns_find_what_they_are_for() -> None:
    for slow in (".a > :has(.b) {", ":has(.b) {", ".a ~ :not(:has(.b)) {"):
        assert UNNAMED.search(slow), slow
    assert DEEP.search(".first:has(nav.contents)")
    assert WHOLE.count(":has(") > 10


def test_no_rule_looks_through_every_element_of_a_page() -> None:
    """Such rules took two thirds of the time in which evidence opens."""
    assert UNNAMED.findall(WHOLE) == []


def test_no_rule_looks_through_a_whole_block() -> None:
    assert DEEP.findall(WHOLE) == []
