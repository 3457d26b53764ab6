"""Which orders the cloud takes, and at which price. Whether it can fill one, the store says."""

from __future__ import annotations

from collections.abc import Mapping

from cloud_inventory.domain.refusal import CloudRefused
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrder, PlaceOrderLine
from storecore.contracts.reference import Item, Order, OrderLine, SoldBy, Store
from storecore.money import zero

QUANTITY_MAX = 99
LINES_MAX = 60
NAME_CHARS_MAX = 60
REQUEST_ID_CHARS_MAX = 64


def make_order(
    request: PlaceOrder,
    store: Store | None,
    items: Mapping[str, Item],
    *,
    order_id: str,
    pickup_code: str,
    now_ms: int,
) -> Order:
    """The order that a request asks for, priced from the catalogue as it stands.

    Raises:
        CloudRefused: with the one reason that a person should hear first.
    """
    if store is None:
        raise CloudRefused(
            CloudRefusalCode.UNKNOWN_STORE, f"there is no store {request.store_id!r} here"
        )
    check_request_id(request.request_id)
    name = clean_name(request.customer_name)
    lines = make_lines(request.lines, store, items)
    total = zero(store.currency)
    for line in lines:
        total += line.unit_price.times(line.quantity)
    return Order(
        order_id=order_id,
        store_id=store.store_id,
        pickup_code=pickup_code,
        customer_name=name,
        lines=lines,
        total=total,
        placed_ms=now_ms,
        changed_ms=now_ms,
    )


def make_lines(
    asked: tuple[PlaceOrderLine, ...], store: Store, items: Mapping[str, Item]
) -> tuple[OrderLine, ...]:
    """Order lines at today's prices.

    Raises:
        CloudRefused: nothing asked, too much asked, or a good that cannot be ordered.
    """
    if not asked or len(asked) > LINES_MAX:
        raise CloudRefused(
            CloudRefusalCode.BAD_LINES, f"an order has 1 to {LINES_MAX} lines, not {len(asked)}"
        )
    if len({line.sku for line in asked}) < len(asked):
        raise CloudRefused(
            CloudRefusalCode.BAD_LINES, "one sku stands on two lines; add its quantities together"
        )
    return tuple(_make_line(line, store, items) for line in asked)


def _make_line(asked: PlaceOrderLine, store: Store, items: Mapping[str, Item]) -> OrderLine:
    item = items.get(asked.sku)
    if item is None or item.price.currency != store.currency:
        raise CloudRefused(
            CloudRefusalCode.UNKNOWN_SKU, f"{asked.sku!r} is not sold in this store", asked.sku
        )
    reason = why_not_online(item)
    if reason is not None:
        raise CloudRefused(reason, f"{asked.sku!r} is sold in the store only", asked.sku)
    if not 1 <= asked.quantity <= QUANTITY_MAX:
        raise CloudRefused(
            CloudRefusalCode.BAD_QUANTITY,
            f"{asked.sku!r}: order 1 to {QUANTITY_MAX}, not {asked.quantity}",
            asked.sku,
        )
    return OrderLine(sku=asked.sku, quantity=asked.quantity, unit_price=item.price)


def why_not_online(item: Item) -> CloudRefusalCode | None:
    """Why a good is sold in the store only: an order counts pieces, and an age must be seen."""
    if item.sold_by is SoldBy.KG:
        return CloudRefusalCode.SOLD_BY_WEIGHT
    if item.min_age is not None:
        return CloudRefusalCode.AGE_RESTRICTED
    return None


def clean_name(name: str) -> str:
    """The customer's name on one line, without spaces around it.

    Raises:
        CloudRefused: empty, too long, or with signs that cannot be printed.
    """
    cleaned = " ".join(name.split())
    if not cleaned or len(cleaned) > NAME_CHARS_MAX or not cleaned.isprintable():
        raise CloudRefused(
            CloudRefusalCode.BAD_NAME, f"a name has 1 to {NAME_CHARS_MAX} printable characters"
        )
    return cleaned


def check_request_id(request_id: str) -> None:
    """See that a request id can be kept.

    Raises:
        CloudRefused: empty or too long.
    """
    if not 1 <= len(request_id) <= REQUEST_ID_CHARS_MAX:
        raise CloudRefused(
            CloudRefusalCode.BAD_REQUEST,
            f"request_id: send a new id of 1 to {REQUEST_ID_CHARS_MAX} characters for each order",
        )
