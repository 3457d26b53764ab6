"""Each demo offer names goods that exist and is a saving for the customer."""

from collections import Counter
from decimal import Decimal

import pytest

from storecore.languages import LANGUAGES, name_column
from tests.assets.tables import Row, table

COLUMNS = (
    "offer_id kind skus quantity price percent currency "
    "name_en name_de name_es name_zh_hans name_zh_hant"
)
OFFERS = table("offers.csv")
PRICES = {row["sku"]: Decimal(row["price"]) for row in table("catalogue.csv")}


def test_offers_are_several_and_distinct() -> None:
    assert list(OFFERS[0]) == COLUMNS.split()
    assert len(OFFERS) >= 6
    assert len({row["offer_id"] for row in OFFERS}) == len(OFFERS)
    assert {row["kind"] for row in OFFERS} == {"n_for_price", "percent_off"}
    assert any("|" in row["skus"] for row in OFFERS if row["kind"] == "n_for_price")


def test_no_good_is_in_two_offers() -> None:
    times = Counter(sku for row in OFFERS for sku in row["skus"].split("|"))
    assert max(times.values()) == 1


@pytest.mark.parametrize("row", OFFERS, ids=lambda row: row["offer_id"])
def test_an_offer_is_complete_and_saves_money(row: Row) -> None:
    skus = row["skus"].split("|")
    assert all(sku in PRICES for sku in skus), skus
    assert all(row[name] for name in map(name_column, LANGUAGES))
    assert row["currency"] == "EUR"
    quantity = int(row["quantity"])
    if row["kind"] == "n_for_price":
        assert row["percent"] == ""
        assert quantity >= 2
        cheapest = min(PRICES[sku] for sku in skus) * quantity
        assert Decimal("0.50") <= Decimal(row["price"]) < cheapest
    else:
        assert row["price"] == ""
        assert quantity == 1
        assert 1 <= int(row["percent"]) <= 90
