"""Time of `validate` on 1, 10 and 100 copies of the record in one dataset, and of record and figures on one.

Each copy renames its ids and is preferred by nobody, so that the whole stays valid. Medians of five, of one at 100 copies.
"""

import csv
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dashboard import charts, reading
from dashboard.charts import view
from dashboard.charts.base import FigureView
from dashboard.model.charts import ChartKind
from dashboard.reading import yaml_text
from dashboard.record import Record

DATASETS = Path(__file__).resolve().parent.parent / "datasets"
COPIED = ("sources.yaml", "events.yaml", "gaps.yaml")


def enlarge(target: Path, copies: int) -> None:
    """The dataset with all its facts `copies` times; about, pages, units, series and eras stay single."""
    shutil.copytree(DATASETS, target)
    for name in COPIED:
        text = (DATASETS / name).read_text(encoding="utf-8")
        more = [
            re.sub(r"^(- id: |    - \{source: )([a-z0-9-]+)", rf"\g<1>\g<2>-c{n}", text, flags=re.M)
            for n in range(1, copies)
        ]
        (target / name).write_text("\n".join([text, *more]), encoding="utf-8")
    for path in (DATASETS / "observations").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with (target / "observations" / path.name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            for n in range(1, copies):
                writer.writerows(_copy(row, n) for row in rows)


def _copy(row: dict[str, str], n: int) -> dict[str, str]:
    """The same fact under other ids, preferred by nobody."""
    plain = {"standing": "", "reason": ""} if row["standing"] == "preferred" else {}
    return {**row, "id": f"{row['id']}-c{n}", "source": f"{row['source']}-c{n}", **plain}


def seconds(work: Callable[[], object], times: int) -> float:
    def once() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return statistics.median(once() for _ in range(times))


def main() -> None:
    yaml_text.MAX_NODES = 10_000_000
    base = 0.0
    for copies in (1, 10, 100):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "datasets"
            enlarge(target, copies)
            facts = len(reading.read(target).observations)
            took = seconds(lambda target=target: reading.read(target), 5 if copies < 100 else 1)  # type: ignore[misc]
            base = base or took
            print(
                f"validate x{copies}: {facts} observations, {took:.2f} s, {took / base:.1f} times the time of x1"
            )
    dataset = reading.read(DATASETS)
    took = seconds(lambda: Record(dataset).values, 5)
    print(
        f"record: {took * 1000:.0f} ms, {seconds(lambda: Record(dataset).results, 5):.2f} s with checks"
    )
    record = Record(dataset)
    colours = charts.palette("light", dataset.about.accent)
    for chart in dataset.chart.values():
        shown = view.of(chart, record)
        if isinstance(shown, FigureView) and shown.values:
            took = seconds(partial(shown.draw, colours, narrow=False), 5)
            print(f"figure {chart.id}: {len(shown.values)} values, {took * 1000:.0f} ms")
    large(record, colours)


def large(record: Record, colours: charts.Palette) -> None:
    """Figures of as many values as asked: the windows of exports, over and over."""
    chart = record.dataset.chart["exports-by-window"]
    few = view.of(chart, record).values
    for count in (30, 300, 3_000):
        values = (few * (count // len(few) + 1))[:count]
        for kind in (ChartKind.BARS, ChartKind.SPANS, ChartKind.DOTS):
            shown = view.KINDS[kind](chart, record)
            assert isinstance(shown, FigureView)
            # In the place of what the property would find in the record and keep.
            vars(shown)["placed"] = values
            took = seconds(partial(shown.draw, colours, narrow=False), 5)
            print(f"figure of kind {kind}: {count} values, {took * 1000:.0f} ms")


if __name__ == "__main__":
    main()
