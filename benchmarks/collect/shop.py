"""An edge agent with orders that wait to be collected, for every benchmark of collecting."""

from __future__ import annotations

import random
import statistics
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import msgspec
from sqlite_utils import Database

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from storecore.clock import SystemClock
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.local_api import OrderAction, OrderStepRequest
from storecore.contracts.orders import Order, OrderLine, PickupKey
from storecore.contracts.reference import Delivery, Item, SoldBy
from storecore.gs1.pickup import PICKUP_ENTROPY_BYTES, make_pickup_code
from storecore.ids import IdSource
from storecore.money import Money
from storecore.signing.keys import SigningKey

STORE = "store-1"
SKUS = [f"sku-{number}" for number in range(200)]
KEY = SigningKey(b"k" * 32)
HEAD = f"{'ms':36} {'n':>6} {'p50':>8} {'p99':>8} {'max':>8}"


class Shop:
    """The agent and its orders, each on a shelf; neither cloud nor broker is there."""

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
                    request_id="r", action=action, actor="picker", place=f"shelf {number}"
                )
                desk.step(db, order.order_id, asked)


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


def show(name: str, took_ms: list[float]) -> None:
    """Print a row below `HEAD`."""
    took_ms.sort()
    p50, p99 = statistics.median(took_ms), took_ms[int(len(took_ms) * 0.99)]
    print(f"{name:36} {len(took_ms):6} {p50:8.1f} {p99:8.1f} {took_ms[-1]:8.1f}")
