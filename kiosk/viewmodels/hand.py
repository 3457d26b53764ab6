"""When a colleague is wanted, and the keys for their PIN."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.flow import touches
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.projection import Projection, count, entries, flag, text
from kiosk.viewmodels.wording import Wording

_PIN_MIN = 4
_PIN_MAX = 12


class PinView(Projection):
    """A PIN being typed: only how long it is can be seen. It is forgotten once it is sent."""

    changed = Signal()
    length = count("length", changed)
    people = entries("people", changed)
    chosen = text("chosen", changed)
    present = text("present", changed)
    asking = flag("asking", changed)
    enough = flag("enough", changed)
    locked = flag("locked", changed)

    _pin = ""
    _approving = False
    wanted = False

    def update(self, state: KioskState, wording: Wording) -> None:
        """Forget what was typed where no PIN is asked."""
        approving = state.staff is not None and state.staff.approving is not None
        asked = state.screen in (Screen.STAFF_SIGN_IN, Screen.HAND_NEEDED) or approving
        if approving and not self._approving and state.staff is not None:
            self.show(chosen=state.staff.staff_id if state.people else "")
        self._approving, self.wanted = approving, asked
        self.show(
            people=[{"key": one.staff_id, "name": one.name} for one in state.people],
            present=state.present.name if state.present is not None else "",
            asking=state.asking is not None,
        )
        if not asked:
            self.show(chosen="")
        self._write(self._pin if asked else "")

    def _write(self, pin: str) -> None:
        self._pin = pin
        named = bool(self.value("chosen", "")) or not self.value("people", [])
        typed = named and len(pin) >= _PIN_MIN
        enough = typed or bool(self.value("present", ""))
        self.show(length=len(pin), enough=enough and not self.value("asking", False))

    @Slot(str)
    def choose(self, staff_id: str) -> None:
        """Whose PIN it is."""
        self.show(chosen=staff_id)
        self._write("")

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
        self._dispatch(touches.PinEntered(pin, self.value("chosen", "")))

    @Slot()
    def refuse(self) -> None:
        """Say no to an age."""
        pin = self._pin
        self._write("")
        self._dispatch(touches.AgeRefused(pin, self.value("chosen", "")))


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
