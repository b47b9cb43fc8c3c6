"""The band above the record of a day: what it holds, and what became known last."""

from datetime import date as Date
from pathlib import Path

import pytest

from dashboard.markup.vintage import band
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import add

READ = "2022-05-04"
"""The day on which the leaflet of the museum was read; it prints no date."""
BANK = f"""

- id: bank
  publisher: The Bank
  url: "https://bank.example/"
  language: en
  kind: central_bank
  country: "NO"
  accessed: "{READ}"
  read: whole
  running: true
"""
PAPER = f"""

- id: paper-{{number}}
  publisher: Paper {{number}}
  url: "https://paper.example/{{number}}"
  language: en
  kind: local_press
  country: "NO"
  accessed: "{READ}"
  read: whole
"""


def news(folder: Path, day: str) -> str:
    dataset = read(folder)
    asked = Date.fromisoformat(day)
    return str(band(dataset, Record(dataset.known(asked)), asked))


def with_bank(folder: Path, day: str) -> None:
    """A source that runs on, and a value of it for a day."""
    with (folder / "sources.yaml").open("a") as file:
        file.write(BANK)
    value = {"value": "77", "unit": "persons", "as_printed": "77 persons"}
    add(folder, "staff", id="staff-bank", period=day, source="bank", **value)


@pytest.mark.parametrize("day", ["2018-12-31", "2022-05-03"])
def test_a_running_source_is_no_news_of_the_day_on_which_it_was_read(small: Path, day: str) -> None:
    with_bank(small, day)
    found = news(small, READ)
    assert "from Valley Museum on 4 May 2022" in found
    assert "The Bank" not in found


@pytest.mark.parametrize("day", ["2018-12-31", "2022-05-03"])
def test_a_running_source_is_news_at_the_end_of_the_time_of_its_value(
    small: Path, day: str
) -> None:
    with_bank(small, day)
    found = news(small, day)
    assert "1 value from The Bank on" in found


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        (0, "from Valley Museum on"),
        (3, "from Paper 0, Paper 1, Paper 2, Valley Museum on"),
        (4, "from Paper 0, Paper 1, Paper 2, Paper 3 and 1 more on"),
        (6, "from Paper 0, Paper 1, Paper 2, Paper 3 and 3 more on"),
    ],
)
def test_at_most_four_publishers_of_a_day_are_named(small: Path, papers: int, told: str) -> None:
    with (small / "sources.yaml").open("a") as file:
        for number in range(papers):
            file.write(PAPER.format(number=number))
    for number in range(papers):
        value = {"value": "300", "unit": "persons", "as_printed": "300 persons"}
        name = f"paper-{number}"
        add(small, "staff", id=f"staff-{name}", period="2021", source=name, **value)
    assert told in news(small, READ)
