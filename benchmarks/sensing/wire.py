"""The simulated shop over a real broker and a real edge agent, in real time.

``python -m benchmarks.sensing.wire [--seconds 90]``: readers publish once a second; shelves are
emptied piece by piece; how soon the agent's HTTP shows each as empty, and how long its answers
take meanwhile.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from pathlib import Path

import msgspec
import requests

from benchmarks.ingest.load import Publisher, packet
from benchmarks.sensing.furnished import POSTS, STORE, Readers, furnish
from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from storecore.clock import SystemClock
from storecore.contracts.item_stock import ITEMS_PATH, ItemStock
from storeside.broker.process import Broker, choose_port
from storeside.shop.floor import HANDS, Floor, Good
from storeside.shop.rates import Rates

GOODS = 24
LEARN_S = 20.0
LIFT_EVERY_S = 3.0
AT_ONCE = 4
ASK_EVERY_S = 0.05


class Wire:
    """Broker, agent, readers and somebody who asks."""

    def __init__(self, folder: Path) -> None:
        self.broker = Broker(folder / "broker", port=choose_port(0))
        self.broker.start()
        options = EdgeOptions(
            store_id=STORE,
            data=str(folder / "edge"),
            port=0,
            cloud_url="http://127.0.0.1:9",
            broker_port=self.broker.port,
            watch_posts=POSTS,
        )
        self.floor = Floor(GOODS, 1, Rates())
        self.agent = EdgeAgent(options, SystemClock())
        self.agent.writer.run(lambda db: furnish(db, self.agent.books, self.floor))
        self.agent.start()
        self.readers = Readers(self.floor)
        self.publisher = Publisher(self.broker.port)
        self.session = requests.Session()
        self.session.trust_env = False
        self.answers: list[float] = []
        self.noticed: dict[str, float] = {}

    def look(self, now_s: float) -> None:
        """One round of all readers."""
        round_ = self.readers.round({}, now_s, time.time_ns() // 1_000_000)
        self.publisher.send([packet(message.topic, message.payload) for message in round_])

    def lies(self, good: Good) -> int:
        """How many pieces the agent shows on a good's shelf."""
        began = time.perf_counter()
        url = f"{self.agent.http.url}{ITEMS_PATH}/{good.sku}/stock?history=20"
        answer = self.session.get(url, timeout=10)
        self.answers.append(time.perf_counter() - began)
        if answer.status_code != requests.codes.ok:
            return 0
        stock = msgspec.json.decode(answer.content, type=ItemStock)
        return sum(place.quantity for place in stock.places if place.place == good.shelf)

    def stop(self) -> None:
        """Switch everything off."""
        self.session.close()
        self.agent.stop()
        self.broker.stop()


def run(wire: Wire, seconds: float) -> None:
    """Readers look, shelves are emptied in turn, somebody asks all the time."""
    began = time.monotonic()
    emptied: dict[str, float] = {}
    looked_s, lifted_s, asked = 0.0, LEARN_S, 0
    while (now_s := time.monotonic() - began) < seconds:
        if now_s >= looked_s:
            looked_s += 1.0
            wire.look(now_s)
        if now_s >= lifted_s:
            lifted_s = now_s + LIFT_EVERY_S
            lift(wire, emptied, now_s)
        waiting = [wire.floor.by_sku[sku] for sku in emptied if sku not in wire.noticed]
        good = (waiting or wire.floor.goods)[asked % len(waiting or wire.floor.goods)]
        asked += 1
        if wire.lies(good) == 0 and good.sku in emptied:
            wire.noticed.setdefault(good.sku, time.monotonic() - began - emptied[good.sku])
        time.sleep(ASK_EVERY_S)
    report(wire, emptied, seconds)


def lift(wire: Wire, emptied: dict[str, float], now_s: float) -> None:
    """A piece is lifted off each of the shelves that are being emptied, `AT_ONCE` of them."""
    full = [good for good in wire.floor.goods if good.sku not in emptied]
    for good in full[:AT_ONCE]:
        there = wire.floor.of(good.shelf, good.sku)
        wire.floor.move(there[0], HANDS, now_s)
        if len(there) == 1:
            emptied[good.sku] = now_s


def report(wire: Wire, emptied: dict[str, float], seconds: float) -> None:
    """Print the figures."""
    ages = {sku: wire.noticed.get(sku) for sku, at_s in emptied.items() if seconds - at_s > 30}
    found = sorted(age for age in ages.values() if age is not None)
    answers = sorted(wire.answers)
    print(f"{wire.readers.reads:,} reads in {seconds:.0f} s; {len(answers)} answers")
    print(
        f"shelves emptied {len(ages)}, shown as empty {len(found)}: median "
        f"{found[len(found) // 2]:.1f} s, slowest {found[-1]:.1f} s"
    )
    print(
        f"answers: median {1000 * answers[len(answers) // 2]:.1f} ms, 99% "
        f"{1000 * answers[int(0.99 * len(answers))]:.1f} ms"
    )


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=90.0)
    seconds = parser.parse_args().seconds
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        wire = Wire(Path(folder))
        try:
            run(wire, seconds)
        finally:
            wire.stop()


if __name__ == "__main__":
    main()
