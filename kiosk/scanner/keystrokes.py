"""From the keys that a HID scanner presses to the codes that it read. Pure: times are given.

Source of the numbers: Linux `input-event-codes.h`. A scanner set to a US keyboard types each
character; control characters it types with Ctrl (``Ctrl+]`` is GS) or with Alt and the number on
the keypad. All of them are text. Enter and Tab end a code only where nothing follows them.
"""

from dataclasses import dataclass
from typing import Final

SILENCE_S: Final = 0.06
"""After so long without a key a code is complete."""

CHARS_MAX: Final = 8192
"""More than any symbol holds; a stuck key must not fill the memory."""

RELEASED, PRESSED = 0, 1
_ROWS: Final = {
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
}
"""The first key of each row, and what its keys write without and with Shift."""

_KEYPAD: Final = {71: "7", 72: "8", 73: "9", 75: "4", 76: "5", 77: "6", 79: "1", 80: "2"} | {
    81: "3",
    82: "0",
}
_KEYPAD_OTHERS: Final = {55: "*", 74: "-", 78: "+", 83: ".", 98: "/"}
_SPACE, _ENTER, _TAB, _KEYPAD_ENTER = 57, 28, 15, 96
_SHIFTS: Final = frozenset({42, 54})
_CTRLS: Final = frozenset({29, 97})
_ALTS: Final = frozenset({56, 100})
_CAPS_LOCK = 58
_ENDS: Final = "\r\t\n"


def _plain() -> dict[int, tuple[str, str]]:
    keys = {
        first + place: pair
        for first, (low, high) in _ROWS.items()
        for place, pair in enumerate(zip(low, high, strict=True))
    }
    keys |= {key: (text, text) for key, text in (_KEYPAD | _KEYPAD_OTHERS).items()}
    for key, text in ((_SPACE, " "), (_ENTER, "\r"), (_TAB, "\t"), (_KEYPAD_ENTER, "\r")):
        keys[key] = (text, text)
    return keys


_KEYS: Final = _plain()


@dataclass(slots=True)
class _Held:
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    caps: bool = False


class Keystrokes:
    """Puts keys together to codes."""

    def __init__(self) -> None:
        self._held = _Held()
        self._text: list[str] = []
        self._number = ""
        self._last_s = 0.0

    def push(self, key: int, value: int, at_s: float) -> list[str]:
        """One key was pressed or released; the codes that the silence before it completed."""
        codes = self.silence(at_s)
        if key in _SHIFTS:
            self._held.shift = value != RELEASED
        elif key in _CTRLS:
            self._held.ctrl = value != RELEASED
        elif key in _ALTS:
            self._alt(value != RELEASED)
        elif value == PRESSED:
            self._press(key)
        self._last_s = at_s
        return codes

    def silence(self, at_s: float) -> list[str]:
        """Nothing came until now; the code that is complete thereby, if any."""
        if not self._text or at_s - self._last_s < SILENCE_S:
            return []
        text, self._text = "".join(self._text), []
        # The keys that the scanner presses after a code are not part of it.
        code = text.rstrip(_ENDS)
        return [code] if code and len(text) < CHARS_MAX else []

    def _press(self, key: int) -> None:
        if self._held.alt and key in _KEYPAD:
            self._number += _KEYPAD[key]
            return
        if key == _CAPS_LOCK:
            self._held.caps = not self._held.caps
            return
        pair = _KEYS.get(key)
        if pair is None:
            return
        low, high = pair
        if (self._held.ctrl and "@" <= high.upper() <= "_") or (self._held.ctrl and low in "[]\\"):
            letter = low if low in "[]\\" else high
            self._write(chr(ord(letter.upper()) & 0x1F))
            return
        upper = self._held.shift != (self._held.caps and low.isalpha())
        self._write(high if upper else low)

    def _alt(self, held: bool) -> None:
        """A number typed on the keypad while Alt is held is a character once Alt is let go."""
        if self._held.alt and not held and self._number:
            number = int(self._number[-3:])
            self._write(chr(number) if number < 256 else "")
        self._held.alt, self._number = held, ""

    def _write(self, text: str) -> None:
        if len(self._text) < CHARS_MAX:
            self._text.append(text)
