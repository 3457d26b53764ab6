"""What shelf labels show, and who is asked to change them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from storecore.contracts.facts import SaleCompleted
from storecore.contracts.labels import LabelShown, ShelfLabel
from storecore.contracts.reference import TaskKind
from storecore.money import Money
from tests.edge.sales import sale, sell
from tests.edge.shop import STORE, Shop, facing, item

MILK = item("milk")


def eur(minor: int) -> Money:
    """Euro cents."""
    return Money(minor, "EUR")


def shown(minor: int, version: int, *, place: str = "cold-1") -> LabelShown:
    """A label that drives itself tells what it shows."""
    return LabelShown(
        store_id=STORE,
        place=place,
        sku="milk",
        price=eur(minor),
        price_version=version,
        device="label-7",
        at_ms=5,
    )


def sold(superseded_by: int) -> SaleCompleted:
    """A bottle of milk is sold."""
    plain = sale(("milk", 1, ()))
    return replace(plain, lines=(replace(plain.lines[0], superseded_by=superseded_by),))


def shop_with(folder: Path, *, paper: bool) -> Shop:
    """A shop with milk on one shelf place."""
    shop = Shop(folder, paper_labels=paper).furnish()
    shop.come_down(("facing", "cold-1", facing("cold-1", "milk", "")))
    return shop


def dearer(shop: Shop, minor: int) -> None:
    """Head office sends another price for the milk."""
    shop.come_down(("item", "milk", replace(MILK, price=eur(minor))))


def labels(shop: Shop) -> dict[str, tuple[int, int]]:
    """What kiosks are told of each label: price and version."""
    known = shop.shown("shelf_label", ShelfLabel)
    return {place: (one.price.minor, one.price_version) for place, one in known.items()}


def asked(shop: Shop) -> list[tuple[str, str]]:
    """Which labels staff are asked to change."""
    return [(task.subject, task.sku) for task in shop.open_tasks() if task.kind is TaskKind.LABEL]


def test_what_a_label_tells_goes_to_the_kiosks(tmp_path: Path) -> None:
    shop = shop_with(tmp_path, paper=False)
    sell(shop, shown(250, 1))
    assert labels(shop) == {"cold-1": (250, 1)}
    sell(shop, replace(shown(199, 2), store_id="other"))
    assert labels(shop) == {"cold-1": (250, 1)}


@pytest.mark.parametrize(("superseded_by", "asks"), [(0, []), (3, [("cold-1", "milk")])])
def test_a_sale_at_an_old_price_asks_for_the_label_once(
    tmp_path: Path, superseded_by: int, asks: list[tuple[str, str]]
) -> None:
    shop = shop_with(tmp_path, paper=False)
    for _ in range(2):
        sell(shop, sold(superseded_by))
    assert asked(shop) == asks


def test_a_label_that_has_caught_up_ends_the_task(tmp_path: Path) -> None:
    shop = shop_with(tmp_path, paper=False)
    sell(shop, sold(3))
    sell(shop, shown(199, 1))
    assert asked(shop) == [("cold-1", "milk")]
    sell(shop, shown(250, 3))
    assert asked(shop) == []


def test_paper_goes_on_showing_the_old_price_until_staff_have_changed_it(tmp_path: Path) -> None:
    shop = shop_with(tmp_path, paper=True)
    assert labels(shop) == {}
    version = shop.books.feed.get(shop.writer.reader(), "item", "milk")
    assert version is not None
    dearer(shop, 300)
    dearer(shop, 320)
    assert labels(shop) == {"cold-1": (250, version.version)}
    (task,) = [task for task in shop.open_tasks() if task.kind is TaskKind.LABEL]
    assert (task.place, task.sku) == ("cold-1", "milk")
    shop.do(lambda db: shop.books.labels.changed(db, task, ""))
    newest = shop.books.feed.get(shop.writer.reader(), "item", "milk")
    assert newest is not None
    assert labels(shop) == {"cold-1": (320, newest.version)}
    assert shop.told()[-1] == "LabelShown"


def test_where_labels_drive_themselves_a_new_price_asks_for_nothing(tmp_path: Path) -> None:
    shop = shop_with(tmp_path, paper=False)
    dearer(shop, 300)
    assert (labels(shop), asked(shop)) == ({}, [])


def test_a_change_beside_the_price_leaves_paper_alone(tmp_path: Path) -> None:
    shop = shop_with(tmp_path, paper=True)
    shop.come_down(("item", "milk", replace(MILK, picture="milk.svg")))
    assert (labels(shop), asked(shop)) == ({}, [])


def test_other_goods_at_a_place_take_the_old_label_away(tmp_path: Path) -> None:
    shop = shop_with(tmp_path, paper=True)
    dearer(shop, 300)
    shop.come_down(("facing", "cold-1", facing("cold-1", "coffee", "")))
    assert labels(shop) == {}
