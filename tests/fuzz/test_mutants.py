from pathlib import Path

import pytest

from tests.fuzz import wrong
from tests.fuzz.mutant import blindly, judge, spoilt, wrongly

BLIND = 240
SHARES = 8


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
