"""The write-ahead log cut at every byte: `python -m tests.disks.log_cut [--commits N] [--every N]`.

After each cut the database opens, holds the first facts up to some number and nothing else, and at
least all that had been told to be on disk before the log had that length.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.disks.specimen import MEMORY, Specimen, prefix_in


def main() -> int:
    """Cut, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commits", type=int, default=6)
    parser.add_argument("--every", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        specimen = Specimen(Path(folder), asked.commits)
        seen = cut_everywhere(specimen, range(0, len(specimen.log) + 1, asked.every))
        counts = ", ".join(f"{cuts} left {facts} facts" for facts, cuts in sorted(seen.items()))
        print(f"{sum(seen.values())} cuts of a log of {len(specimen.log)} bytes: {counts}")
        print("Nothing that was told to be on disk was missing, and nothing else was there.")
    return 0


def cut_everywhere(specimen: Specimen, offsets: Iterable[int]) -> dict[int, int]:
    """How many cuts left so many facts.

    Raises:
        AssertionError: a cut lost what had been acknowledged.
    """
    seen: dict[int, int] = {}
    for offset in offsets:
        with specimen.laid_out(specimen.database, specimen.log[:offset]) as path:
            held = prefix_in(path)
        told = [number for number, size in specimen.acknowledged.items() if size <= offset]
        least = max(told, default=specimen.in_database)
        assert held >= least, f"cut at {offset}: {held} facts, {least} were told to be on disk"
        seen[held] = seen.get(held, 0) + 1
    return seen


if __name__ == "__main__":
    sys.exit(main())
