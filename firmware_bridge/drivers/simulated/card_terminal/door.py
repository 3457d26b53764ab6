"""The terminal's HTTP door: `POST /nexo`, what it shows, and what people and weather do to it."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response as HttpResponse
from starlette.routing import Route

from firmware_bridge.drivers.simulated.card_terminal.book import Book
from firmware_bridge.drivers.simulated.card_terminal.desk import Desk
from firmware_bridge.drivers.simulated.card_terminal.rules import Behaviour, PaymentState
from storecore.clock import Clock
from storecore.contracts.exchange import HEALTH_PATH
from storecore.contracts.local_api import Done, RefusalCode
from storecore.contracts.nexo.envelope import NexoRequest, NexoResponse, encode_nexo
from storecore.contracts.nexo.protection import NotGenuine, Protection
from storecore.contracts.nexo.words import NEXO_PATH
from storecore.money import Money
from storecore.serving.messages import Refused, read_struct, refused_response, struct_response

DISPLAY_PATH = "/v1/display"
BEHAVIOUR_PATH = "/v1/behaviour"
FORWARD_PATH = "/v1/forward"
BODY_BYTES_MAX = 64_000
OUTCOME_SHOWN_S = 4.0
_GONE = 503


class Screen(StrEnum):
    """What the terminal shows."""

    WELCOME = "welcome"
    PRESENT_CARD = "present_card"
    APPROVED = "approved"
    DECLINED = "declined"
    ABORTED = "aborted"


class Display(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`GET /v1/display`: the screen, the amount on it, and what the kiosk has it say."""

    screen: Screen
    amount: Money | None = None
    lines: tuple[str, ...] = ()


class Forward(msgspec.Struct, frozen=True):
    """`POST /v1/forward`: the bank is asked about everything approved offline."""

    accepted: bool


class Forwarded(msgspec.Struct, frozen=True):
    """How many payments that were."""

    payments: int


_SCREENS = {
    PaymentState.WAITING: Screen.PRESENT_CARD,
    PaymentState.APPROVED: Screen.APPROVED,
    PaymentState.DECLINED: Screen.DECLINED,
    PaymentState.ABORTED: Screen.ABORTED,
}


class TerminalDoor:
    """The terminal as an application. With `protection`, only sealed messages are understood."""

    def __init__(
        self, desk: Desk, book: Book, clock: Clock, protection: Protection | None = None
    ) -> None:
        self._desk = desk
        self._book = book
        self._clock = clock
        self._protection = protection
        self.app = Starlette(
            routes=[
                Route(NEXO_PATH, self._take, methods=["POST"]),
                Route(DISPLAY_PATH, self._display),
                Route(BEHAVIOUR_PATH, self._behave, methods=["POST"]),
                Route(FORWARD_PATH, self._forward, methods=["POST"]),
                Route(HEALTH_PATH, self._health),
            ],
            exception_handlers={Refused: refused_response},
        )

    async def _take(self, request: Request) -> HttpResponse:
        if self._desk.is_dark:
            return HttpResponse(status_code=_GONE)
        message = await self._read(request)
        answer = await run_in_threadpool(self._desk.answer, message.request)
        if answer is None or self._desk.is_dark:
            return HttpResponse(status_code=_GONE)
        body = encode_nexo(NexoResponse(response=answer))
        if self._protection is not None:
            body = self._protection.seal("SaleToPOIResponse", answer.message_header, body)
        return HttpResponse(body, media_type="application/json")

    async def _read(self, request: Request) -> NexoRequest:
        if self._protection is None:
            return await read_struct(request, NexoRequest, BODY_BYTES_MAX)
        body = await request.body()
        try:
            plain = self._protection.open("SaleToPOIRequest", body[:BODY_BYTES_MAX])
            return msgspec.json.decode(plain, type=NexoRequest)
        except (NotGenuine, msgspec.MsgspecError) as problem:
            raise Refused(400, RefusalCode.BAD_REQUEST, str(problem)) from problem

    async def _behave(self, request: Request) -> HttpResponse:
        self._desk.behave(await read_struct(request, Behaviour, BODY_BYTES_MAX))
        return struct_response(Done())

    async def _forward(self, request: Request) -> HttpResponse:
        wish = await read_struct(request, Forward, BODY_BYTES_MAX)
        count = await run_in_threadpool(self._book.forward, accepted=wish.accepted)
        return struct_response(Forwarded(count))

    async def _display(self, _: Request) -> HttpResponse:
        return struct_response(await run_in_threadpool(self._shown))

    async def _health(self, _: Request) -> HttpResponse:
        return struct_response(Done())

    def _shown(self) -> Display:
        newest = self._book.newest()
        lines = self._desk.lines
        if newest is None:
            return Display(screen=Screen.WELCOME, lines=lines)
        over_s = (self._clock.wall_ms() - newest.concluded_ms) / 1000
        if newest.state is not PaymentState.WAITING and over_s > OUTCOME_SHOWN_S:
            return Display(screen=Screen.WELCOME, lines=lines)
        return Display(screen=_SCREENS[newest.state], amount=newest.amount, lines=lines)
