"""What a basket costs, for any goods, offers and order of scanning."""

from __future__ import annotations

from random import Random
from zlib import crc32

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.basket import Basket, empty_basket
from kiosk.domain.checkout import add_goods, sale_lines, set_quantity, without_restricted
from kiosk.domain.goods import PLAIN, Goods, Measured
from storecore.contracts.offers import Offer, OfferKind
from storecore.contracts.reference import Item, SoldBy
from storecore.money import Money
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

SKUS = ("a", "b", "c", "d")


def offer_name(letter: str, drawn: object) -> str:
    return f"{letter}{crc32(repr(drawn).encode())}"


prices = st.integers(0, 2000)
quantities = st.integers(1, 4)
sku_sets = st.sets(st.sampled_from(SKUS), min_size=1, max_size=3).map(lambda s: tuple(sorted(s)))
group_offers = st.tuples(sku_sets, quantities, prices).map(
    lambda t: Offer(
        offer_id=offer_name("g", t),
        kind=OfferKind.N_FOR_PRICE,
        names={},
        skus=t[0],
        quantity=t[1],
        price=eur(t[2]),
    )
)
percent_offers = st.tuples(sku_sets, st.integers(1, 100)).map(
    lambda t: Offer(
        offer_id=offer_name("p", t),
        kind=OfferKind.PERCENT_OFF,
        names={},
        skus=t[0],
        percent=t[1],
    )
)
offer_lists = st.lists(
    group_offers | percent_offers, max_size=4, unique_by=lambda offer: offer.offer_id
)
catalogues = st.tuples(*(prices for _ in SKUS))
Scan = tuple[str, Measured]
Prices = tuple[int, ...]
scans = st.lists(
    st.tuples(
        st.sampled_from(SKUS),
        st.just(PLAIN)
        | st.integers(1, 3000).map(Measured)
        | st.integers(0, 900).map(lambda minor: Measured(None, eur(minor))),
    ),
    min_size=1,
    max_size=9,
)


def filled(order: list[Scan], price_of: Prices, offers: list[Offer]) -> Basket:
    basket = empty_basket("EUR")
    for number, (sku, measured) in enumerate(order):
        kind = SoldBy.KG if measured.weight_g is not None else SoldBy.EACH
        tax = 7 if sku in "ab" else 19
        one: Item = item(sku, price_of[SKUS.index(sku)], sold_by=kind, tax_percent=tax)
        # A weighed entry and a piece of one sku are different goods of the same offer.
        goods = Goods(one, 1 if measured.is_plain else 2)
        basket = add_goods(basket, goods, measured, f"line-{number}", offers)
    return basket


@given(scans, catalogues, offer_lists, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_scanning_never_changes_what_is_paid(
    order: list[Scan], price_of: Prices, offers: list[Offer], random: Random
) -> None:
    shuffled, shuffled_offers = list(order), list(offers)
    random.shuffle(shuffled)
    random.shuffle(shuffled_offers)
    one = filled(order, price_of, offers)
    other = filled(shuffled, price_of, shuffled_offers)
    assert (one.total, one.saving, one.taxes) == (other.total, other.saving, other.taxes)


@given(scans, catalogues, offer_lists)
@settings(max_examples=150, deadline=None)
def test_total_is_the_sum_of_lines_and_tax_is_inside_it(
    order: list[Scan], price_of: Prices, offers: list[Offer]
) -> None:
    basket = filled(order, price_of, offers)
    assert basket.total.minor == sum(line.amount.minor for line in basket.lines)
    assert basket.saving.minor == sum(line.saving.minor for line in basket.lines)
    assert basket.total.minor == sum(part.amount.minor for part in basket.taxes)
    assert all(line.amount.minor >= 0 and line.saving.minor >= 0 for line in basket.lines)
    for part in basket.taxes:
        net = part.amount.minor - part.tax.minor
        assert abs(net * part.percent - part.tax.minor * 100) <= (100 + part.percent) / 2


@given(scans, catalogues, offer_lists)
@settings(max_examples=150, deadline=None)
def test_one_thing_more_lowers_the_total_by_no_more_than_the_saving_it_brings(
    order: list[Scan], price_of: Prices, offers: list[Offer]
) -> None:
    before = filled(order[:-1], price_of, offers)
    after = filled(order, price_of, offers)
    assert after.saving.minor >= before.saving.minor
    assert after.total.minor >= before.total.minor - (after.saving.minor - before.saving.minor)


def brute_force(units: list[tuple[str, int]], offers: list[Offer]) -> int:
    """The best saving by trying every way to give each unit to an offer or to none."""
    groups = [offer for offer in offers if offer.kind is OfferKind.N_FOR_PRICE]
    percents = [offer for offer in offers if offer.kind is OfferKind.PERCENT_OFF]

    def alone(sku: str, price: int) -> int:
        return max(
            ((2 * price * o.percent + 100) // 200 for o in percents if sku in o.skus), default=0
        )

    def best(left: int, counts: tuple[int, ...], saving: int) -> int:
        if left == len(units):
            if any(c % g.quantity for c, g in zip(counts, groups, strict=True)):
                return -1
            cost = 0
            for count, group in zip(counts, groups, strict=True):
                assert group.price is not None
                cost += count // group.quantity * group.price.minor
            return saving - cost
        sku, price = units[left]
        found = best(left + 1, counts, saving + alone(sku, price))
        for index, group in enumerate(groups):
            if sku in group.skus:
                more = (*counts[:index], counts[index] + 1, *counts[index + 1 :])
                found = max(found, best(left + 1, more, saving + price))
        return found

    return best(0, (0,) * len(groups), 0)


@given(st.lists(st.sampled_from(SKUS), min_size=1, max_size=6), catalogues, offer_lists)
@settings(max_examples=120, deadline=None)
def test_the_saving_is_the_greatest_that_the_offers_allow(
    skus: list[str], price_of: Prices, offers: list[Offer]
) -> None:
    basket = filled([(sku, PLAIN) for sku in skus], price_of, offers)
    units = [(sku, price_of[SKUS.index(sku)]) for sku in skus]
    assert basket.saving.minor == brute_force(units, offers)


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
    assert [(part.percent, part.tax) for part in basket.taxes] == [(7, eur(8)), (19, eur(112))]
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
