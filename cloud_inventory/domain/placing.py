"""Which orders the cloud takes, and at which price. Whether it can fill one, the store says."""

from __future__ import annotations

from collections.abc import Mapping

from cloud_inventory.domain.refusal import CloudRefused
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrder, PlaceOrderLine
from storecore.contracts.members import Member
from storecore.contracts.orders import Order, OrderLine, Slot, StaffCheck
from storecore.contracts.reference import Item, SoldBy, Store
from storecore.money import Money, zero
from storecore.orders.opening import ready_by_ms, slot_at

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
    slots_taken: Mapping[int, int],
    member: Member | None = None,
) -> Order:
    """The order that a request asks for, priced from the catalogue as it stands.

    `member` is whose number the request names, where it names one.

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
    if request.member_number and member is None:
        raise CloudRefused(CloudRefusalCode.UNKNOWN_MEMBER, "there is no such member")
    slot = _slot(request, store, now_ms, slots_taken)
    min_age = max((items[line.sku].min_age or 0 for line in lines), default=0)
    return Order(
        order_id=order_id,
        store_id=store.store_id,
        pickup_code=pickup_code,
        customer_name=name,
        lines=lines,
        total=total,
        placed_ms=now_ms,
        changed_ms=now_ms,
        member=member.member_key if member is not None else "",
        phone=clean_phone(request.phone),
        when_short=request.when_short,
        slot=slot,
        ready_by_ms=_ready_by_ms(store, slot, now_ms),
        checks=_checks(store, total, min_age),
        min_age=min_age,
    )


def _slot(request: PlaceOrder, store: Store, now_ms: int, taken: Mapping[int, int]) -> Slot | None:
    if not request.slot_start_ms:
        return None
    slot = (
        slot_at(store.pickup, now_ms, taken, request.slot_start_ms)
        if store.pickup is not None
        else None
    )
    if slot is None:
        raise CloudRefused(
            CloudRefusalCode.SLOT_GONE, "this slot cannot be chosen any more; choose another"
        )
    return slot


def _ready_by_ms(store: Store, slot: Slot | None, now_ms: int) -> int:
    if slot is not None:
        return slot.start_ms
    return ready_by_ms(store.pickup, now_ms) if store.pickup is not None else 0


def _checks(store: Store, total: Money, min_age: int) -> tuple[StaffCheck, ...]:
    valuable_from = store.pickup.valuable_from if store.pickup is not None else None
    valuable = valuable_from is not None and total.minor >= valuable_from.minor
    wanted = ((StaffCheck.AGE, min_age > 0), (StaffCheck.VALUE, valuable))
    return tuple(check for check, needed in wanted if needed)


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
    """Why a good is sold in the store only: an order counts pieces."""
    return CloudRefusalCode.SOLD_BY_WEIGHT if item.sold_by is SoldBy.KG else None


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


def clean_phone(phone: str) -> str:
    """A phone number without blanks and signs between its digits; empty for none.

    Raises:
        CloudRefused: not 5 to 15 digits (ITU-T E.164), after a plus or not.
    """
    cleaned = "".join(char for char in phone if char not in " -/().")
    digits = cleaned.removeprefix("+")
    if cleaned and not (digits.isascii() and digits.isdigit() and 5 <= len(digits) <= 15):
        raise CloudRefused(CloudRefusalCode.BAD_PHONE, "a phone number has 5 to 15 digits")
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
