"""Offers and tax rates of a retailer's files: what each line becomes, and every mistake by name."""

from __future__ import annotations

import pytest

from storecore.contracts.offers import CouponUse, Offer, OfferKind, OfferPart
from storecore.contracts.reference import Category
from storecore.money import Money
from tests.cloud.rig import CATALOGUE, Cloud, small_import

COLUMNS = (
    *("offer_id", "kind", "skus", "quantity", "pay_quantity", "price", "percent", "amount"),
    *("threshold", "parts", "times_max", "members_only", "tiers", "coupon", "coupon_code"),
    *("weekdays", "first_day", "last_day", "from_time", "until_time", "currency", "name_en"),
)


def offers_file(**cells: str) -> str:
    """A file of one offer; cells that are not given are empty."""
    given = {"offer_id": "x", "skus": "milk-1l", "currency": "EUR", "name_en": "X", **cells}
    return ",".join(COLUMNS) + "\n" + ",".join(given.get(name, "") for name in COLUMNS) + "\n"


def eur(minor: int) -> Money:
    """Euro cents."""
    return Money(minor, "EUR")


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"kind": "n_for_price", "quantity": "2", "price": "2.50"},
         {"skus": ("milk-1l",), "quantity": 2, "price": eur(250)}),
        ({"kind": "n_for_m", "quantity": "3", "pay_quantity": "2", "skus": "milk-1l|@food"},
         {"skus": ("milk-1l",), "categories": ("food",), "quantity": 3, "pay_quantity": 2}),
        ({"kind": "percent_off", "percent": "20", "quantity": "1", "skus": "*"}, {"percent": 20}),
        ({"kind": "amount_off", "amount": "0.30"}, {"skus": ("milk-1l",), "amount": eur(30)}),
        ({"kind": "threshold", "skus": "*", "threshold": "30", "amount": "3", "tiers": "au|ag"},
         {"threshold": eur(3000), "amount": eur(300), "tiers": ("au", "ag")}),
        ({"kind": "threshold", "skus": "@food", "threshold": "30", "percent": "5"},
         {"categories": ("food",), "threshold": eur(3000), "percent": 5}),
        ({"kind": "mix_and_match", "skus": "", "parts": "2*milk-1l|shirt + @food", "price": "5"},
         {"parts": (OfferPart(skus=("milk-1l", "shirt"), quantity=2),
                    OfferPart(categories=("food",))), "price": eur(500)}),
        ({"kind": "bundle", "skus": "", "parts": "milk-1l+2*wine", "price": "12", "times_max": "1"},
         {"parts": (OfferPart(skus=("milk-1l",)), OfferPart(skus=("wine",), quantity=2)),
          "price": eur(1200), "times_max": 1}),
        ({"kind": "member_price", "price": "0.99", "members_only": "yes"},
         {"skus": ("milk-1l",), "price": eur(99), "members_only": True}),
        ({"kind": "percent_off", "percent": "30", "skus": "milk-1l", "weekdays": "5|6",
          "from_time": "17:00", "until_time": "19:30", "first_day": "2026-01-01"},
         {"skus": ("milk-1l",), "percent": 30, "weekdays": (5, 6), "from_minute": 1020,
          "until_minute": 1170, "first_day": "2026-01-01"}),
        ({"kind": "percent_off", "percent": "10", "skus": "*", "coupon": "general",
          "coupon_code": "9900000000011"},
         {"percent": 10, "coupon": CouponUse.GENERAL, "coupon_code": "9900000000011"}),
        ({"kind": "percent_off", "percent": "50", "skus": "*", "coupon": "single_use",
          "times_max": "1"},
         {"percent": 50, "coupon": CouponUse.SINGLE_USE, "times_max": 1}),
    ],
)  # fmt: skip
def test_a_line_becomes_an_offer(
    still_cloud: Cloud, cells: dict[str, str], wanted: dict[str, object]
) -> None:
    report = still_cloud.load(small_import(offers=offers_file(**cells)))
    assert not [one for one in report.problems if one.file == "offers"]
    found = still_cloud.data.store.catalogue().offers["x"]
    names = dict.fromkeys(found.names, "X")
    kind = OfferKind(cells["kind"])
    assert found == Offer(offer_id="x", kind=kind, names=names, **wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"kind": "gift"}, "kind gift: write n_for_price or n_for_m or percent_off"),
        ({"kind": "n_for_price", "skus": "milk-9l"}, "skus milk-9l: no such good is sold"),
        ({"kind": "n_for_price", "skus": "@toys"}, "skus @toys: no such category"),
        ({"kind": "n_for_price", "skus": ""}, "skus is empty: name the goods"),
        ({"kind": "n_for_price", "quantity": "1"}, "quantity 1: write a whole number from 2"),
        ({"kind": "n_for_price", "price": "1", "currency": "USD"}, "the store counts in EUR"),
        ({"kind": "n_for_price", "quantity": "2"}, "price is empty"),
        ({"kind": "n_for_price", "percent": "5"}, "percent 5: an offer of kind n_for_price"),
        ({"kind": "n_for_m", "quantity": "3", "pay_quantity": "3"}, "whole number from 1 to 2"),
        ({"kind": "percent_off", "percent": "100"}, "write a whole number from 1 to 99"),
        ({"kind": "percent_off", "percent": "10", "price": "1"}, "price 1: an offer of kind"),
        ({"kind": "amount_off", "amount": "0"}, "write more than nothing"),
        ({"kind": "threshold", "threshold": "5", "amount": "6"}, "more than the threshold"),
        ({"kind": "threshold", "threshold": "5", "amount": "1", "percent": "5"}, "write either"),
        ({"kind": "threshold", "amount": "1"}, "threshold is empty"),
        ({"kind": "bundle", "skus": "", "parts": "milk-1l|wine", "price": "1"}, "is one good"),
        ({"kind": "bundle", "skus": "", "parts": "", "price": "1"}, "write goods parted by +"),
        ({"kind": "bundle", "parts": "wine", "price": "1"}, "skus milk-1l: an offer of kind"),
        ({"kind": "mix_and_match", "skus": "", "parts": "0*wine", "price": "1"}, "at least one"),
        ({"kind": "mix_and_match", "skus": "", "parts": "*+wine", "price": "1"}, "* is too many"),
        ({"kind": "member_price", "price": "x"}, "price x"),
        ({"kind": "percent_off", "percent": "5", "weekdays": "8"}, "days from 1 (Monday)"),
        ({"kind": "percent_off", "percent": "5", "first_day": "1.2.26"}, "a day like 2026-12-24"),
        ({"kind": "percent_off", "percent": "5", "from_time": "25:00"}, "a time like 17:30"),
        ({"kind": "percent_off", "percent": "5", "from_time": "20:00", "until_time": "02:00"},
         "make two offers of a night"),
        ({"kind": "percent_off", "percent": "5", "coupon": "general"}, "write the 13 digits"),
        ({"kind": "percent_off", "percent": "5", "coupon": "single_use"}, "how often one coupon"),
        ({"kind": "percent_off", "percent": "5", "coupon_code": "1"}, "leave it empty"),
        ({"kind": "percent_off", "percent": "5", "members_only": "some"}, "write yes or no"),
    ],
)  # fmt: skip
def test_a_wrong_offer_is_named(still_cloud: Cloud, cells: dict[str, str], words: str) -> None:
    report = still_cloud.load(small_import(offers=offers_file(**cells)))
    told = [f"{one.file} line {one.line}: {one.problem}" for one in report.problems]
    assert [text for text in told if text.startswith("offers line 2: ") and words in text], told


def test_a_category_may_set_the_tax_of_its_goods(cloud: Cloud) -> None:
    categories = "key,name_en,tax_percent,tax_on_top\nfood,Food,8.875,yes\n"
    untaxed = CATALOGUE.splitlines()
    place = untaxed[0].split(",").index("tax_percent")
    cells = untaxed[1].split(",")
    cells[place] = ""
    cells[0], cells[1] = "untaxed", "9521002001020"
    catalogue = "\n".join((untaxed[0], ",".join(cells)))
    report = cloud.load(small_import(categories=categories, catalogue=catalogue))
    assert not report.problems
    sold = cloud.data.store.catalogue()
    assert sold.items["untaxed"].tax_percent is None
    (food,) = [c for c in sold.categories if c.category_id == "food"]
    assert food == Category(
        category_id="food",
        names=food.names,
        picture="",
        position=1,
        tax_ppm=88_750,
        tax_on_top=True,
    )


@pytest.mark.parametrize(
    ("cell", "words"),
    [("seven,", "such as 7 or 8.875"), ("8.87555,", "such as 7"), ("7,maybe", "write yes or no")],
)
def test_a_wrong_tax_rate_is_named(still_cloud: Cloud, cell: str, words: str) -> None:
    categories = f"key,name_en,tax_percent,tax_on_top\nfood,Food,{cell}\n"
    report = still_cloud.load(small_import(categories=categories))
    assert [one for one in report.problems if one.file == "categories" and words in one.problem]
