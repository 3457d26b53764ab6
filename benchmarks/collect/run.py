"""How soon a kiosk knows where an order waits, and that it was handed over.

``python -m benchmarks.collect.run [--orders N] [--scans N]``: a real edge agent on a real disk
with N orders waiting (2,000), the cloud and the broker gone; one kiosk over HTTP, all on this
computer. The clock starts when the kiosk has the text of the code, and stops when the edge's
answer is read: for the signed QR code, for the eight characters that are read out, for forged
codes, and for "I have my order" (on disk). Beside them the same with 20 orders waiting.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.collect.shop import HEAD, KEY, STORE, Shop, show
from kiosk.application.edge_client import EdgeClient, EdgeRefused
from storecore.contracts.local_api import OrderAction, OrderStepRequest
from storecore.contracts.orders import Order
from storecore.gs1.scan import read_code
from storecore.signing.keys import SigningKey
from storecore.signing.pickup import sign_pickup

STRANGER = SigningKey(b"s" * 32)
WARM_UP = 20


class Counter(Shop):
    """The agent with its orders, and a kiosk."""

    def __init__(self, folder: Path, orders: int) -> None:
        super().__init__(folder, orders)
        self.kiosk = EdgeClient(self.agent.http.url, "kiosk-1")

    def scan(self, text: str) -> None:
        """A code at the kiosk: understood, asked, answered."""
        code = read_code(text, "qr" if len(text) > 20 else None).pickup_code
        assert code is not None
        self.kiosk.find_pickup(code)

    def scan_forged(self, text: str) -> None:
        """A forged code: refused."""
        try:
            self.scan(text)
        except EdgeRefused:
            return
        raise AssertionError("a forged code was accepted")

    def collect(self, order: Order) -> None:
        """ "I have my order"."""
        asked = OrderStepRequest(
            request_id=f"c-{order.order_id}",
            action=OrderAction.COLLECT,
            actor="kiosk-1",
            code=order.pickup_code,
        )
        self.kiosk.step_order(order.order_id, asked)


def _measure(name: str, works: Sequence[Callable[[], None]]) -> None:
    for work in works[:WARM_UP]:
        work()
    took_ms = []
    for work in works[WARM_UP:]:
        started_s = time.perf_counter()
        work()
        took_ms.append((time.perf_counter() - started_s) * 1000)
    show(name, took_ms)


def _few(folder: Path, scans: int) -> None:
    shop = Counter(folder, 20)
    codes = [sign_pickup(shop.orders[n % 20].order_id, STORE, KEY) for n in range(scans + WARM_UP)]
    _measure("signed QR code, 20 orders waiting", [partial(shop.scan, text) for text in codes])
    shop.agent.stop()


def _many(folder: Path, orders: int, scans: int) -> None:
    shop, dice = Counter(folder, orders), random.Random(2)
    picked = [dice.choice(shop.orders) for _ in range(scans + WARM_UP)]
    signed = [sign_pickup(one.order_id, STORE, KEY) for one in picked]
    forged = [sign_pickup(one.order_id, STORE, STRANGER) for one in picked]
    mine = shop.orders[: scans + WARM_UP]
    _measure("signed QR code", [partial(shop.scan, text) for text in signed])
    _measure("eight characters", [partial(shop.scan, one.pickup_code) for one in picked])
    _measure("forged, refused", [partial(shop.scan_forged, text) for text in forged])
    _measure("handed over, on disk", [partial(shop.collect, one) for one in mine])
    shop.agent.stop()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--scans", type=int, default=1000)
    asked = parser.parse_args()
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        _few(Path(folder) / "few", asked.scans)
        _many(Path(folder) / "many", asked.orders, asked.scans)


if __name__ == "__main__":
    main()
