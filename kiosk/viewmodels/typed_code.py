"""A code of ours that is typed on the screen's keys: an order's, a gift card's."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot

from kiosk.flow.events import CodeRead, CodeSource
from kiosk.viewmodels.projection import Projection
from kiosk.viewmodels.wording import grouped


class TypedCode(Projection):
    """Keeps `typed`, and shows `typedShown` and `complete`, which whoever extends it declares.

    `LENGTH` is how many characters the code has.
    """

    LENGTH: ClassVar[int]

    def write(self, typed: str) -> None:
        """What is typed now; empty forgets it."""
        shown = grouped(typed, self.LENGTH)
        self.show(typed=typed, typedShown=shown, complete=len(typed) == self.LENGTH)

    @Slot(str)
    def type(self, characters: str) -> None:
        """More of the code."""
        self.write((self.value("typed", "") + characters.upper())[: self.LENGTH])

    @Slot()
    def wipe(self) -> None:
        """One character less."""
        self.write(self.value("typed", "")[:-1])

    @Slot()
    def submit(self) -> None:
        """The code is complete."""
        self._dispatch(CodeRead(text=self.value("typed", ""), source=CodeSource.TYPED))
