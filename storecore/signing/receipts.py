"""Receipt codes: a claim signed by a kiosk, as the end of an address, and read again."""

from __future__ import annotations

import base64
import binascii

import msgspec

from storecore.contracts.receipts import CLAIM_VERSION, RECEIPT_PATH, ReceiptClaim
from storecore.signing.keys import SIGNATURE_BYTES, SigningKey

CODE_CHARS_MAX = 1000


class ReceiptCodeError(ValueError):
    """A text that is no receipt code; the message says why."""


class SignedReceipt(msgspec.Struct, frozen=True):
    """A claim as it was read, with the very bytes that were signed."""

    claim: ReceiptClaim
    signed: bytes
    signature: bytes


def receipt_url(base_url: str, claim: ReceiptClaim, key: SigningKey) -> str:
    """The address that stands in the receipt's QR code."""
    signed = msgspec.msgpack.encode(claim)
    code = base64.urlsafe_b64encode(signed + key.sign(signed)).rstrip(b"=").decode()
    return base_url.rstrip("/") + RECEIPT_PATH + code


def read_receipt_code(code: str) -> SignedReceipt:
    """The claim and its signature, not yet checked against any key.

    Raises:
        ReceiptCodeError: cut off, mistyped, or made by a later version.
    """
    if not 0 < len(code) <= CODE_CHARS_MAX or not code.isascii():
        raise ReceiptCodeError("a receipt code is cut off or too long")
    try:
        whole = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ReceiptCodeError(f"not a receipt code: {error}") from error
    signed, signature = whole[:-SIGNATURE_BYTES], whole[-SIGNATURE_BYTES:]
    try:
        claim = msgspec.msgpack.decode(signed, type=ReceiptClaim)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReceiptCodeError(f"not a receipt code: {error}") from error
    if claim.version != CLAIM_VERSION:
        raise ReceiptCodeError(f"a receipt code of version {claim.version} cannot be read here")
    return SignedReceipt(claim, signed, signature)
