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
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.collect.shop import HEAD, KEY, STORE, Shop, show
from kiosk.application.assemble import Kiosk
from kiosk.devices.memory import MemoryTerminal
from kiosk.flow.events import CodeRead
from kiosk.flow.state import Screen
from kiosk.flow.touches import BackTouched, PinEntered, StaffTouched
from kiosk.options import KioskOptions
from storecore.clock import SystemClock
from storecore.contracts.orders import Order
from storecore.contracts.reference import TaskKind
from storecore.ids import IdSource
from storecore.signing.pickup import sign_pickup

WARM_UP = 10
PATIENCE_S = 30.0


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


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--scans", type=int, default=200)
    asked = parser.parse_args()
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), shop := Shop(Path(folder) / "edge", asked.orders))
        both = [run.scan(order) for order in shop.orders[: asked.scans + WARM_UP]][WARM_UP:]
        run.stop()
    show("scan to the order and its place", [shown for shown, _ in both])
    show("scan to the runner's screen", [told for _, told in both])


if __name__ == "__main__":
    main()
