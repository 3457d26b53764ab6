"""A code of ours that is typed on the screen's keys: an order's, a gift card's."""

from __future__ import annotations

from PySide6.QtCore import Slot

from kiosk.flow.events import CodeRead, CodeSource
from kiosk.viewmodels.projection import Projection
from kiosk.viewmodels.wording import grouped
from storecore.gs1.pickup import PICKUP_LENGTH


class TypedCode(Projection):
    """Keeps `typed`, and shows `typedShown` and `complete`, which whoever extends it declares."""

    def write(self, typed: str) -> None:
        """What is typed now; empty forgets it."""
        self.show(typed=typed, typedShown=grouped(typed), complete=len(typed) == PICKUP_LENGTH)

    @Slot(str)
    def type(self, characters: str) -> None:
        """More of the code."""
        self.write((self.value("typed", "") + characters.upper())[:PICKUP_LENGTH])

    @Slot()
    def wipe(self) -> None:
        """One character less."""
        self.write(self.value("typed", "")[:-1])

    @Slot()
    def submit(self) -> None:
        """The code is complete."""
        self._dispatch(CodeRead(text=self.value("typed", ""), source=CodeSource.TYPED))
