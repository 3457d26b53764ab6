"""What else happens when an order moves: goods are kept, freed or gone, and staff have tasks."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from edge_agent.stock.ledger import StockLedger
from edge_agent.tasks.book import BY_ITSELF, TaskBook, open_task
from storecore.contracts.order_facts import OrderLinesPicked, OrderStaged, OrderStep
from storecore.contracts.orders import Order, OrderState
from storecore.contracts.reference import TaskKind
from storecore.orders.goods import goods_of, handed, held
from storecore.orders.life import ENDED, WAITING

PICKABLE = frozenset({OrderState.ACCEPTED, OrderState.PICKING})


class OrderConsequences:
    """Carries them out, inside the Writer's work that moves the order."""

    def __init__(
        self,
        stock: StockLedger,
        tasks: TaskBook,
        on_handed: Callable[[Database, Order, Order], None] = lambda _db, _old, _new: None,
        on_moved: Callable[[Database, Order, str], None] = lambda _db, _order, _actor: None,
    ) -> None:
        """`on_handed` hears, in the same transaction, of goods that went with the customer: the
        order as it was before and as it is now. `on_moved` hears of every step and whose it was."""
        self._stock = stock
        self._tasks = tasks
        self._on_handed = on_handed
        self._on_moved = on_moved

    def follow(
        self, db: Database, before: Order, now: Order, fact: OrderStep, correlation: str
    ) -> None:
        """An order has moved by a fact told here."""
        self._move_goods(db, before, now)
        if handed(now) != handed(before):
            self._on_handed(db, before, now)
        if isinstance(fact, OrderLinesPicked | OrderStaged):
            self._doubt(db, fact, now, correlation)
        self._pick_task(db, now, fact.actor, correlation)
        self._put_away_task(db, now, fact.actor, correlation)
        self._on_moved(db, now, fact.actor)

    def adopted(self, db: Database, before: Order, now: Order) -> None:
        """An order goes on where this store once was; nothing is told a second time."""
        self._move_goods(db, before, now)
        task = open_task(db.conn, TaskKind.PICK, now.order_id)
        if task is not None and now.state not in PICKABLE:
            self._tasks.close(db, task, reason=now.state)
        self._put_away_task(db, now, BY_ITSELF, "")
        self._on_moved(db, now, BY_ITSELF)

    def _move_goods(self, db: Database, before: Order, now: Order) -> None:
        kept, was = held(now), held(before)
        gone, went = handed(now), handed(before)
        for sku in sorted(kept.keys() | was.keys() | gone.keys() | went.keys()):
            left = gone[sku] - went[sku]
            self._stock.keep(db, sku, reserved=kept[sku] - was[sku], on_hand=-left)

    def _doubt(
        self, db: Database, fact: OrderLinesPicked | OrderStaged, now: Order, correlation: str
    ) -> None:
        """The books said that the goods were there: somebody has to look."""
        for told in fact.outcome:
            if told.reason is not None:
                sku = now.lines[told.line].sku
                self._tasks.raise_task(
                    db,
                    TaskKind.DOUBT,
                    sku,
                    sku=sku,
                    place=told.reason,
                    correlation=correlation,
                )

    def _pick_task(self, db: Database, now: Order, actor: str, correlation: str) -> None:
        if now.state is OrderState.ACCEPTED:
            pieces = sum(goods.quantity for line in now.lines for goods in goods_of(line))
            self._tasks.raise_task(
                db, TaskKind.PICK, now.order_id, quantity=pieces, correlation=correlation
            )
            return
        task = open_task(db.conn, TaskKind.PICK, now.order_id)
        if task is None:
            return
        if now.state is OrderState.PICKING:
            self._tasks.update(db, msgspec.structs.replace(task, taken_by=now.picker))
        elif now.state in WAITING:
            self._tasks.close(db, task, reason="staged", actor=actor, correlation=correlation)
        elif now.state in ENDED:
            self._tasks.close(db, task, reason=now.state, actor=actor, correlation=correlation)

    def _put_away_task(self, db: Database, now: Order, actor: str, correlation: str) -> None:
        task = open_task(db.conn, TaskKind.PUT_AWAY, now.order_id)
        if now.put_away_due and task is None:
            self._tasks.raise_task(
                db,
                TaskKind.PUT_AWAY,
                now.order_id,
                place=now.place,
                quantity=held(now).total(),
                correlation=correlation,
            )
        elif task is not None and not now.put_away_due:
            self._tasks.close(db, task, reason="put_away", actor=actor, correlation=correlation)
