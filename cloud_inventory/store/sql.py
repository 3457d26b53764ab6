"""The cloud's database in SQL that SQLite and PostgreSQL both know."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec
from sqlite_utils import Database

from cloud_inventory.domain.orders import may_cancel
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.catalogue import CatalogueReader
from cloud_inventory.store.gift_cards import issue
from cloud_inventory.store.members import is_used
from cloud_inventory.store.open_orders import note_open, slots_taken
from cloud_inventory.store.orders import (
    add_order,
    held_order,
    held_store,
    is_cancel_asked,
    note_cancel,
    order_of_request,
    send_order,
)
from cloud_inventory.store.port import Catalogue, DaySales, Publication, StorePlan
from cloud_inventory.store.promises import CloudPromises
from storecore.contracts.cloud_api import CloudRefusalCode, Inventory, InventoryLine, PlaceOrder
from storecore.contracts.exchange import Entry
from storecore.contracts.reference import Delivery, Facing, Order, OrderState, Store
from storecore.contracts.staff import StaffPerson
from storecore.database.writer import Writer
from storecore.money import Money
from storecore.replication.feed import Feed

S = TypeVar("S", bound=msgspec.Struct)
_STORES = msgspec.json.Decoder(Store)
_PAGE_ENTRIES = 1000


class SqlStore:
    """A `CloudStore` over one Writer."""

    def __init__(self, writer: Writer, feed: Feed, promises: CloudPromises) -> None:
        self._writer = writer
        self._promises = promises
        self._feed = feed
        self._catalogue = CatalogueReader(feed)

    def stores(self) -> tuple[Store, ...]:
        """Every store that has been loaded, by id."""
        rows = self._writer.reader().execute("SELECT document FROM store ORDER BY store_id")
        return tuple(_STORES.decode(document) for (document,) in rows)

    def store(self, store_id: str) -> Store | None:
        """One store, or None."""
        return held_store(self._writer.reader(), store_id)

    def catalogue(self) -> Catalogue:
        """What is sold now."""
        return self._catalogue.read(self._writer.reader())

    def inventory(self, store_id: str) -> Inventory:
        """Stock of a store as believed."""
        conn = self._writer.reader()
        rows = conn.execute(
            "SELECT sku, on_hand, reserved, heard_ms FROM inventory WHERE store_id = ? "
            "ORDER BY sku",
            (store_id,),
        )
        lines = tuple(
            self._inventory_line(
                conn,
                store_id,
                InventoryLine(sku=sku, on_hand=on_hand, reserved=reserved, heard_ms=heard_ms),
            )
            for sku, on_hand, reserved, heard_ms in rows
        )
        heard = conn.execute(
            "SELECT heard_ms FROM heard WHERE store_id = ?", (store_id,)
        ).fetchone()
        return Inventory(store_id=store_id, lines=lines, heard_ms=heard[0] if heard else 0)

    def _inventory_line(
        self, conn: sqlite3.Connection, store_id: str, line: InventoryLine
    ) -> InventoryLine:
        stock = (line.on_hand, line.reserved)
        found = self._promises.availability(conn, store_id, line.sku, stock)
        return msgspec.structs.replace(
            line,
            available=found.quantity,
            source=found.source.value,
            confidence=found.confidence.value,
        )

    def sales(self, store_id: str) -> tuple[DaySales, ...]:
        """What the store sold, newest day first."""
        rows = self._writer.reader().execute(
            "SELECT day, currency, sales, total_minor, tax_minor FROM sales_total "
            "WHERE store_id = ? ORDER BY day DESC, currency",
            (store_id,),
        )
        return tuple(
            DaySales(
                day=day,
                sales=sales,
                total=Money(total, currency),
                tax_included=Money(tax, currency),
            )
            for day, currency, sales, total, tax in rows
        )

    def open_tasks(self, store_id: str) -> int:
        """How many tasks wait for the store's staff."""
        return self._count(
            "SELECT count(*) FROM task WHERE store_id = ? AND closed_ms IS NULL", store_id
        )

    def facts_not_accepted(self) -> int:
        """How many facts were stored with a verdict other than accepted."""
        return self._count("SELECT count(*) FROM verdict")

    def order(self, order_id: str) -> Order | None:
        """An order as the customer sees it, or None."""
        return held_order(self._writer.reader(), order_id)

    def order_of(self, request: PlaceOrder) -> Order | None:
        """The order that this request has made already, or None."""
        return order_of_request(self._writer.reader(), request)

    def place(self, request: PlaceOrder, order: Order) -> Order:
        """Keep a new order and send it to its store; a repeated request gives the first order."""

        def work(db: Database) -> Order:
            earlier = order_of_request(db.conn, request)
            if earlier is not None:
                return earlier
            store = held_store(db.conn, order.store_id)
            terms = store.pickup if store is not None else None
            note_open(db, order, terms.slot_orders_max if terms is not None else 0)
            promised = self._promises.promise(db, order)
            add_order(db.conn, request, promised)
            send_order(db, self._feed, promised)
            return promised

        return self._writer.run(work)

    def slots_taken(self, store_id: str) -> Mapping[int, int]:
        """How many orders each slot of a store has, by its start."""
        return slots_taken(self._writer.reader(), store_id)

    def is_cancel_asked(self, order_id: str) -> bool:
        """Whether the customer has asked to cancel an order."""
        return is_cancel_asked(self._writer.reader(), order_id)

    def ask_cancel(self, order_id: str, now_ms: int) -> Order:
        """Tell the store that the customer wants to cancel; returns the order as it stands."""

        def work(db: Database) -> Order:
            order = held_order(db.conn, order_id)
            if order is None:
                raise CloudRefused(CloudRefusalCode.UNKNOWN_ORDER, "there is no such order")
            if OrderState.CANCELLED in (order.state, order.ended_as) or is_cancel_asked(
                db.conn, order_id
            ):
                return order
            if not may_cancel(order):
                raise CloudRefused(
                    CloudRefusalCode.TOO_LATE, f"the order is {order.state}; ask in the store"
                )
            note_cancel(db.conn, order_id, now_ms)
            send_order(db, self._feed, order)
            return order

        return self._writer.run(work)

    def plan(self, store_id: str) -> StorePlan:
        """What the store alone has been sent."""
        facings: dict[str, Facing] = {}
        opened: set[str] = set()
        staff: dict[str, StaffPerson] = {}
        openings = 0
        for entry in self._entries(store_id):
            if entry.document is None:
                continue
            if entry.collection == "facing":
                facings[entry.key] = msgspec.json.decode(entry.document, type=Facing)
            elif entry.collection == "delivery" and entry.key.startswith("opening-"):
                delivery = msgspec.json.decode(entry.document, type=Delivery)
                opened.update(sku for sku, _ in delivery.lines)
                openings += 1
            elif entry.collection == "staff":
                staff[entry.key] = msgspec.json.decode(entry.document, type=StaffPerson)
        return StorePlan(
            facings=facings, opened_skus=frozenset(opened), openings=openings, staff=staff
        )

    def published(self, collection: str, key: str, type_: type[S]) -> S | None:
        """One document as it is published for every store, or None."""
        entry = self._feed.get(self._writer.reader(), collection, key)
        if entry is None or entry.document is None:
            return None
        return msgspec.json.decode(entry.document, type=type_)

    def is_coupon_used(self, coupon_id: str) -> bool:
        """Whether a sale has used this coupon up."""
        return is_used(self._writer.reader(), coupon_id)

    def issue_gift_cards(self, cards: Mapping[str, Money]) -> int:
        """New gift cards by their keys; how many were new."""
        return self._writer.run(
            lambda db: sum(issue(db, card, amount) for card, amount in cards.items())
        )

    def publish(self, store: Store, documents: Sequence[Publication]) -> int:
        """Publish a store and documents at once; returns how many differ from before."""
        itself = Publication(
            collection="store", key=store.store_id, document=store, scope=store.store_id
        )

        def work(db: Database) -> int:
            db.conn.execute(
                "INSERT INTO store VALUES (?, ?) "
                "ON CONFLICT (store_id) DO UPDATE SET document = excluded.document",
                (store.store_id, msgspec.json.encode(store)),
            )
            return sum(self._put(db, one) for one in (itself, *documents))

        return self._writer.run(work)

    def _put(self, db: Database, one: Publication) -> bool:
        before = self._feed.get(db.conn, one.collection, one.key, scope=one.scope)
        if one.document is None:
            self._feed.remove(db, one.collection, one.key, scope=one.scope)
            return before is not None
        version = self._feed.put(db, one.collection, one.key, one.document, scope=one.scope)
        return before is None or before.version != version

    def _entries(self, scope: str) -> list[Entry]:
        entries: list[Entry] = []
        cursor, feed, complete = 0, "", False
        while not complete:
            page = self._feed.page(self._writer.reader(), cursor, _PAGE_ENTRIES, scope, feed)
            cursor, feed, complete = page.cursor, page.feed, page.complete
            entries += page.entries
        return entries

    def _count(self, query: str, *values: str) -> int:
        (count,) = self._writer.reader().execute(query, values).fetchone()
        return int(count)
