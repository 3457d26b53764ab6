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
import statistics
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec
from sqlite_utils import Database

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from kiosk.application.edge_client import EdgeClient, EdgeRefused
from storecore.clock import SystemClock
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.local_api import OrderAction, OrderStepRequest
from storecore.contracts.orders import Order, OrderLine, PickupKey
from storecore.contracts.reference import Delivery
from storecore.gs1.pickup import PICKUP_ENTROPY_BYTES, make_pickup_code
from storecore.gs1.scan import read_code
from storecore.ids import IdSource
from storecore.money import Money
from storecore.signing.keys import SigningKey
from storecore.signing.pickup import sign_pickup

STORE = "store-1"
SKUS = [f"sku-{number}" for number in range(200)]
KEY, STRANGER = SigningKey(b"k" * 32), SigningKey(b"s" * 32)
WARM_UP = 20


class Shop:
    """The agent with its orders, and a kiosk."""

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
        self.kiosk = EdgeClient(self.agent.http.url, "kiosk-1")

    def _furnish(self, db: Database) -> None:
        public = PickupKey(key_id=KEY.key_id, public=b64encode(KEY.public).decode(), from_ms=0)
        lines = tuple((sku, 10**6) for sku in SKUS)
        documents: list[tuple[str, str, msgspec.Struct]] = [
            ("pickup_key", KEY.key_id, public),
            ("delivery", "d1", Delivery(delivery_id="d1", lines=lines)),
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
                    request_id="r", action=action, actor="mia", place=f"bay {number}"
                )
                desk.step(db, order.order_id, asked)

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


def _measure(name: str, works: Sequence[Callable[[], None]]) -> float:
    for work in works[:WARM_UP]:
        work()
    took_ms = []
    for work in works[WARM_UP:]:
        started_s = time.perf_counter()
        work()
        took_ms.append((time.perf_counter() - started_s) * 1000)
    took_ms.sort()
    p50, p99 = statistics.median(took_ms), took_ms[int(len(took_ms) * 0.99)]
    print(f"{name:36} {len(took_ms):6} {p50:8.1f} {p99:8.1f} {took_ms[-1]:8.1f}")
    return p99


def _few(folder: Path, scans: int) -> None:
    shop = Shop(folder, 20)
    codes = [sign_pickup(shop.orders[n % 20].order_id, STORE, KEY) for n in range(scans + WARM_UP)]
    _measure("signed QR code, 20 orders waiting", [partial(shop.scan, text) for text in codes])
    shop.agent.stop()


def _many(folder: Path, orders: int, scans: int) -> None:
    shop, dice = Shop(folder, orders), random.Random(2)
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
    print(f"{'ms':36} {'n':>6} {'p50':>8} {'p99':>8} {'max':>8}")
    with tempfile.TemporaryDirectory() as folder:
        _few(Path(folder) / "few", asked.scans)
        _many(Path(folder) / "many", asked.orders, asked.scans)


if __name__ == "__main__":
    main()
