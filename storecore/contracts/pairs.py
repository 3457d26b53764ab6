"""Goods that are bought together."""

from __future__ import annotations

import msgspec


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `pair`, key sku: what goes well with it, by what was bought together.

    `lift_percent` says how many times likelier the other is in a basket with this one than in any
    basket: 250 is two and a half times. `together` counts the baskets that had both.
    """

    sku: str
    goes_with: str
    lift_percent: int
    together: int


COLLECTIONS: dict[str, type[msgspec.Struct]] = {"pair": Pair}
