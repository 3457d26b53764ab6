"""What an order's fate depends on: the catalogue, the stock, and the store's terms."""

from __future__ import annotations

import sqlite3
from base64 import b64decode
from collections.abc import Callable, Mapping
from contextlib import suppress

from sqlite_utils import Database

from edge_agent.stock.ledger import level
from storecore.contracts.orders import Order, PickupKey
from storecore.contracts.reference import Item, Store
from storecore.replication.mirror import Mirror
from storecore.signing.keys import PUBLIC_KEY_BYTES, key_id_of

HOUR_MS = 3_600_000


class Surroundings:
    """Reads what the store knows. `held_by_others` are rights to an item that others may sell."""

    def __init__(
        self, store_id: str, mirror: Mirror, held_by_others: Callable[[Database, str], int]
    ) -> None:
        self._store_id = store_id
        self._mirror = mirror
        self._held_by_others = held_by_others

    def items(self, conn: sqlite3.Connection) -> Mapping[str, Item]:
        """The whole catalogue by sku."""
        return {row.key: row.document for row in self._mirror.all(conn, "item", Item)}

    def item(self, conn: sqlite3.Connection, sku: str) -> Item | None:
        """One good of the catalogue."""
        row = self._mirror.get(conn, "item", sku, Item)
        return None if row is None else row.document

    def available(self, conn: sqlite3.Connection, sku: str) -> int:
        """What is on hand and kept for no order."""
        return level(conn, sku).available

    def free(self, db: Database, sku: str) -> int:
        """What of that nobody else has a right to sell."""
        return level(db.conn, sku).available - self._held_by_others(db, sku)

    def pickup_keys(self, conn: sqlite3.Connection) -> Mapping[str, bytes]:
        """The public keys that pickup codes may be signed with, by key id.

        One that is no key, or that another id belongs to, proves nothing.
        """
        keys: dict[str, bytes] = {}
        for row in self._mirror.all(conn, "pickup_key", PickupKey):
            with suppress(ValueError):
                public = b64decode(row.document.public, validate=True)
                if len(public) == PUBLIC_KEY_BYTES and key_id_of(public) == row.key:
                    keys[row.key] = public
        return keys

    def expires_ms(self, conn: sqlite3.Connection, order: Order, staged_ms: int) -> int:
        """When an order that is staged now has waited long enough; 0 where the store sets no term.

        The term begins when the customer can come: staged, and at the end of the slot.
        """
        store = self._mirror.get(conn, "store", self._store_id, Store)
        terms = store.document.pickup if store is not None else None
        if terms is None:
            return 0
        begins_ms = max(staged_ms, order.ready_by_ms, order.slot.end_ms if order.slot else 0)
        return begins_ms + terms.hold_h * HOUR_MS
