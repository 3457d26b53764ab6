"""Sees when the window's thread waits for something instead of showing what happens."""

from __future__ import annotations

import sys
import threading
import time
from types import FrameType, TracebackType
from typing import Self

from PySide6.QtCore import QTimer

LATE_S = 0.25
_BEAT_MS = 20
# Where a thread stands that waits for a line, a lock, a disk or the clock. One that computes, or
# is given no turn by a busy machine, stands elsewhere.
_WAITING = ("socket", "ssl", "threading", "queue", "concurrent.futures", "subprocess", "urllib3")


class Watchdog:
    """Beats in the thread that made it; `waits` are the places where that thread was found waiting.

    A place counts when no beat came for LATE_S and the thread stood in the same waiting call then
    and half as long after that.
    """

    def __init__(self) -> None:
        self.waits: list[str] = []
        self._watched = threading.get_ident()
        self._beat_s = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> Self:
        self._beat()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        self._timer.stop()

    def _beat(self) -> None:
        self._beat_s = time.monotonic()

    def _watch(self) -> None:
        while not self._over.wait(LATE_S / 2):
            beat_s = self._beat_s
            if time.monotonic() - beat_s < LATE_S:
                continue
            before = self._place()
            if before and not self._over.wait(LATE_S / 2):
                after = self._place()
                if after == before and self._beat_s == beat_s:
                    self.waits.append(after)

    def _place(self) -> str:
        """The waiting call that the thread is in and who made it; empty where it does not wait."""
        frame = sys._current_frames().get(self._watched)
        if frame is None or not _is_waiting(frame):
            return ""
        names = []
        while frame is not None:
            names.append(f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}")
            frame = frame.f_back
        return " < ".join(names[:12])


def _is_waiting(frame: FrameType) -> bool:
    name = str(frame.f_globals.get("__name__"))
    return name.startswith(_WAITING) or "time.sleep" in frame.f_code.co_names
