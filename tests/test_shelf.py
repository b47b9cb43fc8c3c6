"""What is made of a release is kept within bounds, and forgotten with it."""

import gc
from collections import Counter
from datetime import date as Date
from pathlib import Path

from dashboard import record, shelf, store
from dashboard.charts import timeline, view
from dashboard.markup import bibliography, every_page
from dashboard.record import Record
from dashboard.store import Release, Shown
from dashboard.web import page
from tests.folders import SMALL, copy, edit


def test_days_have_a_shelf_of_their_own() -> None:
    made: list[tuple[str, Date | None]] = []

    @shelf.kept_by_day(2, lambda _name, day: day)
    def named(name: str, day: Date | None) -> str:
        made.append((name, day))
        return f"{name} {day}"

    for _ in range(2):
        assert (named("a", None), named("b", None)) == ("a None", "b None")
        for number in range(shelf.MOST_OF_DAYS + 5):
            named("a", Date(2020, 1, 1).replace(year=1900 + number))
    assert [name for name, day in made if day is None] == ["a", "b"]
    assert named.sizes() == (2, shelf.MOST_OF_DAYS)
    shelf.empty()
    assert named.sizes() == (0, 0)


def test_a_stranger_who_asks_for_many_days_makes_nobody_else_wait() -> None:
    release = store.current(SMALL)
    known = record.of(release)
    chart = next(iter(release.dataset.chart.values()))
    shown = view.of(chart, known)
    for year in range(1800, 2000):
        earlier = record.of(release, Date(year, 1, 1))
        assert view.of(chart, earlier) is not shown
    assert record.of(release) is known
    assert view.of(chart, known) is shown


def test_another_folder_takes_nothing_from_a_shelf(tmp_path: Path) -> None:
    known = record.of(store.current(SMALL))
    other = copy(SMALL, tmp_path / "mill")
    edit(other, "dataset.yaml", "version: ", "version: 9")
    assert store.current(other) != store.current(SMALL)
    assert record.of(store.current(SMALL)) is known


def test_a_dead_release_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = copy(SMALL, tmp_path / "mill")
    text = (folder / "dataset.yaml").read_text(encoding="utf-8")
    (line,) = (one for one in text.splitlines() if one.startswith("title: "))

    def alive() -> Counter[type]:
        gc.collect()
        kinds = (type(one) for one in gc.get_objects())
        return Counter(kind for kind in kinds if kind in (Record, Release))

    shelf.empty()
    before = alive()
    for number in range(6):
        edit(folder, "dataset.yaml", f"{line}\n", f"title: Edition {number}\n")
        line = f"title: Edition {number}"
        release = store.current(folder)
        assert release.dataset.about.title == f"Edition {number}"
        for name in every_page(release.dataset):
            page.html(Shown(release), name, "/")
        known = record.of(release)
        timeline.years_of(known)
        assert bibliography.found(known, bibliography.kinds(release.dataset), "a")
        now = alive()
        assert all(now[kind] > before[kind] for kind in (Record, Release))
    # The last one, and the one before it, which the watch of the folder may still hold.
    assert all(now[kind] <= before[kind] + 2 for kind in (Record, Release))
