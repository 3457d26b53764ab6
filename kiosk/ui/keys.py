"""The keyboard, seen before the window sees it: a wedge scanner's code or a person's typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

from kiosk.scanner.wedge import SILENCE_S, Heard, WedgeAssembler

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_PASSED = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Backtab)


class Keyboard(QObject):
    """Holds every key that carries text until its speed tells what it was.

    A scanner's code goes to `on_code` and nowhere else, whatever has the focus. A person's typing
    is given back to the window a moment later, and to `on_typed` where no text field has the focus.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        on_code: Callable[[str], None],
        on_typed: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._on_code = on_code
        self._on_typed = on_typed
        self._assembler = WedgeAssembler()
        self._held: list[tuple[QWindow, QKeyEvent]] = []
        self._giving_back = False
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.setInterval(int(SILENCE_S * 1000) + 5)
        self._silence.timeout.connect(self._quiet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for keys that are held back."""
        if (
            self._giving_back
            or event.type() is not QEvent.Type.KeyPress
            or not isinstance(watched, QWindow)
            or not isinstance(event, QKeyEvent)
        ):
            return False
        if not event.text() or event.key() in _PASSED or _is_paste(event):
            return False
        # Decide what came before first: its keys must not be counted with this one.
        self._decided(self._assembler.tick(self._clock()))
        self._held.append((watched, event.clone()))
        if event.key() in _ENDING:
            self._decided(self._assembler.end(self._clock()))
        else:
            self._decided(self._assembler.push(event.text(), self._clock()))
        self._silence.start()
        return True

    def decide(self, after_s: float) -> None:
        """Decide what has come so far as if that much more time had passed in silence."""
        self._silence.stop()
        self._decided(self._assembler.tick(self._clock() + after_s))

    def _quiet(self) -> None:
        self._decided(self._assembler.tick(self._clock()))

    def _decided(self, heard: list[Heard]) -> None:
        for one in heard:
            keys = len(one.text) + int(one.is_ended)
            mine, self._held = self._held[:keys], self._held[keys:]
            if one.kind == "code":
                self._on_code(one.text)
            else:
                self._give_back(mine)

    def _give_back(self, keys: list[tuple[QWindow, QKeyEvent]]) -> None:
        self._giving_back = True
        try:
            for window, key in keys:
                focus = QGuiApplication.focusObject()
                if focus is not None and focus.inherits("QQuickTextInput"):
                    QGuiApplication.sendEvent(window, key)
                elif key.text().isprintable() and key.text() != " ":
                    self._on_typed(key.text())
                else:
                    QGuiApplication.sendEvent(window, key)
        finally:
            self._giving_back = False


def _is_paste(event: QKeyEvent) -> bool:
    focus = QGuiApplication.focusObject()
    if focus is None or not focus.inherits("QQuickTextInput"):
        return False
    return any(
        event.matches(which)
        for which in (
            QKeySequence.StandardKey.Paste,
            QKeySequence.StandardKey.Copy,
            QKeySequence.StandardKey.Cut,
            QKeySequence.StandardKey.SelectAll,
        )
    )
