"""How the kiosk feels, in figures: `python -m benchmarks.kiosk.run [NAME ...]`.

Draws without a graphics card (`QT_QUICK_BACKEND=software`) at 1080x1920 unless the environment
says otherwise, with 100,000 goods in the catalogue. Each figure comes from a process of its own.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FIGURES = {
    "painted": "| from a decoded code to its line on the screen | 50% | 99% | worst |",
    "frames": "| while goods are held to the camera | 50% | 99% | worst |",
    "touched": "| from a touch | 50% | 99% | worst |",
    "started": "| from starting the program to its first screen | 50% | worst |",
    "memory": "| memory | resident | counted once (PSS) | no file | most so far |",
    "day": "| eight hours of customers | after warming up | at the end | an hour |",
}


def main() -> int:
    """Make the figures that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FIGURES))
    parser.add_argument("--only", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        return _measure(given.only)
    unknown = set(given.names) - set(FIGURES)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are: {', '.join(FIGURES)}")
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **os.environ}
    for name in given.names or FIGURES:
        print(f"\n{FIGURES[name]}", flush=True)
        print("|" + "---|" * (FIGURES[name].count("|") - 1), flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.kiosk.run", "--only", name],
            env=environment,
            check=False,
        )
        if done.returncode:
            return done.returncode
    return 0


def _measure(name: str) -> int:
    measure = importlib.import_module(f"benchmarks.kiosk.{name}").measure
    with tempfile.TemporaryDirectory() as folder:
        for row in measure(Path(folder)):
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
