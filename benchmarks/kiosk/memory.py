"""What the kiosk holds in memory while it sells with its camera on."""

from __future__ import annotations

from pathlib import Path

from benchmarks.kiosk.frames import held_goods
from benchmarks.kiosk.stock import LOOSE, code_of, stock
from benchmarks.kiosk.till import Till, run_for, run_until
from kiosk.ui.platform import make_application

GOODS = 12
LINES = 100
_HELD_S = 1.0
_MEGABYTE = 1_000_000


def measure(folder: Path) -> list[str]:
    """Rows of the table."""
    make_application()
    stock(folder)
    held = held_goods(GOODS)
    till = Till(folder)
    assert till.camera is not None
    run_for(2.0)
    rows = [_row("first screen, camera on")]
    for number in range(LINES):
        till.read(code_of(LOOSE + number))
    run_until(lambda: len(till.state.basket.lines) == LINES, "a full basket")
    for picture in held.values():
        till.camera.show(picture)
        run_for(_HELD_S)
    rows.append(_row(f"{LINES} lines, the camera reading"))
    till.close()
    return rows


def resident_mb() -> float:
    """Resident memory of this process in megabytes (10^6), as Linux tells it."""
    return _status("VmRSS:") / _MEGABYTE


def own_mb() -> float:
    """The part of it that is no file: what the process itself has filled."""
    return _status("RssAnon:") / _MEGABYTE


def shared_out_mb() -> float:
    """Resident memory with what is mapped or used more than once counted once (PSS)."""
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) * 1024 / _MEGABYTE


def _status(name: str) -> int:
    text = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in text.splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024


def _row(name: str) -> str:
    most_mb = _status("VmHWM:") / _MEGABYTE
    now = (resident_mb(), shared_out_mb(), own_mb(), most_mb)
    return f"| {name} | " + " | ".join(f"{figure:.0f} MB" for figure in now) + " |"
