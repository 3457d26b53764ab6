"""Each kind of offer in currencies with no, two and three decimals; who may have it, and when."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from kiosk.domain.basket import Basket, Line, empty_basket
from kiosk.domain.claims import Claims, ShopTime, ShownCoupon
from kiosk.domain.pricing import price_basket
from storecore.contracts.offers import CouponUse, Offer, OfferKind, OfferPart
from storecore.contracts.reference import SoldBy
from storecore.money import Money, parse_money, zero
from tests.kiosk.shop import item

CURRENCIES = ("JPY", "EUR", "KWD")
THURSDAY = date(2026, 1, 15)
NOON = Claims(began=ShopTime(THURSDAY, 12 * 60))
MEMBER = replace(NOON, is_member=True, tier="silver")


def basket_of(currency: str, *wanted: tuple[str, str, int], claims: Claims = NOON) -> Basket:
    """A basket of (sku, price in whole units, pieces); below zero: so many grams instead."""
    lines = []
    for sku, price, count in wanted:
        kind = SoldBy.KG if count < 0 else SoldBy.EACH
        goods = item(sku, 0, price=parse_money(price, currency), sold_by=kind, category=sku[0])
        lines.append(
            Line(
                line_id=f"line-{sku}",
                item=goods,
                price_version=1,
                quantity=max(count, 1),
                weight_g=-count if count < 0 else None,
                amount=zero(currency),
                saving=zero(currency),
            )
        )
    return replace(empty_basket(currency), lines=tuple(lines), claims=claims)


def offer(kind: OfferKind, **fields: object) -> Offer:
    """An offer named after its kind."""
    return Offer(offer_id=kind.value, kind=kind, names={"en": kind.value}, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize(
    ("kind", "fields", "wanted", "saved"),
    [
        ("n_for_price", {"skus": ("a",), "quantity": 3, "price": "10"}, [("a", "4", 7)], "4"),
        ("n_for_m", {"skus": ("a", "b"), "quantity": 3, "pay_quantity": 2},
         [("a", "6", 2), ("b", "4", 1)], "4"),
        ("n_for_m", {"skus": ("a", "b"), "quantity": 2, "pay_quantity": 1},
         [("a", "6", 2), ("b", "4", 2)], "10"),
        ("percent_off", {"skus": ("a",), "percent": 50}, [("a", "4", 2), ("b", "4", 1)], "4"),
        ("percent_off", {"categories": ("a",), "percent": 25}, [("ab", "4", -2000)], "2"),
        ("percent_off", {"percent": 100}, [("a", "4", 1), ("b", "5", 1)], "9"),
        ("amount_off", {"skus": ("a",), "amount": "1"}, [("a", "4", 3)], "3"),
        ("amount_off", {"skus": ("a",), "amount": "9"}, [("a", "4", 3)], "12"),
        ("amount_off", {"skus": ("a",), "amount": "2"}, [("a", "9", -1500)], "3"),
        ("amount_off", {"skus": ("a",), "amount": "1", "times_max": 2}, [("a", "4", 3)], "2"),
        ("threshold", {"threshold": "20", "amount": "5"}, [("a", "4", 5)], "5"),
        ("threshold", {"threshold": "20", "amount": "5"}, [("a", "19", 1)], "0"),
        ("threshold", {"threshold": "20", "amount": "50"}, [("a", "20", 1)], "20"),
        ("threshold", {"categories": ("a",), "threshold": "6", "amount": "2"},
         [("a", "6", 1), ("b", "9", 1)], "2"),
        ("threshold", {"categories": ("a",), "threshold": "7", "amount": "2"},
         [("a", "6", 1), ("b", "9", 1)], "0"),
        ("threshold", {"categories": ("a",), "threshold": "6", "percent": 50},
         [("a", "6", 1), ("b", "9", 1)], "3"),
        ("mix_and_match", {"parts": (("a", 1), ("b", 1), ("c", 1)), "price": "6"},
         [("a", "4", 2), ("b", "3", 2), ("c", "2", 1)], "3"),
        ("mix_and_match", {"parts": (("a", 1), ("b", 2)), "price": "6"},
         [("a", "4", 1), ("b", "3", 1)], "0"),
        ("bundle", {"parts": (("a", 2), ("b", 1)), "price": "9", "times_max": 1},
         [("a", "4", 4), ("b", "3", 2)], "2"),
        ("member_price", {"skus": ("a",), "price": "3"}, [("a", "4", 2)], "2"),
        ("member_price", {"skus": ("a",), "price": "6"}, [("a", "8", -500)], "1"),
        ("member_price", {"skus": ("a",), "price": "5"}, [("a", "4", 2)], "0"),
    ],
)  # fmt: skip
def test_a_kind_of_offer_saves_what_it_says(
    currency: str,
    kind: str,
    fields: dict[str, object],
    wanted: list[tuple[str, str, int]],
    saved: str,
) -> None:
    read = {
        name: parse_money(str(value), currency)
        if name in ("price", "amount", "threshold")
        else tuple(OfferPart(skus=(sku,), quantity=count) for sku, count in value)  # type: ignore[attr-defined]
        if name == "parts"
        else value
        for name, value in fields.items()
    }
    priced = price_basket(
        basket_of(currency, *wanted, claims=MEMBER), [offer(OfferKind(kind), **read)]
    )
    assert priced.saving == parse_money(saved, currency)
    explained = [saving for line in priced.lines for saving in line.savings]
    assert {saving.offer_id for saving in explained} == ({kind} if priced.saving.minor else set())
    assert sum(saving.amount.minor for saving in explained) == priced.saving.minor


HALF = offer(OfferKind.PERCENT_OFF, percent=50)


@pytest.mark.parametrize(
    ("bound", "claims", "holds"),
    [
        ({}, Claims(), True),
        ({"members_only": True}, NOON, False),
        ({"members_only": True}, MEMBER, True),
        ({"tiers": ("gold",)}, MEMBER, False),
        ({"tiers": ("gold", "silver")}, MEMBER, True),
        ({"tiers": ("",)}, NOON, False),
        ({"weekdays": (4,)}, NOON, True),
        ({"weekdays": (5, 6, 7)}, NOON, False),
        ({"weekdays": (4,)}, Claims(), False),
        ({"from_minute": 720, "until_minute": 780}, NOON, True),
        ({"from_minute": 600, "until_minute": 720}, NOON, False),
        ({"first_day": "2026-01-15", "last_day": "2026-01-15"}, NOON, True),
        ({"first_day": "2026-01-16"}, NOON, False),
        ({"last_day": "2026-01-14"}, NOON, False),
        ({"coupon": CouponUse.GENERAL, "coupon_code": "99"}, NOON, False),
    ],
)
def test_an_offer_holds_for_whom_and_when_it_says(
    bound: dict[str, object], claims: Claims, holds: bool
) -> None:
    bounded = replace(HALF, **bound)
    priced = price_basket(basket_of("EUR", ("a", "4", 1), claims=claims), [bounded])
    assert priced.saving == Money(200 if holds else 0, "EUR")


def test_a_general_coupon_counts_once_shown_and_two_single_use_ones_twice() -> None:
    one_piece = replace(HALF, coupon=CouponUse.SINGLE_USE, times_max=1)
    for shown, saved in ((0, 0), (1, 200), (2, 400), (3, 400)):
        coupons = tuple(ShownCoupon(f"code-{n}", HALF.offer_id) for n in range(shown))
        claims = replace(NOON, coupons=coupons)
        priced = price_basket(basket_of("EUR", ("a", "4", 2), claims=claims), [one_piece])
        assert priced.saving.minor == saved
    general = replace(HALF, coupon=CouponUse.GENERAL, coupon_code="9912345678901")
    claims = replace(NOON, coupons=(ShownCoupon(general.coupon_code, HALF.offer_id),))
    assert (
        price_basket(basket_of("EUR", ("a", "4", 2), claims=claims), [general]).total.minor == 400
    )


def test_of_amounts_off_the_purchase_the_shops_best_the_coupons_best_and_points_add_up() -> None:
    def off(offer_id: str, amount: int, coupon: CouponUse = CouponUse.NONE) -> Offer:
        sum_off = offer(OfferKind.THRESHOLD, threshold=Money(0, "EUR"), amount=Money(amount, "EUR"))
        return replace(sum_off, offer_id=offer_id, coupon=coupon)

    offers = [
        off("s1", 100),
        off("s2", 300),
        off("c1", 50, CouponUse.GENERAL),
        off("c2", 70, CouponUse.SINGLE_USE),
    ]
    shown = (ShownCoupon("x", "c1"), ShownCoupon("y", "c2"))
    claims = replace(NOON, coupons=shown, points=500, points_value=Money(500, "EUR"))
    priced = price_basket(basket_of("EUR", ("a", "10", 1), claims=claims), offers)
    assert [(s.offer_id, s.amount.minor) for s in priced.lines[0].savings] == [
        ("points", 500),
        ("s2", 300),
        ("c2", 70),
    ]
    cheap = price_basket(basket_of("EUR", ("a", "5", 1), claims=claims), offers)
    assert cheap.total == zero("EUR")
    assert {s.offer_id: s.amount.minor for s in cheap.lines[0].savings}["points"] == 130


def test_overlapping_offers_are_combined_as_the_customer_would() -> None:
    """Two meals and three for two want the same drinks; apart each would take the wrong ones."""
    meal = offer(
        OfferKind.MIX_AND_MATCH,
        parts=(OfferPart(skus=("sandwich",)), OfferPart(skus=("juice", "water"))),
        price=Money(400, "EUR"),
    )
    three = offer(OfferKind.N_FOR_M, skus=("juice",), quantity=3, pay_quantity=2)
    basket = basket_of("EUR", ("sandwich", "3", 1), ("juice", "2", 3), ("water", "1.50", 1))
    priced = price_basket(basket, [meal, three])
    assert priced.saving == Money(250, "EUR")
    by_line = {
        line.sku: [(s.offer_id, s.amount.minor) for s in line.savings] for line in priced.lines
    }
    assert by_line["juice"] == [("n_for_m", 200)]
    assert {offer_id for offer_id, _ in by_line["water"] + by_line["sandwich"]} == {"mix_and_match"}


def test_more_offers_than_can_be_tried_together_still_save_and_never_too_much() -> None:
    crowd = [
        replace(
            offer(OfferKind.N_FOR_M, quantity=2 + number % 4, pay_quantity=1),
            offer_id=f"offer-{number:02}",
        )
        for number in range(30)
    ]
    wanted = [(f"sku-{number}", str(1 + number % 7), 2) for number in range(40)]
    priced = price_basket(basket_of("EUR", *wanted), crowd)
    best_alone = price_basket(basket_of("EUR", *wanted), [crowd[3]])
    assert priced.saving.minor >= best_alone.saving.minor > 0
    assert all(line.amount.minor >= 0 for line in priced.lines)


@pytest.mark.parametrize(
    "unsound",
    [
        {"kind": OfferKind.PERCENT_OFF, "percent": 101},
        {"kind": OfferKind.PERCENT_OFF, "percent": -5},
        {"kind": OfferKind.AMOUNT_OFF, "amount": Money(100, "USD")},
        {"kind": OfferKind.AMOUNT_OFF, "amount": Money(-100, "EUR")},
        {"kind": OfferKind.N_FOR_PRICE, "quantity": 0, "price": Money(1, "EUR")},
        {"kind": OfferKind.N_FOR_M, "quantity": 2, "pay_quantity": 0},
        {"kind": OfferKind.THRESHOLD, "threshold": Money(1, "EUR")},
        {"kind": OfferKind.MIX_AND_MATCH, "price": Money(1, "EUR")},
        {"kind": OfferKind.BUNDLE, "parts": (OfferPart(),), "price": Money(1, "EUR")},
        {"kind": OfferKind.MEMBER_PRICE},
    ],
)
def test_an_offer_that_makes_no_sense_is_left_out(unsound: dict[str, object]) -> None:
    odd = Offer(offer_id="odd", names={}, **unsound)  # type: ignore[arg-type]
    assert price_basket(basket_of("EUR", ("a", "4", 3), claims=MEMBER), [odd]).saving.minor == 0
