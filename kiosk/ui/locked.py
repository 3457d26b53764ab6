"""A kiosk that customers cannot leave: its window neither closes nor becomes smaller."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QWindow
from PySide6.QtQuick import QQuickWindow

from storecore.logs import Log

log = Log(__name__)


class Locked(QObject):
    """Holds one window shut while it is watched; staff and customers alike stay inside.

    Whatever asks to close it (Alt+F4, a window manager, a task list) is refused, and a window
    that was made smaller fills the screen again. Only the program itself ends it, on a signal.
    """

    def __init__(self, window: QQuickWindow, application: QCoreApplication) -> None:
        super().__init__()
        self._window = window
        self._application = application
        self._held = False

    def hold(self) -> None:
        """From now on."""
        self._held = True
        QGuiApplication.setQuitOnLastWindowClosed(False)
        self._application.installEventFilter(self)
        self._window.visibilityChanged.connect(self._changed)
        self._window.showFullScreen()

    def let_go(self) -> None:
        """The program ends."""
        if not self._held:
            return
        self._held = False
        self._window.visibilityChanged.disconnect(self._changed)
        self._application.removeEventFilter(self)
        QGuiApplication.setQuitOnLastWindowClosed(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for a wish to close the window, or the program as a desktop does."""
        if watched is self._window and isinstance(event, QCloseEvent):
            log.warning("close_refused")
            event.ignore()
            return True
        return False

    def _changed(self) -> None:
        if self._held and self._window.visibility() is not QWindow.Visibility.FullScreen:
            # Not from within Qt's own telling of the change.
            QTimer.singleShot(0, self._fill)

    def _fill(self) -> None:
        if self._held:
            self._window.showFullScreen()
