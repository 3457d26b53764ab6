"""What may stand in for goods that cannot be had."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from storecore.contracts.reference import Item, SoldBy
from storecore.money import Money

OFFERED_MAX = 3


def may_replace(substitute: Item, original: Item, unit_price: Money) -> bool:
    """Whether a piece of one good may be given for another that was promised at `unit_price`.

    It is of the same category, costs the same or less, and needs no higher age.
    """
    return (
        substitute.sku != original.sku
        and substitute.category == original.category
        and substitute.sold_by is SoldBy.EACH
        and substitute.price.currency == unit_price.currency
        and substitute.price.minor <= unit_price.minor
        and (substitute.min_age or 0) <= (original.min_age or 0)
    )


def substitutes(
    original: Item, unit_price: Money, items: Iterable[Item], available: Callable[[str], int]
) -> tuple[str, ...]:
    """What could be had instead, the nearest in price first."""
    fit = [
        item
        for item in items
        if may_replace(item, original, unit_price) and available(item.sku) > 0
    ]
    fit.sort(key=lambda item: (-item.price.minor, item.sku))
    return tuple(item.sku for item in fit[:OFFERED_MAX])
