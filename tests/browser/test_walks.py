"""Walks that nobody has planned, through links, choices, evidence, panels and the history; `make fuzz` goes 500 steps."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from .reader import DATASET, Reader

pytestmark = pytest.mark.browser

STEPS = int(os.environ.get("SMEDEREVO_STEPS", "50"))
STEPS_OF_A_WALK = 25
CHANCE = st.integers(0, 10_000)
LINKS = ("a.inside", ".masthead a.inside", "footer.site a.inside", "a.option", "a.focus")
PAGES = ".masthead nav a.inside"
STEPS_THERE_ARE = (*LINKS, *LINKS, *(PAGES,) * 3, *("Escape",) * 4, "Back", "Back", "Forward")
"""Each as often as a walk shall try it."""

_CLICK = """([way, chance]) => {
  // What is behind open evidence cannot be reached.
  const place = document.querySelector('dialog.drawer[open]') ?? document.querySelector('#root')
  const links = [...place.querySelectorAll(way)].filter(link => link.getClientRects().length > 0)
  const link = links[chance % links.length]
  link?.click()
  return link?.href ?? ''
}"""
"""Clicks one of the links in sight, if there are some."""

_OPEN_PANELS = """() => {
  const panels = [...document.querySelectorAll('#root details.panel')]
  panels.forEach(panel => (panel.open = true))
  return panels.length
}"""


@dataclass
class Seen:
    """What the walks of a test have come by."""

    addresses: set[str] = field(default_factory=set)
    followed: int = 0
    panels: int = 0
    returns: int = 0


class Walk(RuleBasedStateMachine):
    """Goes anywhere from the page of a single chart."""

    reader: Reader
    seen: Seen

    def __init__(self) -> None:
        super().__init__()
        reader = self.reader
        reader.open("exports", f"?chart={DATASET.page['exports'].charts[0].id}")
        reader.mark()
        self.beginning = reader.page.evaluate("navigation.currentEntry.key")

    @rule(step=st.sampled_from(STEPS_THERE_ARE), chance=CHANCE)
    def go(self, step: str, chance: int) -> None:
        """One rule for all steps: of several, hypothesis would leave some out for a whole walk."""
        page = self.reader.page
        if step == "Back":
            if self.can_return():
                page.go_back()
                self.seen.returns += 1
        elif step == "Forward":
            if page.evaluate("navigation.canGoForward"):
                page.go_forward()
        elif step == "Escape":
            page.keyboard.press(step)
        else:
            if step == PAGES:
                # Evidence that is open lies above the menu.
                page.keyboard.press("Escape")
                self.reader.wait()
            followed = page.evaluate(_CLICK, [step, chance])
            note(f"{step}: {followed}")
            self.seen.followed += bool(followed)
        self.reader.wait()
        self.seen.panels += page.evaluate(_OPEN_PANELS)
        self.seen.addresses.add(urlsplit(page.url).path)

    def can_return(self) -> bool:
        """Whether the step before is one of this walk."""
        return bool(
            self.reader.page.evaluate(
                "key => navigation.canGoBack && navigation.currentEntry.key !== key", self.beginning
            )
        )

    @invariant()
    def page_is_whole(self) -> None:
        page = self.reader.page
        assert page.locator("[data-testid=stException]").count() == 0, page.url
        # A chart alone has none, and the drawer has its own.
        assert page.locator("#root h1").count() <= 1, page.url
        assert self.reader.unbroken(), page.url
        assert self.reader.faults == [], page.url


@pytest.mark.hypothesis
def test_no_walk_breaks_the_page(reader: Reader) -> None:
    """A state of the session that another page had filled once broke such walks."""
    Walk.reader, Walk.seen = reader, Seen()
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=max(1, STEPS // STEPS_OF_A_WALK),
            stateful_step_count=STEPS_OF_A_WALK,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    seen = Walk.seen
    assert len(seen.addresses) > 4
    assert seen.followed > STEPS / 5
    assert seen.panels > 0
    assert seen.returns > 0
