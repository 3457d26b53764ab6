"""Handing an order over: its bay is told to open, and whatever does not work calls a colleague.

The rules, inside a Writer's work; `serve/handovers.py` waits for doors.
"""

from __future__ import annotations

from msgspec.structs import replace
from sqlite_utils import Database

from edge_agent.devices.doors import find_door
from edge_agent.handover.bays import BayBook
from edge_agent.orders.book import find_order
from edge_agent.orders.desk import OrderDesk
from edge_agent.orders.refused import OrderRefused
from edge_agent.tasks.book import TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.commands import Outcome, Reply
from storecore.contracts.handover import (
    BayOpened,
    HandoverAction,
    HandoverDisputed,
    HandoverReply,
    HandoverRequest,
    HandoverWay,
    RunnerCalled,
    RunnerReason,
)
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.orders import Order
from storecore.contracts.reference import TaskKind
from storecore.journal.journal import Journal
from storecore.orders.goods import goods_of
from storecore.orders.life import ENDED

_CALLED_FOR = {
    HandoverAction.NOT_MINE: RunnerReason.NOT_MINE,
    HandoverAction.WRONG: RunnerReason.WRONG,
}


class HandoverDesk:
    """Decides how an order comes to the customer who stands at a kiosk."""

    def __init__(
        self,
        *,
        store_id: str,
        journal: Journal,
        tasks: TaskBook,
        orders: OrderDesk,
        bays: BayBook,
        clock: Clock,
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._tasks = tasks
        self._orders = orders
        self._bays = bays
        self._clock = clock

    def begin(self, db: Database, asked: HandoverRequest) -> tuple[Order, HandoverReply | None]:
        """The order, and how it comes; None where its bay has to be opened first.

        Raises:
            OrderRefused: the code is not this order's, or it does not wait.
        """
        order = self._orders.find_pickup(db.conn, asked.code)
        if order.order_id != asked.order_id:
            raise OrderRefused(RefusalCode.FORGED, "the code is another order's")
        if order.checks:
            return order, self._call(db, asked, order, RunnerReason.CHECK)
        if self._bays.opens(db.conn, order):
            return order, None
        return order, self._call(db, asked, order, RunnerReason.SHELF)

    def opened(
        self, db: Database, asked: HandoverRequest, order: Order, reply: Reply
    ) -> HandoverReply:
        """The bay was told to open; what the device answered, or the door itself, decides."""
        if reply.outcome is Outcome.DONE or self._seen_open(db, order, reply):
            self._tell(db, BayOpened, asked, order)
            return HandoverReply(way=HandoverWay.BAY, locker=order.place, bay=order.bay)
        silent = reply.outcome in {Outcome.UNKNOWN, Outcome.LATE}
        self._bays.stuck(db, order.place, order.bay)
        reason = RunnerReason.BAY_SILENT if silent else RunnerReason.BAY_STUCK
        return self._call(db, asked, order, reason)

    def dispute(self, db: Database, asked: HandoverRequest) -> HandoverReply:
        """The order is not handed over: a fact, and a colleague; its goods stay its own.

        Raises:
            OrderRefused: no such order here, or the code is not its.
        """
        if asked.action is HandoverAction.CHECK_FAILED and asked.actor:
            order = find_order(db.conn, asked.order_id)
        else:
            order = self._orders.find_pickup(db.conn, asked.code)
        if order is None or order.order_id != asked.order_id:
            raise OrderRefused(RefusalCode.UNKNOWN_ORDER, "no such order for this code")
        actor = asked.actor or asked.kiosk_id
        self._tell(db, HandoverDisputed, asked, order, what=asked.action, actor=actor)
        reason = _CALLED_FOR.get(asked.action)
        if reason is not None:
            return self._call(db, asked, order, reason)
        task = open_task(db.conn, TaskKind.RUN, order.order_id)
        if task is not None:
            self._tasks.close(db, task, reason=asked.action, actor=actor)
        return HandoverReply(way=HandoverWay.RUNNER, reason=RunnerReason.CHECK)

    def moved(self, db: Database, order: Order, actor: str) -> None:
        """An order was handed over, or has ended: nobody needs to bring it any more."""
        handed = any(goods.handed for line in order.lines for goods in goods_of(line))
        if order.state not in ENDED and not handed:
            return
        for kind in (TaskKind.RUN, TaskKind.BAG):
            task = open_task(db.conn, kind, order.order_id)
            if task is not None:
                self._tasks.close(db, task, reason=order.state, actor=actor)

    def _seen_open(self, db: Database, order: Order, reply: Reply) -> bool:
        """Without an answer the door itself is looked at."""
        door = find_door(db.conn, order.place, order.bay)
        if reply.outcome is not Outcome.UNKNOWN or door is None or not door.open:
            return False
        return door.is_fresh(self._clock.wall_ms())

    def _call(
        self, db: Database, asked: HandoverRequest, order: Order, reason: RunnerReason
    ) -> HandoverReply:
        self._tell(db, RunnerCalled, asked, order, reason=reason)
        pieces = sum(
            goods.quantity - goods.handed - goods.refused
            for line in order.lines
            for goods in goods_of(line)
        )
        place = f"{order.place}.{order.bay}" if order.bay else order.place
        task = self._tasks.raise_task(
            db, TaskKind.RUN, order.order_id, place=place, quantity=pieces
        )
        wanted = replace(task, wanted_at=asked.kiosk_id, detail=reason, target=order.min_age)
        if wanted != task:
            self._tasks.update(db, wanted)
        return HandoverReply(way=HandoverWay.RUNNER, reason=reason)

    def _tell(
        self,
        db: Database,
        kind: type[BayOpened] | type[RunnerCalled] | type[HandoverDisputed],
        asked: HandoverRequest,
        order: Order,
        **more: str,
    ) -> None:
        body = kind(
            store_id=self._store_id,
            order_id=order.order_id,
            kiosk_id=asked.kiosk_id,
            place=order.place,
            bay=order.bay,
            at_ms=self._clock.wall_ms(),
            **more,
        )
        self._journal.append(db, body)
