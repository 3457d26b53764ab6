"""Signed pickup codes: which order, in which store, said by the chain and provable in the store.

    version (1) | key id (4) | order id (16, a ULID's 128 bits) | store id (1 to 40, UTF-8)
    | Ed25519 signature (64)

written in Crockford's base 32, so that a QR code takes it as capitals and digits: about 150
characters, 41 by 41 modules, which a cheap phone shows and a cheap camera reads.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from storecore.gs1.pickup import PICKUP_PREFIX, is_signed_code, plain_pickup_code
from storecore.gs1.spoken import ALPHABET
from storecore.signing.keys import KEY_ID_BYTES, SIGNATURE_BYTES, SigningKey, is_signed

VERSION = 1
STORE_BYTES_MAX = 40
_DOMAIN = b"storeside pickup 1\0"
_ULID_CHARS, _ULID_BYTES = 26, 16
_HEAD = 1 + KEY_ID_BYTES + _ULID_BYTES
_VALUES = {char: value for value, char in enumerate(ALPHABET)}


class PickupCodeError(ValueError):
    """A text that is no signed pickup code, or an order that no code can be made for."""


class SignedPickup(msgspec.Struct, frozen=True, kw_only=True):
    """A code as it was read; `proven` says whether that key signed it."""

    key_id: str
    order_id: str
    store_id: str
    signed: bytes
    signature: bytes

    def is_proven(self, keys: Mapping[str, bytes]) -> bool:
        """Whether one of these public keys, by key id, signed it."""
        public = keys.get(self.key_id)
        return public is not None and is_signed(public, _DOMAIN + self.signed, self.signature)


def sign_pickup(order_id: str, store_id: str, key: SigningKey) -> str:
    """The text of the QR code for an order, with its prefix.

    Raises:
        PickupCodeError: an order id that is no ULID, or a store id that is too long.
    """
    store = store_id.encode()
    if not 0 < len(store) <= STORE_BYTES_MAX:
        raise PickupCodeError(f"a store id of {len(store)} bytes does not fit in a pickup code")
    head = bytes([VERSION]) + bytes.fromhex(key.key_id) + _ulid_bytes(order_id)
    signed = head + store
    return PICKUP_PREFIX + _to_base32(signed + key.sign(_DOMAIN + signed))


def read_signed_pickup(text: str) -> SignedPickup:
    """The parts of a code, not yet held against any key.

    Raises:
        PickupCodeError: cut off, mistyped, or made by a later version.
    """
    code = plain_pickup_code(text)
    if not is_signed_code(code):
        raise PickupCodeError(f"a signed pickup code does not have {len(code)} characters")
    whole = _from_base32(code)
    signed, signature = whole[:-SIGNATURE_BYTES], whole[-SIGNATURE_BYTES:]
    if not _HEAD < len(signed) <= _HEAD + STORE_BYTES_MAX or signed[0] != VERSION:
        raise PickupCodeError("not a signed pickup code of a version that is read here")
    try:
        store_id = signed[_HEAD:].decode()
    except UnicodeDecodeError as error:
        raise PickupCodeError("the store in the code cannot be read") from error
    number = int.from_bytes(signed[1 + KEY_ID_BYTES : _HEAD], "big")
    return SignedPickup(
        key_id=signed[1 : 1 + KEY_ID_BYTES].hex(),
        order_id=_digits(number, _ULID_CHARS),
        store_id=store_id,
        signed=signed,
        signature=signature,
    )


def _ulid_bytes(order_id: str) -> bytes:
    if len(order_id) != _ULID_CHARS or not set(order_id) <= set(ALPHABET):
        raise PickupCodeError(f"order {order_id!r} is not named by a ULID")
    number = _number(order_id)
    if number >> (8 * _ULID_BYTES):
        raise PickupCodeError(f"order {order_id!r} is later than any ULID can be")
    return number.to_bytes(_ULID_BYTES, "big")


def _to_base32(data: bytes) -> str:
    return _digits(int.from_bytes(data, "big"), -(-len(data) * 8 // 5))


def _from_base32(code: str) -> bytes:
    """One text for one content: spare bits have to be zero."""
    if not set(code) <= set(ALPHABET):
        raise PickupCodeError("the code has characters that no pickup code has")
    size = len(code) * 5 // 8
    number = _number(code)
    if number >> (8 * size) or len(code) != -(-size * 8 // 5):
        raise PickupCodeError("the code is cut off or mistyped")
    return number.to_bytes(size, "big")


def _number(digits: str) -> int:
    number = 0
    for char in digits:
        number = number << 5 | _VALUES[char]
    return number


def _digits(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (length - 1), -1, -5))
