"""Protection of messages between kiosk and terminal, as Adyen's Terminal API has it.

The header stays readable; beside it `NexoBlob` is the whole message under AES-256-CBC and
`SecurityTrailer` names the key and carries a nonce and an HMAC-SHA256 of the plain message. Keys
come from a shared passphrase by PBKDF2-HMAC-SHA1. Source: Adyen documentation, "Protect with your
own code" (point-of-sale, local communications), crypto version 1.

The door to `cryptography` for AES.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Literal, NamedTuple

import msgspec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from storecore.contracts.nexo.words import MessageHeader, Nexo

Root = Literal["SaleToPOIRequest", "SaleToPOIResponse"]

CRYPTO_VERSION = 1
_SALT = b"AdyenNexoV1Salt"
_ROUNDS = 4000
_HMAC_KEY_BYTES = 32
_CIPHER_KEY_BYTES = 32
_BLOCK_BYTES = 16
_BLOCK_BITS = 128


class NotGenuine(ValueError):
    """A protected message that is not from who shares the key, or was changed; says in what."""


class KeyMaterial(NamedTuple):
    """The three keys that come from a passphrase."""

    hmac_key: bytes
    cipher_key: bytes
    iv: bytes


class SecurityTrailer(Nexo, frozen=True, kw_only=True):
    """Which key, the nonce of this message, and the seal over its plain text (base64)."""

    adyen_crypto_version: int
    key_identifier: str
    key_version: int
    nonce: str
    hmac: str


class _Secured(Nexo, frozen=True, kw_only=True):
    message_header: MessageHeader
    nexo_blob: str
    security_trailer: SecurityTrailer


def derive_keys(passphrase: str) -> KeyMaterial:
    """The keys of a passphrase; takes some milliseconds on purpose."""
    length = _HMAC_KEY_BYTES + _CIPHER_KEY_BYTES + _BLOCK_BYTES
    made = hashlib.pbkdf2_hmac("sha1", passphrase.encode(), _SALT, _ROUNDS, length)
    cut = _HMAC_KEY_BYTES + _CIPHER_KEY_BYTES
    return KeyMaterial(made[:_HMAC_KEY_BYTES], made[_HMAC_KEY_BYTES:cut], made[cut:])


class Protection:
    """Seals and opens messages with one shared key. `nonce` gives 16 fresh random bytes."""

    def __init__(
        self,
        key_identifier: str,
        key_version: int,
        passphrase: str,
        nonce: Callable[[], bytes] = lambda: secrets.token_bytes(_BLOCK_BYTES),
    ) -> None:
        self._key = (key_identifier, key_version)
        self._keys = derive_keys(passphrase)
        self._nonce = nonce

    def seal(self, root: Root, header: MessageHeader, message: bytes) -> bytes:
        """The protected form of `message`, which is `{root: {"MessageHeader": header, ...}}`."""
        nonce = self._nonce()
        padder = PKCS7(_BLOCK_BITS).padder()
        padded = padder.update(message) + padder.finalize()
        encryptor = self._cipher(nonce).encryptor()
        blob = encryptor.update(padded) + encryptor.finalize()
        identifier, version = self._key
        trailer = SecurityTrailer(
            adyen_crypto_version=CRYPTO_VERSION,
            key_identifier=identifier,
            key_version=version,
            nonce=_text(nonce),
            hmac=_text(self._seal_of(message)),
        )
        secured = _Secured(message_header=header, nexo_blob=_text(blob), security_trailer=trailer)
        return msgspec.json.encode({root: secured})

    def open(self, root: Root, body: bytes) -> bytes:
        """The plain message inside a protected one.

        Raises:
            NotGenuine: not protected, another key, or something in it was changed.
        """
        try:
            secured = msgspec.json.decode(body, type=dict[str, _Secured])[root]
            trailer = secured.security_trailer
            nonce, blob = _bytes(trailer.nonce), _bytes(secured.nexo_blob)
            seal = _bytes(trailer.hmac)
        except (msgspec.MsgspecError, KeyError, binascii.Error) as error:
            raise NotGenuine(f"no protected {root}: {error}") from error
        if trailer.adyen_crypto_version != CRYPTO_VERSION:
            raise NotGenuine(f"crypto version {trailer.adyen_crypto_version} is not known")
        if (trailer.key_identifier, trailer.key_version) != self._key:
            raise NotGenuine(f"sealed with key {trailer.key_identifier} {trailer.key_version}")
        if len(nonce) != _BLOCK_BYTES:
            raise NotGenuine(f"a nonce has {_BLOCK_BYTES} bytes, not {len(nonce)}")
        message = self._decrypt(nonce, blob)
        if not hmac.compare_digest(self._seal_of(message), seal):
            raise NotGenuine("the seal does not fit the message")
        # The readable header is not under the seal: it must say what the sealed one does.
        if _header_of(message, root) != secured.message_header:
            raise NotGenuine("the header outside differs from the one inside")
        return message

    def _decrypt(self, nonce: bytes, blob: bytes) -> bytes:
        decryptor = self._cipher(nonce).decryptor()
        unpadder = PKCS7(_BLOCK_BITS).unpadder()
        try:
            padded = decryptor.update(blob) + decryptor.finalize()
            return unpadder.update(padded) + unpadder.finalize()
        except ValueError as error:
            raise NotGenuine("the message cannot be deciphered") from error

    def _cipher(self, nonce: bytes) -> Cipher[modes.CBC]:
        iv = bytes(a ^ b for a, b in zip(self._keys.iv, nonce, strict=True))
        return Cipher(algorithms.AES(self._keys.cipher_key), modes.CBC(iv))

    def _seal_of(self, message: bytes) -> bytes:
        return hmac.digest(self._keys.hmac_key, message, "sha256")


class _Headed(Nexo, frozen=True, kw_only=True):
    message_header: MessageHeader


def _header_of(message: bytes, root: Root) -> MessageHeader:
    try:
        return msgspec.json.decode(message, type=dict[str, _Headed])[root].message_header
    except (msgspec.MsgspecError, KeyError) as error:
        raise NotGenuine(f"no {root} inside: {error}") from error


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
