"""Links that nobody made, over all pages: no exception, nothing that would run, and no word to the world. `make fuzz` tries 1,000."""

import os
import re
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .screen import DATASET, PAGES, bodies, notices, opened

NAMES = ("from", "to", "unit", "view", "kind", "q", "focus", "chart", "release", "as_of")
KNOWN = (
    *list(DATASET.observation)[:20],
    *list(DATASET.source)[:10],
    *list(DATASET.event)[:10],
    *DATASET.chart,
    *DATASET.one_series,
)
VALUES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(KNOWN),
    st.sampled_from(
        (
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "../..",
            "-1",
            "0000",
            "9999",
            "NaN",
            "2020",
            "2019",
        )
    ),
    st.dates().map(str),
)
LIVE = re.compile(r"<script|<img src=x")


@settings(
    max_examples=int(os.environ.get("SMEDEREVO_LINKS", "60")),
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    page=st.sampled_from((*PAGES, "checks")),
    link=st.dictionaries(
        st.one_of(st.sampled_from(NAMES), st.text(max_size=12)), VALUES, max_size=4
    ),
)
def test_no_link_breaks_a_page(page: str, link: dict[str, str]) -> None:
    at = opened(page, **link)
    assert not at.exception
    assert not any(LIVE.search(body) for body in bodies(at))
    assert len(set(notices(at))) == len(notices(at))


def test_no_page_speaks_to_the_world(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Any] = []

    def note(self: socket.socket, address: Any) -> None:
        called.append(address)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", note)
    monkeypatch.setattr(socket.socket, "connect_ex", note)
    for page in (*PAGES, "checks"):
        assert not opened(page, focus=DATASET.observations[0].id).exception
    assert called == []
