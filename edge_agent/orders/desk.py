"""Orders in this store: each step moves the order, its goods and its tasks, and tells a fact.

The cloud says what customers ask and that they cancel. Everything else that happens to an order is
decided here and told upwards, in the transaction that does it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import msgspec
from sqlite_utils import Database

from edge_agent.orders.admission import plan_order
from edge_agent.orders.book import (
    ended_before,
    expired_orders,
    find_order,
    keep_order,
    note_hidden,
    waiting_orders,
)
from edge_agent.orders.consequences import OrderConsequences
from edge_agent.orders.pickup import PickupCodes
from edge_agent.orders.refused import OrderRefused
from edge_agent.orders.steps import fact_of_step
from edge_agent.orders.surroundings import Surroundings
from edge_agent.orders.transitions import step_refusal
from edge_agent.tasks.book import BY_ITSELF
from storecore.clock import Clock
from storecore.contracts.facts import StockLine
from storecore.contracts.local_api import OrderStepRequest, RefusalCode
from storecore.contracts.order_facts import (
    OrderAccepted,
    OrderCancelled,
    OrderExpired,
    OrderRejected,
    OrderReturned,
    OrderStep,
)
from storecore.contracts.orders import Order, OrderState, StaffCheck
from storecore.journal.journal import Journal
from storecore.orders.life import StepImpossible, after, target_of
from storecore.replication.feed import Feed

CUSTOMER = "customer"
SHOWN_MS = 24 * 3_600_000
"""How long kiosks go on seeing an order that has ended."""


class OrderDesk:
    """Moves orders. Everything that writes runs inside a Writer's work."""

    def __init__(
        self,
        *,
        store_id: str,
        journal: Journal,
        feed: Feed,
        around: Surroundings,
        consequences: OrderConsequences,
        clock: Clock,
        on_new: Callable[[Database, Order], None] = lambda _db, _order: None,
    ) -> None:
        """`on_new` hears, in the same transaction, of an order of this store that is new here."""
        self._store_id = store_id
        self._journal = journal
        self._feed = feed
        self._around = around
        self._consequences = consequences
        self._clock = clock
        self._on_new = on_new
        self._codes = PickupCodes(store_id, around)

    def take_in(self, db: Database, order: Order) -> None:
        """An order came down: accept it with its goods reserved, or reject it.

        One that is known stays as it is here, unless the customer has cancelled it in time, or the
        cloud knows more: it moves on nothing but this store's own words, so it knows more only
        where an old copy of this database was put back.
        """
        if order.store_id != self._store_id:
            keep_order(db, order)  # only to tell its customer at the kiosk that it is elsewhere
            return
        plain = msgspec.structs.replace(order, cancel_asked=False)
        held = find_order(db.conn, order.order_id)
        if held is None:
            self._on_new(db, order)
            held = self._admit(db, plain, cancelled=order.cancel_asked)
        elif order.steps > held.steps:
            held = self._adopt(db, held, plain)
        if order.forgotten and not held.forgotten:
            self._forget(db, held)
        if order.cancel_asked and target_of(held, OrderCancelled) is not None:
            self._tell(db, held, OrderCancelled(**self._who(held, CUSTOMER)))

    def _admit(self, db: Database, order: Order, *, cancelled: bool) -> Order:
        if order.state is not OrderState.PLACED:  # decided by a database that is no more
            nothing = msgspec.structs.replace(order, lines=(), put_away_due=False)
            return self._adopt(db, nothing, order)
        return order if cancelled else self._decide(db, order)

    def _adopt(self, db: Database, held: Order, order: Order) -> Order:
        """Go on where this store once was, without telling it a second time."""
        self._show(db, order)
        self._consequences.adopted(db, held, order)
        return order

    def _decide(self, db: Database, order: Order) -> Order:
        if not order.lines or any(line.quantity < 1 for line in order.lines):
            reason = "an order needs lines of one piece or more"
            no = OrderRejected(**self._who(order, BY_ITSELF), reason=reason)
            return self._tell(db, order, no)
        plan = plan_order(
            order,
            lambda: self._around.items(db.conn),
            lambda sku: self._around.available(db.conn, sku),
            lambda sku: self._around.free(db, sku),
        )
        if not plan.accepted:
            no = OrderRejected(
                **self._who(order, BY_ITSELF), reason=plan.short, alternatives=plan.alternatives
            )
            return self._tell(db, order, no)
        lines = tuple(StockLine(sku=line.sku, quantity=line.quantity) for line in order.lines)
        yes = OrderAccepted(
            **self._who(order, BY_ITSELF),
            lines=lines,
            plan=plan.outcome,
            ready_by_ms=order.ready_by_ms,
        )
        return self._tell(db, order, yes)

    def step(
        self, db: Database, order_id: str, request: OrderStepRequest, correlation: str = ""
    ) -> Order:
        """A person's step with an order.

        Raises:
            OrderRefused: no such order here, a step that its state does not allow, or one that
                lacks what it needs; the code says which.
        """
        order = find_order(db.conn, order_id)
        if order is None or order.store_id != self._store_id:
            raise OrderRefused(RefusalCode.UNKNOWN_ORDER, f"no order {order_id} in this store")
        code = step_refusal(order, request.action)
        if code is not None:
            detail = f"{request.action} is not possible: the order is {order.state}"
            raise OrderRefused(code, detail)
        if request.code:
            self._codes.check(db.conn, order, request.code)
        try:
            fact = fact_of_step(
                order,
                request,
                who=self._who(order, request.actor),
                item_of=lambda sku: self._around.item(db.conn, sku),
                expires_ms=lambda staged_ms: self._around.expires_ms(db.conn, order, staged_ms),
            )
            return self._tell(db, order, fact, correlation)
        except StepImpossible as problem:
            raise OrderRefused(RefusalCode.BAD_REQUEST, str(problem)) from problem

    def put_away(self, db: Database, order_id: str, actor: str, correlation: str = "") -> None:
        """The task to put an order's goods back is done; nothing where that is known already."""
        order = find_order(db.conn, order_id)
        if order is not None and order.put_away_due:
            self._tell(db, order, OrderReturned(**self._who(order, actor)), correlation)

    def let_expire(self, db: Database) -> None:
        """End the wait for whoever has not come within the term."""
        for order in expired_orders(db.conn, self._clock.wall_ms()):
            self._tell(db, order, OrderExpired(**self._who(order, BY_ITSELF)))

    def find_pickup(self, conn: sqlite3.Connection, code: str) -> Order:
        """The order that waits for whoever holds this code.

        Raises:
            OrderRefused: nothing has exactly this code, or the order cannot be handed over.
        """
        return self._codes.find(conn, code)

    def hide_ended(self, db: Database) -> None:
        """Take orders that ended long ago off the kiosks; they stay in the books here."""
        for order_id in ended_before(db.conn, self._clock.wall_ms() - SHOWN_MS):
            self._feed.remove(db, "order", order_id)
            note_hidden(db, order_id)

    def _forget(self, db: Database, held: Order) -> None:
        """Its customer's data is deleted here, and on the kiosks that see the order."""
        keep_order(db, held.without_person())
        if self._feed.get(db.conn, "order", held.order_id) is not None:
            self._feed.put(db, "order", held.order_id, held.without_person())

    def _tell(self, db: Database, order: Order, fact: OrderStep, correlation: str = "") -> Order:
        moved = after(order, fact)
        self._show(db, moved)
        self._journal.append(db, fact, correlation)
        self._consequences.follow(db, order, moved, fact, correlation)
        return moved

    def _show(self, db: Database, order: Order) -> None:
        keep_order(db, order)
        self._feed.put(db, "order", order.order_id, order)

    def doubt_waiting(self, db: Database) -> None:
        """This database is an old copy: what waits in it may have been handed over since. Until
        the cloud knows better a colleague hands it over, who sees whether it is there."""
        for order in waiting_orders(db.conn):
            if order.store_id == self._store_id and StaffCheck.DOUBT not in order.checks:
                checks = (*order.checks, StaffCheck.DOUBT)
                self._show(db, msgspec.structs.replace(order, checks=checks))

    def _who(self, order: Order, actor: str) -> dict[str, Any]:
        return {
            "order_id": order.order_id,
            "store_id": self._store_id,
            "actor": actor,
            "at_ms": self._clock.wall_ms(),
            "place": order.place,
        }
