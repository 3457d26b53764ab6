"""When a colleague is wanted, and the keys for their PIN."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.flow import touches
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.projection import Projection, count, flag, text
from kiosk.viewmodels.wording import Wording

_PIN_MIN = 4
_PIN_MAX = 8


class PinView(Projection):
    """A PIN being typed: only how long it is can be seen. It is forgotten once it is sent."""

    changed = Signal()
    length = count("length", changed)
    enough = flag("enough", changed)
    locked = flag("locked", changed)

    _pin = ""

    def update(self, state: KioskState, wording: Wording) -> None:
        """Forget what was typed where no PIN is asked."""
        if state.screen not in (Screen.STAFF_SIGN_IN, Screen.HAND_NEEDED):
            self._write("")

    def _write(self, pin: str) -> None:
        self._pin = pin
        self.show(length=len(pin), enough=len(pin) >= _PIN_MIN)

    @Slot(str)
    def type(self, digit: str) -> None:
        """One digit more."""
        self._write((self._pin + digit)[:_PIN_MAX])

    @Slot()
    def wipe(self) -> None:
        """One digit less."""
        self._write(self._pin[:-1])

    @Slot()
    def forget(self) -> None:
        """All of it."""
        self._write("")

    @Slot()
    def enter(self) -> None:
        """Sign in, or say yes to an age."""
        pin = self._pin
        self._write("")
        self._dispatch(touches.PinEntered(pin))

    @Slot()
    def refuse(self) -> None:
        """Say no to an age."""
        pin = self._pin
        self._write("")
        self._dispatch(touches.AgeRefused(pin))


class HandView(Projection):
    """What a colleague is needed for, and whether they have been told."""

    changed = Signal()
    reason = text("reason", changed)
    told = text("told", changed)
    age = count("age", changed)
    name = text("name", changed)
    kind = text("kind", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the call of that state."""
        call = state.help
        if call is None:
            return
        told = {True: "yes", False: "no", None: "asking"}[call.told]
        self.show(
            reason=call.reason.value,
            told=told,
            age=call.age,
            name=wording.name(call.names),
            kind=call.kind.value if call.kind is not None else "",
        )
