"""What the shop knows of its items' weights and limits, read one by one from the mirror."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

from kiosk.application.goods import decoded
from kiosk.domain.goods import Goods
from kiosk.flow.watching import WeightEntry
from storecore.contracts.watching import LearnedWeight, WatchedItem
from storecore.replication.mirror import Mirror

S = TypeVar("S", bound=msgspec.Struct)
LISTED_MAX = 200


class WatchedShelf:
    """`WatchedGoods` over a Mirror. Used by one thread."""

    def __init__(
        self,
        mirror: Mirror,
        reader: Callable[[], sqlite3.Connection],
        known: Callable[[Iterable[str]], Mapping[str, Goods]],
    ) -> None:
        self._mirror = mirror
        self._reader = reader
        self._known = known

    def weight_of(self, sku: str) -> LearnedWeight | None:
        """What its pieces weighed so far."""
        return self._get("learned_weight", sku, LearnedWeight)

    def limits_of(self, sku: str) -> WatchedItem | None:
        """Limits of its own."""
        return self._get("watched_item", sku, WatchedItem)

    def listed(self) -> tuple[WeightEntry, ...]:
        """Every item with a learned weight, the one with most false alarms first."""
        rows = self._mirror.all(self._reader(), "learned_weight", msgspec.Raw)  # type: ignore[type-var]
        found = [decoded("learned_weight", row.key, row.document, LearnedWeight) for row in rows]
        weights = [one for one in found if one is not None]
        weights.sort(key=lambda one: (-one.false_alarms, -one.alarms, one.sku))
        del weights[LISTED_MAX:]
        goods = self._known(one.sku for one in weights)
        return tuple(_entry(one, goods.get(one.sku)) for one in weights)

    def _get(self, collection: str, sku: str, type_: type[S]) -> S | None:
        raw = self._mirror.get(self._reader(), collection, sku, msgspec.Raw)  # type: ignore[type-var]
        return None if raw is None else decoded(collection, sku, raw.document, type_)


def _entry(weight: LearnedWeight, goods: Goods | None) -> WeightEntry:
    return WeightEntry(
        sku=weight.sku,
        names=goods.item.names if goods is not None else {"en": weight.sku},
        picture=goods.item.picture if goods is not None else "",
        count=weight.count,
        mean_g=round(weight.mean_mg / 1000),
        sd_g=round(weight.sd_mg / 1000),
        alarms=weight.alarms,
        false_alarms=weight.false_alarms,
        muted=weight.muted,
    )
