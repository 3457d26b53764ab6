"""The kiosk and its edge agent: steps, refusals, both exchanges, and selling without it."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk.application.assemble import Kiosk
from kiosk.application.edge_client import EdgeClient, EdgeDown, EdgeRefused
from kiosk.devices.memory import MemoryTerminal
from kiosk.devices.scale import SimulatedScale
from kiosk.flow import touches as t
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import KioskState, Screen
from kiosk.options import KioskOptions
from storecore.clock import SystemClock
from storecore.contracts.facts import PaymentConcluded, PaymentIntended, SaleCompleted
from storecore.contracts.local_api import (
    Done,
    OrderAction,
    OrderStepReply,
    OrderStepRequest,
    PickupReply,
    Refusal,
    RefusalCode,
    TaskStepRequest,
)
from storecore.contracts.receipts import SigningKeyAnnounced
from storecore.contracts.reference import OrderState
from storecore.contracts.tenders import DayOpened
from storecore.ids import IdSource
from tests.kiosk.edge import Edge
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, scan, typed
from tests.kiosk.shop import ORDER, PICKUP_CODE, TASK, item

READY = msgspec.structs.replace(ORDER, state=OrderState.READY, place="Shelf 3")
WAIT_S = 15.0


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    started = Edge(tmp_path)
    yield started
    started.close()


class Stand:
    """A whole headless kiosk, with this thread as its owner."""

    def __init__(self, directory: Path, edge_url: str) -> None:
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.scale = SimulatedScale()
        clock = SystemClock()
        options = KioskOptions(data=str(directory / "kiosk"), edge_url=edge_url)
        self.kiosk = Kiosk(
            options, clock, IdSource(clock), MemoryTerminal(), self.calls.put, scale=self.scale
        )
        self.kiosk.start()

    def until(self, condition: Callable[[KioskState], object]) -> KioskState:
        """Take what is posted until the state is so."""
        while not condition(self.kiosk.core.state):
            self.calls.get(timeout=WAIT_S)()
        return self.kiosk.core.state

    def buy(self) -> None:
        """One purchase."""
        core = self.kiosk.core
        core.dispatch(SCAN_MILK)
        core.dispatch(t.PayTouched())
        self.until(lambda state: state.screen is Screen.DONE)
        core.dispatch(t.ReceiptTaken())


@pytest.fixture
def stand(tmp_path: Path, edge: Edge) -> Iterator[Stand]:
    standing = Stand(tmp_path, edge.url)
    yield standing
    edge.stop()  # first, so that nobody waits for the end of a long request
    standing.kiosk.stop()


def test_steps_are_asked_as_the_contract_says(edge: Edge) -> None:
    client = EdgeClient(edge.url, "kiosk-1")
    edge.answer = (200, PickupReply(order=READY))
    assert client.find_pickup(PICKUP_CODE) == READY
    edge.answer = (200, OrderStepReply(order=READY))
    step = OrderStepRequest(request_id="r1", action=OrderAction.COLLECT, actor="kiosk-1")
    assert client.step_order("order-1", step) == READY
    edge.answer = (200, Done())
    client.step_task("task 1", TaskStepRequest(request_id="r2", action="take", actor="staff"))
    client.assist("r3", "age")
    assert edge.asked == [
        ("/v1/pickup", {"pickup_code": PICKUP_CODE, "kiosk_id": "kiosk-1"}),
        ("/v1/orders/order-1/steps", msgspec.json.decode(msgspec.json.encode(step))),
        ("/v1/tasks/task 1/steps", {"request_id": "r2", "action": "take", "actor": "staff"}),
        ("/v1/assist", {"request_id": "r3", "kiosk_id": "kiosk-1", "reason": "age"}),
    ]


def test_a_refusal_keeps_its_reason(edge: Edge) -> None:
    edge.answer = (409, Refusal(code=RefusalCode.ALREADY_COLLECTED, detail="at 10:05"))
    with pytest.raises(EdgeRefused) as refused:
        EdgeClient(edge.url, "kiosk-1").find_pickup(PICKUP_CODE)
    assert (refused.value.code, refused.value.detail) == (
        RefusalCode.ALREADY_COLLECTED,
        "at 10:05",
    )


@pytest.mark.parametrize("answer", [(500, b""), (200, b"<html>"), (404, b"nothing"), (204, b"")])
def test_anything_else_counts_as_no_answer(edge: Edge, answer: tuple[int, bytes]) -> None:
    edge.answer = answer
    with pytest.raises(EdgeDown):
        EdgeClient(edge.url, "kiosk-1").find_pickup(PICKUP_CODE)


def test_an_edge_that_is_away_is_no_answer(edge: Edge) -> None:
    edge.stop()
    with pytest.raises(EdgeDown):
        EdgeClient(edge.url, "kiosk-1").status()


def test_the_shop_arrives_and_a_new_price_holds_at_once(edge: Edge, stand: Stand) -> None:
    core = stand.kiosk.core
    assert not core.state.ready
    edge.publish_shop()
    stand.until(lambda state: state.ready and state.links.cloud_up)
    core.dispatch(SCAN_MILK)
    edge.publish(("item", "milk", item("milk", 149, gtin="09521002001013")))
    stand.until(lambda _: core.catalogue.by_gtin("09521002001013") is not None)
    assert core.state.basket.total.minor == 129

    def dearer(_: KioskState) -> bool:
        milk = core.catalogue.by_sku("milk")
        return milk is not None and milk.item.price.minor == 149

    stand.until(dearer)
    assert core.state.basket.total.minor == 129
    core.dispatch(SCAN_MILK)
    assert core.state.basket.total.minor == 129 + 149


def test_it_sells_without_the_edge_and_what_it_sold_arrives_once(edge: Edge, stand: Stand) -> None:
    edge.publish_shop()
    stand.until(lambda state: state.ready)
    edge.stop()
    stand.buy()
    stand.buy()
    stand.kiosk.core.dispatch(scan(f"SSP:{PICKUP_CODE}", "qr"))
    state = stand.until(lambda state: state.notice is not None)
    assert state.notice is not None
    assert (state.notice.kind, state.screen) == (NoticeKind.EDGE_DOWN, Screen.COLLECT)
    stand.until(lambda state: not state.links.edge_up)
    edge.start()
    stand.until(lambda state: state.links.edge_up and state.links.backlog == 0)
    kinds = [type(body) for body in edge.received]
    sale = [PaymentIntended, PaymentConcluded, SaleCompleted]
    assert kinds == [SigningKeyAnnounced, DayOpened, *sale, *sale]
    assert stand.kiosk.status().heads[0].seq == 8


def test_an_order_is_collected(edge: Edge, stand: Stand) -> None:
    edge.publish_shop()
    stand.until(lambda state: state.ready)
    core = stand.kiosk.core
    edge.answer = (200, PickupReply(order=READY))
    core.dispatch(typed(PICKUP_CODE))
    state = stand.until(lambda state: state.screen is Screen.COLLECT_READY)
    assert state.pickup is not None
    assert state.pickup.order is not None
    assert state.pickup.order.lines[0].names["en"] == "Milk"
    edge.answer = (200, OrderStepReply(order=READY))
    core.dispatch(t.OrderTaken())
    stand.until(lambda state: state.screen is Screen.COLLECT_DONE)
    assert edge.asked[-1][1]["action"] == "collect"


def test_staff_see_tasks_and_orders_and_a_refusal_is_said(edge: Edge, stand: Stand) -> None:
    edge.publish_shop()
    edge.publish(("task", TASK.task_id, TASK), ("order", ORDER.order_id, ORDER))
    core = stand.kiosk.core
    stand.until(lambda _: core.catalogue.tasks() and core.catalogue.orders())
    core.dispatch(t.StaffTouched())
    core.dispatch(t.PinEntered("2580"))
    state = stand.until(lambda state: state.staff is not None)
    assert state.staff is not None
    assert [task.picture for task in state.staff.tasks] == ["milk.svg"]
    edge.answer = (409, Refusal(code=RefusalCode.TASK_TAKEN, detail="Kim"))
    core.dispatch(t.TaskTaken("task-1"))
    state = stand.until(lambda state: state.notice is not None)
    assert state.notice is not None
    assert (state.notice.kind, state.notice.text) == (NoticeKind.TASK_TAKEN, "Kim")


def test_help_is_called_and_says_whether_it_was_heard(edge: Edge, stand: Stand) -> None:
    edge.publish_shop()
    stand.until(lambda state: state.ready)
    edge.answer = (200, Done())
    stand.kiosk.core.dispatch(t.HelpTouched())
    state = stand.until(lambda state: state.help is not None and state.help.told is not None)
    assert state.help is not None
    assert state.help.told
    assert edge.asked[-1][1]["reason"] == "help"


def test_goods_on_the_scale_are_weighed_and_sold(edge: Edge, stand: Stand) -> None:
    edge.publish_shop()
    stand.until(lambda state: state.ready)
    core = stand.kiosk.core
    core.dispatch(SCAN_CHOCOLATE)
    core.dispatch(typed("4011"))
    stand.scale.put(430)
    stand.until(lambda state: state.scale.grams == 430 and state.scale.stable)
    core.dispatch(t.WeightTaken())
    assert core.state.basket.lines[0].weight_g == 430
