"""The way from other threads into the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

Work = Callable[[], None]


class WindowThread(QObject):
    """Runs what any thread posts, in order, in the thread that made this object."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, work: Work) -> None:
        """Run `work` soon. Safe from any thread, and from the window's own."""
        self._posted.emit(work)

    @Slot(object)
    def _run(self, work: Work) -> None:
        work()
