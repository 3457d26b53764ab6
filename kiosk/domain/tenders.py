"""Tenders: ways to pay, paying in parts, giving back to where it came from, offline rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from storecore.contracts.tenders import TenderKind
from storecore.money import Money, zero

WECHAT, ALIPAY = "wechat", "alipay"
PARTS_MAX = 4
_HOUR_MS = 3_600_000


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way to pay, as a card on the screen. `way_id` tells wallets of one kind apart."""

    way_id: str
    kind: TenderKind

    @property
    def needs_code(self) -> bool:
        """Whether the customer must first hold or type something."""
        return self.kind is TenderKind.GIFT_CARD


CARD = Way(way_id="card", kind=TenderKind.CARD)


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """Money that one tender has brought. See facts.Tender and domain.payment.Outcome."""

    intent_id: str
    way: Way
    amount: Money
    terminal_id: str = ""
    reference: str = ""
    stamp: str = ""
    offline: bool = False


class RefundPart(msgspec.Struct, frozen=True, kw_only=True):
    """So much goes back to one tender."""

    taken: Taken
    amount: Money


class RefundTooLarge(ValueError):
    """More is to be given back than was taken and not yet given back."""


def due(total: Money, taken: Sequence[Taken]) -> Money:
    """What is still to be paid."""
    rest = total
    for one in taken:
        rest -= one.amount
    return rest


def share(rest: Money, parts: int) -> Money:
    """The next of so many equal parts, rounded up: the last part takes what is left over."""
    if not 1 <= parts <= PARTS_MAX:
        raise ValueError(f"a sum is divided into 1 to {PARTS_MAX} parts, not {parts}")
    return Money(-(-rest.minor // parts), rest.currency)


def refund_parts(
    taken: Sequence[Taken], given_back: Mapping[str, Money], amount: Money
) -> tuple[RefundPart, ...]:
    """How an amount goes back to the tenders it came from, the one taken last first.

    `given_back` says by intent id what has gone back already.

    Raises:
        RefundTooLarge: there is not so much left to give back.
    """
    parts: list[RefundPart] = []
    rest = amount
    for one in reversed(taken):
        left = one.amount - given_back.get(one.intent_id, zero(amount.currency))
        part = min(left.minor, rest.minor)
        if part > 0:
            parts.append(RefundPart(taken=one, amount=Money(part, amount.currency)))
            rest = Money(rest.minor - part, rest.currency)
    if rest.minor > 0:
        raise RefundTooLarge(f"{rest} more than what is left of the payment")
    return tuple(parts)


class OfflineRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the shop lends its customers while the bank cannot be asked. In minor units and hours.

    `sale_max` bounds one sale, `all_max` everything that the bank has not accepted yet,
    `hours_max` how old the oldest of it may be. 0 in either amount: nothing is approved offline.
    """

    sale_max: int = 0
    all_max: int = 0
    hours_max: float = 24.0
    ways: tuple[str, ...] = (CARD.way_id,)


class Unconfirmed(msgspec.Struct, frozen=True, kw_only=True):
    """What was approved offline and the bank has not accepted yet, of one currency.

    `in_sale_minor` is the part of it that belongs to the sale in hand.
    """

    minor: int = 0
    in_sale_minor: int = 0
    oldest_ms: int | None = None


def may_go_offline(
    rules: OfflineRules, way_id: str, amount: Money, unconfirmed: Unconfirmed, now_ms: int
) -> bool:
    """Whether a payment may be approved without the bank, should it be out of reach."""
    if way_id not in rules.ways:
        return False
    if unconfirmed.in_sale_minor + amount.minor > rules.sale_max:
        return False
    if unconfirmed.minor + amount.minor > rules.all_max:
        return False
    if unconfirmed.oldest_ms is None:
        return True
    return now_ms - unconfirmed.oldest_ms <= rules.hours_max * _HOUR_MS


def wallet_of_code(text: str) -> str | None:
    """Whose payment code a phone shows: "wechat", "alipay", or None for something else.

    Sources: WeChat Pay "payment code" (18 digits, beginning with 10 to 15); Alipay "bar code
    payment" (16 to 24 digits, beginning with 25 to 30).
    """
    if not (text.isascii() and text.isdigit()):
        return None
    head = int(text[:2] or 0)
    if len(text) == 18 and 10 <= head <= 15:
        return WECHAT
    if 16 <= len(text) <= 24 and 25 <= head <= 30:
        return ALIPAY
    return None
