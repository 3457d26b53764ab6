"""Bits flipped in database and log: `python -m tests.disks.flipped_bits [--flips N] [--seed N]`.

A flip is harmful when a fact as it was sealed, a head, the chain's name or what was let go reads
otherwise than it was written. Every harmful one has to be noticed: by SQLite when it reads, by its
integrity check, by `storeside journal verify`, or by the fence at the start. A flip in the log ends
the log there, as SQLite's own checksums do not hold: then facts are missing, which the fence knows.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.disks.specimen import MEMORY, Found, Specimen, facts_in

COMMITS = 40


def main() -> int:
    """Flip, and print what came of it; 1 when a harmful flip was not noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        counts = flip_bits(Specimen(Path(folder), COMMITS), asked.flips, random.Random(asked.seed))
    for what, count in sorted(counts.items()):
        print(f"{count:6} {what}")
    return 1 if counts["harmful, not noticed"] else 0


def flip_bits(specimen: Specimen, flips: int, chance: random.Random) -> Counter[str]:
    """What became of each flip, one bit at a time, half of them in the log."""
    with specimen.laid_out(specimen.database, specimen.log) as path:
        truth = facts_in(path)
    counts: Counter[str] = Counter({"harmful, not noticed": 0})
    for number in range(flips):
        files = [bytearray(specimen.database), bytearray(specimen.log)]
        hit = files[number % 2]
        hit[chance.randrange(len(hit))] ^= 1 << chance.randrange(8)
        with specimen.laid_out(bytes(files[0]), bytes(files[1])) as path:
            try:
                found = facts_in(path)
            except Found as problem:
                counts[f"noticed by {str(problem).split(':')[0]}"] += 1
                continue
        kind = "harmless: every fact reads as before" if found == truth else "harmful, not noticed"
        counts[kind] += 1
    return counts


if __name__ == "__main__":
    sys.exit(main())
