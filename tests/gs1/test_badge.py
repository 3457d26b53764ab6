"""A badge's code: long, checked, and told apart from everything that is sold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.gs1.badge import (
    BADGE_ENTROPY_BYTES,
    BADGE_PREFIX,
    is_badge_code,
    make_badge_code,
    parse_badge_code,
)
from storecore.gs1.errors import CodeError

ENTROPY = st.binary(min_size=BADGE_ENTROPY_BYTES, max_size=BADGE_ENTROPY_BYTES)


@given(ENTROPY)
def test_what_was_made_is_read(entropy: bytes) -> None:
    code = make_badge_code(entropy)
    assert is_badge_code(code)
    assert parse_badge_code(f" {code.lower()} ") == code.removeprefix(BADGE_PREFIX)


@given(ENTROPY, st.integers(0, 21), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_wrong_character_is_noticed(entropy: bytes, place: int, other: str) -> None:
    code = parse_badge_code(make_badge_code(entropy))
    wrong = code[:place] + other + code[place + 1 :]
    if wrong == code:
        return
    try:
        assert parse_badge_code(BADGE_PREFIX + wrong) != code
    except CodeError:
        return


@pytest.mark.parametrize(
    "text", ["", "SSB:", "SSB:0", "SSB:" + "0" * 21 + "!", "9521002001013", "SSP:ABC"]
)
def test_anything_else_is_none(text: str) -> None:
    with pytest.raises(CodeError):
        parse_badge_code(text)


def test_randomness_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="13 bytes"):
        make_badge_code(b"short")
