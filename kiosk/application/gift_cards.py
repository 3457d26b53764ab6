"""Gift cards as a means of payment: the edge redeems them, within rights from the cloud."""

from __future__ import annotations

from kiosk.application.edge_client import EdgeClient, EdgeDown, EdgeRefused
from kiosk.devices.payment import Show, no_screen
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund, Why
from storecore.contracts.gift_cards import (
    CreditRequest,
    RedeemReply,
    RedeemRequest,
    RedeemState,
    StopRedeem,
)
from storecore.contracts.local_api import RefusalCode
from storecore.logs import Log

log = Log(__name__)

GIFT_ID = "gift-cards"
_WHY = {
    RefusalCode.GIFT_UNKNOWN: Why.GIFT_UNKNOWN,
    RefusalCode.GIFT_EMPTY: Why.GIFT_EMPTY,
    RefusalCode.GIFT_OFFLINE: Why.GIFT_OFFLINE,
    RefusalCode.GIFT_ELSEWHERE: Why.GIFT_ELSEWHERE,
}


class GiftCards:
    """Takes what is on the card, which may be less than was asked for."""

    def __init__(self, edge: EdgeClient, kiosk_id: str) -> None:
        self._edge = edge
        self._kiosk_id = kiosk_id

    @property
    def terminal_id(self) -> str:
        """There is one for the whole store."""
        return GIFT_ID

    def ready(self) -> bool:
        """Whether the edge answers; what it can do shows with the card."""
        try:
            self._edge.status()
        except (EdgeDown, EdgeRefused):
            return False
        return True

    def pay(self, intent: PaymentIntent, _: Show = no_screen) -> Outcome:
        """Redeem the card whose number is the intent's code."""
        asked = RedeemRequest(
            intent_id=intent.intent_id,
            kiosk_id=self._kiosk_id,
            number=intent.code,
            amount=intent.amount,
        )
        try:
            reply = self._edge.redeem_gift(asked)
        except EdgeRefused as refusal:
            why = _WHY.get(refusal.code, Why.NONE)
            return Outcome(result=PaymentResult.DECLINED, why=why, detail=str(refusal))
        except EdgeDown as problem:
            return _unclear(problem)
        return _outcome(reply, intent.intent_id)

    def status(self, intent_id: str) -> Outcome:
        """What became of it."""
        try:
            return _outcome(self._edge.gift_status(intent_id), intent_id)
        except (EdgeDown, EdgeRefused) as problem:
            return _unclear(problem)

    def abort(self, intent_id: str) -> None:
        """Never redeem it, unless that has happened."""
        try:
            self._edge.stop_gift(StopRedeem(intent_id=intent_id))
        except (EdgeDown, EdgeRefused) as problem:
            log.warning("gift_not_stopped", problem=str(problem))

    def refund(self, refund: Refund) -> Outcome:
        """Back onto the card."""
        asked = CreditRequest(
            refund_id=refund.refund_id, intent_id=refund.intent_id, amount=refund.amount
        )
        try:
            self._edge.credit_gift(asked)
        except EdgeRefused as refusal:
            return Outcome(result=PaymentResult.DECLINED, detail=str(refusal))
        except EdgeDown as problem:
            return _unclear(problem)
        return Outcome(result=PaymentResult.APPROVED, amount=refund.amount)

    def display(self, lines: tuple[str, ...]) -> None:
        """There is nothing to show it on."""


def _outcome(reply: RedeemReply, intent_id: str) -> Outcome:
    if reply.state is RedeemState.REDEEMED:
        result = PaymentResult.PARTIAL if reply.partly else PaymentResult.APPROVED
        return Outcome(result=result, reference=intent_id, amount=reply.amount)
    if reply.state is RedeemState.ABORTED:
        return Outcome(result=PaymentResult.ABORTED)
    return Outcome(result=PaymentResult.NOT_FOUND)


def _unclear(problem: Exception) -> Outcome:
    log.warning("gift_unclear", problem=str(problem))
    return Outcome(result=PaymentResult.UNKNOWN, detail=str(problem))
