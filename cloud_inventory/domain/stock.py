"""What facts do to a store's stock, and which facts make no sense."""

from __future__ import annotations

import msgspec

from storecore.contracts.facts import SaleCompleted, StockLine, StockReceived
from storecore.contracts.orders import Order
from storecore.contracts.returns import Condition, GoodsReturned
from storecore.orders.goods import handed, held


class StockMove(msgspec.Struct, frozen=True, kw_only=True):
    """How much one sku's figures change: pieces, or grams for goods sold by weight."""

    sku: str
    on_hand: int = 0
    reserved: int = 0


def sale_moves(sale: SaleCompleted) -> tuple[StockMove, ...]:
    """The goods have left the shop: grams where the line was weighed, pieces otherwise."""
    return tuple(
        StockMove(
            sku=line.sku, on_hand=-(line.quantity if line.weight_g is None else line.weight_g)
        )
        for line in sale.lines
    )


def received_moves(lines: tuple[StockLine, ...]) -> tuple[StockMove, ...]:
    """The goods are on hand now."""
    return tuple(StockMove(sku=line.sku, on_hand=line.quantity) for line in lines)


def return_moves(told: GoodsReturned) -> tuple[StockMove, ...]:
    """What came back as new is sold again; the rest is goods no more."""
    return tuple(
        StockMove(sku=line.sku, on_hand=line.quantity)
        for line in told.lines
        if line.condition is Condition.AS_NEW
    )


def why_no_return(told: GoodsReturned) -> str:
    """Why goods cannot have come back as told; empty where they can."""
    for line in told.lines:
        if line.quantity < 1 or line.amount.minor < 0:
            return f"return {told.return_id} brings less than nothing of {line.sku}"
    if told.amount.minor > sum(line.amount.minor for line in told.lines):
        return f"return {told.return_id} gives back more than was paid for its goods"
    return ""


def order_moves(before: Order, now: Order) -> tuple[StockMove, ...]:
    """Reserved while the store keeps them; gone with the customer; free again when it is off."""
    kept, was = held(now), held(before)
    gone, went = handed(now), handed(before)
    moves = (
        StockMove(sku=sku, on_hand=went[sku] - gone[sku], reserved=kept[sku] - was[sku])
        for sku in sorted(kept.keys() | was.keys() | gone.keys() | went.keys())
    )
    return tuple(move for move in moves if move.on_hand or move.reserved)


def why_no_sale(sale: SaleCompleted) -> str:
    """Why a sale cannot have happened as told; empty where it can."""
    currencies = {line.amount.currency for line in sale.lines} | {sale.total.currency}
    if len(currencies) > 1:
        return f"sale {sale.transaction_id} mixes {' and '.join(sorted(currencies))}"
    for line in sale.lines:
        if line.quantity < 1 or (line.weight_g is not None and line.weight_g < 1):
            return f"sale {sale.transaction_id} sells less than nothing of {line.sku}"
    total = sum(line.amount.minor for line in sale.lines) + _added(sale)
    if total != sale.total.minor:
        return (
            f"sale {sale.transaction_id} says {sale.total.minor} minor units in all, "
            f"its lines add up to {total}"
        )
    return ""


def sale_tax(sale: SaleCompleted) -> int:
    """The tax of a sale in minor units, inside its prices and on top of them."""
    return sale.tax_included.minor + _added(sale)


def _added(sale: SaleCompleted) -> int:
    return sale.tax_added.minor if sale.tax_added is not None else 0


def why_no_delivery(delivery: StockReceived) -> str:
    """Why a delivery cannot have come as told; empty where it can."""
    for line in delivery.lines:
        if line.quantity < 1:
            return f"delivery {delivery.delivery_id} brings {line.quantity} of {line.sku}"
    return ""
