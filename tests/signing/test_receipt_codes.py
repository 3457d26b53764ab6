"""Receipt codes: what goes in comes out, and whatever is damaged is refused in words."""

from __future__ import annotations

import base64

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.contracts.receipts import CLAIM_VERSION, RECEIPT_PATH, ReceiptClaim
from storecore.money import Money
from storecore.signing.keys import SigningKey, is_signed
from storecore.signing.receipts import ReceiptCodeError, read_receipt_code, receipt_url

KEY = SigningKey(bytes(range(32)))
BASE = "https://shop.example/"
claims = st.builds(
    ReceiptClaim,
    version=st.just(CLAIM_VERSION),
    key_id=st.just(KEY.key_id),
    store_id=st.text(min_size=1, max_size=20),
    kiosk_id=st.text(min_size=1, max_size=20),
    number=st.integers(1, 2**53),
    transaction_id=st.text(min_size=1, max_size=26),
    total_minor=st.integers(0, 2**53),
    currency=st.sampled_from(("EUR", "JPY", "KWD")),
    completed_ms=st.integers(0, 2**53),
    offset_min=st.integers(-14 * 60, 14 * 60),
    chain_head=st.binary(min_size=32, max_size=32),
)


def code_of(claim: ReceiptClaim) -> str:
    """The code at the end of the address."""
    url = receipt_url(BASE, claim, KEY)
    assert url.startswith("https://shop.example" + RECEIPT_PATH)
    return url.removeprefix("https://shop.example" + RECEIPT_PATH)


@given(claims)
def test_what_was_signed_is_read_again(claim: ReceiptClaim) -> None:
    read = read_receipt_code(code_of(claim))
    assert read.claim == claim
    assert is_signed(KEY.public, read.signed, read.signature)
    assert read.claim.total == Money(claim.total_minor, claim.currency)


@given(claims, st.data())
def test_a_code_cut_short_or_changed_never_passes(claim: ReceiptClaim, data: st.DataObject) -> None:
    code = code_of(claim)
    cut = code[: data.draw(st.integers(0, len(code) - 2))]
    place = data.draw(st.integers(0, len(code) - 2))
    other = "A" if code[place] != "A" else "B"
    for damaged in (cut, code[:place] + other + code[place + 1 :]):
        try:
            read = read_receipt_code(damaged)
        except ReceiptCodeError:
            continue
        assert not is_signed(KEY.public, read.signed, read.signature)


@given(st.text(max_size=300))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(ReceiptCodeError, match="receipt code"):
        read_receipt_code(text)


def test_a_code_of_a_later_version_says_so() -> None:
    claim = ReceiptClaim(
        version=9, key_id="", store_id="s", kiosk_id="k", number=1, transaction_id="t",
        total_minor=1, currency="EUR", completed_ms=1, offset_min=0, chain_head=b"",
    )  # fmt: skip
    signed = msgspec.msgpack.encode(claim)
    code = base64.urlsafe_b64encode(signed + KEY.sign(signed)).rstrip(b"=").decode()
    with pytest.raises(ReceiptCodeError, match="version 9"):
        read_receipt_code(code)
