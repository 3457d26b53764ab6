"""From starting the program to its first screen, with the whole catalogue on its disk.

Cold: what the programs read was put out of the system's memory before, as after power on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import PySide6

from benchmarks.kiosk.stock import stock
from benchmarks.kiosk.watch import percentile

STARTS = 5
SITE = Path(PySide6.__file__).resolve().parents[1]
ROOT = Path(__file__).resolve().parents[2]


def measure(folder: Path) -> list[str]:
    """Rows of the table."""
    stock(folder)
    rows = []
    for name, prepare in (("cold", _make_cold), ("warm", _leave)):
        took_s = []
        for _ in range(STARTS):
            prepare(folder)
            took_s.append(_start(folder))
        rows.append(f"| {name} | {percentile(took_s, 50):.2f} s | {max(took_s):.2f} s |")
    return rows


def _start(folder: Path) -> float:
    """Seconds until the child has painted; it begins to count when the system made it."""
    began_s = time.time()
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.kiosk.first_frame", str(folder)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
    )
    return float(child.stdout.split()[-1]) - began_s


def _leave(_: Path) -> None:
    """Everything is still in the system's memory."""


def _make_cold(folder: Path) -> None:
    """Ask the system to forget the files; needs Linux. What other programs have open stays."""
    kept = [folder, ROOT / "kiosk", ROOT / "storecore", ROOT / "assets", SITE]
    for path in (file for top in kept for file in top.rglob("*") if file.is_file()):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
