"""Goods by everything that can name them, found in the kiosk's own copy of the reference.

Nothing is held in memory: SQLite's indexes (`tables.goods_by_code`) find one item among 100,000 in
microseconds, whatever wrote the copy, and a start has nothing to read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from kiosk.application.tables import field_of
from kiosk.domain.goods import Goods
from storecore.contracts.reference import Facing, Item
from storecore.logs import Log

log = Log(__name__)

_ROWS = "SELECT key, version, document FROM mirror WHERE collection = 'item'"
_PLACES = "SELECT key, document FROM mirror WHERE collection = 'facing'"


class GoodsFinder:
    """Finds goods of the shop's `currency`; what is in another, or is no item, is left out.

    Where several items claim one code, the one with the last sku is found. `proof` completes what
    was found with its tax and the price that binds the shop.
    """

    def __init__(
        self,
        reader: Callable[[], sqlite3.Connection],
        currency: Callable[[], str],
        proof: Callable[[Goods], Goods] = lambda goods: goods,
    ) -> None:
        self._reader = reader
        self._currency = currency
        self._proof = proof

    def any(self) -> bool:
        """Whether there is something to sell."""
        return next(self._good(_ROWS), None) is not None

    def by_sku(self, sku: str) -> Goods | None:
        """The goods of a sku."""
        return next(self._good(f"{_ROWS} AND key = ?", sku), None)

    def by_gtin(self, gtin14: str) -> Goods | None:
        """The goods of a GTIN in its 14-digit form."""
        return self._by("gtin", gtin14)

    def by_plu(self, plu: str) -> Goods | None:
        """The goods of a PLU."""
        return self._by("plu", plu)

    def by_in_store_code(self, reference: str) -> Goods | None:
        """The goods of the item digits of the shop's own labels."""
        return self._by("in_store_code", reference)

    def with_plu(self) -> list[Goods]:
        """The goods of each PLU, by sku."""
        rows = self._good(f"{_ROWS} AND {field_of('plu')} > '' ORDER BY key")
        of_plu = {goods.item.plu: goods for goods in rows}
        return sorted(of_plu.values(), key=lambda goods: goods.item.sku)

    def known(self, skus: Iterable[str]) -> dict[str, Goods]:
        """Those of the skus that there are."""
        found = ((sku, self.by_sku(sku)) for sku in set(skus))
        return {sku: goods for sku, goods in found if goods is not None}

    def places(self, skus: Iterable[str]) -> dict[str, Facing]:
        """Where each of the skus lies; the first place of several."""
        query = f"{_PLACES} AND {field_of('sku')} = ? ORDER BY key LIMIT 1"
        places = {}
        for sku in set(skus):
            for key, document in self._reader().execute(query, (sku,)):
                facing = decoded("facing", key, document, Facing)
                if facing is not None:
                    places[sku] = facing
        return places

    def _by(self, field: str, code: str) -> Goods | None:
        if not code:
            return None
        query = f"{_ROWS} AND {field_of(field)} = ? ORDER BY key DESC"
        return next(self._good(query, code), None)

    def _good(self, query: str, *values: str) -> Iterator[Goods]:
        currency = self._currency()
        for key, version, document in self._reader().execute(query, values):
            item = decoded("item", key, document, Item)
            if item is None:
                continue
            if item.price.currency == currency:
                yield self._proof(Goods(item, version))
            else:
                found = item.price.currency
                log.warning("item_in_other_currency", sku=item.sku, currency=found)


def decoded(collection: str, key: str, document: bytes, type_: type[Any]) -> Any:
    """The document, or None with a word in the log where it does not fit its collection."""
    try:
        return msgspec.json.decode(document, type=type_)
    except msgspec.MsgspecError as problem:
        log.error("document_left_out", collection=collection, key=key, problem=str(problem))
        return None
