"""Whether a receipt code is genuine, and whether the sale that it names is known."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.facts import SaleCompleted
from storecore.contracts.receipts import ReceiptClaim
from storecore.signing.keys import KeyUnusable, is_signed
from storecore.signing.receipts import SignedReceipt


class Judgement(StrEnum):
    """What can be said of a receipt code."""

    GENUINE = "genuine"
    """Signed by the kiosk that it names, and the sale is in the books as it says."""
    NOT_HEARD = "not_heard"
    """Signed by the kiosk that it names; the store has not told of the sale yet."""
    UNCHECKED = "unchecked"
    """The kiosk's key has not arrived yet, so nobody can say."""
    FORGED = "forged"
    """Not signed by the kiosk that it names, or not as the books have it."""


class HeldSale(msgspec.Struct, frozen=True):
    """A sale that the store has told of, with the hash of its fact."""

    sale: SaleCompleted
    fact_hash: str


def judge(receipt: SignedReceipt, key: bytes | None, held: HeldSale | None) -> Judgement:
    """What can be said of a code by its kiosk's `key` and the sale in the books, where known."""
    if key is None:
        return Judgement.UNCHECKED
    try:
        signed = is_signed(key, receipt.signed, receipt.signature)
    except KeyUnusable:
        return Judgement.UNCHECKED
    if not signed:
        return Judgement.FORGED
    if held is None:
        return Judgement.NOT_HEARD
    return Judgement.GENUINE if _agrees(receipt.claim, held) else Judgement.FORGED


def _agrees(claim: ReceiptClaim, held: HeldSale) -> bool:
    sale = held.sale
    told = (sale.store_id, sale.kiosk_id, sale.receipt_number, sale.total, held.fact_hash)
    head = claim.chain_head.hex()
    return told == (claim.store_id, claim.kiosk_id, claim.number, claim.total, head)
