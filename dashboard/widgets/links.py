"""Links inside the site change the page without a reload, and the back button undoes them."""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent.parent / "assets" / "links.js").read_text(encoding="utf-8")


def follow() -> None:
    """Take over clicks on `a.inside`. Without it, or with a modifier key, they are plain links."""
    component = st.components.v2.component("inside_links", js=_SCRIPT)
    component(key="inside-links", height=1)
