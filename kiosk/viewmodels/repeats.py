"""The question whether the same code again was another piece."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.flow.repeats import OneMoreTouched, RepeatDismissed
from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Projection, flag, text
from kiosk.viewmodels.wording import Wording


class RepeatView(Projection):
    """Shown over the newest line while it is asked."""

    changed = Signal()
    shown = flag("shown", changed)
    name = text("name", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the question of that state, or none."""
        repeat = state.repeat
        self.show(
            shown=repeat is not None, name="" if repeat is None else wording.name(repeat.names)
        )

    @Slot()
    def oneMore(self) -> None:
        """ "+1"."""
        self._dispatch(OneMoreTouched())

    @Slot()
    def dismiss(self) -> None:
        """ "No"."""
        self._dispatch(RepeatDismissed())
