"""The edge agent of the simulation: the shipping books over a simulated disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from sqlite_utils import Database

from edge_agent.books import Books
from edge_agent.migrations import MIGRATIONS
from edge_agent.options import EdgeOptions
from edge_agent.orders.refused import OrderRefused
from edge_agent.orders.transitions import TELLS
from storecore.contracts.facts import Fact, ShelfLevelChanged
from storecore.contracts.local_api import OrderAction
from storecore.contracts.order_facts import OrderHandedInPart, OrderStagedInPart
from storecore.contracts.reference import Order, OrderState
from storecore.journal.fence import Fence
from storecore.orders.goods import handed
from storecore.replication.feed_fence import FeedFence
from storecore.replication.sending import confirmed_position
from storecore.signing.keys import SEED_BYTES, SigningKey
from storeside.simulate.hops import Reading, Sending
from storeside.simulate.node import ServerNode, World
from storeside.simulate.steps import step_request

SETTLE_MS = 1000
EXPIRY_MS = 3_600_000
_OTHERWISE = {
    (OrderAction.STAGE, OrderState.PARTLY_READY): OrderStagedInPart,
    (OrderAction.COLLECT, OrderState.PARTLY_READY): OrderHandedInPart,
}
"""The fact of a step that leads elsewhere than the whole of it would."""


class EdgeNode(ServerNode):
    """A store's memory."""

    def __init__(self, world: World, store_id: str) -> None:
        super().__init__(world, f"edge-{store_id}", MIGRATIONS)
        self.store_id = store_id
        self.disk.conn.execute("UPDATE feed_name SET name = ?", (self.token(8),))
        self._key = SigningKey(world.clockwork.entropy(SEED_BYTES))
        self._make_fences()
        self._settling = False

    def build(self) -> None:
        """The edge's programs, and a look at the fences before anything else."""
        options = EdgeOptions(store_id=self.store_id, name=self.name)
        self.books = Books(options, self.clock, self.world.clockwork.entropy)
        self.books.retention.sign_with(self._key)
        self.feed, self.receiver = self.books.feed, self.books.receiver
        self._make_fences()
        self._settling = False
        self.writer.run(lambda db: self.books.guard(db, self._fence, self._feed_fence))
        self.sending = Sending(self, "cloud", self._on_fork)
        self.reading = Reading(
            self, "cloud", self.books.mirror, self.store_id, self.books.descent.on_entry
        )

    def begin(self) -> None:
        """Speak with the cloud; settle what was left."""
        self.sending.start()
        self.reading.start()
        self._settle_soon()
        self.after(EXPIRY_MS, self._expire)

    def fences(self, conn: sqlite3.Connection) -> None:
        """The chain's note and the feed's."""
        self._fence.keep(conn)
        self._feed_fence.keep(conn)

    def committed(self) -> None:
        """Send what is new, share rights out, wake the kiosks."""
        super().committed()
        if hasattr(self, "sending"):
            self.sending.wake()
            self._settle_soon()

    def staff_step(self, order: Order, action: OrderAction, request_id: str) -> bool:
        """Somebody takes a step with an order; whether it was taken."""
        asked = step_request(order, action, request_id)
        what = f"order {order.order_id} {action}"

        def work(db: Database) -> Order:
            given = self.books.requests.answer(db, request_id, what, Order)
            if given is not None:
                return given
            moved = self.books.orders.step(db, order.order_id, asked)
            self.books.requests.note(db, request_id, what, moved)
            return moved

        try:
            moved = self.writer.run(work)
        except OrderRefused as refusal:
            self.world.clockwork.note("step_refused", refusal.code)
            return False
        told = _OTHERWISE.get((action, moved.state), TELLS[action]).__name__
        self.world.truth.steps.add((self.store_id, order.order_id, told))
        if action is OrderAction.COLLECT:
            for sku, pieces in (handed(moved) - handed(order)).items():
                self.world.truth.shelf[self.store_id, sku] -= pieces
        self.world.clockwork.note("order_step", action)
        return True

    def count(self, sku: str, quantity: int) -> None:
        """Somebody counts a shelf."""

        def work(db: Database) -> None:
            self.books.stock.count(db, sku, quantity, "mia")
            self.books.promises.counted(db, sku)

        self.writer.run(work)
        self.world.clockwork.note("counted", sku)

    def sense(self, place: str, count: int) -> None:
        """A shelf tells its level so many times."""
        names = [f"scale-{self.token(6)}" for _ in range(count)]

        def work(db: Database) -> None:
            for number, name in enumerate(names):
                level = ShelfLevelChanged(
                    store_id=self.store_id,
                    place=place,
                    sku="milk",
                    quantity=number,
                    device=name,
                    at_ms=self.clock.wall_ms(),
                )
                self.books.journal.append(db, level)

        self.writer.run(work)
        self.world.truth.sensed.update(names)

    def tidy(self, older_ms: int) -> None:
        """Let go of what the cloud has, and the sensors saw before that."""
        now_ms = self.clock.wall_ms()

        def work(db: Database) -> int:
            return self.books.retention.letting_go.let_go(
                db,
                confirmed=confirmed_position(db.conn),
                before_ms=now_ms - older_ms,
                now_ms=now_ms,
            )

        if self.writer.run(work):
            self.world.clockwork.note("tidied", self.name)

    def _settle_soon(self) -> None:
        if not self._settling:
            self._settling = True
            self.after(SETTLE_MS, self._settle)

    def _settle(self) -> None:
        self._settling = False
        (due,) = self.disk.conn.execute("SELECT count(*) FROM rights_due").fetchone()
        if due:
            self.writer.run(self.books.promises.settle)

    def _expire(self) -> None:
        self.after(EXPIRY_MS, self._expire)
        self.writer.run(self.books.orders.let_expire)

    def _on_fork(self, db: Database, incarnation: str, refused: Sequence[Fact]) -> None:
        self.world.clockwork.note("noticed_fork", self.name)
        self.books.renewal.on_fork(db, incarnation, refused)

    def _make_fences(self) -> None:
        self._fence = Fence(self.name, self.disk.note("chain"))
        self._feed_fence = FeedFence(self.disk.note("feed"))
