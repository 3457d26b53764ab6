"""A small shop to test with: its goods, its shelves and its books over a real database."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlite_utils import Database

from edge_agent.books import Books
from edge_agent.ingest.messages import Message
from edge_agent.migrations import MIGRATIONS
from edge_agent.options import EdgeOptions
from edge_agent.orders.book import find_order
from edge_agent.pulse import Pulse
from edge_agent.serve.steps import Steps
from edge_agent.stock.ledger import Level, level
from storecore.clock import ManualClock
from storecore.contracts import topics
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.facts import Body, read_body
from storecore.contracts.observations import (
    Confirmed,
    Envelope,
    Observation,
    TagObserved,
    WeightObserved,
)
from storecore.contracts.reference import (
    Delivery,
    Facing,
    Item,
    Order,
    OrderLine,
    OrderState,
    Sensing,
    SoldBy,
    Task,
)
from storecore.database.writer import Writer
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import Gtin, parse_gtin
from storecore.journal.journal import facts_after
from storecore.money import Money

T = TypeVar("T")
S = TypeVar("S", bound=msgspec.Struct)

STORE = "s1"
SHIRT_GTIN = Gtin.from_payload(952123450001).gtin14


def item(sku: str, **more: object) -> Item:
    values: dict[str, object] = {
        "sku": sku,
        "names": {"en": sku},
        "category": "all",
        "price": Money(250, "EUR"),
        "tax_percent": 7,
        "sold_by": SoldBy.EACH,
    }
    return Item(**(values | more))  # type: ignore[arg-type]


ITEMS = [
    item("shirt", gtin=SHIRT_GTIN, tagged=True),
    item("coffee", unit_weight_g=500),
    item("banana", sold_by=SoldBy.KG),
    item("milk"),
]


def facing(place: str, sku: str, device: str, **more: object) -> Facing:
    values: dict[str, object] = {
        "place": place,
        "sku": sku,
        "zone": "z",
        "bay": 1,
        "shelf": 1,
        "minimum": 2,
        "target": 5,
        "device": device,
    }
    return Facing(**(values | more))  # type: ignore[arg-type]


FACINGS = [
    facing("rack-1", "shirt", "reader-1", antenna=1, sensing=Sensing.RFID),
    facing("rack-2", "shirt", "reader-1", antenna=2, sensing=Sensing.RFID),
    facing("jar-1", "coffee", "scale-1", minimum=3, sensing=Sensing.WEIGHT),
]


def shirt(serial: int) -> str:
    """The EPC of one shirt."""
    return encode_sgtin96(parse_gtin(SHIRT_GTIN), 7, serial)


def tag(epc: str, antenna: int = 1, *, seq: int = 0, device: str = "reader-1") -> TagObserved:
    return TagObserved(device=device, seq=seq, at_ms=1, antenna=antenna, epc=epc)


def weight(grams: int, *, seq: int = 0, stable: bool = True) -> WeightObserved:
    return WeightObserved(device="scale-1", seq=seq, at_ms=1, grams=grams, stable=stable)


def envelope(*seen: Observation, boot: str = "b1", again: bool = False) -> Message:
    """A bridge's message about one device."""
    body = Envelope(v=1, bridge="bridge-1", boot_id=boot, observations=seen)
    topic = topics.observation(STORE, "bridge-1", seen[0].device)
    return Message(topic, msgspec.json.encode(body), again)


def order(order_id: str, *lines: tuple[str, int], **more: object) -> Order:
    values: dict[str, object] = {
        "order_id": order_id,
        "store_id": STORE,
        "pickup_code": f"CODE-{order_id}",
        "customer_name": "Anna Berg",
        "lines": tuple(
            OrderLine(sku=sku, quantity=count, unit_price=Money(100, "EUR")) for sku, count in lines
        ),
        "total": Money(100, "EUR"),
        "placed_ms": 1,
    }
    return Order(**(values | more))  # type: ignore[arg-type]


class Shop:
    """Books over a database in a folder; `restart` is what a SIGKILL leaves."""

    def __init__(self, folder: Path, **options: object) -> None:
        self.options = EdgeOptions(store_id=STORE, **options)  # type: ignore[arg-type]
        self.clock = ManualClock()
        self.folder = folder
        self._path = folder / "edge.db"
        self._cursor = 0
        self.open()

    def open(self) -> None:
        self.writer = Writer(self._path, MIGRATIONS)
        self.books = Books(self.options, self.clock)
        self.do(self.books.start)
        self.books.senses.line(True)

    def restart(self) -> None:
        self.writer.close()
        self.open()

    def do(self, work: Callable[[Database], T]) -> T:
        return self.writer.run(work)

    def come_down(self, *documents: tuple[str, str, msgspec.Struct | bytes | None]) -> None:
        """Reference from the cloud: (collection, key, document)."""
        self._cursor += 1
        entries = tuple(
            Entry(collection=c, key=k, version=self._cursor, raw=_raw(d)) for c, k, d in documents
        )
        page = ReferencePage(feed="f", cursor=self._cursor, entries=entries, complete=True)
        self.do(lambda db: self.books.mirror.apply(db, page, self.books.descent.on_entry))

    def furnish(self) -> Shop:
        """The shop's goods and shelves come down."""
        self.come_down(
            *[("item", i.sku, i) for i in ITEMS], *[("facing", f.place, f) for f in FACINGS]
        )
        return self

    def deliver(self, delivery_id: str, *lines: tuple[str, int]) -> None:
        self.come_down(
            ("delivery", delivery_id, Delivery(delivery_id=delivery_id, lines=tuple(lines)))
        )

    def place(self, placed: Order) -> Order:
        """An order comes down; how it stands then."""
        self.come_down(("order", placed.order_id, placed))
        return self.order(placed.order_id)

    def order(self, order_id: str) -> Order:
        held = find_order(self.writer.reader(), order_id)
        assert held is not None
        return held

    def state(self, order_id: str) -> OrderState:
        return self.order(order_id).state

    def level(self, sku: str) -> Level:
        return level(self.writer.reader(), sku)

    def send(self, *messages: Message) -> tuple[Confirmed, ...]:
        """One batch of messages from the broker."""
        batch = self.books.intake.read(messages)
        return self.do(partial(self.books.intake.take, batch=batch))

    def steps(self) -> Steps:
        """What kiosks ask through HTTP, without HTTP."""
        books = self.books
        return Steps(
            writer=self.writer,
            pulse=Pulse(self.writer, lambda: None),
            orders=books.orders,
            tasks=books.tasks,
            levels=books.levels,
            labels=books.labels,
            requests=books.requests,
            count=books.count,
            take_back=books.take_back,
            bays=books.bays,
            guesses=books.guesses,
        )

    def wait(self, seconds: float, step_s: float = 0.25) -> None:
        """Let time pass as the ticker does."""
        for _ in range(round(seconds / step_s)):
            self.clock.advance(step_s)
            self.do(self.books.senses.tick)

    def live(self, seconds: float) -> None:
        """Let time pass for everything in the books."""
        for _ in range(round(seconds)):
            self.clock.advance(1)
            self.do(self.books.tick)

    def shelf(self, place: str) -> int | None:
        row = (
            self.writer.reader()
            .execute("SELECT quantity FROM shelf WHERE place = ?", (place,))
            .fetchone()
        )
        return None if row is None else int(row[0])

    def facts(self) -> list[Body]:
        held = facts_after(self.writer.reader(), 0, 10_000)
        bodies = [read_body(fact) for _, fact in held]
        assert None not in bodies
        return [body for body in bodies if body is not None]

    def told(self) -> list[str]:
        """The types of all facts, in order."""
        return [type(body).__name__ for body in self.facts()]

    def open_tasks(self) -> list[Task]:
        rows = self.writer.reader().execute("SELECT document FROM task WHERE open")
        return [msgspec.json.decode(document, type=Task) for (document,) in rows]

    def shown(self, collection: str, type_: type[S]) -> dict[str, S]:
        """What kiosks see of a collection."""
        page = self.books.feed.page(self.writer.reader(), 0, 1000, "")
        return {
            entry.key: msgspec.json.decode(entry.document, type=type_)
            for entry in page.entries
            if entry.collection == collection and entry.document is not None
        }

    def quarantined(self) -> list[tuple[str, str]]:
        rows = self.writer.reader().execute("SELECT topic, reason FROM quarantine ORDER BY id")
        return rows.fetchall()


def _raw(document: msgspec.Struct | bytes | None) -> msgspec.Raw:
    if document is None:
        return msgspec.Raw(b"null")
    return msgspec.Raw(document if isinstance(document, bytes) else msgspec.json.encode(document))
