"""When the window painted, and how long its thread was away from its event loop."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt
from PySide6.QtQuick import QQuickWindow

FRAME_MS_MAX = 33.0


class Watch(QObject):
    """`frames_s`: when each frame was on the screen; `painting_ms`: how long painting it took, and
    `painting_cpu_ms` of it on a processor.

    `found_s` is when the first frame for which `look_for` held was there.

    `busy`: for each stretch in which the window's thread did not wait, when it ended and its
    length in ms: nothing can be painted or touched meanwhile.
    """

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self.frames_s: list[float] = []
        self.painting_ms: list[float] = []
        self.painting_cpu_ms: list[float] = []
        self.busy: list[tuple[float, float]] = []
        self.found_s: float | None = None
        self._look_for: Callable[[], bool] | None = None
        self._began_s = self._began_cpu_s = 0.0
        self._woke_s = time.perf_counter()
        direct = Qt.ConnectionType.DirectConnection
        window.beforeSynchronizing.connect(self._begin, direct)
        window.frameSwapped.connect(self._painted, direct)
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._woke, direct)
        dispatcher.aboutToBlock.connect(self._waits, direct)

    def _begin(self) -> None:
        self._began_s, self._began_cpu_s = time.perf_counter(), time.thread_time()

    def _painted(self) -> None:
        now_s = time.perf_counter()
        self.frames_s.append(now_s)
        self.painting_ms.append((now_s - self._began_s) * 1000)
        self.painting_cpu_ms.append((time.thread_time() - self._began_cpu_s) * 1000)
        if self._look_for is not None and self._look_for():
            self.found_s, self._look_for = now_s, None

    def _woke(self) -> None:
        self._woke_s = time.perf_counter()

    def _waits(self) -> None:
        now_s = time.perf_counter()
        self.busy.append((now_s, (now_s - self._woke_s) * 1000))
        self._woke_s = now_s

    def now_s(self) -> float:
        """The clock that all of it is on."""
        return time.perf_counter()

    def look_for(self, what: Callable[[], bool]) -> None:
        """Ask after each frame from now on whether it holds what is waited for."""
        self.found_s, self._look_for = None, what

    def forget(self) -> None:
        """Begin anew."""
        self.frames_s.clear()
        self.painting_ms.clear()
        self.painting_cpu_ms.clear()
        self.busy.clear()


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]


def table_row(name: str, values_ms: Sequence[float]) -> str:
    """A row of the table: middle, 99 of 100, worst."""
    middle, high = percentile(values_ms, 50), percentile(values_ms, 99)
    return f"| {name} | {middle:.0f} ms | {high:.0f} ms | {max(values_ms):.0f} ms |"
