"""Goods that come back: what may, what has, and the money that is to go back for it.

The edge agent of the store that sold them decides, so that no piece comes back twice. The money
goes back where it was paid: the kiosk of the sale reads what is due and gives it to its tenders.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.body import Body
from storecore.contracts.staff import ApprovedBy
from storecore.contracts.tenders import TenderKind
from storecore.money import Money

RETURNS_PATH = "/v1/returns"
FIND_SALE_PATH = "/v1/returns/find"
MEMBER_SALES_PATH = "/v1/returns/member"


class Condition(StrEnum):
    """How a piece came back."""

    AS_NEW = "as_new"
    """It is sold again."""
    OPENED = "opened"
    FAULTY = "faulty"


class ReturnTerms(msgspec.Struct, frozen=True, kw_only=True):
    """For how many days after the sale goods come back, 0: never. `faulty_days` is for faulty ones.

    `opened`: also when they were used or unpacked.
    """

    days: int
    faulty_days: int
    opened: bool = True


class ReturnBar(StrEnum):
    """Why goods do not come back: a closed list."""

    NOT_IN_SALE = "not_in_sale"
    NOTHING_LEFT = "nothing_left"
    """They are back already, or the sale had less."""
    NEVER = "never"
    """Goods of this kind never come back."""
    TOO_LATE = "too_late"
    OPENED = "opened"
    """They come back only as new."""
    TAG_NEEDED = "tag_needed"
    """The sale names this piece's tag: it has to be read."""
    WRONG_TAG = "wrong_tag"
    """The sale did not sell the piece with this tag, or it is back already."""


class BroughtLine(msgspec.Struct, frozen=True, kw_only=True):
    """Pieces (grams of weighed goods) of one line of a sale that a customer brings, with the tags
    that were read on them. A line may be named twice, for pieces in different condition."""

    line_id: str
    quantity: int
    condition: Condition
    epcs: tuple[str, ...] = ()


class ReturnedLine(msgspec.Struct, frozen=True, kw_only=True):
    """What came back of a line; `amount` is what was paid for it, with tax."""

    line_id: str
    sku: str
    quantity: int
    condition: Condition
    amount: Money
    epcs: tuple[str, ...] = ()


class TenderDue(msgspec.Struct, frozen=True, kw_only=True):
    """So much goes back to one tender of the sale; see contracts.tenders.Tender."""

    intent_id: str
    kind: TenderKind
    way: str
    terminal_id: str
    reference: str
    amount: Money


class GoodsReturned(Body, frozen=True, kw_only=True):
    """Goods are back at the store. `kiosk_id` is where; `approver_id` said yes to it.

    `amount` is what goes back for them, to `tenders`: less than the lines' amounts where money of
    the sale went back before.
    """

    return_id: str
    transaction_id: str
    store_id: str
    kiosk_id: str
    lines: tuple[ReturnedLine, ...]
    amount: Money
    tenders: tuple[TenderDue, ...]
    reason: str
    actor: str
    approver_id: str
    approved_by: ApprovedBy
    at_ms: int


class RefundDue(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `refund_due` (edge to the kiosk of the sale), key return_id: money to give back.

    It leaves when the kiosk has told that it is about to.
    """

    return_id: str
    transaction_id: str
    amount: Money
    tenders: tuple[TenderDue, ...]
    actor: str


class FindSale(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/returns/find`: the sale of a receipt's QR code. The answer is `FoundSale`."""

    receipt: str


class FoundLine(msgspec.Struct, frozen=True, kw_only=True):
    """What may still come back of a line. `bar` says why nothing may, also as new; empty: it may.

    `quantity` are pieces, or grams where `weighed`; `tags` those of them that the sale names.
    """

    line_id: str
    sku: str
    quantity: int
    weighed: bool
    amount: Money
    tags: int = 0
    bar: ReturnBar | None = None


class FoundSale(msgspec.Struct, frozen=True, kw_only=True):
    """A sale, as far as it may come back; `refund_left` is what was not yet given back of it."""

    transaction_id: str
    receipt_number: int
    kiosk_id: str
    completed_ms: int
    lines: tuple[FoundLine, ...]
    refund_left: Money


class FindMemberSales(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/returns/member`: a member's sales, where the receipt is lost. The answer is
    `FoundSales`."""

    member_key: str


class FoundSales(msgspec.Struct, frozen=True, kw_only=True):
    """Sales of a member, the newest first; there are none where nobody has this very key."""

    sales: tuple[FoundSale, ...]


class ReturnRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/returns`: take these goods back. The same `request_id` again is answered the same.

    `transaction_id` comes from `FoundSale`. The answer is `ReturnReply`.
    """

    request_id: str
    transaction_id: str
    kiosk_id: str
    lines: tuple[BroughtLine, ...]
    reason: str
    actor: str
    approver_id: str
    approved_by: ApprovedBy


class ReturnReply(msgspec.Struct, frozen=True, kw_only=True):
    """They are back; this much goes back to these tenders."""

    return_id: str
    amount: Money
    tenders: tuple[TenderDue, ...]


FACTS: tuple[type[Body], ...] = (GoodsReturned,)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {"refund_due": RefundDue}
