"""The demo shows every kind of offer; each names goods that exist and saves the customer money."""

import itertools
from decimal import Decimal

import pytest

from storecore.contracts.offers import CouponUse, OfferKind
from storecore.languages import LANGUAGES, name_column
from tests.assets.tables import Row, table

OFFERS = table("offers.csv")
GOODS = {row["sku"]: row for row in table("catalogue.csv")}
CATEGORIES = {row["key"] for row in table("categories.csv")}

each_offer = pytest.mark.parametrize("row", OFFERS, ids=lambda row: row["offer_id"])


def named_goods(cell: str) -> list[str]:
    """The skus that a cell such as "a|@bakery" stands for."""
    words = cell.split("|")
    if words == ["*"]:
        return list(GOODS)
    of_category = [
        sku for sku, row in GOODS.items() if f"@{row['category']}" in words and "@" in cell
    ]
    return [word for word in words if not word.startswith("@")] + of_category


def cheapest(cell: str) -> Decimal:
    """The lowest price among the goods of a cell."""
    return min(Decimal(GOODS[sku]["price"]) for sku in named_goods(cell))


def test_every_kind_of_offer_and_coupon_is_shown_once_at_least() -> None:
    assert len({row["offer_id"] for row in OFFERS}) == len(OFFERS)
    assert {row["kind"] for row in OFFERS} == {kind.value for kind in OfferKind}
    uses = {row["coupon"] or CouponUse.NONE.value for row in OFFERS}
    assert uses == {use.value for use in CouponUse}
    assert any(row["from_time"] for row in OFFERS)
    assert any("|" in row["skus"] for row in OFFERS if row["kind"] == "n_for_price")


@each_offer
def test_an_offer_is_complete_and_names_goods_that_exist(row: Row) -> None:
    assert all(row[name_column(language)] for language in LANGUAGES)
    assert row["currency"] == "EUR"
    cells = [part.strip() for part in row["parts"].split("+")] if row["parts"] else [row["skus"]]
    for word in itertools.chain.from_iterable(cell.split("|") for cell in cells):
        assert word == "*" or word in GOODS or word.removeprefix("@") in CATEGORIES, word


@each_offer
def test_an_offer_saves_money(row: Row) -> None:
    kind = OfferKind(row["kind"])
    if row["percent"]:
        assert 1 <= int(row["percent"]) <= 90
    elif kind is OfferKind.N_FOR_M:
        assert 1 <= int(row["pay_quantity"]) < int(row["quantity"])
    elif kind is OfferKind.N_FOR_PRICE:
        assert Decimal(row["price"]) < cheapest(row["skus"]) * int(row["quantity"])
    elif row["parts"]:
        apart = sum(cheapest(part.strip()) for part in row["parts"].split("+"))
        assert Decimal(row["price"]) < apart
    elif kind is OfferKind.MEMBER_PRICE:
        assert Decimal(row["price"]) < cheapest(row["skus"])
    else:
        most = row["threshold"] or str(cheapest(row["skus"]))
        assert 0 < Decimal(row["amount"]) <= Decimal(most)
