"""`POST /v1/handovers`: a customer is here for an order; a bay opens, or somebody is called."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from sqlite_utils import Database
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.handover.desk import HandoverDesk
from edge_agent.orders.refused import OrderRefused
from edge_agent.pulse import Pulse
from edge_agent.requests import RequestBook, RequestReused
from edge_agent.serve.steps import refused_step
from storecore.contracts.commands import Action, OpenDoor, Reply
from storecore.contracts.handover import (
    HANDOVERS_PATH,
    HandoverAction,
    HandoverReply,
    HandoverRequest,
)
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.orders import Order
from storecore.serving.messages import Refused, read_struct, struct_response

OPEN_WITHIN_S = 3.0
"""A bay that is not open by then keeps nobody waiting: a colleague is called."""
_BYTES_MAX = 16_384


class Doors(Protocol):
    """Whoever tells devices to open; see `devices.commander.Commander`."""

    def ask(
        self, device: str, action: Action, *, within_s: float, command_id: str
    ) -> Future[Reply]:
        """The future always gets a reply."""
        ...


class Handovers:
    """Called from the threads that serve HTTP, which may wait for a door."""

    def __init__(
        self, pulse: Pulse, desk: HandoverDesk, requests: RequestBook, doors: Doors
    ) -> None:
        self._pulse = pulse
        self._desk = desk
        self._requests = requests
        self._doors = doors

    def route(self) -> Route:
        """The route."""

        async def ask(request: Request) -> Response:
            asked = await read_struct(request, HandoverRequest, _BYTES_MAX)
            return struct_response(await run_in_threadpool(self.hand_over, asked))

        return Route(HANDOVERS_PATH, ask, methods=["POST"])

    def hand_over(self, asked: HandoverRequest) -> HandoverReply:
        """What became of it; the same request again gives the same answer.

        Raises:
            Refused: the code opens no such order, or the request is not whole.
        """
        if not (asked.request_id and asked.order_id and asked.kiosk_id):
            detail = "name the request, the order and the kiosk"
            raise Refused(400, RefusalCode.BAD_REQUEST, detail)
        try:
            order, reply = self._pulse.run(lambda db: self._begun(db, asked))
            if reply is None:
                reply = self._opened(asked, order)
        except OrderRefused as refusal:
            raise refused_step(refusal.code, refusal) from refusal
        except RequestReused as reused:
            raise refused_step(RefusalCode.BAD_REQUEST, reused) from reused
        return reply

    def _begun(
        self, db: Database, asked: HandoverRequest
    ) -> tuple[Order | None, HandoverReply | None]:
        given = self._requests.answer(db, asked.request_id, _what(asked), HandoverReply)
        if given is not None:
            return None, given
        if asked.action is HandoverAction.BEGIN:
            order, reply = self._desk.begin(db, asked)
        else:
            order, reply = None, self._desk.dispute(db, asked)
        if reply is not None:
            self._requests.note(db, asked.request_id, _what(asked), reply)
        return order, reply

    def _opened(self, asked: HandoverRequest, order: Order | None) -> HandoverReply:
        assert order is not None
        told = self._doors.ask(
            order.place,
            OpenDoor(door=order.bay),
            within_s=OPEN_WITHIN_S,
            command_id=asked.request_id,
        ).result()

        def settle(db: Database) -> HandoverReply:
            given = self._requests.answer(db, asked.request_id, _what(asked), HandoverReply)
            if given is not None:
                return given
            reply = self._desk.opened(db, asked, order, told)
            self._requests.note(db, asked.request_id, _what(asked), reply)
            return reply

        return self._pulse.run(settle)


def _what(asked: HandoverRequest) -> str:
    return f"handover {asked.order_id} {asked.action} at {asked.kiosk_id}"
