"""The chain's keys for pickup codes: made here, used here; stores get the public halves.

An order's code is signed with the key that was the newest when the order was placed. The store has
that key by then: its public half goes down the same feed, before the order.
"""

from __future__ import annotations

import sqlite3
from base64 import b64encode
from collections.abc import Callable

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.clock import Clock
from storecore.contracts.orders import Order, PickupKey
from storecore.database.writer import Writer
from storecore.replication.feed import Feed
from storecore.signing.keys import SEED_BYTES, SigningKey
from storecore.signing.pickup import PickupCodeError, sign_pickup

COLLECTION = "pickup_key"
PICKUP_KEY_MIGRATIONS = Migrations("cloud_pickup_keys")


@PICKUP_KEY_MIGRATIONS()
def pickup_keys(db: Database) -> None:
    """`seed` is the private half: whoever reads this table can sign codes."""
    db.conn.execute(
        "CREATE TABLE pickup_key (key_id TEXT PRIMARY KEY, seed BLOB NOT NULL, "
        "from_ms INTEGER NOT NULL) WITHOUT ROWID"
    )


class NoSuchKey(ValueError):
    """A key that cannot be retired; the message says why."""


class KnownKey(msgspec.Struct, frozen=True):
    """A key that signs or has signed, with the wall time from which on it does."""

    key: SigningKey
    from_ms: int


class PickupKeys:
    """Blocks until what it does is on disk."""

    def __init__(
        self, writer: Writer, feed: Feed, clock: Clock, entropy: Callable[[int], bytes]
    ) -> None:
        self._writer = writer
        self._feed = feed
        self._clock = clock
        self._entropy = entropy

    def begin(self) -> None:
        """See that there is a key; the first one signs for all orders that were placed before."""

        def work(db: Database) -> None:
            if not _known(db.conn):
                self._add(db, from_ms=0)

        self._writer.run(work)

    def rotate(self) -> str:
        """From now on another key signs; the id of the new one."""
        return self._writer.run(lambda db: self._add(db, self._clock.wall_ms()))

    def retire(self, key_id: str) -> None:
        """Stores honour no more what this key has signed; its orders get codes of another key.

        Raises:
            NoSuchKey: it is not known, or the only one.
        """

        def work(db: Database) -> None:
            known = [one.key.key_id for one in _known(db.conn)]
            if key_id not in known:
                raise NoSuchKey(f"there is no key {key_id!r}; known are {', '.join(known)}")
            if len(known) == 1:
                raise NoSuchKey(f"{key_id!r} is the only key; rotate first")
            db.conn.execute("DELETE FROM pickup_key WHERE key_id = ?", (key_id,))
            self._feed.remove(db, COLLECTION, key_id)

        self._writer.run(work)

    def known(self) -> list[KnownKey]:
        """All keys, the oldest first."""
        return _known(self._writer.reader())

    def code_of(self, order: Order) -> str:
        """The text of an order's QR code; the code that is read out where none can be signed."""
        keys = self.known()
        signing = [one for one in keys if one.from_ms <= order.placed_ms] or keys[:1]
        try:
            return sign_pickup(order.order_id, order.store_id, signing[-1].key)
        except PickupCodeError:
            return order.pickup_code

    def _add(self, db: Database, from_ms: int) -> str:
        seed = self._entropy(SEED_BYTES)
        key = SigningKey(seed)
        db.conn.execute("INSERT INTO pickup_key VALUES (?, ?, ?)", (key.key_id, seed, from_ms))
        public = PickupKey(
            key_id=key.key_id, public=b64encode(key.public).decode(), from_ms=from_ms
        )
        self._feed.put(db, COLLECTION, key.key_id, public)
        return key.key_id


def _known(conn: sqlite3.Connection) -> list[KnownKey]:
    rows = conn.execute("SELECT seed, from_ms FROM pickup_key ORDER BY from_ms, key_id").fetchall()
    return [KnownKey(SigningKey(bytes(seed)), from_ms) for seed, from_ms in rows]
