"""`make fuzz`: 5,000 mutants, every wrong fact at many places, and 5,000 catalogues; names the seed of each fault."""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from tests.fuzz.catalogue import Catalogues, catalogues, damaged
from tests.fuzz.mutant import LONGEST, blindly, show, spoilt, timed, wrongly

MOST_MEGABYTES = 500
Attempt = Callable[[], tuple[float, str, str]]
"""Seconds of processor time, what was changed, and what came of it."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--mutants", type=int, default=5_000)
    parser.add_argument("--catalogues", type=int, default=5_000)
    parser.add_argument("--first", type=int, default=0, help="seed of the first of each")
    asked = parser.parse_args()
    began = time.monotonic()
    counts: Counter[str] = Counter()
    slowest, faults = (0.0, ""), []
    with tempfile.TemporaryDirectory() as home:
        for name, attempt in _attempts(Path(home), asked):
            try:
                took, done, kind = attempt()
                slowest = max(slowest, (took, f"{name}, {done}"))
                counts[kind] += 1
            except KeyboardInterrupt:
                break
            except Exception as error:
                faults.append(f"{name}: {type(error).__name__}: {error}")
                click.echo(faults[-1])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    read = sum(counts.values()) + len(faults)
    click.echo(
        f"{read} mutants and catalogues from seed {asked.first} in {time.monotonic() - began:.0f} s: {dict(counts)}, {len(faults)} faults"
    )
    click.echo(
        f"slowest {slowest[0]:.1f} s of at most {LONGEST:.0f} ({slowest[1]}); memory {memory} of at most {MOST_MEGABYTES} MB"
    )
    sys.exit(bool(faults) or memory > MOST_MEGABYTES)


def _attempts(home: Path, asked: argparse.Namespace) -> Iterator[tuple[str, Attempt]]:
    """All that is tried, each with its name."""
    for seed in range(asked.first, asked.first + asked.mutants):
        yield f"seed {seed}", partial(_mutant, home, seed)
    whole = catalogues(home)
    for seed in range(asked.first, asked.first + asked.catalogues):
        yield f"catalogue of seed {seed}", partial(_catalogue, whole, seed)


def _mutant(home: Path, seed: int) -> tuple[float, str, str]:
    """Every fourth mutant has a wrong fact, which must be caught; every tenth of the others that stay valid is shown."""
    with spoilt(home) as folder:
        if seed % 4 == 3:
            done = wrongly(folder, seed // 4)
            lines, took = timed(folder)
            assert lines, f"{done}: not caught"
            return took, done, "wrong facts caught"
        done = blindly(folder, seed)
        lines, took = timed(folder)
        if not lines and seed % 10 == 0:
            show(folder)
        return took, done, "refused" if lines else "still valid"


def _catalogue(whole: Catalogues, seed: int) -> tuple[float, str, str]:
    tag, content, done = damaged(whole, seed)
    began = time.process_time()
    lines = whole.read(tag, content)
    kind = "catalogues with problems" if lines else "catalogues without"
    return time.process_time() - began, done, kind


if __name__ == "__main__":
    main()
