"""Member numbers and coupons are told from goods, and a wrong digit is never taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.gs1.gtin import check_digit as gtin_check_digit
from storecore.gs1.loyalty import check_digit, masked, member_number, read_coupon, read_member

NUMBER = "20481230"
GSRN = "952123456789012345"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"SSM:{NUMBER}", NUMBER),
        (f"ssm:{NUMBER}", NUMBER),
        (f"SSM:{NUMBER[:-1]}1", None),
        (f"8018{GSRN}", GSRN),
        (f"(8018){GSRN}", GSRN),
        (f"]C1\x1d8018{GSRN}", GSRN),
        (f"8018{GSRN[:-1]}9", None),
        (NUMBER, None),
        ("SSM:", None),
        ("SSM:١٢٣٤٥٦٧٨", None),
        ("9521002001013", None),
    ],
)
def test_a_code_names_a_member_or_not(text: str, number: str | None) -> None:
    assert read_member(text) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (NUMBER, NUMBER),
        ("2048 1230", NUMBER),
        ("2048-1230", NUMBER),
        ("20481231", None),
        ("2048", None),
        ("2048123x", None),
        ("1" * 19, None),
    ],
)
def test_a_typed_number_needs_its_check_digit(typed: str, number: str | None) -> None:
    assert member_number(typed) == number


@pytest.mark.parametrize(
    ("text", "coupon"),
    [
        ("9900000000011", "9900000000011"),
        ("9900000000012", None),
        ("]E09900000000011", "9900000000011"),
        ("9521002001013", None),
        ("25599000000000284821", "99000000000284821"),
        ("(255)99000000000284821", "99000000000284821"),
        ("SSC:99000000000284821", "99000000000284821"),
        ("SSC:99000000000294821", None),
        ("SSC:", None),
        ("2559900000000011", None),
    ],
)
def test_a_code_is_a_coupon_or_not(text: str, coupon: str | None) -> None:
    assert read_coupon(text) == coupon


@given(st.integers(10**6, 10**17 - 1))
def test_any_number_with_its_check_digit_is_read_and_shown_by_four_digits(body: int) -> None:
    number = f"{body}{check_digit(str(body))}"
    assert read_member(f"SSM:{number}") == member_number(number) == number
    assert masked(number) == f"•••• {number[-4:]}"


@given(st.integers(0, 10**13 - 1))
def test_the_check_digit_is_the_one_of_a_gtin(payload: int) -> None:
    assert check_digit(str(payload)) == gtin_check_digit(payload)


@given(st.text(max_size=40))
def test_whatever_is_read_is_taken_or_left_without_trouble(text: str) -> None:
    read_member(text)
    read_coupon(text)
    member_number(text)
