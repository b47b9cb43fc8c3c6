import pytest

from dashboard.model import REFERENCE
from dashboard.model.stated import loose_number


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It sold {sales-2018}.", [("sales-2018", "")]),
        (
            "In {sales-2018|2018} and {b|the year after}",
            [("sales-2018", "2018"), ("b", "the year after")],
        ),
        ("nothing", []),
    ],
)
def test_references_are_found_with_their_words(sentence: str, found: list[tuple[str, str]]) -> None:
    assert REFERENCE.findall(sentence) == found


def test_the_message_names_the_whole_loose_number() -> None:
    assert loose_number("It sold 1½ of it, not 7.").startswith("prints 1½ without a source;")
    assert loose_number("Mill Ⅻ.").startswith("prints Ⅻ without a source;")
    assert loose_number("None.") == ""
