"""The Qt application itself: made once, quits on signals, speaks through our log."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kiosk.ui.allocator import give_memory_back
from storecore.logs import Log

log = Log(__name__)

# Python gives another thread its turn every 5 ms unless told otherwise; a window that waits so long
# for the reader of codes drops frames.
_SWITCH_S = 0.001
_SERIOUS = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class NoScreen(RuntimeError):
    """There is nothing to draw on; the message says what to do."""


def make_application() -> QGuiApplication:
    """The application of this process, quitting on SIGTERM and SIGINT.

    Raises:
        NoScreen: Linux without a display, where Qt would end the process.
    """
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        raise NoScreen(
            "there is no screen to draw on. Start it in a desktop session, or set "
            "QT_QPA_PLATFORM=offscreen to run it without one."
        )
    qInstallMessageHandler(_said)
    give_memory_back()
    sys.setswitchinterval(_SWITCH_S)
    application = QGuiApplication(["storeside-kiosk"])
    application.setApplicationName("Storeside")
    application.setDesktopFileName("storeside-kiosk")
    for number in (signal.SIGTERM, signal.SIGINT):
        # Python runs handlers between two of its instructions: the window's tick sees to that.
        # A quit before the event loop runs would be forgotten, so the loop itself is asked.
        # exit, not quit: that would ask the window first, and a locked one says no.
        signal.signal(number, lambda *_: QTimer.singleShot(0, lambda: application.exit(0)))
    return application


def fitting_size(width_px: int, height_px: int, *, full_screen: bool = False) -> tuple[int, int]:
    """The window's size for what was asked, 0 meaning that the screen decides.

    A full screen is made as large as the screen at once, so that nothing is laid out twice.
    """
    room = QGuiApplication.primaryScreen().availableGeometry()
    if width_px and height_px:
        return width_px, height_px
    if full_screen:
        whole = QGuiApplication.primaryScreen().geometry()
        return width_px or whole.width(), height_px or whole.height()
    wide, high = (1080, 1920) if room.height() > room.width() else (1280, 800)
    scale = min(room.width() / wide, room.height() / high, 1.0)
    return width_px or int(wide * scale), height_px or int(high * scale)


def _said(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    where = f"{context.file or ''}:{context.line}" if context.file else ""
    if kind in _SERIOUS:
        log.error("qt", text=text, where=where)
    elif kind is QtMsgType.QtWarningMsg:
        log.warning("qt", text=text, where=where)
    else:
        log.debug("qt", text=text, where=where)
