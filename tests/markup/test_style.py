"""What the style asks of a browser at each change of a page."""

import re

from dashboard.markup import style

WHOLE = re.sub(r"/\*.*?\*/", "", style.STYLE, flags=re.DOTALL)
UNNAMED = re.compile(r"(?:^|[\s>+~,]|(?<!not)\():(?:not\(:)?has\(", re.MULTILINE)
"""Something that has something beneath it, and is named by nothing else."""
DEEP = re.compile(r"\.(?:stVerticalBlock|stElementContainer|stHtml|first|block):has\((?!>)")
"""A block of a page in which a browser looks for something at any depth."""
ALL = re.compile(r":has\([^{}]*[\s>+~]\*(?=[\s,{])")
"""Everything beneath or beside what has something."""


def test_the_patterns_find_what_they_are_for() -> None:
    for slow in (".a > :has(.b) {", ":has(.b) {", ".a ~ :not(:has(.b)) {"):
        assert UNNAMED.search(slow), slow
    assert DEEP.search(".first:has(nav.contents)")
    for slow in (
        ".a:has(.b) > * {",
        ":is(.a:has(> .b), .c) * { margin: 0 }",
        ".a:has(.b) + *, .c {",
    ):
        assert ALL.search(slow), slow
    assert not ALL.search(".a:has(.b) > .c { width: calc(2 * 1em) } .d > * {")
    assert WHOLE.count(":has(") > 10


def test_no_rule_looks_through_every_element_of_a_page() -> None:
    """Such rules took two thirds of the time in which evidence opens."""
    assert UNNAMED.findall(WHOLE) == []


def test_no_rule_looks_through_a_whole_block() -> None:
    assert DEEP.findall(WHOLE) == []


def test_no_rule_styles_everything_beneath_what_has_something() -> None:
    """For one such rule each change of a page, as of a figure that is drawn, styled the whole page anew."""
    assert ALL.findall(WHOLE) == []
