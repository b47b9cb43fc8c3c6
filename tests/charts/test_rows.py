"""Rows: where their bars lie on a common scale, and in which language their words are."""

import re
from decimal import Decimal
from gettext import NullTranslations

import pytest

from dashboard.charts import view
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Part, Row, RowsView, Scale, bounds_of, groups
from dashboard.record import Record
from dashboard.words import speaking
from dashboard.words.messages import Language


def part(amount: str, mark: Mark = Mark.WHOLE, name: str = "id") -> Part:
    return Part(Decimal(amount), mark, ("card",), name)


def test_parts_lie_one_after_the_other() -> None:
    row = Row("since 2018", (part("5"), part("3.5", Mark.PART)), "at least 8")
    places = [(one.start, one.end) for one in row.stretches]
    assert places == [(Decimal(0), Decimal(5)), (Decimal(5), Decimal("8.5"))]
    assert row.end == Decimal("8.5")


@pytest.mark.parametrize(
    ("amount", "bounds", "end"),
    [
        ("400", (Decimal(350), Decimal(450)), 450),
        ("400", (Decimal(350), Decimal(390)), 400),
        ("400", None, 400),
        ("-400", None, 0),
        ("-400", (Decimal(-450), Decimal(-350)), 0),
    ],
)
def test_a_number_stands_behind_the_bar_its_bounds_and_zero(
    amount: str, bounds: tuple[Decimal, Decimal] | None, end: int
) -> None:
    assert Row("2018", (part(amount),), amount, bounds).end == end


def test_the_scale_holds_zero_every_bar_and_every_bound() -> None:
    rows = [
        Row("2018", (part("-150"),), "-150"),
        Row("2019", (part("40"), part("60")), "100"),
        Row("2020", (part("80"),), "80", (Decimal(50), Decimal(150))),
        Row("2021: none"),
    ]
    scale = Scale.of(rows)
    assert (scale.least, scale.most) == (Decimal(-150), Decimal(150))
    assert [scale.share(Decimal(amount)) for amount in (-150, 0, 150)] == [0, 0.5, 1]


@pytest.mark.parametrize("rows", [[], [Row("none")], [Row("zero", (part("0"),), "0")]])
def test_a_scale_of_nothing_has_one_place(rows: list[Row]) -> None:
    assert Scale.of(rows).share(Decimal(0)) == 0


def test_rows_stand_beneath_their_headings() -> None:
    first, second, third = (Row(words, (part("1"),), "1") for words in ("a", "b", "c"))
    head = Row("2018", heading=True)
    assert groups([first, head, second, third]) == [("", [first]), ("2018", [second, third])]
    assert groups([head]) == [("2018", [])]
    assert groups([]) == []


def test_only_marks_that_a_row_does_not_explain_itself_have_a_key(record: Record) -> None:
    ledger = view.of(record.dataset.chart["sales-in-all"], record)
    assert isinstance(ledger, RowsView)
    assert ledger.marks == {Mark.WHOLE, Mark.HEDGED, Mark.PART, Mark.UNKNOWN}
    assert ledger.keyed_marks == [Mark.HEDGED, Mark.PART, Mark.UNKNOWN]


class _Bracketed(NullTranslations):
    """A language in which every message stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"


def test_the_words_of_a_kept_view_are_in_the_language_that_is_spoken(record: Record) -> None:
    ledger = view.of(record.dataset.chart["sales-in-all"], record)
    assert isinstance(ledger, RowsView)
    before = [row.words for row in ledger.rows]
    with speaking(Language("xx", _Bracketed())):
        spoken = [row.words for row in ledger.rows]
        assert spoken[0] in ledger.alt_text
    assert all(words.startswith("[") and words.endswith("]") for words in spoken)
    assert [re.sub(r"[\[\]]", "", words) for words in spoken] == before
    assert [row.words for row in ledger.rows] == before
    assert before[0].startswith("Claimed, since 2018")


def test_rows_are_made_once(record: Record) -> None:
    ledger = view.of(record.dataset.chart["sales-in-all"], record)
    assert isinstance(ledger, RowsView)
    assert ledger.rows is ledger.rows


def test_a_rounded_value_has_bounds_and_an_exact_one_or_a_limit_has_none(record: Record) -> None:
    values = {value.id: value for value in record.series("sales")}
    found = {name: bounds_of(value) for name, value in values.items()}
    by_hedge = {
        values[name].observation.qualifier: bounds is not None for name, bounds in found.items()
    }
    assert by_hedge["about"]
    assert not by_hedge["exact"]
