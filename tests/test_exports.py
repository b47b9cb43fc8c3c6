import csv
import io
from pathlib import Path

from dashboard import exports
from dashboard.frames import Frames
from dashboard.reading import read


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_a_table_has_one_row_a_value_with_its_source_and_the_release(frames: Frames) -> None:
    found = rows(exports.table(frames.observations, "0.1.0 (abc)"))
    assert [row["id"] for row in found] == list(frames.observations["id"])
    assert found[0] == {
        "id": "sales-2018-registry",
        "series": "sales",
        "title": "Sales of the mill",
        "period": "2018",
        "first_day": "2018-01-01",
        "last_day": "2018-12-31",
        "value": "412.50",
        "value_to": "",
        "unit": "NOK_m",
        "amount": "412.5",
        "qualifier": "exact",
        "status": "normal",
        "standing": "normal",
        "role": "stands",
        "why": "traced to a list or statement, others are not",
        "origin": "accounts-2018",
        "as_printed": "412.50 million kroner",
        "language": "en",
        "reported_by": "",
        "source": "registry-2019",
        "publisher": "Norwegian Register of Companies",
        "source_title": "Accounts of 2018",
        "url": "https://registry.example/accounts/2018",
        "published": "2019-03-15",
        "accessed": "2022-05-01",
        "locator": "page 3",
        "reason": "",
        "note": "",
        "licence": "CC BY 4.0",
        "release": "0.1.0 (abc)",
    }


def test_deprecated_values_are_in_the_file_with_their_reason(frames: Frames) -> None:
    found = {row["id"]: row for row in rows(exports.table(frames.observations, "r"))}
    assert (found["sales-2021-post-2"]["role"], found["sales-2021-post-2"]["reason"]) == (
        "deprecated",
        "The page adds the fund's other mill.",
    )


def test_what_is_not_there_is_an_empty_cell(frames: Frames) -> None:
    found = {row["id"]: row for row in rows(exports.table(frames.observations, "r"))}
    names = ("first_day", "last_day", "value", "unit", "amount", "url", "published")
    assert [found["rank-undated"][name] for name in names] == [""] * 7


def test_lines_end_as_rfc_4180_says_and_begin_without_a_byte_order_mark(frames: Frames) -> None:
    content = exports.table(frames.observations, "r")
    assert content.startswith(b"id,series,title,")
    assert content.count(b"\r\n") == content.count(b"\n") == len(frames.observations) + 1


def test_texts_with_commas_quotes_and_other_scripts_come_back_whole(small: Path) -> None:
    words = 'so "he" said, 累计约47.7亿'
    with (small / "observations" / "sales.csv").open("a") as file:
        file.write('more,2017,300,,NOK_m,,,,post-2021,,,"so ""he"" said, 累计约47.7亿",,,\n')
    found = {row["id"]: row for row in rows(exports.table(Frames(read(small)).observations, "r"))}
    assert found["more"]["as_printed"] == words


def test_an_empty_table_keeps_its_header(frames: Frames) -> None:
    assert exports.table(frames.observations.iloc[:0], "r") == (",".join(exports.COLUMNS) + "\r\n").encode()


def test_the_same_frame_gives_the_same_bytes(small: Path, frames: Frames) -> None:
    assert exports.table(Frames(read(small)).observations, "r") == exports.table(frames.observations, "r")
