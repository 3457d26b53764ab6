"""RSA keys of a gateway and its merchant, and SHA-256 signatures with them (PKCS #1 v1.5).

The door to `cryptography` for RSA. Source of what is signed: the documentation of each gateway.
"""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

_EXPONENT = 65537
_BITS = 2048


def make_pair() -> tuple[str, str]:
    """A private key and its public one, as PEM texts."""
    private = generate_private_key(public_exponent=_EXPONENT, key_size=_BITS)
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return secret.decode("ascii"), public.decode("ascii")


class Signer:
    """Signs as the gateway."""

    def __init__(self, private_pem: str) -> None:
        key = load_pem_private_key(private_pem.encode("ascii"), None)
        assert isinstance(key, RSAPrivateKey)
        self._key = key

    def sign(self, text: str) -> str:
        """Base64 of the signature."""
        signature = self._key.sign(text.encode("utf-8"), PKCS1v15(), SHA256())
        return base64.b64encode(signature).decode("ascii")


class Verifier:
    """Knows the merchant."""

    def __init__(self, public_pem: str) -> None:
        key = load_pem_public_key(public_pem.encode("ascii"))
        assert isinstance(key, RSAPublicKey)
        self._key = key

    def is_signed(self, text: str, signature: str) -> bool:
        """Whether the merchant has signed exactly this."""
        try:
            given = base64.b64decode(signature, validate=True)
            self._key.verify(given, text.encode("utf-8"), PKCS1v15(), SHA256())
        except (InvalidSignature, binascii.Error):
            return False
        return True
