"""What goes well with the newest goods."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.flow.state import KioskState
from kiosk.flow.suggesting import SuggestionDeclined
from kiosk.viewmodels.projection import Projection, flag, text
from kiosk.viewmodels.wording import Wording


class SuggestionView(Projection):
    """One card below the lines."""

    changed = Signal()
    shown = flag("shown", changed)
    name = text("name", changed)
    picture = text("picture", changed)
    price = text("price", changed)
    place = text("place", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the suggestion of that state."""
        found = None if state.basket.is_empty else state.suggesting.shown
        if found is None:
            self.show(shown=False, name="", picture="", price="", place="")
            return
        item = found.goods.item
        self.show(
            shown=True,
            name=wording.name(item.names),
            picture=wording.picture(item.picture),
            price=wording.money(found.goods.unit_price),
            place=found.place,
        )

    @Slot()
    def decline(self) -> None:
        """ "No, thanks"."""
        self._dispatch(SuggestionDeclined())
