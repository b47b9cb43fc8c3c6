"""`make fuzz`: 5,000 mutants and every wrong fact at many places; says what was done, and fails with the seed of the first fault."""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import click

from tests.fuzz.mutant import LONGEST, blindly, show, spoilt, timed, wrongly

MOST_MEGABYTES = 500


def main() -> None:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--mutants", type=int, default=5_000)
    parser.add_argument("--first", type=int, default=0, help="seed of the first mutant")
    asked = parser.parse_args()
    began = time.monotonic()
    counts: Counter[str] = Counter()
    slowest, faults = (0.0, ""), []
    with tempfile.TemporaryDirectory() as home:
        for seed in range(asked.first, asked.first + asked.mutants):
            try:
                took, done, kind = _mutant(Path(home), seed)
                slowest = max(slowest, (took, f"seed {seed}, {done}"))
                counts[kind] += 1
            except KeyboardInterrupt:
                break
            except Exception as error:
                faults.append(f"seed {seed}: {type(error).__name__}: {error}")
                click.echo(faults[-1])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    read = sum(counts.values()) + len(faults)
    click.echo(
        f"{read} mutants from seed {asked.first} in {time.monotonic() - began:.0f} s: {dict(counts)}, {len(faults)} faults"
    )
    click.echo(
        f"slowest {slowest[0]:.1f} s of at most {LONGEST:.0f} ({slowest[1]}); memory {memory} of at most {MOST_MEGABYTES} MB"
    )
    sys.exit(bool(faults) or memory > MOST_MEGABYTES)


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


if __name__ == "__main__":
    main()
