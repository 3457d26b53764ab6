"""What people ask through a kiosk: each step once, on disk before it is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
from sqlite_utils import Database

from edge_agent.handover.bays import BayBook
from edge_agent.orders.desk import OrderDesk
from edge_agent.orders.guesses import Guesses
from edge_agent.orders.pickup import masked_name, masked_phone
from edge_agent.orders.refused import OrderRefused
from edge_agent.pulse import Pulse
from edge_agent.requests import RequestBook, RequestReused
from edge_agent.sensing.levels import Levels
from edge_agent.stock.labels import ShelfLabels
from edge_agent.tasks.book import TaskBook, TaskRefused
from storecore.contracts.local_api import (
    AssistRequest,
    CountRequest,
    Done,
    OrderAction,
    OrderStepReply,
    OrderStepRequest,
    PickupReply,
    PickupRequest,
    RefusalCode,
    TaskStepRequest,
)
from storecore.contracts.orders import Order
from storecore.contracts.reference import TaskKind
from storecore.database.writer import Writer
from storecore.serving.messages import Refused

S = TypeVar("S", bound=msgspec.Struct)

_STATUS: dict[RefusalCode, int] = {
    RefusalCode.UNKNOWN_CODE: 404,
    RefusalCode.UNKNOWN_ORDER: 404,
    RefusalCode.UNKNOWN_TASK: 404,
    RefusalCode.BAD_REQUEST: 400,
}
_CONFLICT = 409


class Steps:
    """Called from the threads that serve HTTP; raises `Refused` with a code people are told."""

    def __init__(
        self,
        *,
        writer: Writer,
        pulse: Pulse,
        orders: OrderDesk,
        tasks: TaskBook,
        levels: Levels,
        labels: ShelfLabels,
        requests: RequestBook,
        count: Callable[[Database, CountRequest], None],
        take_back: Callable[[Database, str], None],
        bays: BayBook,
        guesses: Guesses,
    ) -> None:
        self._writer = writer
        self._pulse = pulse
        self._orders = orders
        self._tasks = tasks
        self._levels = levels
        self._labels = labels
        self._requests = requests
        self._count = count
        self._take_back = take_back
        self._bays = bays
        self._guesses = guesses

    def pickup(self, asked: PickupRequest) -> PickupReply:
        """Whose code is this? The customer's name and phone number are masked."""
        if self._guesses.are_too_many(asked.kiosk_id):
            detail = "too many wrong codes were shown here; wait a minute"
            raise Refused(429, RefusalCode.TOO_MANY_TRIES, detail)
        try:
            order = self._orders.find_pickup(self._writer.reader(), asked.pickup_code)
        except OrderRefused as refusal:
            if refusal.code is RefusalCode.UNKNOWN_CODE:
                self._guesses.note_wrong(asked.kiosk_id)
            raise refused_step(refusal.code, refusal) from refusal
        return PickupReply(order=_masked(order))

    def order_step(
        self, order_id: str, asked: OrderStepRequest, correlation: str
    ) -> OrderStepReply:
        """A step with an order. Who collects by a code alone is at a public screen: masked."""

        def carry_out(db: Database) -> OrderStepReply:
            self._bays.check(db.conn, order_id, asked)
            moved = self._orders.step(db, order_id, asked, correlation)
            public = asked.action is OrderAction.COLLECT and not asked.checked_by
            return OrderStepReply(order=_masked(moved) if public else moved)

        what = f"order {order_id} {asked.action} by {asked.actor}"
        return self._once(asked.request_id, what, OrderStepReply, carry_out)

    def task_step(self, task_id: str, asked: TaskStepRequest, correlation: str) -> Done:
        """A task is taken, given back or done."""

        def carry_out(db: Database) -> Done:
            if asked.action == "take":
                self._tasks.take(db, task_id, asked.actor)
            elif asked.action == "done":
                task = self._tasks.done(db, task_id, asked.actor, correlation)
                if task.kind in {TaskKind.RESTOCK, TaskKind.TIDY}:
                    self._levels.dismiss(db, task)
                elif task.kind is TaskKind.RETURN:
                    self._take_back(db, task.subject)
                elif task.kind is TaskKind.LABEL:
                    self._labels.changed(db, task, correlation)
                elif task.kind is TaskKind.PUT_AWAY:
                    self._orders.put_away(db, task.subject, asked.actor, correlation)
                elif task.kind is TaskKind.BAY:
                    self._bays.mended(db, task)
            elif asked.action == "release":
                self._tasks.release(db, task_id, asked.actor)
            else:
                detail = f"{asked.action!r} is none of 'take', 'done' and 'release'"
                raise TaskRefused(RefusalCode.BAD_REQUEST, detail)
            return Done()

        return self._once(asked.request_id, f"task {task_id} {asked.action}", Done, carry_out)

    def assist(self, asked: AssistRequest, correlation: str) -> Done:
        """A customer needs a colleague; one open task for each kiosk."""

        def carry_out(db: Database) -> Done:
            self._tasks.raise_task(
                db,
                TaskKind.ASSIST,
                asked.kiosk_id,
                place=asked.reason,
                correlation=correlation,
            )
            return Done()

        return self._once(asked.request_id, f"assist {asked.kiosk_id}", Done, carry_out)

    def count(self, asked: CountRequest) -> Done:
        """Somebody counted."""
        if not asked.sku or asked.quantity < 0:
            raise Refused(400, RefusalCode.BAD_REQUEST, "give a sku and a quantity of 0 or more")

        def carry_out(db: Database) -> Done:
            self._count(db, asked)
            return Done()

        what = f"count {asked.sku} {asked.quantity}"
        return self._once(asked.request_id, what, Done, carry_out)

    def _once(
        self, request_id: str, what: str, type_: type[S], carry_out: Callable[[Database], S]
    ) -> S:
        if not request_id:
            raise Refused(400, RefusalCode.BAD_REQUEST, "request_id must not be empty")

        def work(db: Database) -> S:
            given = self._requests.answer(db, request_id, what, type_)
            if given is not None:
                return given
            answer = carry_out(db)
            self._requests.note(db, request_id, what, answer)
            return answer

        try:
            return self._pulse.run(work)
        except (OrderRefused, TaskRefused) as refusal:
            raise refused_step(refusal.code, refusal) from refusal
        except RequestReused as reused:
            raise refused_step(RefusalCode.BAD_REQUEST, reused) from reused


def refused_step(code: RefusalCode, why: Exception) -> Refused:
    """A refusal with the status that goes with its code."""
    ready_by_ms = why.ready_by_ms if isinstance(why, OrderRefused) else 0
    return Refused(_STATUS.get(code, _CONFLICT), code, str(why), ready_by_ms=ready_by_ms)


def _masked(order: Order) -> Order:
    return msgspec.structs.replace(
        order, customer_name=masked_name(order.customer_name), phone=masked_phone(order.phone)
    )
