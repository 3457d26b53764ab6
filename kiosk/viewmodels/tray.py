"""The demo's tray: the shop's goods, to be held to the virtual camera or put on the scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.viewmodels.projection import Projection, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.wording import Wording
from storecore.contracts.reference import Item, SoldBy


class Hands(Protocol):
    """What can be done with goods in the demo."""

    def hold_item(self, item: Item) -> None:
        """Hold the item's bar code to the camera for a moment."""

    def hold_phone(self, pickup_code: str) -> None:
        """Hold a phone with that pickup code to the camera for a moment."""

    def put_on_scale(self, grams: int) -> None:
        """Lay so much on the scale; 0 takes it off."""


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

    def __init__(self, hands: Hands | None, parent: QObject | None = None) -> None:
        super().__init__(lambda _event: None, parent)
        self._hands = hands
        self._items: dict[str, Item] = {}
        self._goods = RowModel(TrayRow, self)
        self.show(available=hands is not None)

    @Property(QObject, constant=True)
    def goods(self) -> RowModel:
        """All goods of the shop."""
        return self._goods

    def fill(self, items: Sequence[Item], wording: Wording) -> None:
        """Lay these goods into the tray."""
        self._items = {item.sku: item for item in items}
        self._goods.show([_row(item, wording) for item in items])

    @Slot(bool)
    def open(self, wanted: bool) -> None:
        """Open or close the tray."""
        self.show(opened=wanted)

    @Slot(str)
    def hold(self, sku: str) -> None:
        """Hold it to the camera; loose goods have no code and stay where they are.

        The tray closes, so that what the camera sees can be watched.
        """
        item = self._items.get(sku)
        if item is None or self._hands is None:
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
