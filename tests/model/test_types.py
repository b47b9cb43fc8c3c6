from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dashboard.model import types

EVERY: dict[str, Any] = {
    name: getattr(types, name)
    for name in (
        "Id", "UnitId", "Colour", "Version", "Word", "Title", "Line", "Paragraph", "Number", "Whole", "YesNo", "Day", "Edtf", "Url",
        "Contact", "Language", "Country", "Currency",
    )
}  # fmt: skip
ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in EVERY.items()}
GOOD = {
    "Id": ["a", "exports-2018", "1-2"],
    "UnitId": ["EUR_m", "percent", "A1_b2"],
    "Colour": ["#00ff7a"],
    "Version": ["1.0.0", "10.20.30"],
    "Word": ["Smederevo", "x" * 60],
    "Title": ["A title", "x" * 70],
    "Line": ["累计实现出口创汇约47.7亿欧元", "“quoted” – 40 %", "=1+1", "😀", "x" * 300],
    "Paragraph": ["x" * 1200],
    "Number": ["0", "-1", "4.77", "4.770", "1.150", "999999999999999999", "0.000000001"],
    "Day": ["2024-05-09", "2024-02-29"],
    "Edtf": ["2018", "2016/", "undated"],
    "Url": ["https://a.example/b?c=d#e", "http://xn--e1aybc.example", "https://a.example:8080/"],
    "Contact": [
        "https://a.example/report",
        "mailto:errors@a.example",
        "mailto:a.b+c@x-y.example.org",
    ],
    "Language": ["en", "sr-Latn", "zh-Hant", "en-GB"],
    "Country": ["RS", "EU", "CN", "XK"],
    "Currency": ["EUR", "RSD", "CNY", "KES", "YUM", "DEM"],
}
BAD = {
    "Id": ["", "A", "a b", "a--b", "-a", "a-", "a_b", "é", "a\n", "x" * 81],
    "UnitId": ["", "EUR m", "EUR__m", "_m", "€", "m\n"],
    "Colour": ["", "#FFF", "#fff", "#GGGGGG", "red", "#00ff7a;"],
    "Version": ["", "1", "1.0", "v1.0.0", "1.0.0-rc1", "1.0.0.0"],
    "Word": ["", " ", "x" * 61, " a", "a ", "a  b", "a\tb", "a\nb", "a\u200bb", "a\u202eb", "a\ufeffb", "a\u00adb", "a\x00b", "a\ue000b"],
    "Title": ["x" * 71],
    "Line": ["x" * 301],
    "Paragraph": ["x" * 1201, "a\u2028b"],
    "Number": ["", "1,150", "1 150", "4,77", "1e3", "+1", ".5", "5.", "01",
               "NaN", "Infinity", "-", "٤", "½", "1_000", "1" * 19, "0." + "1" * 10],
    "Whole": ["", "-1", "1.0", "two", "1" * 10, "٤"],
    "YesNo": ["", "yes", "True", "1", "on"],
    "Day": ["", "2024", "2024-05", "2024-5-9", "20240509", "09.05.2024", "2024-02-30", "2024-05-09T00:00", "2024-W19-4"],
    "Edtf": ["", "2018-13", "May 2018"],
    "Url": ["", "ftp://a.example", "javascript:alert(1)", "//a.example", "a.example", "https://", "https://me:pw@a.example",
            "https://a.example/b c",
            "data:text/html,x", "https://[a", "https://a.example:99999/", "https://a.example/\u202e"],
    "Contact": ["", "a@b.example", "mailto:", "mailto:a", "mailto:a@b", "mailto:a b@c.example", "mailto:a@b.example?cc=c@d.example",
                "mailto:a@b@c.example", 'mailto:"a"@b.example', "mailto:a@b.example,c@d.example", "tel:1", "javascript:alert(1)"],
    "Language": ["", "xx-fake", "en_GB", "english", "-"],
    "Currency": ["", "eur", "EUO", "XXX", "XTS", "€", "EURO", "EU"],
    "Country": ["", "rs", "UK", "YU", "SRB", "Serbia", "001"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in GOOD.items() for text in texts]
)
def test_a_right_text_is_kept_as_it_was_written(kind: str, text: str) -> None:
    value = ADAPTERS[kind].validate_python(text, strict=True)
    assert (f"{value:f}" if isinstance(value, Decimal) else str(value)) == text


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("Whole", "0", 0),
        ("Whole", "12", 12),
        ("Whole", "007", 7),
        ("YesNo", "true", True),
        ("YesNo", "false", False),
    ],
)
def test_a_count_and_a_yes_are_read(kind: str, text: str, value: object) -> None:
    assert ADAPTERS[kind].validate_python(text, strict=True) is value


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in BAD.items() for text in texts]
)
def test_a_wrong_text_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[kind].validate_python(text, strict=True)
    assert caught.value.error_count() == 1


@pytest.mark.parametrize("kind", sorted(set(EVERY) - {"YesNo"}))
def test_a_list_or_a_group_is_no_text(kind: str) -> None:
    for value in ((), ("a",), {}, {"a": "b"}, None):
        with pytest.raises(ValidationError) as caught:
            ADAPTERS[kind].validate_python(value, strict=True)
        assert [error["msg"] for error in caught.value.errors()] == [
            "Value error, is not a single text; write one value here"
        ]


@pytest.mark.parametrize("kind", sorted(EVERY))
@given(text=st.text(max_size=40) | st.text("0123456789-/.:#_abzAZ ", max_size=20))
def test_any_text_is_taken_or_refused_and_nothing_else(kind: str, text: str) -> None:
    try:
        outcome = ADAPTERS[kind].validate_python(text, strict=True)
    except ValidationError as error:
        outcome = error.errors()[0]["msg"]
    assert outcome is not None


def test_a_long_text_is_shortened_in_a_message() -> None:
    assert types.shorten("x" * 60) == "x" * 60
    assert types.shorten("x" * 61) == "x" * 59 + "…"
    with pytest.raises(ValidationError) as caught:
        ADAPTERS["Number"].validate_python("9" * 1000)
    assert len(caught.value.errors()[0]["msg"]) < 200


@pytest.mark.parametrize("character", ["\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad"])
def test_an_invisible_character_is_named_so_that_it_can_be_found(character: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTERS["Line"].validate_python(f"a{character}b")
    message = caught.value.errors()[0]["msg"]
    assert message.startswith("Value error, holds the invisible character ")
    assert character not in message


@pytest.mark.parametrize(
    ("text", "first_hand", "person"),
    [
        ("Reuters", "Reuters", "Reuters"),
        ("Song Sihai, HBIS Serbia", "Song Sihai, HBIS Serbia", "Song Sihai"),
        ("Bisnode, via Danas", "Bisnode", "Bisnode"),
        ("Yu Yong, chairman, via Tanjug", "Yu Yong, chairman", "Yu Yong"),
        ("Danas and APA, via B92, via N1", "Danas and APA", "Danas and APA"),
        ("a driver", "a driver", "a driver"),
    ],
)
def test_a_speaker_has_a_name_without_office_and_agency(
    text: str, first_hand: str, person: str
) -> None:
    speaker = types.Speaker.of(text)
    assert (speaker.key, str(speaker)) == (text, text)
    assert (str(speaker.first_hand), str(speaker.person)) == (first_hand, person)


@pytest.mark.parametrize(
    ("text", "publisher", "is_named"),
    [
        ("Reuters", "Reuters", True),
        ("reuters", "Reuters", True),
        ("Reuters, via B92", "Reuters", False),
        ("A minister", "Reuters", False),
    ],
)
def test_a_speaker_is_the_publisher_whatever_its_capitals(
    text: str, publisher: str, is_named: bool
) -> None:
    assert types.Speaker.of(text).names(types.Name.of(publisher)) is is_named


@pytest.mark.parametrize("text", ["", " a", "a  b", "x" * 301, "a\u200bb"])
@pytest.mark.parametrize("name", ["NameLine", "SpeakerLine"])
def test_a_name_that_is_no_line_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(getattr(types, name)).validate_python(text)


def test_a_name_is_written_as_the_record_has_it() -> None:
    told = types.Name("World Bank", "Светска банка")
    assert TypeAdapter(types.NameLine).dump_python(told) == "World Bank"
    assert f"{told}" == "Светска банка"
