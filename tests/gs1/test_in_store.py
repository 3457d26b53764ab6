"""A shop's own labels say their weight or price as the shop's pattern divides them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.gtin import Gtin
from storecore.gs1.in_store import InStorePattern, InStoreReading, PatternError, read_in_store

WEIGHT = InStorePattern.parse("21IIIIIWWWWWc")
VERIFIED_WEIGHT = InStorePattern.parse("2IIIIIvWWWWWc")
UPC_PRICE = InStorePattern.parse("02IIIIIvPPPPc")


def label(payload: str) -> Gtin:
    assert len(payload) == 12
    return Gtin.from_payload(int(payload))


@given(st.integers(0, 99_999), st.integers(1, 99_999))
def test_a_printed_weight_is_read_back(item: int, grams: int) -> None:
    reading = WEIGHT.match(label(f"21{item:05d}{grams:05d}"))
    assert reading == InStoreReading(f"{item:05d}", weight_g=grams)


@pytest.mark.parametrize(
    ("pattern", "payload", "reading"),
    [
        # the verifiers of General Specifications 7.9.3 (2875 -> 9) and 7.9.4 (14685 -> 6)
        (UPC_PRICE, "021234592875", InStoreReading("12345", price_minor=2875)),
        (VERIFIED_WEIGHT, "243210614685", InStoreReading("43210", weight_g=14685)),
        (InStorePattern.parse("28IIIIXPPPPPc"), "281234900199", InStoreReading("1234", None, 199)),
    ],
)
def test_known_labels(pattern: InStorePattern, payload: str, reading: InStoreReading) -> None:
    assert pattern.match(label(payload)) == reading


@pytest.mark.parametrize("wrong", "012345678")
def test_a_wrong_verifier_is_refused_though_the_check_digit_fits(wrong: str) -> None:
    with pytest.raises(CodeError) as refused:
        UPC_PRICE.match(label(f"0212345{wrong}2875"))
    assert refused.value.reason is CodeRefusal.BAD_VERIFIER


def test_a_weight_of_nothing_is_refused() -> None:
    with pytest.raises(CodeError) as refused:
        WEIGHT.match(label("211234500000"))
    assert refused.value.reason is CodeRefusal.ZERO_MEASURE


def test_the_first_pattern_whose_prefix_fits_reads_the_label() -> None:
    patterns = [InStorePattern.parse("22IIIIIPPPPPc"), WEIGHT]
    assert read_in_store(label("221234500199"), patterns) == InStoreReading("12345", None, 199)
    assert read_in_store(label("211234500199"), patterns) == InStoreReading("12345", 199)
    assert read_in_store(label("231234500199"), patterns) is None
    assert read_in_store(Gtin("10614141543219"), patterns) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21IIIIIWWWWW",
        "21IIIIIWWWWWWc",
        "31IIIIIWWWWWc",
        "IIIIIIIWWWWWc",
        "21IIIIIIIIIIc",
        "21IIIWIIWWWWc",
        "21IIIIIWWPPPc",
        "21IIIvWWWWWWc",
        "21iiiiiwwwwwc",
        "21IIIIIWWWWW7",
    ],
)
def test_a_pattern_that_makes_no_sense_is_refused_in_words(text: str) -> None:
    with pytest.raises(PatternError, match=r"pattern|verifier"):
        InStorePattern.parse(text)
