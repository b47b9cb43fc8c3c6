"""What axe-core finds on a page that breaks a rule of accessibility."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES_OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules that a page can break on one ground only."""


def violations(page: Page, *rules: str, within: str = "") -> list[str]:
    """The nodes that break rules, one line a node: rule, selector, reason.

    All rules are looked at where none is named, and the whole page where no selector says which
    part of it.
    """
    # Of rules that are kept, axe-core would tell every node: that takes longer than to look.
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    answer = Axe().run(page, context=within or None, options=options).response
    fewest = 1 if rules else 6
    assert len(answer["passes"]) >= fewest, "too little was looked at"
    lines = []
    for violation in answer["violations"]:
        for node in violation["nodes"]:
            reasons = [check["message"] for check in (*node["any"], *node["all"], *node["none"])]
            lines.append(f"{violation['id']}: {node['target']}: {'; '.join(reasons)[:200]}")
    return lines
