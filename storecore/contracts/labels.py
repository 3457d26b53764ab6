"""What shelf labels show: the price that a customer saw."""

from __future__ import annotations

import msgspec

from storecore.contracts.body import Body
from storecore.money import Money


class ShelfLabel(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `shelf_label` (edge to kiosks), key place: the newest price known to be shown.

    `price_version` is the version of the item that had this price; `shown_ms` is when the label
    was last known to show it.
    """

    place: str
    sku: str
    price: Money
    price_version: int
    shown_ms: int


class LabelShown(Body, frozen=True, kw_only=True):
    """A label at a place now shows this price. Told by whoever drives the labels, or by staff."""

    store_id: str
    place: str
    sku: str
    price: Money
    price_version: int
    device: str
    at_ms: int


FACTS: tuple[type[Body], ...] = (LabelShown,)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {"shelf_label": ShelfLabel}
