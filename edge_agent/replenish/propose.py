"""What to bring to the store and from its back room to its shelves, each with its reason. Pure."""

from __future__ import annotations

import msgspec

from edge_agent.replenish.base_stock import base_stock, fractile, packs
from edge_agent.replenish.demand import Demand, over
from storecore.contracts.replenish import OrderProposal, ShelfProposal

HOLDING_SHARE = 0.25 / 365
"""What a piece costs to keep for a day, as a share of its price: a quarter of it in a year."""
MARGIN_SHARE = 0.3


class Supply(msgspec.Struct, frozen=True, kw_only=True):
    """How an item comes: `days_to_next` until the next delivery, `days_between` deliveries."""

    days_to_next: float
    days_between: float
    pack_size: int = 1


def order_proposal(
    sku: str, demand: Demand, *, there: int, on_order: int, promised: int, supply: Supply
) -> OrderProposal | None:
    """What to order from the warehouse now; None where there is enough, or nothing is known."""
    if demand.days == 0 or demand.per_day <= 0:
        return None
    days = supply.days_to_next + supply.days_between
    mean, deviation = over(demand, days)
    suffices = fractile(MARGIN_SHARE, HOLDING_SHARE * days)
    wanted = base_stock(mean, deviation, suffices)
    missing = wanted - (there + on_order - promised)
    if missing <= 0:
        return None
    count = packs(missing, supply.pack_size)
    return OrderProposal(
        sku=sku,
        pieces=count * supply.pack_size,
        packs=count,
        pack_size=supply.pack_size,
        wanted=wanted,
        there=there,
        on_order=on_order,
        promised=promised,
        method=demand.method,
        per_day_milli=round(1000 * demand.per_day),
        days_milli=round(1000 * days),
        suffices_percent=round(100 * suffices),
    )


def shelf_proposal(
    sku: str, place: str, *, lies: int, minimum: int, target: int, behind: int
) -> ShelfProposal | None:
    """What to carry from the back room to a shelf now; None where the shelf needs nothing or the
    back room has nothing."""
    if lies >= minimum or behind <= 0 or target <= lies:
        return None
    return ShelfProposal(
        sku=sku,
        place=place,
        pieces=min(target - lies, behind),
        lies=lies,
        minimum=minimum,
        target=target,
        behind=behind,
    )
