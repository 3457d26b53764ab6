"""The demo's tray: the shop's goods, to be held to the virtual camera or put on the scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Projection, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.wording import Wording
from storecore.contracts.reference import Item, SoldBy

UNKNOWN_G = 300
BAG_G_MAX = 30_000


class Hands(Protocol):
    """What can be done with goods in the demo."""

    def hold_item(self, item: Item) -> None:
        """Hold the item's bar code to the camera for a moment."""

    def hold_phone(self, pickup_code: str) -> None:
        """Hold a phone with that pickup code to the camera for a moment."""

    def put_on_scale(self, grams: int) -> None:
        """Lay so much on the scale; 0 takes it off."""

    def on_floor(self) -> frozenset[str]:
        """Skus of the clothes that can be carried to the pad."""

    def carry_to_pad(self, sku: str) -> None:
        """Lay one piece on the pad."""

    def clear_pad(self) -> None:
        """Take everything off the pad."""

    def walk_out(self) -> None:
        """Leave with what lies on the pad."""

    def put_in_bag(self, grams: int) -> None:
        """Lay so much more on the bagging scale."""


class TrayRow(Row, frozen=True, kw_only=True):
    """Goods in the tray; `loose` ones have no bar code and go to the scale."""

    name: str
    picture: str
    loose: bool


class TrayView(Projection):
    """The tray's goods and what hands can do with them."""

    changed = Signal()
    opened = flag("opened", changed)
    available = flag("available", changed)
    code = text("code", changed)
    pad = flag("pad", changed)
    hasPad = flag("hasPad", changed)

    def __init__(self, hands: Hands | None, parent: QObject | None = None) -> None:
        super().__init__(lambda _event: None, parent)
        self._hands = hands
        self._items: dict[str, Item] = {}
        self._wording = Wording("en", "")
        self._newest_g = 0
        self._goods = RowModel(TrayRow, self)
        self.show(available=hands is not None)

    @Property(QObject, constant=True)
    def goods(self) -> RowModel:
        """All goods of the shop."""
        return self._goods

    def fill(self, items: Sequence[Item], wording: Wording) -> None:
        """Lay these goods into the tray."""
        self._items = {item.sku: item for item in items}
        self._wording = wording
        self._lay_out()

    def update(self, state: KioskState, _: Wording) -> None:
        """Remember what the newest line weighs: that is what goes into the bag."""
        line = state.basket.line(state.newest_line_id)
        if line is not None:
            self._newest_g = line.weight_g or line.item.unit_weight_g or UNKNOWN_G

    def _lay_out(self) -> None:
        floor = self._hands.on_floor() if self._hands is not None else frozenset()
        pad = bool(self.value("pad", False))
        items = [item for item in self._items.values() if not pad or item.sku in floor]
        self._goods.show([_row(item, self._wording) for item in items])
        self.show(hasPad=bool(floor))

    @Slot(bool)
    def open(self, wanted: bool) -> None:
        """Open or close the tray."""
        self.show(opened=wanted)
        self._lay_out()

    @Slot(bool)
    def usePad(self, wanted: bool) -> None:
        """Clothes go to the pad instead of to the camera."""
        self.show(pad=wanted)
        self._lay_out()

    @Slot()
    def clearPad(self) -> None:
        """Take everything off the pad."""
        if self._hands is not None:
            self._hands.clear_pad()

    @Slot()
    def walkOut(self) -> None:
        """Leave with what lies on the pad."""
        if self._hands is not None:
            self._hands.walk_out()

    @Slot(bool)
    def fillBag(self, more: bool) -> None:
        """Put the newest item into the bag, or empty it."""
        if self._hands is not None:
            self._hands.put_in_bag(self._newest_g if more else -BAG_G_MAX)

    @Slot(str)
    def hold(self, sku: str) -> None:
        """Hold it to the camera; loose goods have no code and stay where they are.

        The tray closes, so that what the camera sees can be watched.
        """
        item = self._items.get(sku)
        if item is None or self._hands is None:
            return
        if self.value("pad", False):
            self._hands.carry_to_pad(sku)
            return
        if item.gtin or item.in_store_code:
            self.show(opened=False)
            self._hands.hold_item(item)

    @Slot(int)
    def putOnScale(self, grams: int) -> None:
        """Lay so much on the scale; 0 takes it off."""
        if self._hands is not None:
            self._hands.put_on_scale(grams)

    @Slot(str)
    def holdPhone(self, pickup_code: str) -> None:
        """Hold a phone with that pickup code to the camera."""
        if self._hands is not None and pickup_code.strip():
            self.show(opened=False)
            self._hands.hold_phone(pickup_code)


def _row(item: Item, wording: Wording) -> TrayRow:
    return TrayRow(
        key=item.sku,
        name=wording.name(item.names),
        picture=wording.picture(item.picture),
        loose=item.sold_by is SoldBy.KG and not item.in_store_code,
    )
