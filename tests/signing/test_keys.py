"""Keys: made once, kept private, and nobody else's signature passes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.signing.keys import KeyUnusable, SigningKey, is_signed, key_id_of, load_or_make_key

KEY = SigningKey(bytes(range(32)))
OTHER = SigningKey(bytes(32))


def test_the_signature_is_the_one_of_rfc_8032() -> None:
    # RFC 8032, 7.1, TEST 2.
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    key = SigningKey(seed)
    assert key.public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert key.sign(b"\x72").hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


@given(st.binary(max_size=300), st.integers(0, 2047))
def test_a_message_or_signature_changed_in_one_bit_does_not_pass(message: bytes, bit: int) -> None:
    signature = KEY.sign(message)
    assert is_signed(KEY.public, message, signature)
    assert not is_signed(OTHER.public, message, signature)
    changed = bytearray(signature + message)
    changed[bit // 8 % len(changed)] ^= 1 << bit % 8
    assert not is_signed(KEY.public, bytes(changed[64:]), bytes(changed[:64]))


def test_the_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "receipt.key"
    first = load_or_make_key(path)
    assert load_or_make_key(path).public == first.public
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_or_make_key(tmp_path / "other.key").public != first.public
    assert first.key_id == key_id_of(first.public)


def test_a_making_that_was_cut_off_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "receipt.key"
    path.with_suffix(".key.new").write_bytes(b"half")
    assert load_or_make_key(path).public == load_or_make_key(path).public


def test_a_damaged_key_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "receipt.key"
    path.write_bytes(b"short")
    with pytest.raises(KeyUnusable, match="delete it for a new key"):
        load_or_make_key(path)
    with pytest.raises(KeyUnusable, match="public key has 32 bytes"):
        is_signed(b"short", b"", b"")
