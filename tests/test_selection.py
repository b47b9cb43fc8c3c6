import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import selection
from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.selection import PARAMETERS, Selection
from tests.folders import SMALL

DATASET = read(SMALL)
LEFT_OUT = "This link holds something that is not known here and was left out:"


def test_a_link_without_parameters_chooses_nothing(dataset: Dataset) -> None:
    assert selection.read({}, dataset) == Selection(focus=None, notices=())


@pytest.mark.parametrize("name", ["sales-2018-post", "mill-fire", "museum-undated"], ids=["observation", "event", "source"])
def test_an_observation_an_event_and_a_source_can_be_in_focus(dataset: Dataset, name: str) -> None:
    assert selection.read({"focus": name}, dataset) == Selection(focus=name, notices=())


@pytest.mark.parametrize("name", ["sales", "trade", "sales-by-year", "", "nothing"], ids=["series", "page", "chart", "empty", "unknown"])
def test_what_is_no_evidence_is_left_out_and_named(dataset: Dataset, name: str) -> None:
    notice = f"{LEFT_OUT} “{name}” in focus, which names no observation, event or source."
    assert selection.read({"focus": name}, dataset) == Selection(focus=None, notices=(notice,))


def test_all_that_is_unknown_stands_in_one_notice(dataset: Dataset) -> None:
    found = selection.read({"focus": "x", "utm_source": "mail", "colour": "red"}, dataset)
    unknown = "the parameter “colour”; the parameter “utm_source”; “x” in focus, which names no observation, event or source."
    assert found.notices == (f"{LEFT_OUT} {unknown}",)


def test_the_parameters_that_pages_read_give_no_notice(dataset: Dataset) -> None:
    read = {"from", "to", "view", "kind", "q", "embed"}
    assert read <= PARAMETERS
    assert selection.read(dict.fromkeys(read, "1"), dataset) == Selection(None, ())


def test_a_parameter_that_no_page_reads_yet_is_named(dataset: Dataset) -> None:
    assert "“as_of”" in selection.read({"as_of": "2024-05-09"}, dataset).notices[0]


def test_long_texts_of_a_link_are_cut_in_the_notice(dataset: Dataset) -> None:
    assert len(selection.read({"x" * 5000: "", "focus": "y" * 5000}, dataset).notices[0]) < 300


@given(st.dictionaries(st.text(max_size=12) | st.sampled_from(sorted(PARAMETERS)), st.text(max_size=20), max_size=4))
def test_any_link_gives_a_selection_with_at_most_one_notice(parameters: dict[str, str]) -> None:
    found = selection.read(parameters, DATASET)
    assert len(found.notices) <= 1
    assert found.focus is None or selection.knows(DATASET, found.focus)
