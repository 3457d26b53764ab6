"""Short numbers that people type: PLUs and pickup codes."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.pickup import group_pickup_code, make_pickup_code, parse_pickup_code
from storecore.gs1.plu import is_organic, parse_plu

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
codes = st.binary(min_size=5, max_size=5).map(make_pickup_code)


@pytest.mark.parametrize("plu", ["3000", "4011", "4999", "83000", "84999", "94011", "93283"])
def test_plus_of_the_ifps_series_are_read(plu: str) -> None:
    assert parse_plu(plu) == plu
    assert is_organic(plu) is plu.startswith("9")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2999", CodeRefusal.NOT_A_PLU),
        ("5000", CodeRefusal.NOT_A_PLU),
        ("82999", CodeRefusal.NOT_A_PLU),
        ("92999", CodeRefusal.NOT_A_PLU),
        ("04011", CodeRefusal.NOT_A_PLU),
        ("401", CodeRefusal.BAD_LENGTH),
        ("", CodeRefusal.BAD_CHARACTERS),
        ("40l1", CodeRefusal.BAD_CHARACTERS),
    ],
)
def test_other_numbers_are_no_plus(text: str, reason: CodeRefusal) -> None:
    with pytest.raises(CodeError) as refused:
        parse_plu(text)
    assert refused.value.reason is reason


@given(codes)
def test_a_pickup_code_is_read_however_it_is_written(code: str) -> None:
    sloppy = group_pickup_code(code).lower().replace("1", "l").replace("0", "o")
    assert len(code) == 8
    assert set(code) <= set(CROCKFORD)
    assert parse_pickup_code(code) == code
    assert parse_pickup_code("SSP:" + code) == code
    assert parse_pickup_code(f"ssp:{sloppy} ") == code
    assert parse_pickup_code(sloppy.replace("l", "i")) == code


@given(codes)
def test_a_pickup_code_never_looks_like_an_item_number(code: str) -> None:
    assert code[0] in string.ascii_uppercase


@given(st.binary(min_size=5, max_size=5), st.integers(0, 33))
def test_every_bit_of_the_randomness_that_is_used_matters(entropy: bytes, bit: int) -> None:
    other = (int.from_bytes(entropy, "big") ^ (1 << bit)).to_bytes(5, "big")
    assert make_pickup_code(entropy) != make_pickup_code(other)


@given(codes, st.integers(0, 7), st.sampled_from(CROCKFORD))
def test_one_wrong_character_is_always_noticed(code: str, position: int, char: str) -> None:
    assume(code[position] != char)
    with pytest.raises(CodeError):
        parse_pickup_code("SSP:" + code[:position] + char + code[position + 1 :])


@given(codes, st.integers(0, 7), st.integers(0, 7))
def test_two_swapped_characters_are_always_noticed(code: str, first: int, second: int) -> None:
    assume(code[first] != code[second])
    chars = list(code)
    chars[first], chars[second] = chars[second], chars[first]
    with pytest.raises(CodeError):
        parse_pickup_code("SSP:" + "".join(chars))


def test_a_code_of_digits_only_needs_its_prefix() -> None:
    digits = next(
        f"0000{tail:04d}" for tail in range(1, 10_000) if _is_valid(f"SSP:0000{tail:04d}")
    )
    assert parse_pickup_code("SSP:" + digits) == digits
    with pytest.raises(CodeError):
        parse_pickup_code(digits)
    with pytest.raises(CodeError):
        parse_pickup_code("O" + digits[1:])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SSP:", CodeRefusal.BAD_LENGTH),
        ("SSP:ABCDEFGHJKMN0", CodeRefusal.BAD_LENGTH),
        ("SSP:UBCDEFGH", CodeRefusal.BAD_CHARACTERS),
        ("SSP:ÄBCDEFGH", CodeRefusal.BAD_CHARACTERS),
    ],
)
def test_other_texts_are_no_pickup_codes(text: str, reason: CodeRefusal) -> None:
    with pytest.raises(CodeError) as refused:
        parse_pickup_code(text)
    assert refused.value.reason is reason


@pytest.mark.parametrize("size", [0, 4, 6])
def test_a_pickup_code_is_made_from_exactly_five_bytes(size: int) -> None:
    with pytest.raises(ValueError, match="5 random bytes"):
        make_pickup_code(bytes(size))


def _is_valid(text: str) -> bool:
    try:
        parse_pickup_code(text)
    except CodeError:
        return False
    return True
