"""Time and memory of the files that readers take away, with 1 and 100 copies of the record in one dataset.

Each file is made in a process of its own, which reads the dataset first; memory is the peak of the process, and what the file adds to it.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.validate import enlarge
from dashboard import exports, store
from dashboard.exports import package
from dashboard.record import Record

MAKES = ("csv", "json", "xlsx", "zip")


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1_000_000 if sys.platform == "darwin" else 1_000
    )


def make(folder: Path, form: str) -> None:
    release = store.current(folder)
    record = Record(release.dataset)
    rows = len(record.values)
    before, began = peak(), time.perf_counter()
    table = exports.observations(release, record, record.values)
    content = {
        "csv": lambda: exports.file(release, table, "All", "csv"),
        "json": lambda: exports.file(release, table, "All", "json"),
        "xlsx": lambda: exports.file(release, table, "All", "xlsx"),
        "zip": lambda: package.zipped(release),
    }[form]()
    took, after = time.perf_counter() - began, peak()
    size, added = len(content) / 1e6, after - before
    print(
        f"{form}: {rows} observations, {size:.1f} MB, {took:.2f} s, peak {after:.0f} MB, {added:.0f} MB of it for the file"
    )


def main() -> None:
    for copies in (1, 100):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "datasets"
            enlarge(target, copies)
            for form in MAKES:
                print(f"export x{copies} ", end="", flush=True)
                subprocess.run(
                    [sys.executable, "-m", "bench.exports", str(target), form], check=True
                )


if __name__ == "__main__":
    make(Path(sys.argv[1]), sys.argv[2]) if sys.argv[1:] else main()
