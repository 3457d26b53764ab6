"""Messages to a terminal are sealed as Adyen's are: fixed vectors, and nothing changed passes.

The vectors were made with OpenSSL's own commands (kdf PBKDF2, enc -aes-256-cbc, dgst -mac HMAC).
"""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.contracts.nexo.protection import NotGenuine, Protection, Root, derive_keys
from storecore.contracts.nexo.words import MessageCategory, MessageHeader, MessageType

PASSPHRASE = "correct horse battery staple"
KEYS = (
    "4a6d29898941aa7957a2b21b5f001b41f684edc5e45739ca2ae2b58df6df4b93"
    "40dc887457945d4fc4befdead88dea1edafcb6b410589e5b04ad87629abb19e9"
    "d5514d02b4f9a145df741465fe1fe75c"
)
MESSAGE = (
    b'{"SaleToPOIRequest":{"MessageHeader":{"MessageCategory":"Diagnosis","MessageType":"Request",'
    b'"SaleID":"kiosk-1","ServiceID":"D1","POIID":"P400Plus-123456789","ProtocolVersion":"3.0",'
    b'"MessageClass":"Service"},"DiagnosisRequest":{}}}'
)
BLOB = (
    "Tps/E68jcKiibmNgy4kinYiZy7+QC7YmtyGn5ISxDSl72a6YyVLp3sT/oO3lirOtY9boOwkUWa1+yNKdGiGBvKRnmm2v"
    "srkY54IGPsO+Wfdnc48IdiPfEt41ecFckTEzcqdqVgux6KEnXNo4/ZaZQzybHAjtKwu5qpbjTZuRbTkQpHqCZ5mpNdDM"
    "W/EG3ztVbSZI1x//gEuNr+uYakJmUyanehdQocCWixRv48v36LJ2lGfzNgsuGBTuPTFlaYMK8Fc3TNd9qXQGsBMmGWf4"
    "U2dYBF+03U60dnUCKNF3qK8XwZNILOLDp0LtRXRtNg5M"
)
NONCE = "AAECAwQFBgcICQoLDA0ODw=="
SEAL = "cNhEAGOGQCp12m/xggGzmO4QaZ4FK7+728oegOo3t2I="
HEADER = MessageHeader(
    message_category=MessageCategory.DIAGNOSIS,
    message_type=MessageType.REQUEST,
    message_class="Service",
    protocol_version="3.0",
    sale_id="kiosk-1",
    service_id="D1",
    poi_id="P400Plus-123456789",
)
PROTECTION = Protection("shop", 1, PASSPHRASE, lambda: bytes(range(16)))
ROOT: Root = "SaleToPOIRequest"


def test_the_keys_are_those_of_the_passphrase() -> None:
    keys = derive_keys(PASSPHRASE)
    assert b"".join(keys).hex() == KEYS
    assert [len(key) for key in keys] == [32, 32, 16]


def test_a_message_is_sealed_byte_for_byte_as_openssl_does() -> None:
    sealed = json.loads(PROTECTION.seal(ROOT, HEADER, MESSAGE))["SaleToPOIRequest"]
    assert sealed["NexoBlob"] == BLOB
    assert sealed["SecurityTrailer"] == {
        "AdyenCryptoVersion": 1,
        "KeyIdentifier": "shop",
        "KeyVersion": 1,
        "Nonce": NONCE,
        "Hmac": SEAL,
    }
    assert sealed["MessageHeader"] == json.loads(MESSAGE)["SaleToPOIRequest"]["MessageHeader"]
    assert PROTECTION.open(ROOT, PROTECTION.seal(ROOT, HEADER, MESSAGE)) == MESSAGE


def test_two_seals_of_one_message_differ() -> None:
    protection = Protection("shop", 1, PASSPHRASE)
    assert protection.seal(ROOT, HEADER, MESSAGE) != protection.seal(ROOT, HEADER, MESSAGE)


def _changed(text: str) -> str:
    first = base64.b64decode(text)
    return base64.b64encode(bytes([first[0] ^ 1]) + first[1:]).decode()


def _sealed() -> Any:
    return json.loads(PROTECTION.seal(ROOT, HEADER, MESSAGE))


@pytest.mark.parametrize("name", ["Nonce", "Hmac"])
def test_a_changed_trailer_is_refused(name: str) -> None:
    sealed = _sealed()
    trailer = sealed["SaleToPOIRequest"]["SecurityTrailer"]
    trailer[name] = _changed(trailer[name])
    with pytest.raises(NotGenuine):
        PROTECTION.open(ROOT, json.dumps(sealed).encode())


@given(st.integers(min_value=0, max_value=len(base64.b64decode(BLOB)) * 8 - 1))
def test_no_bit_of_the_blob_can_be_turned(bit: int) -> None:
    blob = bytearray(base64.b64decode(BLOB))
    blob[bit // 8] ^= 1 << bit % 8
    sealed = _sealed()
    sealed["SaleToPOIRequest"]["NexoBlob"] = base64.b64encode(bytes(blob)).decode()
    with pytest.raises(NotGenuine):
        PROTECTION.open(ROOT, json.dumps(sealed).encode())


def test_the_readable_header_cannot_say_something_else() -> None:
    sealed = _sealed()
    sealed["SaleToPOIRequest"]["MessageHeader"]["SaleID"] = "kiosk-2"
    with pytest.raises(NotGenuine, match="header"):
        PROTECTION.open(ROOT, json.dumps(sealed).encode())


@pytest.mark.parametrize(
    "other",
    [
        Protection("shop", 1, "another passphrase"),
        Protection("shop", 2, PASSPHRASE),
        Protection("till", 1, PASSPHRASE),
    ],
)
def test_another_key_opens_nothing(other: Protection) -> None:
    with pytest.raises(NotGenuine):
        other.open(ROOT, PROTECTION.seal(ROOT, HEADER, MESSAGE))


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", MESSAGE, b'{"SaleToPOIResponse":{}}'])
def test_what_is_not_protected_is_refused(body: bytes) -> None:
    with pytest.raises(NotGenuine):
        PROTECTION.open(ROOT, body)
