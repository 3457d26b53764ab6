"""An order from the shelf to its customer through real screens, over the edge's own books."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QGuiApplication

from edge_agent.pulse import Pulse
from edge_agent.serve.handovers import Handovers
from kiosk.application.edge_client import EdgeRefused
from kiosk.flow.events import CodeRead
from kiosk.flow.state import Screen
from kiosk.flow.touches import PinEntered, StaffTouched
from storecore.contracts.commands import COMMAND_VERSION, Action, Outcome, Reply
from storecore.contracts.handover import HandoverReply, HandoverRequest
from storecore.contracts.local_api import OrderStepRequest, PickupRequest, TaskStepRequest
from storecore.contracts.lockers import Locker
from storecore.contracts.orders import Order, OrderState
from storecore.contracts.reference import Task
from storecore.serving.messages import Refused
from tests.edge.shop import Shop, order
from tests.kiosk.counter import SilentEdge
from tests.kiosk.shop import PICKUP_CODE
from tests.screens.shop import ITEMS
from tests.screens.whole import WholeKiosk

pytestmark = pytest.mark.screens
T = TypeVar("T")


class Doors:
    """Every bay opens, or none answers."""

    def __init__(self) -> None:
        self.outcome = Outcome.DONE

    def ask(
        self, device: str, action: Action, *, within_s: float, command_id: str
    ) -> Future[Reply]:
        """At once."""
        told: Future[Reply] = Future()
        told.set_result(
            Reply(v=COMMAND_VERSION, id=command_id, device=device, outcome=self.outcome, at_ms=1)
        )
        return told


class BookEdge(SilentEdge):
    """The edge's real books and steps, without HTTP between."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.doors = Doors()
        pulse = Pulse(shop.writer, lambda: None)
        books = shop.books
        self._handovers = Handovers(pulse, books.handovers, books.requests, self.doors)

    def find_pickup(self, pickup_code: str) -> Order:
        """Whose code is this?"""
        asked = PickupRequest(pickup_code=pickup_code, kiosk_id="kiosk-1")
        return _asked(lambda: self._shop.steps().pickup(asked)).order

    def step_order(self, order_id: str, request: OrderStepRequest) -> Order:
        """A step of an order."""
        return _asked(lambda: self._shop.steps().order_step(order_id, request, "")).order

    def step_task(self, task_id: str, request: TaskStepRequest) -> None:
        """A step of a task."""
        _asked(lambda: self._shop.steps().task_step(task_id, request, ""))

    def hand_over(self, request: HandoverRequest) -> HandoverReply:
        """The customer is here."""
        return _asked(lambda: self._handovers.hand_over(request))


class Counter:
    """One kiosk in front of the shop's books."""

    def __init__(self, folder: Path) -> None:
        (folder / "edge").mkdir()
        (folder / "kiosk").mkdir()
        self.shop = Shop(folder / "edge", lockers="locker-1=4:2").furnish()
        self.shop.deliver("d1", ("milk-1l", 4), ("honey-500g", 4))
        self.edge = BookEdge(self.shop)
        self.kiosk = WholeKiosk(folder / "kiosk", self.edge)
        self.shop.place(order("o1", ("milk-1l", 2), ("honey-500g", 1), pickup_code=PICKUP_CODE))
        self.sync()

    def sync(self) -> None:
        """What the kiosk's line from the edge would bring."""
        shown = self.shop.shown
        self.kiosk.come_down(
            *(("order", key, doc) for key, doc in shown("order", Order).items()),
            *(("locker", key, doc) for key, doc in shown("locker", Locker).items()),
            *(("task", key, doc) for key, doc in shown("task", Task).items()),
        )

    def scan(self, text: str, symbology: str = "qr") -> None:
        """A scanner reads it."""
        self.kiosk.core.dispatch(CodeRead(text=text, symbology=symbology))

    def goods(self, sku: str) -> None:
        """The goods' own code is scanned."""
        self.scan(str(ITEMS[sku].gtin)[1:], "ean13")

    def on(self, screen: Screen) -> None:
        """Wait for it."""
        self.kiosk.until(lambda: self.kiosk.core.state.screen is screen, f"screen {screen}")

    def pack(self, place: str) -> None:
        """A colleague packs it: the milk is scanned, of the honey there is none."""
        core = self.kiosk.core
        core.dispatch(StaffTouched())
        core.dispatch(PinEntered("2580"))
        self.on(Screen.STAFF_TASKS)
        self.kiosk.touch("tab:orders", "pick:o1")
        self.on(Screen.STAFF_PICK)
        for _ in range(2):
            stop = core.state.packing.round and core.state.packing.round.stop
            if stop and stop.goods.sku == "milk-1l":
                self.goods("milk-1l")
                self.kiosk.touch("primaryButton")
            else:
                self.kiosk.touch("secondButton", "packShort")
        self.on(Screen.STAFF_STAGE)
        self.scan("SSO:0417")
        self.scan(f"SSL:{place}")
        self.on(Screen.STAFF_ORDERS)
        self.kiosk.touch("cancelButton")
        self.on(Screen.START)
        self.sync()

    def close(self) -> None:
        """End."""
        self.kiosk.close()
        self.shop.writer.close()


@pytest.fixture
def counter(application: QGuiApplication, tmp_path: Path) -> Iterator[Counter]:
    """A shop with an order to pack."""
    made = Counter(tmp_path)
    yield made
    made.close()


def test_packed_put_into_a_bay_and_taken(counter: Counter) -> None:
    counter.pack("locker-1.3")
    assert counter.shop.state("o1") is OrderState.PARTLY_READY
    counter.scan(f"SSP:{PICKUP_CODE}")
    counter.kiosk.until(lambda: counter.kiosk.app.view.collect_view.value("way", ""), "an answer")
    assert counter.kiosk.app.view.collect_view.value("way", "") == "bay"
    counter.kiosk.touch("primaryButton")
    counter.on(Screen.COLLECT_DONE)
    assert counter.shop.state("o1") is OrderState.COLLECTED
    assert counter.shop.level("milk-1l").on_hand == 2


def test_a_bay_that_stays_shut_a_colleague_and_what_is_not_wanted(counter: Counter) -> None:
    counter.pack("locker-1.3")
    counter.edge.doors.outcome = Outcome.UNKNOWN
    counter.scan(f"SSP:{PICKUP_CODE}")
    view = counter.kiosk.app.view.collect_view
    counter.kiosk.until(lambda: view.value("way", "") == "runner", "a colleague")
    assert "RunnerCalled" in counter.shop.told()
    counter.kiosk.touch("secondButton", "troublePart", "choice:0:refuse", "troubleDone")
    counter.on(Screen.COLLECT_DONE)
    left = counter.shop.order("o1")
    assert (left.state, left.put_away_due) == (OrderState.COLLECTED, True)
    assert counter.shop.level("milk-1l").on_hand == 4


def test_what_is_not_mine_is_left_and_waits_on(counter: Counter) -> None:
    counter.pack("B2")
    counter.scan(f"SSP:{PICKUP_CODE}")
    view = counter.kiosk.app.view.collect_view
    counter.kiosk.until(lambda: view.value("way", "") == "runner", "a colleague")
    counter.kiosk.touch("secondButton", "troubleNotMine")
    counter.kiosk.until(lambda: view.value("reason", "") == "not_mine", "a colleague who knows")
    assert "HandoverDisputed" in counter.shop.told()
    assert counter.shop.state("o1") is OrderState.PARTLY_READY


def _asked(work: Callable[[], T]) -> T:
    try:
        return work()
    except Refused as refused:
        refusal = refused.refusal
        raise EdgeRefused(refusal.code, refusal.detail, refusal.ready_by_ms) from refused
