"""What the shelf labels show, and the tasks to bring them up to date.

A label that shows an older and lower price binds the shop: kiosks charge it. Labels that drive
themselves tell what they show by `LabelShown`. Where labels are of paper (`paper_labels`), a price
that changes stays on the shelf until staff have done the task to change it.
"""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from edge_agent.stock.label_text import label_text
from edge_agent.tasks.book import TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.commands import ShowLabel
from storecore.contracts.exchange import Entry
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.labels import LabelShown, ShelfLabel
from storecore.contracts.observations import LabelObserved
from storecore.contracts.reference import Facing, Item, Task, TaskKind
from storecore.journal.journal import Journal
from storecore.money import Money
from storecore.replication.feed import Feed
from storecore.replication.mirror import Mirror

LABEL, FACING, ITEM = "shelf_label", "facing", "item"


class ShelfLabels:
    """Keeps what labels show. Everything runs inside a Writer's work."""

    def __init__(
        self,
        store_id: str,
        *,
        journal: Journal,
        feed: Feed,
        mirror: Mirror,
        tasks: TaskBook,
        clock: Clock,
        paper: bool,
        language: str,
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._feed = feed
        self._mirror = mirror
        self._tasks = tasks
        self._clock = clock
        self._paper = paper
        self._language = language

    def take(self, db: Database, shown: LabelShown) -> None:
        """A label tells what it shows; one that shows the present price ends its task."""
        if shown.store_id != self._store_id:
            return
        self._keep(db, shown.place, shown.sku, shown.price, shown.price_version)
        item = self._item(db.conn, shown.sku)
        if item is not None and shown.price == item[0].price:
            task = open_task(db.conn, TaskKind.LABEL, shown.place)
            if task is not None:
                self._tasks.close(db, task, reason="label shows the price")

    def sold(self, db: Database, sale: SaleCompleted) -> None:
        """A sale at the label's older price asks for the label to be changed."""
        for line in sale.lines:
            if line.superseded_by:
                for place in self._places(db.conn, line.sku) or [""]:
                    self._ask(db, line.sku, place)

    def before_item(self, db: Database, entry: Entry) -> None:
        """An item is about to change: what its paper labels show is what it costs until then."""
        old = self._item(db.conn, entry.key)
        if not self._paper or old is None or entry.document is None:
            return
        item, version = old
        if msgspec.json.decode(entry.document, type=Item).price == item.price:
            return
        for place in self._places(db.conn, item.sku):
            if self.label(db.conn, place) is None:
                self._keep(db, place, item.sku, item.price, version)
            self._ask(db, item.sku, place)

    def facing(self, db: Database, entry: Entry) -> None:
        """Other goods lie at a place from now on: its label for the old ones is gone."""
        known = self.label(db.conn, entry.key)
        if known is None:
            return
        document = entry.document
        if document is None or msgspec.json.decode(document, type=Facing).sku != known.sku:
            self._feed.remove(db, LABEL, entry.key)

    def changed(self, db: Database, task: Task, correlation: str) -> None:
        """Staff have changed the label: it shows what the item costs now."""
        item = self._item(db.conn, task.sku)
        if item is None or not task.place:
            return
        self._keep(db, task.place, task.sku, item[0].price, item[1])
        shown = LabelShown(
            store_id=self._store_id,
            place=task.place,
            sku=task.sku,
            price=item[0].price,
            price_version=item[1],
            device="",
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, shown, correlation)

    def observed(self, db: Database, seen: LabelObserved) -> None:
        """A label that drives itself has taken a price: that is a fact, and ends its task."""
        shown = LabelShown(
            store_id=self._store_id,
            place=seen.place,
            sku=seen.sku,
            price=seen.price,
            price_version=seen.price_version,
            device=seen.device,
            at_ms=seen.at_ms,
        )
        self._journal.append(db, shown)
        self.take(db, shown)

    def wanted(self, conn: sqlite3.Connection, place: str, label: str) -> ShowLabel | None:
        """What the label at a place should show; None where nothing lies there by plan."""
        facing = self._mirror.get(conn, FACING, place, Facing)
        item = None if facing is None else self._item(conn, facing.document.sku)
        if item is None:
            return None
        return label_text(item[0], item[1], place, label, self._language)

    def label(self, conn: sqlite3.Connection, place: str) -> ShelfLabel | None:
        """What the label at a place shows, as far as is known."""
        entry = self._feed.get(conn, LABEL, place)
        if entry is None or entry.document is None:
            return None
        return msgspec.json.decode(entry.document, type=ShelfLabel)

    def _keep(self, db: Database, place: str, sku: str, price: Money, version: int) -> None:
        label = ShelfLabel(
            place=place,
            sku=sku,
            price=price,
            price_version=version,
            shown_ms=self._clock.wall_ms(),
        )
        self._feed.put(db, LABEL, place, label)

    def _ask(self, db: Database, sku: str, place: str) -> None:
        self._tasks.raise_task(db, TaskKind.LABEL, place or sku, sku=sku, place=place)

    def _item(self, conn: sqlite3.Connection, sku: str) -> tuple[Item, int] | None:
        """The item as the kiosks have been sent it, and the version of its price."""
        entry = self._feed.get(conn, ITEM, sku)
        if entry is None or entry.document is None:
            return None
        return msgspec.json.decode(entry.document, type=Item), entry.version

    def _places(self, conn: sqlite3.Connection, sku: str) -> list[str]:
        found = self._mirror.all(conn, FACING, Facing)
        return [one.document.place for one in found if one.document.sku == sku]
