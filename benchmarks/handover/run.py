"""From a customer's scan to where their order is, and to the screen of whoever brings it.

``python -m benchmarks.handover.run [--orders N] [--scans N]``: a real edge agent on a real disk
with N orders waiting on a shelf (2,000), the cloud and the broker gone; two kiosks without
windows, each with its own database and lines, all on this computer. The clock starts when the
first kiosk's core is given the code that was read. It stops for the customer when that kiosk's
state shows the order and its place, and for the runner when the task stands in the state of the
second kiosk, where a colleague is signed in.
"""

from __future__ import annotations

import argparse
import queue
import random
import statistics
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from sqlite_utils import Database

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from kiosk.application.assemble import Kiosk
from kiosk.devices.memory import MemoryTerminal
from kiosk.flow.events import CodeRead
from kiosk.flow.state import Screen
from kiosk.flow.touches import BackTouched, PinEntered, StaffTouched
from kiosk.options import KioskOptions
from storecore.clock import SystemClock
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.local_api import OrderAction, OrderStepRequest
from storecore.contracts.orders import Order, OrderLine, PickupKey
from storecore.contracts.reference import Delivery, Item, SoldBy, TaskKind
from storecore.gs1.pickup import PICKUP_ENTROPY_BYTES, make_pickup_code
from storecore.ids import IdSource
from storecore.money import Money
from storecore.signing.keys import SigningKey
from storecore.signing.pickup import sign_pickup

STORE = "store-1"
SKUS = [f"sku-{number}" for number in range(200)]
KEY = SigningKey(b"k" * 32)
WARM_UP = 10
PATIENCE_S = 30.0


class Shop:
    """The agent and its orders."""

    def __init__(self, folder: Path, orders: int) -> None:
        options = EdgeOptions(
            store_id=STORE, data=str(folder), port=0, cloud_url="http://127.0.0.1:9", broker_port=9
        )
        self.agent = EdgeAgent(options, SystemClock())
        ids, dice = IdSource(SystemClock()), random.Random(1)
        self.orders = [_order(ids.new(), dice) for _ in range(orders)]
        self.agent.writer.run(self._furnish)
        for start in range(0, orders, 100):
            part = self.orders[start : start + 100]
            self.agent.writer.run(lambda db, part=part: self._stage(db, part))  # type: ignore[misc]
        self.agent.start()

    def _furnish(self, db: Database) -> None:
        public = PickupKey(key_id=KEY.key_id, public=b64encode(KEY.public).decode(), from_ms=0)
        lines = tuple((sku, 10**6) for sku in SKUS)
        documents: list[tuple[str, str, msgspec.Struct]] = [
            ("pickup_key", KEY.key_id, public),
            ("delivery", "d1", Delivery(delivery_id="d1", lines=lines)),
            *(("item", sku, _item(sku)) for sku in SKUS),
        ]
        entries = tuple(
            Entry(collection=c, key=k, version=n, raw=msgspec.Raw(msgspec.json.encode(d)))
            for n, (c, k, d) in enumerate(documents, 1)
        )
        page = ReferencePage(feed="f", cursor=len(entries), entries=entries, complete=True)
        self.agent.books.mirror.apply(db, page, self.agent.books.descent.on_entry)

    def _stage(self, db: Database, orders: Sequence[Order]) -> None:
        desk = self.agent.books.orders
        for number, order in enumerate(orders):
            desk.take_in(db, order)
            for action in (OrderAction.START_PICK, OrderAction.STAGE):
                asked = OrderStepRequest(
                    request_id="r", action=action, actor="kim", place=f"shelf {number}"
                )
                desk.step(db, order.order_id, asked)


class Headless:
    """A kiosk without a window; its core lives on the calling thread."""

    def __init__(self, folder: Path, name: str, edge_url: str) -> None:
        options = KioskOptions(
            data=str(folder / name), name=name, store_id=STORE, edge_url=edge_url, port=0
        )
        clock = SystemClock()
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.kiosk = Kiosk(options, clock, IdSource(clock), MemoryTerminal(), self._calls.put)
        self.core = self.kiosk.core
        self.kiosk.start()

    def turn(self, wait_s: float = 0.0) -> None:
        """Do what was posted; wait for the first of it no longer than this."""
        try:
            self._calls.get(timeout=wait_s)() if wait_s else self._calls.get_nowait()()
            while True:
                self._calls.get_nowait()()
        except queue.Empty:
            return


class Run:
    """A customer at one kiosk, a colleague at the other."""

    def __init__(self, folder: Path, shop: Shop) -> None:
        url = shop.agent.http.url
        self._shop = shop
        self._customer = Headless(folder, "kiosk-1", url)
        self._runner = Headless(folder, "kiosk-2", url)
        last = shop.orders[-1].order_id
        for one in (self._customer, self._runner):
            self.until(lambda one=one: one.core.catalogue.order(last) is not None)  # type: ignore[misc]
        self._runner.core.dispatch(StaffTouched())
        self._runner.core.dispatch(PinEntered("2580"))
        self.until(lambda: self._runner.core.state.screen is Screen.STAFF_TASKS)

    def until(self, seen: Callable[[], bool]) -> float:
        """Run both kiosks until that is so; the moment when it was."""
        end_s = time.perf_counter() + PATIENCE_S
        while not seen():
            self._customer.turn(0.001)
            self._runner.turn()
            if time.perf_counter() > end_s:
                raise AssertionError(f"not within {PATIENCE_S:.0f} s")
        return time.perf_counter()

    def scan(self, order: Order) -> tuple[float, float]:
        """Milliseconds until the customer sees the place, and until the runner sees the task."""
        code = sign_pickup(order.order_id, STORE, KEY)
        began_s = time.perf_counter()
        self._customer.core.dispatch(CodeRead(text=code, symbology="qr"))
        shown_s = self.until(lambda: self._shows(order))
        told_s = self.until(lambda: self._told(order))
        self.until(self._coming)
        self._customer.core.dispatch(BackTouched())
        return (shown_s - began_s) * 1000, (told_s - began_s) * 1000

    def stop(self) -> None:
        """End."""
        for one in (self._customer, self._runner):
            one.kiosk.stop()
        self._shop.agent.stop()

    def _shows(self, order: Order) -> bool:
        pickup = self._customer.core.state.pickup
        found = pickup.order if pickup is not None else None
        return found is not None and found.order_id == order.order_id and bool(found.place)

    def _coming(self) -> bool:
        pickup = self._customer.core.state.pickup
        return pickup is not None and pickup.coming is not None

    def _told(self, order: Order) -> bool:
        staff = self._runner.core.state.staff
        tasks = staff.tasks if staff is not None else ()
        return any(one.kind is TaskKind.RUN and one.subject == order.order_id for one in tasks)


def _item(sku: str) -> Item:
    return Item(
        sku=sku, names={"en": sku}, category="all", price=Money(199, "EUR"), sold_by=SoldBy.EACH
    )


def _order(order_id: str, dice: random.Random) -> Order:
    lines = tuple(
        OrderLine(sku=sku, quantity=dice.randint(1, 3), unit_price=Money(199, "EUR"))
        for sku in dice.sample(SKUS, 5)
    )
    return Order(
        order_id=order_id,
        store_id=STORE,
        pickup_code=make_pickup_code(dice.randbytes(PICKUP_ENTROPY_BYTES)),
        customer_name="Ana Berg",
        lines=lines,
        total=Money(1990, "EUR"),
        placed_ms=1,
    )


def _print(name: str, took_ms: list[float]) -> None:
    took_ms.sort()
    p50, p99 = statistics.median(took_ms), took_ms[int(len(took_ms) * 0.99)]
    print(f"{name:36} {len(took_ms):6} {p50:8.1f} {p99:8.1f} {took_ms[-1]:8.1f}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--scans", type=int, default=200)
    asked = parser.parse_args()
    print(f"{'ms':36} {'n':>6} {'p50':>8} {'p99':>8} {'max':>8}")
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), shop := Shop(Path(folder) / "edge", asked.orders))
        both = [run.scan(order) for order in shop.orders[: asked.scans + WARM_UP]][WARM_UP:]
        run.stop()
    _print("scan to the order and its place", [shown for shown, _ in both])
    _print("scan to the runner's screen", [told for _, told in both])


if __name__ == "__main__":
    main()
