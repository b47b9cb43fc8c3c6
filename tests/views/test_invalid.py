"""A dataset that breaks the rules: its curator reads what to mend, nobody reads a traceback."""

import shutil
from pathlib import Path

import pytest

from dashboard.reading import DatasetError, Problem, read

from .screen import FOLDER, GROUPS, RELEASE, bodies, figures, notices, opened, plain, words


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the dataset, which the dashboard shows."""
    copy = tmp_path / "datasets"
    shutil.copytree(FOLDER, copy)
    monkeypatch.setenv("SMEDEREVO_DATASET", str(copy))
    return copy


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DatasetError) as caught:
        read(folder)
    return caught.value.problems


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_copy_of_the_dataset_shows_as_the_dataset(folder: Path) -> None:
    at = opened("overview")
    assert "This dataset cannot be shown" not in words(at)
    assert RELEASE.digest[:8] in words(at)


@pytest.mark.parametrize("page", ["overview", "exports", "data"])
def test_every_problem_stands_on_the_page_in_words(folder: Path, page: str) -> None:
    replace(folder / "sources.yaml", "kind: news_agency", "kind: gossip")
    replace(folder / "events.yaml", "kind: ownership", "kind: rumour")
    (folder / "observations" / "exports.csv").write_text("id,period\nx,2018\n", encoding="utf-8")
    problems = problems_of(folder)
    assert len(problems) >= 3
    at = opened(page)
    text = words(at)
    assert not at.exception
    assert f"It has {len(problems)} problems." in text
    for problem in problems:
        assert plain(str(problem)) in text
    assert "".join(bodies(at)).count("<li>") == len(problems)


def test_page_of_problems_shows_nothing_of_the_dataset_and_no_traceback(folder: Path) -> None:
    replace(folder / "units.yaml", "factor:", "faktor:")
    at = opened("overview")
    assert not at.exception
    assert not at.error
    assert "Traceback" not in words(at)
    assert figures(at) == []
    assert "<h1>This dataset cannot be shown</h1>" in "".join(bodies(at))


def test_one_problem_is_counted_as_one(folder: Path) -> None:
    (folder / "notes.txt").write_text("a stray file", encoding="utf-8")
    problems = problems_of(folder)
    assert len(problems) == 1
    text = words(opened("overview"))
    assert "It has 1 problem." in text
    assert plain(str(problems[0])) in text


def test_broken_yaml_is_told_with_file_and_line(folder: Path) -> None:
    (folder / "gaps.yaml").write_text("- {series: exports, period: [\n", encoding="utf-8")
    assert "gaps.yaml:" in words(opened("overview"))


def test_markup_in_a_broken_file_is_shown_as_text(folder: Path) -> None:
    replace(folder / "sources.yaml", "kind: news_agency", 'kind: "<img src=x onerror=alert(1)>"')
    at = opened("overview")
    assert not at.exception
    page = "".join(bodies(at))
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_missing_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(tmp_path / "nowhere"))
    at = opened("overview")
    assert not at.exception
    assert str(tmp_path / "nowhere") in words(at)


def test_dataset_shows_again_once_it_is_mended(folder: Path) -> None:
    file = folder / "eras.yaml"
    whole = file.read_text(encoding="utf-8")
    file.write_text("- {}\n", encoding="utf-8")
    at = opened("overview")
    assert "This dataset cannot be shown" in words(at)
    file.write_text(whole, encoding="utf-8")
    at.run()
    assert "This dataset cannot be shown" not in words(at)
    assert not at.exception


@pytest.mark.parametrize("page", GROUPS)
def test_page_stays_the_same_when_a_file_is_saved_unchanged(folder: Path, page: str) -> None:
    before = bodies(opened(page))
    (folder / "units.yaml").touch()
    assert bodies(opened(page)) == before


def test_a_dataset_that_is_broken_while_it_is_shown_stays_as_it_was_with_a_line_that_says_why(
    folder: Path,
) -> None:
    at = opened("people")
    before = bodies(at)
    replace(folder / "sources.yaml", "kind: news_agency", 'kind: "<img src=x onerror=alert(1)>"')
    at.run()
    added = [body for body in bodies(at) if body not in before]
    (problem,) = problems_of(folder)
    assert not at.exception
    assert len(bodies(at)) == len(before) + 1
    assert len(added) == 1
    assert 'class="notice stale" role="status"' in added[0]
    assert "<img" not in added[0]
    said = " ".join(notices(at, "notice stale")[0].split())
    assert said.startswith(
        f"This is the last valid release, {RELEASE.name}. The dataset has had 1 problem since "
    )
    assert said.endswith(f" UTC: {plain(str(problem))}")
    replace(folder / "sources.yaml", '"<img src=x onerror=alert(1)>"', "news_agency")
    at.run()
    assert bodies(at) == before
