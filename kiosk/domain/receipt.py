"""The receipt as a document: everything that stands on it, before it is shown or printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from kiosk.domain.basket import Basket, Line, LineSaving
from kiosk.domain.tax import TaxPart
from storecore.contracts.facts import SaleCompleted, SaleLine
from storecore.contracts.receipts import CLAIM_VERSION, ReceiptClaim
from storecore.contracts.reference import Names
from storecore.money import Money, zero


class ReceiptLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line item. `amount` is what was paid for it, `saving` already taken off.

    `unit_price` is for a piece, or for a kilogram where `weight_g` is not None. `savings` explain
    the saving, offer by offer; tax that comes on top is not in `amount`.
    """

    sku: str
    names: Names
    quantity: int
    unit_price: Money
    amount: Money
    saving: Money
    price_version: int
    tax_percent: int
    weight_g: int | None = None
    savings: tuple[LineSaving, ...] = ()

    @property
    def full_amount(self) -> Money:
        """What it would have cost without the saving."""
        return self.amount + self.saving


class ReceiptTender(msgspec.Struct, frozen=True, kw_only=True):
    """One means of payment; `kind` is one of TenderKind, `way` tells those of a kind apart."""

    kind: str
    amount: Money
    way: str = ""
    reference: str = ""


class ReceiptDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A sale as its customer takes it along.

    `chain_head` is the hash of the sale's own fact: the head of the kiosk's chain at that sale.
    `offset_min` is the shop's distance from UTC at that time. `language` is the customer's.
    """

    store_id: str
    store_names: Names
    kiosk_id: str
    number: int
    transaction_id: str
    lines: tuple[ReceiptLine, ...]
    total: Money
    saving: Money
    taxes: tuple[TaxPart, ...]
    tenders: tuple[ReceiptTender, ...]
    completed_ms: int
    offset_min: int
    chain_head: str
    language: str = "en"
    points_earned: int = 0
    points_spent: int = 0

    @property
    def price_versions(self) -> tuple[int, int]:
        """The oldest and the newest price version on it; (0, 0) without lines."""
        versions = [line.price_version for line in self.lines] or [0]
        return min(versions), max(versions)


def make_receipt(
    sale: SaleCompleted,
    basket: Basket,
    *,
    chain_head: str,
    store_names: Names,
    offset_min: int,
    language: str,
) -> ReceiptDocument:
    """The receipt of a sale. Amounts are the sale's; names and reasons come from its basket."""
    known = {line.line_id: line for line in basket.lines}
    return ReceiptDocument(
        store_id=sale.store_id,
        store_names=store_names,
        kiosk_id=sale.kiosk_id,
        number=sale.receipt_number,
        transaction_id=sale.transaction_id,
        lines=tuple(_line(line, known) for line in sale.lines),
        total=sale.total,
        saving=_saved(sale.lines, sale.total.currency),
        taxes=basket.taxes,
        tenders=tuple(
            ReceiptTender(
                kind=tender.kind,
                amount=tender.amount,
                way=tender.way,
                reference=tender.reference,
            )
            for tender in sale.tenders
        ),
        completed_ms=sale.completed_ms,
        offset_min=offset_min,
        chain_head=chain_head,
        language=language,
        points_earned=sale.member.points_earned if sale.member else 0,
        points_spent=sale.member.points_spent if sale.member else 0,
    )


def claim_of(receipt: ReceiptDocument, key_id: str) -> ReceiptClaim:
    """What is signed of a receipt, by the key of that name."""
    return ReceiptClaim(
        version=CLAIM_VERSION,
        key_id=key_id,
        store_id=receipt.store_id,
        kiosk_id=receipt.kiosk_id,
        number=receipt.number,
        transaction_id=receipt.transaction_id,
        total_minor=receipt.total.minor,
        currency=receipt.total.currency,
        completed_ms=receipt.completed_ms,
        offset_min=receipt.offset_min,
        chain_head=bytes.fromhex(receipt.chain_head),
    )


def _line(line: SaleLine, known: Mapping[str, Line]) -> ReceiptLine:
    scanned = known.get(line.line_id)
    return ReceiptLine(
        sku=line.sku,
        names=scanned.names if scanned is not None else {"en": line.sku},
        quantity=line.quantity,
        weight_g=line.weight_g,
        unit_price=line.unit_price,
        amount=line.amount,
        saving=line.saving,
        price_version=line.price_version,
        tax_percent=line.tax_percent,
        savings=scanned.savings if scanned is not None else (),
    )


def _saved(lines: Sequence[SaleLine], currency: str) -> Money:
    saved = zero(currency)
    for line in lines:
        saved += line.saving
    return saved
