"""The terminal's HTTP door: `POST /nexo`, `GET /v1/display`, `GET /v1/health`."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response as HttpResponse
from starlette.routing import Route

from firmware_bridge.drivers.simulated.card_terminal.book import Book
from firmware_bridge.drivers.simulated.card_terminal.rules import PaymentState
from firmware_bridge.drivers.simulated.card_terminal.till import Till
from storecore.clock import Clock
from storecore.contracts.exchange import HEALTH_PATH
from storecore.contracts.local_api import Done, RefusalCode
from storecore.contracts.nexo.envelope import (
    NexoRequest,
    NexoResponse,
    SaleToPoiRequest,
    SaleToPoiResponse,
    encode_nexo,
)
from storecore.contracts.nexo.words import NEXO_PATH, PROTOCOL_VERSION, MessageType
from storecore.money import Money
from storecore.serving.messages import Refused, read_struct, refused_response, struct_response

DISPLAY_PATH = "/v1/display"
BODY_BYTES_MAX = 64_000
OUTCOME_SHOWN_S = 4.0


class Screen(StrEnum):
    """What the terminal shows."""

    WELCOME = "welcome"
    PRESENT_CARD = "present_card"
    APPROVED = "approved"
    DECLINED = "declined"
    ABORTED = "aborted"


class Display(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/display`: the screen, and the amount on it where there is one."""

    screen: Screen
    amount: Money | None = None


_SCREENS = {
    PaymentState.WAITING: Screen.PRESENT_CARD,
    PaymentState.APPROVED: Screen.APPROVED,
    PaymentState.DECLINED: Screen.DECLINED,
    PaymentState.ABORTED: Screen.ABORTED,
}


def terminal_app(till: Till, book: Book, clock: Clock) -> Starlette:
    """The terminal as an application."""

    async def take(request: Request) -> HttpResponse:
        message = (await read_struct(request, NexoRequest, BODY_BYTES_MAX)).request
        answer = await run_in_threadpool(_answer, till, message)
        return HttpResponse(
            encode_nexo(NexoResponse(response=answer)), media_type="application/json"
        )

    async def display(_: Request) -> HttpResponse:
        return struct_response(await run_in_threadpool(_display, book, clock.wall_ms()))

    async def health(_: Request) -> HttpResponse:
        return struct_response(Done())

    return Starlette(
        routes=[
            Route(NEXO_PATH, take, methods=["POST"]),
            Route(DISPLAY_PATH, display),
            Route(HEALTH_PATH, health),
        ],
        exception_handlers={Refused: refused_response},
    )


def _answer(till: Till, message: SaleToPoiRequest) -> SaleToPoiResponse:
    asked = message.message_header
    header = msgspec.structs.replace(
        asked, message_type=MessageType.RESPONSE, protocol_version=PROTOCOL_VERSION
    )
    if asked.message_type is not MessageType.REQUEST:
        raise Refused(400, RefusalCode.BAD_REQUEST, "MessageType must be Request")
    if message.payment_request is not None:
        paid = till.pay(asked, message.payment_request)
        return SaleToPoiResponse(message_header=header, payment_response=paid)
    if message.transaction_status_request is not None:
        status = till.status(message.transaction_status_request)
        return SaleToPoiResponse(message_header=header, transaction_status_response=status)
    if message.abort_request is not None:
        aborted = till.abort(message.abort_request)
        return SaleToPoiResponse(message_header=header, abort_response=aborted)
    if message.diagnosis_request is not None:
        return SaleToPoiResponse(message_header=header, diagnosis_response=till.diagnose())
    detail = f"a {asked.message_category} message needs its {asked.message_category}Request"
    raise Refused(400, RefusalCode.BAD_REQUEST, detail)


def _display(book: Book, now_ms: int) -> Display:
    newest = book.newest()
    if newest is None:
        return Display(screen=Screen.WELCOME)
    over_s = (now_ms - newest.concluded_ms) / 1000
    if newest.state is not PaymentState.WAITING and over_s > OUTCOME_SHOWN_S:
        return Display(screen=Screen.WELCOME)
    return Display(screen=_SCREENS[newest.state], amount=newest.amount)
