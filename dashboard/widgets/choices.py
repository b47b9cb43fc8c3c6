"""Choices that live in the address: ids in the link, words on the screen, and the back button undoes them.

Streamlit's own `bind` writes the words into the link, so that a link would break whenever a title is reworded.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.markup import frame
from dashboard.selection import PARAMETERS

OFFERED = "offered"
"""In the state of a session: the parameters that the page has offered; `enter` empties it for another page."""


def one_of(label: str, options: Sequence[str], parameter: str, words: Callable[[str], str]) -> str:
    """A select box; the first option is the default and is not written into the link."""
    asked = _known(parameter, options)
    key = _follow(parameter, asked[-1] if asked else options[0])

    def write() -> None:
        chosen = st.session_state[key]
        _write(parameter, [] if chosen == options[0] else [chosen])

    chosen: str = st.selectbox(label, options, key=key, format_func=words, on_change=write)
    return chosen


def years(options: Sequence[str]) -> tuple[str, str]:
    """The first and the last chosen year, all of them by default; years that run backwards are said, and taken for all."""
    left, right = st.columns(2)
    with left:
        first = one_of("From", options, "from", str)
    with right:
        last = one_of("To", options[::-1], "to", str)
    if first <= last:
        return first, last
    backwards = "The years run backwards, so all are shown; choose the earlier one in From."
    st.html(str(frame.notice(backwards)))
    return options[0], options[-1]


def some_of(
    label: str, options: Sequence[str], parameter: str, words: Callable[[str], str]
) -> tuple[str, ...]:
    """Pills; none chosen means all."""
    asked = _known(parameter, options)
    key = _follow(parameter, asked)

    def write() -> None:
        _write(parameter, list(st.session_state[key]))

    chosen = st.pills(
        label, options, selection_mode="multi", key=key, format_func=words, on_change=write
    )
    return tuple(chosen) or tuple(options)


def text(label: str) -> str:
    """A search; its words stand in the link as `q`."""
    return st.text_input(label, key="q", bind="query-params", max_chars=200) or ""


def chosen() -> dict[str, str | list[str]]:
    """What is chosen on this page, defaults too, by parameter."""
    found = {name: st.session_state[f"choice-{name}"] for name in sorted(st.session_state[OFFERED])}
    return {
        name: value for name, value in {**found, "q": st.session_state.get("q")}.items() if value
    }


def _known(parameter: str, options: Sequence[str]) -> list[str]:
    """The options that the address names; what it names in vain is said."""
    asked = list(dict.fromkeys(st.query_params.get_all(parameter)))
    strange = [name for name in asked if name not in options]
    if strange and parameter != "as_of":  # an impossible day is said above every page
        named = " ".join(strange[0].split())[:60]
        said = f"“{named}” in {parameter} is not known here and was left out."
        st.html(str(frame.notice(said)))
    return [name for name in asked if name in options]


def _follow(parameter: str, wanted: object) -> str:
    """The widget's key, after it has taken over what the address says, if that has changed."""
    assert parameter in PARAMETERS, f"a link with {parameter} would be told that it is not known"
    key = f"choice-{parameter}"
    st.session_state[OFFERED].add(parameter)
    asked = st.query_params.get_all(parameter)
    if key not in st.session_state or st.session_state.get(f"{key}-asked") != asked:
        st.session_state[key] = wanted
        st.session_state[f"{key}-asked"] = asked
    return key


def _write(parameter: str, values: list[str]) -> None:
    st.session_state[f"choice-{parameter}-asked"] = values
    if values:
        st.query_params[parameter] = values
    elif parameter in st.query_params:
        del st.query_params[parameter]
