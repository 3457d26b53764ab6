"""The price that a shelf label still shows is the price that is paid, and the sale says so."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from kiosk.application.catalogue import Catalogue
from kiosk.domain.basket import empty_basket
from kiosk.domain.checkout import add_goods, sale_lines
from kiosk.domain.claims import ShopTime
from kiosk.domain.goods import PLAIN, Goods, Measured, honoured
from kiosk.domain.tax import TaxRule
from kiosk.flow.events import ScaleChanged
from kiosk.flow.touches import WeightTaken
from kiosk.flow.world import Rules
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.labels import ShelfLabel
from storecore.contracts.offers import Offer, OfferKind
from storecore.contracts.reference import Category, Item
from storecore.database.writer import Writer
from storecore.money import Money
from storecore.replication.migrations import MIRROR_MIGRATIONS
from storecore.replication.mirror import Mirror
from tests.kiosk.journey import SCAN_MILK, Person, typed
from tests.kiosk.shop import BANANA, MILK, STORE, TODAY, ShopWorld, eur, item

TODAYS_HALF = Offer(
    offer_id="half",
    kind=OfferKind.PERCENT_OFF,
    names={},
    percent=50,
    first_day=TODAY.isoformat(),
    until_minute=1,
)
NOW = Goods(MILK, 9)  # EUR 1.29 since version 9


def label(minor: int, version: int, *, place: str = "A1", currency: str = "EUR") -> ShelfLabel:
    """What the label of the milk shows."""
    price = Money(minor, currency)
    return ShelfLabel(place=place, sku="milk", price=price, price_version=version, shown_ms=1)


@pytest.mark.parametrize(
    ("labels", "charged", "version", "superseded"),
    [
        ([], 129, 9, 0),
        ([label(119, 4)], 119, 4, 9),
        ([label(129, 9)], 129, 9, 0),
        ([label(149, 4)], 129, 9, 0),
        ([label(119, 12)], 129, 9, 0),
        ([label(119, 4, currency="USD")], 129, 9, 0),
        ([label(119, 4), label(109, 3, place="B2"), label(129, 9, place="C3")], 109, 3, 9),
    ],
)
def test_the_lowest_older_price_on_a_shelf_is_honoured(
    labels: list[ShelfLabel], charged: int, version: int, superseded: int
) -> None:
    goods = honoured(NOW, labels)
    basket = add_goods(empty_basket("EUR"), goods, PLAIN, "line-1", ())
    (line,) = sale_lines(basket)
    assert (basket.total, line.unit_price) == (eur(charged), eur(charged))
    assert (line.price_version, line.superseded_by) == (version, superseded)


def test_a_label_on_the_goods_themselves_goes_before_the_one_on_the_shelf() -> None:
    printed = Measured(None, eur(200))
    basket = add_goods(empty_basket("EUR"), honoured(NOW, [label(119, 4)]), printed, "line-1", ())
    assert (basket.total, sale_lines(basket)[0].superseded_by) == (eur(200), 0)


def test_a_label_changed_during_the_purchase_holds_for_what_is_scanned_after_it() -> None:
    basket = add_goods(empty_basket("EUR"), honoured(NOW, [label(119, 4)]), PLAIN, "line-1", ())
    basket = add_goods(basket, NOW, PLAIN, "line-2", ())
    assert [line.amount for line in basket.lines] == [eur(129), eur(119)]


class Till:
    """A catalogue over a real copy of the reference."""

    def __init__(self, folder: Path) -> None:
        self.writer = Writer(folder / "kiosk.db", (MIRROR_MIGRATIONS,))
        self._mirror = Mirror()
        self._cursor = 0
        self.catalogue = Catalogue(self._mirror, self.writer.reader, Rules(), store_id="store-1")

    def come_down(self, collection: str, key: str, document: msgspec.Struct, version: int) -> None:
        """One document from the edge."""
        self._cursor += 1
        raw = msgspec.Raw(msgspec.json.encode(document))
        entry = Entry(collection=collection, key=key, version=version, raw=raw)
        page = ReferencePage(feed="f", cursor=self._cursor, entries=(entry,), complete=True)
        self.catalogue.forget(self.writer.run(lambda db: self._mirror.apply(db, page)))


@pytest.fixture
def till(tmp_path: Path):  # type: ignore[no-untyped-def]
    """A till that is closed afterwards."""
    made = Till(tmp_path)
    made.come_down("store", "store-1", STORE, 1)
    yield made
    made.writer.close()


def test_the_catalogue_knows_labels_and_taxes_as_they_come_down(till: Till) -> None:
    def milk() -> Goods:
        found = till.catalogue.by_sku("milk")
        assert found is not None
        return found

    untaxed: Item = item("milk", 129, tax_percent=None)
    till.come_down("item", "milk", untaxed, 9)
    assert milk().tax == TaxRule(0)
    food = Category(category_id="food", names={}, picture="", position=1, tax_ppm=25_000)
    till.come_down("category", "food", food, 2)
    assert milk().tax == TaxRule(25_000)
    till.come_down("shelf_label", "A1", label(119, 4), 3)
    assert milk() == Goods(untaxed, 4, TaxRule(25_000), eur(119), 9)
    till.come_down("shelf_label", "A1", label(129, 9), 4)
    assert milk() == Goods(untaxed, 9, TaxRule(25_000))


def test_goods_on_the_scale_cost_what_their_label_says() -> None:
    person = Person()
    person.world.items["banana"] = Goods(BANANA, 1, shelf_price=eur(100), superseded_by=2)
    person.does(typed("4011"), ScaleChanged(500, True))
    assert person.state.weighing is not None
    assert person.state.weighing.amount == eur(50)
    person.does(WeightTaken())
    assert person.state.basket.lines[0].superseded_by == 2


def test_offers_count_by_the_moment_at_which_the_purchase_began() -> None:
    person = Person(ShopWorld(offers=[TODAYS_HALF]))
    person.does(SCAN_MILK)
    assert person.state.basket.claims.began == ShopTime(TODAY, 0)
    assert person.state.basket.total == eur(64)
    person.world.known_offers = (replace(TODAYS_HALF, first_day="", last_day="2026-01-14"),)
    assert person.does(SCAN_MILK).basket.total == eur(258)
