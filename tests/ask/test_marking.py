import pytest

from dashboard.ask.index import Index
from dashboard.ask.marking import Marking
from dashboard.model import Names
from dashboard.record import Record

NAMES = (Names(id="mill", names=("mill", "Papierfabrik", "造纸厂"), subject=True),)


@pytest.fixture(scope="module")
def index(record: Record) -> Index:
    return Index(Record(record.dataset.replace(names=NAMES)), {"economy": "Economy"})


def found(index: Index, asked: str, text: str) -> list[str]:
    pieces = Marking(asked, index).pieces(text)
    assert "".join(piece.text for piece in pieces) == text
    return [piece.text for piece in pieces if piece.is_found]


@pytest.mark.parametrize(
    ("asked", "text", "marked"),
    [
        ("valley", "Mills of the Valley", ["Valley"]),
        ("vall", "Mills of the Valley", ["Valley"]),
        ("valey", "Mills of the valley", ["valley"]),
        ("lley", "Mills of the valley", []),
        ("the valley", "the mills of the valley", ["valley"]),
        ("the", "the mills of the valley", ["the", "the"]),
        ("Papierfabrik", "a mill, and a Papierfabrik", ["mill", "Papierfabrik"]),
        ("造纸厂", "一家造纸厂", ["造纸厂"]),
        ("412.50 million", "412.50 and 41,250 of 12", ["412.50"]),
        ("valley mills", "the valley  mills, a valley", ["valley  mills", "valley"]),
        ("fire", "", []),
        ("", "a text", []),
    ],
)
def test_words_that_were_found_are_marked(
    index: Index, asked: str, text: str, marked: list[str]
) -> None:
    assert found(index, asked, text) == marked


def test_signs_of_html_stay_text(index: Index) -> None:
    assert found(index, "<b>valley</b>", "<i>valley</i> & more") == ["valley"]
