"""How this customer wants the kiosk, and what is said aloud to those who asked for it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from kiosk.flow.access import Access, AccessChosen
from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Dispatch, Projection, count, flag, number, text
from kiosk.viewmodels.wording import Wording


class ShopLook(msgspec.Struct, frozen=True, kw_only=True):
    """How the shop has set the kiosk: what holds until a customer asks for something else."""

    look: str = "day"
    text_scale: float = 1.0
    motion: bool = True


Say = Callable[[str, str], None]
"""Says a text in a language, at once; what is being said stops."""


class AccessView(Projection):
    """The aids as they are now, and the words of a guide for ears.

    `newestName`, `newestAmount` and `due` are of the basket; the screens make sentences of them.
    """

    changed = Signal()
    textScale = number("textScale", changed)
    textPercent = count("textPercent", changed)
    look = text("look", changed)
    reach = flag("reach", changed)
    motion = flag("motion", changed)
    still = flag("still", changed)
    spoken = flag("spoken", changed)
    speaks = flag("speaks", changed)
    asked = flag("asked", changed)
    newestKey = text("newestKey", changed)
    newestName = text("newestName", changed)
    newestAmount = text("newestAmount", changed)

    def __init__(
        self,
        dispatch: Dispatch,
        shop: ShopLook,
        say: Say | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`say` is None on a machine that cannot speak: then nothing offers it."""
        super().__init__(dispatch, parent)
        self._shop = shop
        self._say = say
        self._access = Access()
        self._language = "en"
        self._show_access()

    def update(self, state: KioskState, wording: Wording) -> None:
        """Take the aids of that state."""
        self._language = state.language
        self._access = state.access
        self._show_access()
        lines = {line.line_id: line for line in state.basket.lines}
        newest = lines.get(state.newest_line_id)
        self.show(
            newestKey=f"{newest.line_id}:{newest.quantity}" if newest else "",
            newestName=wording.name(newest.names) if newest else "",
            newestAmount=wording.money(newest.amount) if newest else "",
        )

    def _show_access(self) -> None:
        now, shop = self._access, self._shop
        percent = now.text_percent or round(shop.text_scale * 100)
        self.show(
            textScale=percent / 100,
            textPercent=percent,
            look=now.look or shop.look,
            reach=now.reach,
            motion=shop.motion and not now.still,
            still=now.still,
            spoken=now.spoken and self._say is not None,
            speaks=self._say is not None,
            asked=now != Access(),
        )

    @Slot(int)
    def chooseText(self, percent: int) -> None:
        """One of the sizes of letters."""
        self._choose(replace(self._access, text_percent=percent))

    @Slot(str)
    def chooseLook(self, look: str) -> None:
        """One of the sets of colours."""
        self._choose(replace(self._access, look=look))

    @Slot(bool)
    def setReach(self, wanted: bool) -> None:
        """Everything in the lower half, or not."""
        self._choose(replace(self._access, reach=wanted))

    @Slot(bool)
    def setStill(self, wanted: bool) -> None:
        """Nothing moves, or not."""
        self._choose(replace(self._access, still=wanted))

    @Slot(bool)
    def setSpoken(self, wanted: bool) -> None:
        """Read aloud, or not."""
        self._choose(replace(self._access, spoken=wanted))

    @Slot()
    def reset(self) -> None:
        """As the shop has it."""
        self._choose(Access())

    @Slot(str)
    def say(self, words: str) -> None:
        """Say it, when this customer listens. Empty words stop what is being said."""
        if self._say is not None:
            self._say(words, self._language)

    def _choose(self, access: Access) -> None:
        self._dispatch(AccessChosen(access))
