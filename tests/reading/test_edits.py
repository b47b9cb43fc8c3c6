"""The table of edits: one mistake in the small dataset, one line in the report."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.folders import DATA, add_article, edit, report

EDITS = yaml.load((DATA / "edits.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["what"].replace(" ", "-")) for row in EDITS]
)
def test_an_edit_gives_the_report_of_its_one_mistake_and_no_other(
    small: Path, row: dict[str, str]
) -> None:
    if row["file"] == "article.yaml":
        add_article(small)
    edit(small, row["file"], row["old"], row["new"])
    assert report(small) == ([row["says"]] if row["says"] else [])


def test_the_table_holds_each_edit_once() -> None:
    assert [
        edit for edit, count in Counter(row["what"] for row in EDITS).items() if count > 1
    ] == []
    assert len({(row["file"], row["old"], row["new"]) for row in EDITS}) == len(EDITS) > 100


def test_the_small_dataset_is_clean_before_it_is_edited(small: Path) -> None:
    assert report(small) == []
