"""Goods are found by any of their codes among however many, in the kiosk's own copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from kiosk.application.assemble import MIGRATIONS
from kiosk.application.goods import GoodsFinder
from kiosk.application.tables import field_of
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.reference import Facing, Item
from storecore.database.writer import Writer
from storecore.money import Money
from storecore.replication.mirror import Mirror
from tests.kiosk.shop import BANANA, HAM, MILK, WINE


class Shelf:
    """A kiosk's copy of the reference and the finder over it."""

    def __init__(self, folder: Path) -> None:
        self.writer = Writer(folder / "kiosk.db", MIGRATIONS)
        self.finder = GoodsFinder(self.writer.reader, lambda: "EUR")
        self._cursor = 0

    def put(self, *items: Item, version: int = 7) -> None:
        """Items arrive."""
        self.put_raw(*((item.sku, msgspec.json.encode(item), version) for item in items))

    def put_raw(self, *documents: tuple[str, bytes, int], collection: str = "item") -> None:
        """Documents arrive, whatever they say."""
        entries = tuple(
            Entry(collection=collection, key=key, version=version, raw=msgspec.Raw(document))
            for key, document, version in documents
        )
        self._cursor += len(entries)
        page = ReferencePage(feed="f", cursor=self._cursor, entries=entries, complete=True)
        self.writer.run(lambda db: Mirror().apply(db, page))


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Nothing on it yet."""
    empty = Shelf(tmp_path)
    yield empty
    empty.writer.close()


def test_each_code_finds_its_goods_with_the_version_of_the_price(shelf: Shelf) -> None:
    assert not shelf.finder.any()
    shelf.put(MILK, BANANA, HAM)
    found = shelf.finder.by_gtin("09521002001013")
    assert found is not None
    assert (found.item, found.price_version) == (MILK, 7)
    plu, ham, milk = (
        shelf.finder.by_plu("4011"),
        shelf.finder.by_in_store_code("10201"),
        shelf.finder.by_sku("milk"),
    )
    assert [goods.item for goods in (plu, ham, milk) if goods] == [BANANA, HAM, MILK]
    assert shelf.finder.any()
    assert [goods.item for goods in shelf.finder.with_plu()] == [BANANA]
    assert shelf.finder.known(["milk", "none", "ham"]).keys() == {"milk", "ham"}


def test_no_code_finds_what_has_none(shelf: Shelf) -> None:
    shelf.put(MILK, HAM, replace(BANANA, plu=""))
    assert shelf.finder.by_plu("") is None
    assert shelf.finder.by_gtin("") is None
    assert shelf.finder.with_plu() == []


def test_what_the_shop_changes_is_found_at_once(shelf: Shelf) -> None:
    shelf.put(MILK)
    shelf.put(replace(MILK, gtin="09521002001020", price=Money(99, "EUR")), version=8)
    assert shelf.finder.by_gtin("09521002001013") is None
    found = shelf.finder.by_gtin("09521002001020")
    assert found is not None
    assert (found.item.price, found.price_version) == (Money(99, "EUR"), 8)


def test_what_is_no_item_or_in_other_money_hides_nothing(shelf: Shelf) -> None:
    foreign = replace(MILK, sku="milk-2", price=Money(129, "JPY"))
    shelf.put(MILK, foreign)
    shelf.put_raw(("milk-3", b'{"gtin": "09521002001013"}', 1), ("milk-4", b'{"gtin": 7}', 1))
    found = shelf.finder.by_gtin("09521002001013")
    assert found is not None
    assert found.item == MILK
    assert shelf.finder.by_sku("milk-2") is None


def test_the_last_of_two_with_one_code_is_sold(shelf: Shelf) -> None:
    shelf.put(replace(MILK, sku="b"), replace(WINE, sku="a", gtin=MILK.gtin))
    found = shelf.finder.by_gtin("09521002001013")
    assert found is not None
    assert found.item.sku == "b"


def test_the_first_place_of_an_item_is_told(shelf: Shelf) -> None:
    places = [
        Facing(place=place, sku=sku, zone="A", bay=1, shelf=1, minimum=1, target=2)
        for place, sku in (("B1", "milk"), ("A2", "milk"), ("C1", "ham"))
    ]
    documents = [(facing.place, msgspec.json.encode(facing), 1) for facing in places]
    shelf.put_raw(*documents, collection="facing")
    found = shelf.finder.places(["milk", "ham", "wine"])
    assert {sku: facing.place for sku, facing in found.items()} == {"milk": "A2", "ham": "C1"}


@pytest.mark.parametrize("field", ["gtin", "plu", "in_store_code"])
def test_the_index_is_used(shelf: Shelf, field: str) -> None:
    plan = shelf.writer.reader().execute(
        "EXPLAIN QUERY PLAN SELECT key FROM mirror "
        f"WHERE collection = 'item' AND {field_of(field)} = ?",
        ("x",),
    )
    assert f"USING INDEX item_by_{field}" in plan.fetchone()[3]
