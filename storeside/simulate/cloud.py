"""The cloud of the simulation: shipping store, projection and ordering, simulated disk."""

from __future__ import annotations

import sqlite3

from cloud_inventory.application.ordering import Ordering
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.backlog import NotingReceiver
from cloud_inventory.store.migrations import ALL_MIGRATIONS
from cloud_inventory.store.port import Publication
from cloud_inventory.store.projection import Projection
from cloud_inventory.store.promises import CloudPromises
from cloud_inventory.store.sql import SqlStore
from storecore.clock import HybridClock
from storecore.contracts.cloud_api import PlaceOrder
from storecore.contracts.reference import Delivery, Item, Store
from storecore.ids import IdSource
from storecore.journal.journal import Journal
from storecore.journal.letting_go import LettingGo
from storecore.replication.feed import Feed
from storecore.replication.feed_fence import FeedFence
from storecore.signing.keys import SEED_BYTES, SigningKey
from storeside.simulate.clockwork import HOUR_MS
from storeside.simulate.node import ServerNode, World

QUIET_MS = 6 * HOUR_MS


class CloudNode(ServerNode):
    """Head office and the web shop."""

    def __init__(self, world: World) -> None:
        super().__init__(world, "cloud", ALL_MIGRATIONS)
        self.disk.conn.execute("UPDATE feed_name SET name = ?", (self.token(8),))
        self._fence = FeedFence(self.disk.note("feed"))
        self._key = SigningKey(world.clockwork.entropy(SEED_BYTES))

    def build(self) -> None:
        """The cloud's programs."""
        self.feed = Feed()
        self._fence = FeedFence(self.disk.note("feed"))
        self.promises = CloudPromises(self.feed, self.clock.wall_ms, QUIET_MS)
        projection = Projection(self.feed, self.clock, self.promises)
        journal = Journal(self.name, HybridClock(self.clock))
        self.receiver = NotingReceiver(journal, projection.apply, LettingGo(self._key))
        self.store = SqlStore(self.writer, self.feed, self.promises)
        ids = IdSource(self.clock, self.world.clockwork.entropy)
        self.ordering = Ordering(self.store, self.clock, ids, self.world.clockwork.entropy)
        if self._fence.is_breached(self.disk.conn):
            self.world.clockwork.note("noticed_old_feed", self.name)
            self.writer.run(lambda db: self.feed.begin_anew(db, self.token))

    def begin(self) -> None:
        """Nothing is left open."""

    def fences(self, conn: sqlite3.Connection) -> None:
        """The feed's note."""
        self._fence.keep(conn)

    def heard_from(self, scope: str) -> None:
        """A store reads."""
        self.promises.heard_from(scope)

    def publish(self, store: Store, *items: Item) -> None:
        """Catalogue for everyone."""
        documents = [Publication(collection="item", key=i.sku, document=i) for i in items]
        self.store.publish(store, documents)

    def deliver(self, store: Store, delivery: Delivery) -> None:
        """Goods are on their way to a store."""
        sent = Publication(
            collection="delivery",
            key=delivery.delivery_id,
            document=delivery,
            scope=store.store_id,
        )
        self.store.publish(store, [sent])

    def cancel(self, order_id: str) -> None:
        """A customer asks to cancel."""
        try:
            self.ordering.cancel(order_id)
        except CloudRefused as refusal:
            self.world.clockwork.note("cancel_refused", refusal.code)

    def order(self, request: PlaceOrder) -> bool:
        """A customer orders; whether it was taken."""
        try:
            placed = self.ordering.place(request)
        except CloudRefused as refusal:
            self.world.clockwork.note("order_refused", refusal.code)
            return False
        self.world.truth.orders.add(placed.order_id)
        self.world.clockwork.note("order_promised" if placed.promise else "order_asked")
        return True
