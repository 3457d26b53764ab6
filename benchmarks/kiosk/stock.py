"""A kiosk's database with as many goods as are asked for, as its edge would have sent them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec
from sqlite_utils import Database

from kiosk.application.assemble import DATABASE, MIGRATIONS
from kiosk.ui.app import ASSETS
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.reference import Category, Item, SoldBy, Store
from storecore.database.writer import Writer
from storecore.gs1.gtin import check_digit
from storecore.money import Money
from storecore.replication.mirror import Mirror

GOODS = 100_000
PAGE = 500
LOOSE = 60
_STORE = Store(store_id="store-1", names={"en": "Harbour Market"}, currency="EUR")
_FRUIT = Category(category_id="fruit", names={"en": "Fruit"}, picture="apple-gala.svg", position=1)
_GROCERY = Category(category_id="grocery", names={"en": "Grocery"}, picture="", position=2)


def code_of(number: int) -> str:
    """The EAN-13 on the package of the item of that number."""
    payload = 952_000_000_000 + number
    return f"{payload}{check_digit(payload)}"


def sku_of(number: int) -> str:
    """The sku of the item of that number."""
    return f"item-{number:06d}"


def stock(folder: Path, goods: int = GOODS) -> None:
    """Fill the kiosk's own copy of the reference, page by page."""
    writer = Writer(folder / DATABASE, MIGRATIONS)
    mirror = Mirror()
    documents = list(_documents(goods))
    for start in range(0, len(documents), PAGE):
        entries = tuple(_entry(*document) for document in documents[start : start + PAGE])
        complete = start + PAGE >= len(documents)
        page = ReferencePage(
            feed="benchmark", entries=entries, cursor=start + len(entries), complete=complete
        )
        writer.run(lambda db, page=page: _store(db, mirror, page))  # type: ignore[misc]
    writer.close()


def _store(db: Database, mirror: Mirror, page: ReferencePage) -> None:
    mirror.apply(db, page)


def _entry(collection: str, key: str, document: msgspec.Struct) -> Entry:
    raw = msgspec.Raw(msgspec.json.encode(document))
    return Entry(collection=collection, key=key, version=1, raw=raw)


def _documents(goods: int) -> Iterator[tuple[str, str, msgspec.Struct]]:
    yield "store", _STORE.store_id, _STORE
    for category in (_FRUIT, _GROCERY):
        yield "category", category.category_id, category
    with (ASSETS / "demo" / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number in range(goods):
        item = _item(number, rows[number % len(rows)])
        yield "item", item.sku, item


def _item(number: int, row: dict[str, str]) -> Item:
    loose = number < LOOSE
    languages = ("en", "zh-Hans", "zh-Hant", "de", "es")
    name = {tag: row.get(f"name_{tag.lower().replace('-', '_')}", "") for tag in languages}
    return Item(
        sku=sku_of(number),
        names={tag: f"{text} {number}" for tag, text in name.items() if text},
        category="fruit" if loose else "grocery",
        price=Money(100 + number % 900, "EUR"),
        tax_percent=7,
        sold_by=SoldBy.EACH,
        gtin=None if loose else f"0{code_of(number)}",
        plu=str(4000 + number) if loose else None,
        picture=row["picture"],
    )
