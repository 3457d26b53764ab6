"""What a basket costs, for any goods, offers and order of scanning."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.basket import Basket, empty_basket
from kiosk.domain.checkout import add_goods, sale_lines, set_quantity, without_restricted
from kiosk.domain.claims import Claims
from kiosk.domain.goods import PLAIN, Goods, Measured
from kiosk.domain.tax import MILLION
from storecore.contracts.offers import Offer
from storecore.contracts.reference import Item
from storecore.money import Money
from tests.kiosk.pricing_oracle import (
    SKUS,
    Prices,
    Scan,
    best_by_trying,
    catalogues,
    claims,
    filled,
    lists_of_offers,
    scans,
)
from tests.kiosk.shop import (
    BANANA,
    BANANA_TENTH_OFF,
    CHOCOLATE,
    MILK,
    OFFERS,
    THREE_CHOCOLATES,
    WINE,
    eur,
    item,
)


@given(scans, catalogues, lists_of_offers(5), claims, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_scanning_never_changes_what_is_paid(
    order: list[Scan], price_of: Prices, offers: list[Offer], claimed: Claims, random: Random
) -> None:
    shuffled, shuffled_offers = list(order), list(offers)
    random.shuffle(shuffled)
    random.shuffle(shuffled_offers)
    one = filled(order, price_of, offers, claimed)
    other = filled(shuffled, price_of, shuffled_offers, claimed)
    assert (one.total, one.saving, one.taxes) == (other.total, other.saving, other.taxes)


@given(scans, catalogues, lists_of_offers(5), claims)
@settings(max_examples=150, deadline=None)
def test_total_is_the_sum_of_lines_each_saving_is_explained_and_tax_is_inside(
    order: list[Scan], price_of: Prices, offers: list[Offer], claimed: Claims
) -> None:
    basket = filled(order, price_of, offers, claimed)
    assert basket.total.minor == sum(line.amount.minor for line in basket.lines)
    assert basket.saving.minor == sum(line.saving.minor for line in basket.lines)
    assert basket.total.minor == sum(part.amount.minor for part in basket.taxes)
    names = {offer.offer_id: offer.names for offer in offers}
    for line in basket.lines:
        assert line.amount.minor >= 0
        assert line.saving.minor == sum(saving.amount.minor for saving in line.savings)
        assert all(saving.amount.minor > 0 for saving in line.savings)
        assert all(saving.names == names[saving.offer_id] for saving in line.savings)
    for part in basket.taxes:
        net = part.amount.minor - part.tax.minor
        assert abs(net * part.ppm - part.tax.minor * MILLION) <= (MILLION + part.ppm) / 2


@given(scans, catalogues, lists_of_offers(5), claims)
@settings(max_examples=150, deadline=None)
def test_one_thing_more_never_takes_a_saving_away(
    order: list[Scan], price_of: Prices, offers: list[Offer], claimed: Claims
) -> None:
    before = filled(order[:-1], price_of, offers, claimed)
    after = filled(order, price_of, offers, claimed)
    assert after.saving.minor >= before.saving.minor
    assert after.total.minor >= before.total.minor - (after.saving.minor - before.saving.minor)


@given(
    st.lists(st.sampled_from(SKUS), min_size=1, max_size=5),
    catalogues,
    lists_of_offers(4),
)
@settings(max_examples=200, deadline=None)
def test_the_saving_is_the_greatest_that_the_offers_allow(
    skus: list[str], price_of: Prices, offers: list[Offer]
) -> None:
    basket = filled([(sku, PLAIN) for sku in skus], price_of, offers)
    assert basket.saving.minor == best_by_trying(skus, price_of, offers)


def put(*wanted: tuple[Item, Measured]) -> Basket:
    basket = empty_basket("EUR")
    for number, (one, measured) in enumerate(wanted):
        basket = add_goods(basket, Goods(one, 1), measured, f"line-{number}", OFFERS)
    return basket


def test_three_bars_cost_what_the_offer_says_and_a_fourth_its_own_price() -> None:
    three = put(*[(CHOCOLATE, PLAIN)] * 3)
    assert (three.total, three.saving) == (eur(400), eur(137))
    assert three.lines[0].offer_names == (THREE_CHOCOLATES.names,)
    assert put(*[(CHOCOLATE, PLAIN)] * 4).total == eur(579)


def test_a_weighed_line_is_price_times_weight_less_its_percentage() -> None:
    basket = put((BANANA, Measured(755)))
    # 1.79 x 0.755 = 1.35145 -> 1.35; a tenth of it is 0.135 -> 0.14
    assert (basket.total, basket.saving) == (eur(121), eur(14))
    assert basket.lines[0].offer_ids == (BANANA_TENTH_OFF.offer_id,)


def test_pieces_share_a_line_and_weighed_goods_do_not() -> None:
    basket = put((MILK, PLAIN), (BANANA, Measured(200)), (MILK, PLAIN), (BANANA, Measured(200)))
    assert [(line.sku, line.quantity) for line in basket.lines] == [
        ("banana", 1),
        ("milk", 2),
        ("banana", 1),
    ]


def test_a_price_that_changes_during_the_purchase_holds_only_for_what_is_scanned_after_it() -> None:
    dearer = item("milk", 139, gtin=MILK.gtin)
    basket = put((MILK, PLAIN))
    basket = add_goods(basket, Goods(dearer, 2), PLAIN, "line-new", OFFERS)
    assert [line.amount for line in basket.lines] == [eur(139), eur(129)]


def test_tax_is_taken_out_of_each_rate_once() -> None:
    basket = put((MILK, PLAIN), (WINE, PLAIN))
    assert [(part.ppm, part.tax) for part in basket.taxes] == [
        (70_000, eur(8)),
        (190_000, eur(112)),
    ]
    assert basket.tax_included == eur(120)


def test_a_sales_lines_stand_as_scanned_and_name_the_offer() -> None:
    lines = sale_lines(put((MILK, PLAIN), *[(CHOCOLATE, PLAIN)] * 3))
    assert [line.sku for line in lines] == ["milk", "chocolate"]
    assert (lines[1].quantity, lines[1].offer_id) == (3, "choc-3-for-4")
    assert lines[1].unit_price == Money(179, "EUR")


def test_taking_the_last_line_out_leaves_an_empty_basket() -> None:
    basket = put((MILK, PLAIN))
    assert set_quantity(basket, "line-0", 0, OFFERS) == empty_basket("EUR")
    assert without_restricted(put((WINE, PLAIN)), OFFERS).is_empty
