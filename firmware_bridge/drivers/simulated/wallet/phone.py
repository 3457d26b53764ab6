"""The phones' door: scan a code, confirm on the phone, and what weather does to the gateway."""

from __future__ import annotations

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from firmware_bridge.drivers.simulated.wallet.customer import Behaviour, Customers
from firmware_bridge.drivers.simulated.wallet.orders import Order, Orders
from storecore.contracts.exchange import HEALTH_PATH
from storecore.contracts.local_api import Done, RefusalCode
from storecore.emvco import QrRefused, read_merchant_qr
from storecore.money import Money
from storecore.serving.messages import Refused, read_struct, struct_response

SCAN_PATH, CONFIRM_PATH, KEPT_PATH = "/v1/phone/scan", "/v1/phone/confirm", "/v1/kept"
BEHAVIOUR_PATH = "/v1/behaviour"
BODY_BYTES_MAX = 4096


class Scan(msgspec.Struct, frozen=True):
    """`POST /v1/phone/scan`: the phone reads this code and pays."""

    qr_text: str


class Confirm(msgspec.Struct, frozen=True):
    """`POST /v1/phone/confirm`: the customer confirms a charge of this shop's order."""

    scheme: str
    order_id: str


class Scanned(msgspec.Struct, frozen=True):
    """What became of the order."""

    order_id: str
    state: str


class Kept(msgspec.Struct, frozen=True):
    """`GET /v1/kept`: minor units paid and not given back, by order."""

    orders: dict[str, int]


class PhoneDoor:
    """For tests, demos and people with curl; no shop ever speaks to it."""

    def __init__(self, orders: Orders, customers: Customers) -> None:
        self._orders = orders
        self._customers = customers

    def routes(self) -> list[Route]:
        """What it serves."""
        return [
            Route(SCAN_PATH, self._scan, methods=["POST"]),
            Route(CONFIRM_PATH, self._confirm, methods=["POST"]),
            Route(BEHAVIOUR_PATH, self._behave, methods=["POST"]),
            Route(KEPT_PATH, self._kept),
            Route(HEALTH_PATH, self._health),
        ]

    async def _scan(self, request: Request) -> Response:
        text = (await read_struct(request, Scan, BODY_BYTES_MAX)).qr_text
        amount: Money | None = None
        reference = ""
        if text.startswith("000201"):
            try:
                code = read_merchant_qr(text)
            except QrRefused as problem:
                raise Refused(400, RefusalCode.BAD_REQUEST, str(problem)) from problem
            amount, reference = code.amount, code.reference
        order = await run_in_threadpool(self._customers.scan, text, amount, reference)
        return _told(order)

    async def _confirm(self, request: Request) -> Response:
        wish = await read_struct(request, Confirm, BODY_BYTES_MAX)
        order = await run_in_threadpool(self._orders.find, wish.scheme, wish.order_id)
        if order is not None:
            order = await run_in_threadpool(self._customers.pay, order)
        return _told(order)

    async def _behave(self, request: Request) -> Response:
        self._customers.behaviour = await read_struct(request, Behaviour, BODY_BYTES_MAX)
        return struct_response(Done())

    async def _kept(self, _: Request) -> Response:
        return struct_response(Kept(await run_in_threadpool(self._orders.kept)))

    async def _health(self, _: Request) -> Response:
        return struct_response(Done())


def _told(order: Order | None) -> Response:
    if order is None:
        raise Refused(404, RefusalCode.UNKNOWN_CODE, "no order has this code")
    return struct_response(Scanned(order.order_id, order.state.value))
