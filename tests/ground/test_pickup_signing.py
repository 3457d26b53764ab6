"""Signed pickup codes: read back whole, and never taken for what they are not."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storecore.gs1.errors import CodeError
from storecore.gs1.pickup import parse_pickup_code
from storecore.gs1.spoken import ALPHABET
from storecore.signing.keys import SigningKey
from storecore.signing.pickup import PickupCodeError, read_signed_pickup, sign_pickup

KEY, OTHER = SigningKey(b"k" * 32), SigningKey(b"o" * 32)
KEYS = {KEY.key_id: KEY.public}
QR_6M_CHARS = 154
"""What a QR code of version 6 (41 modules) takes of capitals and digits with correction M."""

ulids = st.integers(0, 2**128 - 1).map(
    lambda n: "".join(ALPHABET[n >> shift & 31] for shift in range(125, -1, -5))
)
stores = st.text(min_size=1, max_size=10)


@given(ulids, stores)
def test_a_code_says_which_order_in_which_store_and_proves_it(order_id: str, store: str) -> None:
    read = read_signed_pickup(sign_pickup(order_id, store, KEY))
    assert (read.order_id, read.store_id) == (order_id, store)
    assert read.is_proven(KEYS)
    assert not read.is_proven({OTHER.key_id: OTHER.public})
    assert not read.is_proven({KEY.key_id: OTHER.public})


@given(ulids, st.data())
def test_no_character_may_be_another(order_id: str, data: st.DataObject) -> None:
    code = sign_pickup(order_id, "store-1", KEY)
    place = data.draw(st.integers(4, len(code) - 1))
    char = data.draw(st.sampled_from(ALPHABET))
    assume(code[place] != char)
    with contextlib.suppress(PickupCodeError):
        assert not read_signed_pickup(code[:place] + char + code[place + 1 :]).is_proven(KEYS)


@given(st.text(alphabet=ALPHABET, min_size=100, max_size=400))
def test_made_up_text_proves_nothing(text: str) -> None:
    with contextlib.suppress(PickupCodeError):
        assert not read_signed_pickup("SSP:" + text).is_proven(KEYS)


def test_a_code_fits_in_a_small_qr_code_and_reads_like_any_pickup_code() -> None:
    code = sign_pickup("01JB3ZC2Y6M5T4W8X9ABCDEFGH", "store-1", KEY)
    assert len(code) <= QR_6M_CHARS
    assert parse_pickup_code(f" {code.lower()} ") == code.removeprefix("SSP:")
    with pytest.raises(CodeError):
        parse_pickup_code(code.removeprefix("SSP:"))


@pytest.mark.parametrize(
    ("order_id", "store"),
    [("o1", "s"), ("Z" * 26, "s"), ("0" * 26, ""), ("0" * 26, "x" * 41)],
)
def test_what_does_not_fit_in_a_code_is_said(order_id: str, store: str) -> None:
    with pytest.raises(PickupCodeError):
        sign_pickup(order_id, store, KEY)
