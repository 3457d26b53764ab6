"""Ed25519 keys and signatures (RFC 8032). The only door to `cryptography` for signing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SIGNATURE_BYTES = 64
PUBLIC_KEY_BYTES = 32
SEED_BYTES = 32
KEY_ID_BYTES = 4


class KeyUnusable(ValueError):
    """A key file or a public key that is none; the message says what to do."""


class SigningKey:
    """A private key. It never leaves this object except into its file."""

    def __init__(self, seed: bytes) -> None:
        """`seed` is 32 random bytes; the same seed is the same key.

        Raises:
            KeyUnusable: not exactly 32 bytes.
        """
        if len(seed) != SEED_BYTES:
            raise KeyUnusable(f"a signing key has {SEED_BYTES} bytes, this one {len(seed)}")
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.key_id = key_id_of(self.public)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes that only this key can make of the message."""
        return self._private.sign(message)


def key_id_of(public: bytes) -> str:
    """A short name of a public key: the first 8 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(public).digest()[:KEY_ID_BYTES].hex()


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of that public key signed exactly this message.

    Raises:
        KeyUnusable: `public` is no Ed25519 public key.
    """
    if len(public) != PUBLIC_KEY_BYTES:
        raise KeyUnusable(f"a public key has {PUBLIC_KEY_BYTES} bytes, this one {len(public)}")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def load_or_make_key(path: Path) -> SigningKey:
    """The key in that file; made at the first start, readable by its owner alone.

    Raises:
        KeyUnusable: the file holds something else.
        OSError: it can be neither read nor made.
    """
    try:
        seed = path.read_bytes()
    except FileNotFoundError:
        seed = _make(path)
    try:
        return SigningKey(seed)
    except KeyUnusable as problem:
        raise KeyUnusable(
            f"{path}: {problem}; put a good copy in its place, or delete it for a new key"
        ) from problem


def _make(path: Path) -> bytes:
    """A fresh seed, whole on disk under its name or not there at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    seed = os.urandom(SEED_BYTES)
    fresh = path.with_suffix(path.suffix + ".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, seed)
        os.fsync(handle)
    finally:
        os.close(handle)
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return seed
