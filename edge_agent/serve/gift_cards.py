"""`/v1/gift-cards`: a kiosk pays with a gift card, asks, stops, gives back."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.giftcards.book import GiftBook, RightUsed, told_of
from edge_agent.giftcards.cloud import CloudGifts, NoRight
from edge_agent.pulse import Pulse
from storecore.contracts.gift_cards import (
    GIFT_CARDS_PATH,
    CreditRequest,
    RedeemReply,
    RedeemRequest,
    StopRedeem,
)
from storecore.contracts.local_api import Done, RefusalCode
from storecore.gs1.errors import CodeError
from storecore.gs1.gift_card import gift_card_key, parse_gift_code
from storecore.logs import Log
from storecore.serving.messages import Refused, read_struct, struct_response

log = Log(__name__)

_BYTES_MAX = 4096
_CONFLICT, _BAD = 409, 400


class GiftDesk:
    """Redeems within rights that the store holds, and asks the cloud for one where it has none."""

    def __init__(self, pulse: Pulse, book: GiftBook, cloud: CloudGifts) -> None:
        self._pulse = pulse
        self._book = book
        self._cloud = cloud

    def routes(self) -> list[Route]:
        """What it serves."""
        return [
            Route(GIFT_CARDS_PATH + "/redeem", self._redeem, methods=["POST"]),
            Route(GIFT_CARDS_PATH + "/stop", self._stop, methods=["POST"]),
            Route(GIFT_CARDS_PATH + "/credit", self._credit, methods=["POST"]),
            Route(GIFT_CARDS_PATH + "/{intent_id}", self._tell, methods=["GET"]),
        ]

    async def _redeem(self, request: Request) -> Response:
        asked = await read_struct(request, RedeemRequest, _BYTES_MAX)
        return struct_response(await run_in_threadpool(self.redeem, asked))

    async def _tell(self, request: Request) -> Response:
        intent_id = request.path_params["intent_id"]
        return struct_response(
            await run_in_threadpool(self._pulse.run, lambda db: told_of(db.conn, intent_id))
        )

    async def _stop(self, request: Request) -> Response:
        asked = await read_struct(request, StopRedeem, _BYTES_MAX)
        await run_in_threadpool(self._pulse.run, lambda db: self._book.stop(db, asked.intent_id))
        return struct_response(Done())

    async def _credit(self, request: Request) -> Response:
        asked = await read_struct(request, CreditRequest, _BYTES_MAX)
        given = await run_in_threadpool(self._pulse.run, lambda db: self._book.credit(db, asked))
        if not given:
            detail = "it did not pay so much, or has it back already"
            raise Refused(_CONFLICT, RefusalCode.ILLEGAL_STEP, detail)
        return struct_response(Done())

    def redeem(self, asked: RedeemRequest) -> RedeemReply:
        """Pay; raises Refused with a code that people are told."""
        if not asked.intent_id or asked.amount.minor <= 0:
            raise Refused(_BAD, RefusalCode.BAD_REQUEST, "name an intent and an amount above zero")
        try:
            card = gift_card_key(parse_gift_code(asked.number))
        except CodeError as problem:
            raise Refused(_CONFLICT, RefusalCode.GIFT_UNKNOWN, str(problem)) from problem
        paid = self._within_right(asked, card)
        if paid is not None:
            return paid
        try:
            right = self._cloud.ask(card)
            self._pulse.run(lambda db: self._book.hold(db, card, right))
        except NoRight as refusal:
            raise Refused(_CONFLICT, refusal.code, str(refusal)) from refusal
        except RightUsed as used:
            detail = "what is left on it is not known yet; try again in a moment"
            raise Refused(_CONFLICT, RefusalCode.GIFT_ELSEWHERE, detail) from used
        paid = self._within_right(asked, card)
        if paid is None:
            raise Refused(_CONFLICT, RefusalCode.GIFT_UNKNOWN, "it is in another currency")
        return paid

    def _within_right(self, asked: RedeemRequest, card: str) -> RedeemReply | None:
        paid = self._pulse.run(
            lambda db: self._book.redeem(db, asked.intent_id, card, asked.amount)
        )
        if paid is not None:
            log.info("gift_card", intent=asked.intent_id, state=paid.state)
        return paid
