import re
from pathlib import Path

import pytest

from dashboard.reading import read
from tests.fuzz import wrong
from tests.fuzz.catalogue import catalogues, damaged
from tests.fuzz.mutant import blindly, judge, spoilt, wrongly

BLIND = 240
SHARES = 8
CATALOGUES = 100


@pytest.mark.parametrize("share", range(SHARES))
def test_a_dataset_changed_at_random_is_read_or_refused_with_problems(
    tmp_path: Path, share: int
) -> None:
    for seed in range(share, BLIND, SHARES):
        with spoilt(tmp_path) as folder:
            done = blindly(folder, seed)
            try:
                assert all(line.isprintable() for line in judge(folder))
            except BaseException as error:
                error.add_note(f"seed {seed}: {done}")
                raise


@pytest.mark.parametrize(
    "number", range(len(wrong.CHANGES)), ids=[name.replace(" ", "-") for name in wrong.CHANGES]
)
def test_facts_made_wrong_are_caught(tmp_path: Path, number: int) -> None:
    with spoilt(tmp_path) as folder:
        wrongly(folder, number)
        assert judge(folder) != []


def test_the_dataset_is_clean_before_it_is_changed(tmp_path: Path) -> None:
    with spoilt(tmp_path) as folder:
        assert judge(folder) == []
    assert len(wrong.CHANGES) >= 50


def test_a_catalogue_changed_at_random_is_read_or_refused_with_problems(tmp_path: Path) -> None:
    whole = catalogues(tmp_path)
    assert [whole.read(tag, content) for tag, content in whole.content.items()] == [[], []]
    came_of_it = set()
    for seed in range(CATALOGUES):
        tag, content, done = damaged(whole, seed)
        try:
            came_of_it.add(bool(whole.read(tag, content)))
        except BaseException as error:
            error.add_note(f"seed {seed}: {done}")
            raise
    assert came_of_it == {False, True}


@pytest.mark.parametrize(
    "before", [r'in_short:[^{]*text: "', r'    verdict: "[^"{]*'], ids=["in-short", "verdict"]
)
def test_what_only_the_record_can_refuse_is_caught(tmp_path: Path, before: str) -> None:
    """A number that nothing carries, in a sentence that `read` alone takes as it is."""
    with spoilt(tmp_path) as folder:
        path = folder / "dataset.yaml"
        text, places = re.subn(
            rf"({before})\{{[^}}]+\}}", r"\1In 1066", path.read_text("utf-8"), count=1
        )
        assert places == 1
        path.write_text(text, "utf-8")
        assert read(folder)
        (line,) = judge(folder)
        assert "prints 1066, which nothing that it names carries" in line
