"""A receipt's code opens its page: genuine or not, heard of or not, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import msgspec
import pytest

from cloud_inventory.web.texts import TEXTS
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.receipts import CLAIM_VERSION, ReceiptClaim, SigningKeyAnnounced
from storecore.languages import LANGUAGES
from storecore.signing.keys import SigningKey
from storecore.signing.receipts import receipt_url
from tests.cloud.bodies import sold
from tests.cloud.rig import STORE, Cloud, Edge, running_cloud, small_import

KEY = SigningKey(bytes(range(32)))
KIOSK = "kiosk-1"


def announcement(key: SigningKey = KEY, **changes: object) -> SigningKeyAnnounced:
    """A kiosk tells its public key."""
    body = SigningKeyAnnounced(
        store_id=STORE, kiosk_id=KIOSK, key_id=key.key_id, public_key=key.public.hex(), at_ms=1
    )
    return msgspec.structs.replace(body, **changes)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A cloud with a catalogue, and a kiosk that has told it its key."""
    with running_cloud(tmp_path / "cloud") as cloud:
        cloud.load(small_import())
        kiosk = Edge(tmp_path, cloud, KIOSK)
        yield Shop(cloud, kiosk)
        kiosk.close()


class Shop(NamedTuple):
    """A cloud and a kiosk."""

    cloud: Cloud
    kiosk: Edge

    def page(self, path: str, language: str = "en") -> httpx.Response:
        """What a phone shows."""
        return self.cloud.http.get(path, params={"lang": language})


def path_of(body: SaleCompleted, head: str, key: SigningKey = KEY, **changes: object) -> str:
    """Where the receipt's code leads."""
    claim = ReceiptClaim(
        version=CLAIM_VERSION,
        key_id=key.key_id,
        store_id=body.store_id,
        kiosk_id=body.kiosk_id,
        number=body.receipt_number,
        transaction_id=body.transaction_id,
        total_minor=body.total.minor,
        currency=body.total.currency,
        completed_ms=1_795_437_000_000,
        offset_min=60,
        chain_head=bytes.fromhex(head),
    )
    return receipt_url("", msgspec.structs.replace(claim, **changes), key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_genuine_receipt_is_shown_in_the_reader_s_language(shop: Shop, language: str) -> None:
    body = sold("milk-1l", 2)
    fact = shop.kiosk.seal(announcement()), shop.kiosk.seal(body)
    shop.kiosk.post(*fact)
    answer = shop.page(path_of(body, fact[1].hash), language)
    assert answer.status_code == 200
    texts = TEXTS[language]
    assert texts["receipt.genuine"].split("'")[0] in answer.text
    assert texts["receipt.title"].format(number=1) in answer.text
    milk = {"zh-Hans": "鲜牛奶 1升", "zh-Hant": "鮮乳 1公升"}.get(language, "Fresh milk 1 l")
    assert milk in answer.text
    assert body.total.format(language) in answer.text
    assert "30:00" in answer.text  # in the shop's own zone
    assert " ".join(fact[1].hash[i : i + 8] for i in range(0, 64, 8)) in answer.text


def test_a_sale_that_was_not_heard_of_shows_what_the_code_carries(shop: Shop) -> None:
    shop.kiosk.tell(announcement())
    body = sold()
    fact = shop.kiosk.seal(body)
    path = path_of(body, fact.hash)
    answer = shop.page(path)
    assert answer.status_code == 200
    assert "has not sent this sale yet" in answer.text
    assert "€1.39" in answer.text
    assert "Corner &lt;Shop&gt;" in answer.text
    assert "Fresh milk" not in answer.text
    shop.kiosk.post(fact)
    assert "in the shop&#39;s books" in shop.page(path).text


def test_without_the_kiosk_s_key_nobody_says_that_it_is_genuine(shop: Shop) -> None:
    body = sold()
    fact = shop.kiosk.seal(body)
    answer = shop.page(path_of(body, fact.hash))
    assert answer.status_code == 200
    assert "nobody can say" in answer.text
    assert "Genuine" not in answer.text


@pytest.mark.parametrize(
    "change",
    [
        {"total_minor": 1},
        {"number": 7},
        {"chain_head": bytes(32)},
        {"currency": "JPY"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_receipt_that_the_books_contradict_is_refused(shop: Shop, change: dict[str, Any]) -> None:
    body = sold()
    facts = shop.kiosk.seal(announcement()), shop.kiosk.seal(body)
    shop.kiosk.post(*facts)
    answer = shop.page(path_of(body, facts[1].hash, **change))
    assert answer.status_code == 404
    assert "not genuine" in answer.text


def test_a_receipt_signed_by_someone_else_is_refused(shop: Shop) -> None:
    body = sold()
    facts = shop.kiosk.seal(announcement()), shop.kiosk.seal(body)
    shop.kiosk.post(*facts)
    path = path_of(body, facts[1].hash, SigningKey(bytes(32)), key_id=KEY.key_id)
    assert "not genuine" in shop.page(path).text


def test_no_other_chain_may_tell_a_kiosk_s_key(shop: Shop, tmp_path: Path) -> None:
    other = SigningKey(bytes(32))
    thief = Edge(tmp_path, shop.cloud, "kiosk-9")
    (refused,) = thief.tell(announcement(other)).not_accepted
    assert refused.verdict == "rejected"
    assert "only kiosk-1 may" in refused.reason
    (broken,) = shop.kiosk.tell(announcement(public_key="00")).not_accepted
    assert "no Ed25519 public key" in broken.reason
    body = sold()
    assert "nobody can say" in shop.page(path_of(body, "00" * 32, other)).text
    thief.close()


@pytest.mark.parametrize("code", ["x", "%00", "AAAA", "A" * 900, "A" * 3000])
def test_a_mistyped_code_is_told_in_words(shop: Shop, code: str) -> None:
    answer = shop.page(f"/receipt/{code}")
    assert answer.status_code == 404
    assert "scan it again" in answer.text


def test_a_time_that_cannot_be_is_left_out(shop: Shop) -> None:
    shop.kiosk.tell(announcement())
    body = sold()
    path = path_of(body, "00" * 32, completed_ms=2**60, offset_min=10**6)
    assert shop.page(path).status_code == 200
