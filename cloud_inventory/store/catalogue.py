"""The catalogue in memory, kept true by reading the cloud's own feed by cursor."""

from __future__ import annotations

import sqlite3
import threading

import msgspec

from cloud_inventory.store.port import Catalogue
from storecore.contracts.exchange import Entry
from storecore.contracts.offers import Offer
from storecore.contracts.reference import Category, Item
from storecore.replication.feed import Feed

_PAGE_ENTRIES = 1000
_TYPES: dict[str, type[msgspec.Struct]] = {"item": Item, "category": Category, "offer": Offer}


class CatalogueReader:
    """Reads what changed since it last looked, and no more. Safe to ask from any thread."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._lock = threading.Lock()
        self._name = ""
        self._cursor = 0
        self._documents: dict[str, dict[str, msgspec.Struct]] = {name: {} for name in _TYPES}
        self._catalogue = Catalogue()

    def read(self, conn: sqlite3.Connection) -> Catalogue:
        """The catalogue as it is published now."""
        with self._lock:
            changed = False
            while True:
                page = self._feed.page(conn, self._cursor, _PAGE_ENTRIES, "", self._name)
                self._name, self._cursor = page.feed, page.cursor
                for entry in page.entries:
                    changed = self._take(entry) or changed
                if page.complete:
                    break
            if changed:
                self._catalogue = self._made()
            return self._catalogue

    def _take(self, entry: Entry) -> bool:
        kept = self._documents.get(entry.collection)
        if kept is None:
            return False
        if entry.document is None:
            kept.pop(entry.key, None)
        else:
            kept[entry.key] = msgspec.json.decode(entry.document, type=_TYPES[entry.collection])
        return True

    def _made(self) -> Catalogue:
        documents = self._documents
        categories = [c for c in documents["category"].values() if isinstance(c, Category)]
        return Catalogue(
            items={key: i for key, i in documents["item"].items() if isinstance(i, Item)},
            categories=tuple(sorted(categories, key=lambda c: (c.position, c.category_id))),
            offers={key: o for key, o in documents["offer"].items() if isinstance(o, Offer)},
        )
