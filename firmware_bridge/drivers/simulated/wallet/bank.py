"""The gateway's bank side: transfers that are expected, have come in, or are sent back."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from firmware_bridge.drivers.simulated.wallet.customer import Customers
from firmware_bridge.drivers.simulated.wallet.orders import Order, Orders, State
from storecore.money import Money

SCHEME = "bank"
BODY_BYTES_MAX = 4096
_STATES = {State.OPEN: "open", State.PAYING: "open", State.PAID: "paid"}
Answer = tuple[int, dict[str, Any]]


class BankSide:
    """Routes under /v1/bank/orders; who has the token is the shop."""

    def __init__(self, orders: Orders, customers: Customers, token: str) -> None:
        self._orders = orders
        self._customers = customers
        self._token = token

    def routes(self) -> list[Route]:
        """What it serves."""
        order = "/v1/bank/orders/{order_id}"
        refund = order + "/refunds/{refund_id}"
        return [
            Route(order, self._serve(self._expect), methods=["PUT"]),
            Route(order, self._serve(self._tell), methods=["GET"]),
            Route(order, self._serve(self._close), methods=["DELETE"]),
            Route(refund, self._serve(self._refund), methods=["PUT"]),
        ]

    def _serve(self, carry_out: Callable[[Request, dict[str, Any]], Answer]) -> Any:
        async def handle(request: Request) -> Response:
            given = request.headers.get("Authorization", "")
            if not hmac.compare_digest(given, f"Bearer {self._token}"):
                return JSONResponse({"detail": "who are you?"}, 401)
            body = (await request.body())[:BODY_BYTES_MAX]
            content = json.loads(body) if body else {}
            status, answer = await run_in_threadpool(carry_out, request, content)
            if self._customers.behaviour.dark or self._is_lost(request):
                return Response(status_code=503)
            return JSONResponse(answer, status)

        return handle

    def _is_lost(self, request: Request) -> bool:
        return request.method == "PUT" and self._customers.loses_answer()

    def _expect(self, request: Request, content: dict[str, Any]) -> Answer:
        amount = Money(content["amount"]["minor"], content["amount"]["currency"])
        order, new = self._orders.make(
            SCHEME, request.path_params["order_id"], amount, reference=content["reference"]
        )
        if new:
            self._customers.shown(order)
        return 200, _told(order)

    def _tell(self, request: Request, _: dict[str, Any]) -> Answer:
        order = self._orders.find(SCHEME, request.path_params["order_id"])
        return (200, _told(order)) if order is not None else (404, {"detail": "no such order"})

    def _close(self, request: Request, _: dict[str, Any]) -> Answer:
        order = self._orders.find(SCHEME, request.path_params["order_id"])
        if order is None:
            return 404, {"detail": "no such order"}
        return 200, _told(self._orders.move(order, State.CLOSED, only_from=(State.OPEN,)))

    def _refund(self, request: Request, content: dict[str, Any]) -> Answer:
        order = self._orders.find(SCHEME, request.path_params["order_id"])
        refund_id = request.path_params["refund_id"]
        minor = content["amount"]["minor"]
        if order is None or not self._orders.give_back(order, refund_id, minor):
            return 409, {"detail": "so much is not left of it"}
        return 200, {"number": f"BR{order.number:08d}"}


def _told(order: Order) -> dict[str, Any]:
    return {
        "state": _STATES.get(order.state, "closed"),
        "amount": {"minor": order.amount.minor, "currency": order.amount.currency},
        "number": f"BT{order.number:08d}",
    }
