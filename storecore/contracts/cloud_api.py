"""What shops, web pages and other programs ask of the cloud, beyond the two exchanges."""

from __future__ import annotations

import msgspec

CLOUD_ORDERS_PATH = "/v1/orders"
INVENTORY_PATH = "/v1/inventory"


class PlaceOrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """So many pieces of one sku."""

    sku: str
    quantity: int


class PlaceOrder(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/orders`. The same `request_id` again gives the same order."""

    request_id: str
    store_id: str
    customer_name: str
    lines: tuple[PlaceOrderLine, ...]


class InventoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """What the cloud believes of one sku in one store, and when it last heard of it."""

    sku: str
    on_hand: int
    reserved: int
    heard_ms: int


class Inventory(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/inventory?store=ID`."""

    store_id: str
    lines: tuple[InventoryLine, ...]
