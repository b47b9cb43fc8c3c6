"""Edits while the dashboard runs: what readers see is always one whole valid state of the folder."""

import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dashboard import reading, store
from dashboard.reading import DatasetError
from dashboard.reading.folder import OPTIONAL
from dashboard.store import Release, Shown
from tests.folders import SMALL, copy, edit

FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*") if path.is_file())
READERS = 20
EDITIONS = 6


def whole(release: Release) -> bool:
    """All parts of a release are made of the same bytes."""
    title = f"title: {release.dataset.about.title}\n".encode()
    return store.digest(release.files) == release.digest and title in release.files["dataset.yaml"]


class Curator(RuleBasedStateMachine):
    """Saves, spoils and mends files in any order; the watch must always know the last valid state."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.folder = copy(SMALL, self.home / "mill")
        self.right = {name: (SMALL / name).read_bytes() for name in FILES}
        self.valid = self.right.copy()
        self.spoilt: set[str] = set()
        store.current(self.folder)

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    def clear(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        path.unlink(missing_ok=True)
        return path

    @rule(number=st.integers(0, 9))
    def saves_another_title(self, number: int) -> None:
        text = f"title: Lillefoss, edition {number}\n".encode()
        old = self.right["dataset.yaml"]
        start = old.index(b"\ntitle: ") + 1
        self.right["dataset.yaml"] = old[:start] + text + old[old.index(b"\n", start) + 1 :]
        if "dataset.yaml" not in self.spoilt and self.folder.is_dir():
            (self.folder / "dataset.yaml").write_bytes(self.right["dataset.yaml"])

    @precondition(lambda self: self.folder.is_dir())
    @rule(
        name=st.sampled_from(FILES),
        how=st.sampled_from(["cut", "empty", "gone", "folder", "link", "loop", "bytes"]),
    )
    def spoils_a_file(self, name: str, how: str) -> None:
        path, content = self.clear(name), self.right[name]
        self.spoilt.add(name)
        if how == "folder":
            path.mkdir()
        elif how in ("link", "loop"):
            path.symlink_to(path if how == "loop" else SMALL / name)
        elif how != "gone":
            half = content[: len(content) // 2] + (
                b'\n"half' if name.endswith(".csv") else b"\n- {half: "
            )
            path.write_bytes({"cut": half, "empty": b"", "bytes": b"\xff" + content}[how])

    @precondition(lambda self: self.spoilt)
    @rule(data=st.data(), whole_file=st.booleans())
    def mends_a_file(self, data: st.DataObject, whole_file: bool) -> None:
        name = data.draw(st.sampled_from(sorted(self.spoilt)))
        path = self.clear(name)
        if whole_file:
            (self.home / "new").write_bytes(self.right[name])
            (self.home / "new").rename(path)
        else:
            path.write_bytes(self.right[name])
        self.spoilt.discard(name)

    @precondition(lambda self: self.folder.is_dir())
    @rule()
    def takes_the_folder_away(self) -> None:
        shutil.rmtree(self.folder)
        self.spoilt = set(FILES)

    @rule()
    def puts_all_back(self) -> None:
        for name in FILES:
            self.clear(name).write_bytes(self.right[name])
        self.spoilt.clear()

    @invariant()
    def the_last_valid_state_is_shown(self) -> None:
        shown = store.shown(self.folder)
        # A folder is valid without a file that it need not have.
        missing = {name for name in self.spoilt & OPTIONAL if not self.is_there(name)}
        broken = self.spoilt - missing
        if not broken:
            right = self.right.items()
            self.valid = {name: content for name, content in right if name not in missing}
        assert shown.release.digest == store.digest(self.valid)
        assert whole(shown.release)
        assert (shown.since is not None) == bool(shown.problems) == bool(broken)

    def is_there(self, name: str) -> bool:
        """Whether a folder, a file or a link has the name."""
        path = self.folder / name
        return path.exists() or path.is_symlink()


Curator.TestCase.settings = settings(max_examples=200, stateful_step_count=5)
TestCurator = Curator.TestCase


def test_twenty_readers_see_whole_editions_only_while_two_files_are_saved_one_after_the_other(
    small: Path,
) -> None:
    """Each edition renames a source: between its two files the folder is broken."""
    names = ["registry-2019", *(f"registry-{2020 + n}" for n in range(EDITIONS))]
    editions = {store.current(small).digest}
    seen: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            shown = store.shown(small)
            assert whole(shown.release)
            assert isinstance(shown, Shown)
            seen.add(shown.release.digest)

    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read) for _ in range(READERS)]
        for old, new in pairwise(names):
            edit(small, "sources.yaml", f"- id: {old}\n", f"- id: {new}\n")
            store.shown(small)
            for name in (
                "eras.yaml",
                "events.yaml",
                "observations/sales.csv",
                "observations/rank.csv",
                "observations/staff.csv",
            ):
                path = small / name
                path.write_text(path.read_text().replace(old, new))
            editions.add(store.digest(reading.take(small).content))
            store.shown(small)
        done.set()
        for reader in readers:
            reader.result(30)
    assert seen <= editions
    assert store.shown(small).problems == ()
    assert names[-1] in store.current(small).dataset.source


def test_a_never_valid_folder_raises_for_every_reader(small: Path) -> None:
    edit(small, "eras.yaml", "title: Fund", "titel: Fund")

    def read(_: int) -> str:
        try:
            return store.current(small).name
        except DatasetError as error:
            return str(error)

    with ThreadPoolExecutor(READERS) as pool:
        said = set(pool.map(read, range(READERS * 5)))
    assert len(said) == 1
    assert "did you mean `title`" in said.pop()
