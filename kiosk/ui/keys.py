"""The keyboard, seen before the window sees it: a wedge scanner's code or a person's typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from kiosk.scanner.wedge import Heard, WedgeAssembler

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
# What a key is in a code when the platform gives no text with it.
_TEXTS = {
    Qt.Key.Key_Return: "\r",
    Qt.Key.Key_Enter: "\r",
    Qt.Key.Key_Tab: "\t",
    Qt.Key.Key_Backtab: "\t",
    Qt.Key.Key_Escape: "\x1b",
    Qt.Key.Key_Backspace: "\x08",
    Qt.Key.Key_Delete: "\x7f",
}
_LATE_MS = 3

Held = tuple[QWindow, QKeyEvent]


class Keyboard(QObject):
    """Holds every key that carries text until its speed tells what it was.

    A scanner's code goes to `on_code` and nowhere else, whatever has the focus: none of its
    characters acts as a key, Enter, Tab, Escape and those typed with Ctrl or Alt included. A
    person's typing is given back to the window a moment later, and to `on_typed` where no text
    field has the focus.
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
        # One entry for each key that the assembler has, with what came between it and the next.
        self._held: list[list[Held]] = []
        self._giving_back = False
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._quiet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for keys that are held back."""
        if (
            self._giving_back
            or event.type() not in _KEYS
            or not isinstance(watched, QWindow)
            or not isinstance(event, QKeyEvent)
        ):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            # Accepted: it is no shortcut, so that the key comes here before anything acts on it.
            event.setAccepted(bool(_text_of(event)))
            return event.isAccepted()
        if event.isAutoRepeat():  # somebody holds the key down
            self._decided(self._assembler.flush())
            return False
        if event.type() is QEvent.Type.KeyPress and (text := _text_of(event)):
            self._pressed(watched, event, text)
            return True
        if self._held:
            self._held[-1].append((watched, event.clone()))
        return bool(self._held)

    def decide(self, after_s: float) -> None:
        """Decide what has come so far as if that much more time had passed in silence."""
        self._silence.stop()
        self._decided(self._assembler.tick(self._clock() + after_s))

    def _pressed(self, window: QWindow, event: QKeyEvent, text: str) -> None:
        # Decide what came before first: its keys must not be counted with this one.
        self._decided(self._assembler.tick(self._clock()))
        self._held.append([(window, event.clone())])
        take = self._assembler.end if event.key() in _ENDING else self._assembler.push
        self._decided(take(text, self._clock()))
        self._wait()

    def _wait(self) -> None:
        if self._held:
            self._silence.start(int(self._assembler.patience_s * 1000) + _LATE_MS)

    def _quiet(self) -> None:
        self._decided(self._assembler.tick(self._clock()))
        self._wait()

    def _decided(self, heard: list[Heard]) -> None:
        for one in heard:
            mine, self._held = self._held[: one.keys], self._held[one.keys :]
            if one.kind == "code":
                self._on_code(one.text)
            else:
                self._give_back([key for keys in mine for key in keys])

    def _give_back(self, keys: list[Held]) -> None:
        self._giving_back = True
        try:
            for window, key in keys:
                focus = QGuiApplication.focusObject()
                in_field = focus is not None and focus.inherits("QQuickTextInput")
                text = key.text()
                if in_field or not text or not text.isprintable() or text == " ":
                    QGuiApplication.sendEvent(window, key)
                elif key.type() is QEvent.Type.KeyPress:
                    self._on_typed(text)
        finally:
            self._giving_back = False


def _text_of(event: QKeyEvent) -> str:
    """The characters that a key stands for in a code; none for arrows, F keys and Ctrl itself."""
    if text := event.text():
        return text
    code = event.key()
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        if Qt.Key.Key_At <= code <= Qt.Key.Key_Underscore:
            return chr(code & 0x1F)  # Ctrl and @, A to Z, [, \, ], ^ or _ (ISO/IEC 6429)
        if code in (Qt.Key.Key_Space, Qt.Key.Key_2):
            return "\0"
    return _TEXTS.get(Qt.Key(code), "")
