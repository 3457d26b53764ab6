"""How soon an unpaid tag at the exit is at the kiosk, and a tag on the pad in its basket's line.

``python -m benchmarks.gate.run [--tags N]``: a real broker, a real edge agent on a real disk, one
reader and one kiosk over HTTP, the cloud gone, all on this computer. The clock starts when the
reader hands its first report to the broker's connection. For the exit it stops when the alarm is
on the kiosk's disk and its screen is told; for the pad, whose reader tells of a tag ten times a
second, when the live line has answered: so with the 0.3 s that a tag must stand still.
"""

from __future__ import annotations

import argparse
import queue
import tempfile
import threading
import time
from pathlib import Path

import msgspec
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion
from sqlite_utils import Database

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from kiosk.application.edge_client import EdgeClient
from storecore.clock import SystemClock
from storecore.contracts import topics
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.reference import Item, SoldBy
from storecore.contracts.topics import VendorFormat
from storecore.database.writer import Writer
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import Gtin
from storecore.money import Money
from storecore.replication.downlink import Downlink
from storecore.replication.migrations import MIRROR_MIGRATIONS
from storecore.replication.mirror import Mirror
from storeside.broker.process import Broker, choose_port

GTIN = Gtin.from_payload(952123450001)
PAD_READS_EVERY_S = 0.1
POSTS = "kiosk-1.pad=reader-pad,north.exit=reader-exit"


class Shop:
    """Broker, agent, one reader and one kiosk."""

    def __init__(self, folder: Path) -> None:
        self.broker = Broker(folder / "broker", port=choose_port(0))
        self.broker.start()
        options = EdgeOptions(
            store_id="s1",
            data=str(folder / "edge"),
            port=0,
            cloud_url="http://127.0.0.1:9",
            broker_port=self.broker.port,
            watch_posts=POSTS,
        )
        self.agent = EdgeAgent(options, SystemClock())
        self.agent.writer.run(self._furnish)
        self.agent.start()
        self.reader = Client(CallbackAPIVersion.VERSION2)
        self.reader.connect("127.0.0.1", self.broker.port)
        self.reader.loop_start()
        self.changes: queue.SimpleQueue[set[str]] = queue.SimpleQueue()
        self.writer = Writer(folder / "kiosk.db", [MIRROR_MIGRATIONS])
        url = self.agent.http.url
        self.downlink = Downlink(self.writer, Mirror(), url, on_change=self.changes.put)
        self.downlink.start()
        self.line = EdgeClient(url, "kiosk-1")
        self.changes.get(timeout=10)

    def _furnish(self, db: Database) -> None:
        item = Item(
            sku="shirt", names={"en": "shirt"}, category="c", price=Money(100, "EUR"),
            tax_percent=19, sold_by=SoldBy.EACH, gtin=GTIN.gtin14, tagged=True,
        )  # fmt: skip
        raw = msgspec.Raw(msgspec.json.encode(item))
        page = ReferencePage(
            feed="f",
            cursor=1,
            entries=(Entry(collection="item", key="shirt", version=1, raw=raw),),
            complete=True,
        )
        books = self.agent.books
        books.mirror.apply(db, page, books.descent.on_entry)

    def report(self, reader: str, serial: int) -> float:
        """One tag is read now; when that was, in seconds."""
        topic = topics.vendor("s1", VendorFormat.ZEBRA_IOTC, reader)
        epc = encode_sgtin96(GTIN, 7, serial)
        body = b'{"type":"SIMPLE","data":{"antenna":1,"idHex":"%s"}}' % epc.encode()
        began = time.perf_counter()
        self.reader.publish(topic, body, qos=1)
        return began

    def stop(self) -> None:
        """Switch everything off."""
        self.downlink.stop()
        self.writer.close()
        self.reader.disconnect()
        self.reader.loop_stop()
        self.agent.stop()
        self.broker.stop()


def measure_exit(shop: Shop, tags: int) -> list[float]:
    """Seconds until each alarm is at the kiosk."""
    took = []
    for serial in range(1, tags + 1):
        began = shop.report("reader-exit", serial)
        while "task" not in shop.changes.get(timeout=10):
            pass
        took.append(time.perf_counter() - began)
    return took


def measure_pad(shop: Shop, tags: int) -> list[float]:
    """Seconds until each tag is on the live line, from its first read."""
    took = []
    stamp = shop.line.watch("", 5).stamp
    for serial in range(10_000, 10_000 + tags):
        began, lies = shop.report("reader-pad", serial), threading.Event()
        reading = threading.Thread(target=_lie_still, args=(shop, serial, lies))
        reading.start()
        epc = encode_sgtin96(GTIN, 7, serial)
        while True:
            state = shop.line.watch(stamp, 5)
            stamp = state.stamp
            if any(tag.epc == epc for tag in state.pad or ()):
                break
        took.append(time.perf_counter() - began)
        lies.set()
        reading.join()
    return took


def _lie_still(shop: Shop, serial: int, taken_off: threading.Event) -> None:
    while not taken_off.wait(PAD_READS_EVERY_S):
        shop.report("reader-pad", serial)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tags", type=int, default=200)
    tags = parser.parse_args().tags
    with tempfile.TemporaryDirectory(prefix="bench-gate-") as folder:
        shop = Shop(Path(folder))
        try:
            time.sleep(3)  # until the readers have been listened to for long enough
            print(f"| from a tag report on MQTT, {tags} tags | median | 99th | slowest |")
            print("|---|---|---|---|")
            for name, measure in (
                ("unpaid at the exit: alarm at the kiosk", measure_exit),
                ("on the pad: told on the kiosk's live line", measure_pad),
            ):
                took = sorted(measure(shop, tags))
                figures = (took[len(took) // 2], took[len(took) * 99 // 100], took[-1])
                cells = " | ".join(f"{1000 * one:.0f} ms" for one in figures)
                print(f"| {name} | {cells} |")
        finally:
            shop.stop()


if __name__ == "__main__":
    main()
