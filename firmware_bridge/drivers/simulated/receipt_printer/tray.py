"""Where receipts fall: pictures in a folder, the newest kept."""

from __future__ import annotations

import threading
from pathlib import Path

from firmware_bridge.drivers.simulated.receipt_printer.png import png_of
from storecore.logs import Log

log = Log(__name__)

KEPT_MAX = 200


class Tray:
    """Numbers the pictures on from those that lie there already."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = threading.Lock()
        self._numbers = sorted(
            int(path.stem.removeprefix("receipt-"))
            for path in folder.glob("receipt-*.png")
            if path.stem.removeprefix("receipt-").isdigit()
        )

    @property
    def count(self) -> int:
        """The number of the newest receipt, which is how many there ever were."""
        with self._lock:
            return self._numbers[-1] if self._numbers else 0

    @property
    def newest(self) -> Path | None:
        """The newest picture."""
        with self._lock:
            return self._path(self._numbers[-1]) if self._numbers else None

    def keep(self, rows: list[bytes]) -> None:
        """A receipt fell into it."""
        with self._lock:
            number = self._numbers[-1] + 1 if self._numbers else 1
            fresh = self._path(number).with_suffix(".new")
            fresh.write_bytes(png_of(rows))
            fresh.replace(self._path(number))
            self._numbers.append(number)
            while len(self._numbers) > KEPT_MAX:
                self._path(self._numbers.pop(0)).unlink(missing_ok=True)
        log.info("receipt_out", number=number, rows=len(rows))

    def _path(self, number: int) -> Path:
        return self._folder / f"receipt-{number:05d}.png"
