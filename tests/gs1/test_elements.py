"""GS1-128, DataBar and Digital Link say what is on the label, all of it, or are refused."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.gs1.digital_link import parse_digital_link
from storecore.gs1.element import ElementData, parse_elements
from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.gtin import Gtin
from tests.gs1.strategies import gtins, serials

GS = "\x1d"
MILK = Gtin("09501101530003")
MEAT = Gtin.from_payload(9_952_123_450_000)
MEAT_01 = f"01{MEAT.gtin14}"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("0109501101530003", ElementData(gtin=MILK)),
        (f"{GS}0109501101530003{GS}", ElementData(gtin=MILK)),
        ("(01)09501101530003", ElementData(gtin=MILK)),
        ("(01) 09501101530003 (21) S-1", ElementData(gtin=MILK, serial="S-1")),
        (
            f"{MEAT_01}31030012501526123110AB/12",
            ElementData(gtin=MEAT, weight_g=1250, best_before=date(2026, 12, 31), batch="AB/12"),
        ),
        (
            f"10AB12{GS}{MEAT_01}3922499{GS}17261100",
            ElementData(gtin=MEAT, batch="AB12", price_minor=499, expiry=date(2026, 11, 30)),
        ),
        (
            f"{MEAT_01}308{GS}70032612011030",
            ElementData(gtin=MEAT, count=8, expiry=date(2026, 12, 1)),
        ),
        (f"{MEAT_01}3202000150", ElementData(gtin=MEAT, weight_g=680)),  # 1.50 lb
        (f"{MEAT_01}3105012345", ElementData(gtin=MEAT, weight_g=123)),  # 0.12345 kg
        ("00395011015300000011", ElementData(sscc="395011015300000011")),
    ],
)
def test_element_strings_are_read(text: str, data: ElementData) -> None:
    assert parse_elements(text) == data


@pytest.mark.parametrize(
    ("price", "currency_decimals", "minor", "currency"),
    [
        ("39221234", 2, 1234, None),
        ("39201234", 0, 1234, None),
        ("39201234", 2, 123400, None),
        ("39231230", 2, 123, None),
        ("39329781234", 2, 1234, "978"),
        ("39303921234", 2, 1234, "392"),  # JPY has no decimals whatever the shop's currency
        ("39334141234", 2, 1234, "414"),  # KWD has three
    ],
)
def test_prices_are_in_minor_units(
    price: str, currency_decimals: int, minor: int, currency: str | None
) -> None:
    data = parse_elements(MEAT_01 + price, currency_decimals=currency_decimals)
    assert (data.price_minor, data.price_currency) == (minor, currency)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", CodeRefusal.BAD_ELEMENTS),
        ("0109501101530004", CodeRefusal.BAD_CHECK_DIGIT),
        ("(01)09501101530004", CodeRefusal.BAD_CHECK_DIGIT),
        ("00395011015300000012", CodeRefusal.BAD_CHECK_DIGIT),
        ("0100000000000000", CodeRefusal.ALL_ZERO),
        ("0109501101530", CodeRefusal.BAD_ELEMENTS),
        (f"{MEAT_01}10", CodeRefusal.BAD_ELEMENTS),
        (f"{MEAT_01}30", CodeRefusal.BAD_ELEMENTS),
        (f"{MEAT_01}10ABCDEFGHIJKLMNOPQRST15261231", CodeRefusal.BAD_ELEMENTS),
        (f"{MEAT_01}05", CodeRefusal.BAD_ELEMENTS),
        (f"(01){MEAT.gtin14}(10)A(B", CodeRefusal.BAD_ELEMENTS),
        (f"x(01){MEAT.gtin14}", CodeRefusal.BAD_ELEMENTS),
        (f"{MEAT_01}10ÄB", CodeRefusal.BAD_CHARACTERS),
        (f"{MEAT_01}15260230", CodeRefusal.BAD_DATE),
        (f"{MEAT_01}15000000", CodeRefusal.BAD_DATE),
        (f"{MEAT_01}31030001953103000196", CodeRefusal.CONFLICTING_ELEMENTS),
        (f"{MEAT_01}31030001953102000195", CodeRefusal.CONFLICTING_ELEMENTS),
        (f"{MEAT_01}3103000000", CodeRefusal.ZERO_MEASURE),
        (f"{MEAT_01}39239999", CodeRefusal.BAD_PRICE),
        (f"{MEAT_01}39220", CodeRefusal.ZERO_MEASURE),
    ],
)
def test_a_label_that_makes_no_sense_is_refused(text: str, reason: CodeRefusal) -> None:
    with pytest.raises(CodeError) as refused:
        parse_elements(text)
    assert refused.value.reason is reason


def test_the_same_thing_said_twice_is_no_contradiction() -> None:
    assert parse_elements(f"{MEAT_01}3103000195{MEAT_01}3103000195").weight_g == 195


@pytest.mark.parametrize(("text", "year"), [("761231", 2076), ("771231", 1977), ("000101", 2000)])
def test_the_century_does_not_depend_on_the_machines_clock(text: str, year: int) -> None:
    best_before = parse_elements(f"{MEAT_01}15{text}").best_before
    assert best_before is not None
    assert best_before.year == year


@given(gtins, st.integers(1, 999_999), serials, serials)
def test_what_was_written_is_read_back(gtin: Gtin, grams: int, batch: str, serial: str) -> None:
    text = f"01{gtin.gtin14}3103{grams:06d}10{batch}{GS}21{serial}"
    expected = ElementData(gtin=gtin, weight_g=grams, batch=batch, serial=serial)
    assert parse_elements(text) == expected
    link = (
        f"https://example.com/shop/01/{gtin.as_shortest()}/10/{quote(batch, safe='')}"
        f"/21/{quote(serial, safe='')}?3103={grams:06d}&utm=x"
    )
    assert parse_digital_link(link) == expected


@pytest.mark.parametrize(
    ("uri", "data"),
    [
        ("https://id.gs1.org/01/09501101530003", ElementData(gtin=MILK)),
        ("HTTP://example.com/a/b/01/9501101530003#top", ElementData(gtin=MILK)),
        (
            "https://id.gs1.org/01/09501101530003?17=261231&15=261130&3922=0199",
            ElementData(
                gtin=MILK,
                expiry=date(2026, 12, 31),
                best_before=date(2026, 11, 30),
                price_minor=199,
            ),
        ),
        ("https://id.gs1.org/00/395011015300000011", ElementData(sscc="395011015300000011")),
    ],
)
def test_digital_links_are_read(uri: str, data: ElementData) -> None:
    assert parse_digital_link(uri) == data


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("https://example.com/", CodeRefusal.NOT_A_SHOP_CODE),
        ("https://example.com/01/5", CodeRefusal.NOT_A_SHOP_CODE),
        ("https://example.com/01/abc", CodeRefusal.NOT_A_SHOP_CODE),
        ("ftp://example.com/01/09501101530003", CodeRefusal.NOT_A_SHOP_CODE),
        ("http://[/01/09501101530003", CodeRefusal.BAD_ELEMENTS),
        ("https://example.com/01/09501101530004", CodeRefusal.BAD_CHECK_DIGIT),
        ("https://example.com/01/09501101530003/10", CodeRefusal.BAD_ELEMENTS),
        ("https://example.com/01/09501101530003?15=26", CodeRefusal.BAD_ELEMENTS),
    ],
)
def test_other_web_addresses_are_refused(uri: str, reason: CodeRefusal) -> None:
    with pytest.raises(CodeError) as refused:
        parse_digital_link(uri)
    assert refused.value.reason is reason
