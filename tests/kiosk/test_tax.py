"""Tax by category: inside the price or on top of it, rounded as the currency has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.domain.basket import Basket, empty_basket
from kiosk.domain.checkout import add_goods, sale_lines
from kiosk.domain.goods import PLAIN, Goods
from kiosk.domain.tax import TaxRule, percent_of, rule_for
from storecore.contracts.reference import Category
from storecore.money import Money
from tests.kiosk.shop import item

INSIDE = TaxRule(70_000)
NEW_YORK = TaxRule(88_750, on_top=True)


def basket_of(currency: str, *goods: tuple[int, TaxRule]) -> Basket:
    """A basket of pieces at these prices in minor units."""
    basket = empty_basket(currency)
    for number, (minor, rule) in enumerate(goods):
        one = item(f"sku-{number}", 0, price=Money(minor, currency))
        basket = add_goods(basket, Goods(one, 1, tax=rule), PLAIN, f"line-{number}", ())
    return basket


def test_tax_on_top_is_added_to_the_sum_once_and_shared_by_the_lines() -> None:
    basket = basket_of("USD", (999, NEW_YORK), (333, NEW_YORK), (100, INSIDE))
    # 13.32 x 8.875% = 1.18215 -> 1.18, not 0.89 + 0.30 of the lines by themselves
    assert basket.tax_added == Money(118, "USD")
    assert basket.total == Money(999 + 333 + 100 + 118, "USD")
    assert basket.tax_included == Money(7, "USD")
    assert [line.tax_added for line in basket.lines] == [None, Money(29, "USD"), Money(89, "USD")]
    assert [(line.tax_percent, line.tax_ppm) for line in sale_lines(basket)] == [
        (8, 88_750),
        (8, 88_750),
        (7, 70_000),
    ]
    assert {format(part.percent) for part in basket.taxes} == {"7", "8.875"}


@pytest.mark.parametrize(
    ("currency", "price", "added"), [("JPY", 105, 9), ("EUR", 105, 9), ("KWD", 1050, 93)]
)
def test_tax_is_rounded_to_the_currencys_smallest_unit(
    currency: str, price: int, added: int
) -> None:
    assert basket_of(currency, (price, NEW_YORK)).tax_added == Money(added, currency)


rules = st.builds(TaxRule, st.integers(0, 1_000_000), st.booleans())


@given(st.lists(st.tuples(st.integers(0, 100_000), rules), min_size=1, max_size=8))
def test_the_total_is_the_lines_and_the_tax_on_top_of_them(
    goods: list[tuple[int, TaxRule]],
) -> None:
    basket = basket_of("EUR", *goods)
    shares = sum(line.tax_added.minor for line in basket.lines if line.tax_added is not None)
    amounts = sum(line.amount.minor for line in basket.lines)
    assert basket.total.minor == amounts + shares
    assert shares == basket.tax_added.minor
    assert all(line.tax_added is None or line.tax_added.minor >= 0 for line in basket.lines)
    assert basket_of("EUR", *reversed(goods)).total == basket.total


FOOD = Category(category_id="food", names={}, picture="", position=1, tax_ppm=26_000)


@pytest.mark.parametrize(
    ("percent", "category", "rule"),
    [
        (7, None, TaxRule(70_000)),
        (7, FOOD, TaxRule(70_000)),
        (None, FOOD, TaxRule(26_000)),
        (None, replace(FOOD, tax_on_top=True), TaxRule(26_000, on_top=True)),
        (0, replace(FOOD, tax_on_top=True), TaxRule(0, on_top=True)),
        (None, replace(FOOD, tax_ppm=None), TaxRule(0)),
        (None, None, TaxRule(0)),
    ],
)
def test_an_items_own_rate_goes_before_its_categorys(
    percent: int | None, category: Category | None, rule: TaxRule
) -> None:
    assert rule_for(item("bread", 100, tax_percent=percent), category) == rule


def test_a_rate_is_shown_without_needless_decimals() -> None:
    assert [format(percent_of(ppm)) for ppm in (70_000, 200_000, 81_000, 0)] == [
        "7",
        "20",
        "8.1",
        "0",
    ]
