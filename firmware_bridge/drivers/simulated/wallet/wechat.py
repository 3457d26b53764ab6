"""The gateway's WeChat Pay side: APIv3 paths, signatures both ways."""

from __future__ import annotations

import json
import re
import secrets
from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from firmware_bridge.drivers.simulated.wallet.customer import Customers
from firmware_bridge.drivers.simulated.wallet.keys import Signer, Verifier
from firmware_bridge.drivers.simulated.wallet.orders import Order, Orders, State
from storecore.clock import Clock
from storecore.money import Money

SCHEME = "wechat"
BODY_BYTES_MAX = 16_384
_AUTHORIZATION = re.compile(
    r'WECHATPAY2-SHA256-RSA2048 mchid="(?P<merchant>[^"]*)",nonce_str="(?P<nonce>[^"]*)",'
    r'signature="(?P<signature>[^"]*)",timestamp="(?P<at>\d+)",serial_no="(?P<serial>[^"]*)"'
)
_STATES = {
    State.OPEN: "NOTPAY",
    State.PAYING: "USERPAYING",
    State.PAID: "SUCCESS",
    State.CLOSED: "CLOSED",
    State.REVERSED: "REVOKED",
}
_REFUSALS = {"expired": "AUTH_CODE_EXPIRE", "not_enough": "NOT_ENOUGH"}
Answer = tuple[int, dict[str, Any] | None]


class WeChatSide:
    """Routes under /v3. Answers are signed with the platform's key `public_key_id`."""

    def __init__(
        self,
        orders: Orders,
        customers: Customers,
        clock: Clock,
        *,
        merchant: Verifier,
        platform: Signer,
        public_key_id: str,
    ) -> None:
        self._orders = orders
        self._customers = customers
        self._clock = clock
        self._merchant = merchant
        self._platform = platform
        self._public_key_id = public_key_id

    def routes(self) -> list[Route]:
        """What it serves."""
        order = "/v3/pay/transactions/out-trade-no/{order_id}"
        return [
            Route("/v3/pay/transactions/native", self._serve(self._native), methods=["POST"]),
            Route("/v3/pay/transactions/codepay", self._serve(self._codepay), methods=["POST"]),
            Route(order, self._serve(self._query)),
            Route(order + "/close", self._serve(self._close), methods=["POST"]),
            Route(order + "/reverse", self._serve(self._reverse), methods=["POST"]),
            Route("/v3/refund/domestic/refunds", self._serve(self._refund), methods=["POST"]),
        ]

    def _serve(self, carry_out: Any) -> Any:
        async def handle(request: Request) -> Response:
            body = (await request.body())[:BODY_BYTES_MAX].decode("utf-8")
            if not self._is_signed(request, body):
                return self._answer(401, {"code": "SIGN_ERROR", "message": "the signature is bad"})
            content = json.loads(body) if body else {}
            order_id = request.path_params.get("order_id", "")
            status, answer = await run_in_threadpool(carry_out, content, order_id)
            if self._customers.behaviour.dark:
                return Response(status_code=503)
            return self._answer(status, answer)

        return handle

    def _is_signed(self, request: Request, body: str) -> bool:
        given = _AUTHORIZATION.fullmatch(request.headers.get("Authorization", ""))
        if given is None:
            return False
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        text = f"{request.method}\n{path}\n{given['at']}\n{given['nonce']}\n{body}\n"
        return self._merchant.is_signed(text, given["signature"])

    def _answer(self, status: int, answer: dict[str, Any] | None) -> Response:
        body = "" if answer is None else json.dumps(answer)
        at, nonce = str(self._clock.wall_ms() // 1000), secrets.token_hex(16)
        headers = {
            "Wechatpay-Timestamp": at,
            "Wechatpay-Nonce": nonce,
            "Wechatpay-Serial": self._public_key_id,
            "Wechatpay-Signature": self._platform.sign(f"{at}\n{nonce}\n{body}\n"),
            "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
        }
        return Response(body, status, headers, media_type="application/json")

    def _native(self, content: dict[str, Any], _: str) -> Answer:
        link = f"weixin://wxpay/bizpayurl?pr={secrets.token_urlsafe(9)}"
        order_id, amount = str(content["out_trade_no"]), _amount(content)
        order, new = self._orders.make(SCHEME, order_id, amount, qr_text=link)
        if self._customers.loses_answer():
            return 503, None
        if order.state is not State.OPEN or order.amount != amount:
            return 400, {"code": "OUT_TRADE_NO_USED", "message": "this number was used"}
        if new:
            self._customers.shown(order)
        return 200, {"code_url": order.qr_text}

    def _codepay(self, content: dict[str, Any], _: str) -> Answer:
        order_id, amount = str(content["out_trade_no"]), _amount(content)
        refusal = _REFUSALS.get(self._customers.behaviour.refuse)
        if refusal is not None:
            return 403, {"code": refusal, "message": "the code was not taken"}
        order, new = self._orders.make(SCHEME, order_id, amount, by_code=True)
        if not new or not content.get("payer", {}).get("auth_code"):
            return 400, {"code": "OUT_TRADE_NO_USED", "message": "this number was used"}
        order = self._customers.charged(order)
        if self._customers.loses_answer():
            return 503, None
        if order.state is State.PAYING:
            return 400, {"code": "USERPAYING", "message": "the customer has to confirm"}
        return 200, _told(order)

    def _query(self, _: dict[str, Any], order_id: str) -> Answer:
        order = self._orders.find(SCHEME, order_id)
        if order is None:
            return 404, {"code": "ORDER_NOT_EXIST", "message": "there is no such order"}
        return 200, _told(order)

    def _close(self, _: dict[str, Any], order_id: str) -> Answer:
        order = self._orders.find(SCHEME, order_id)
        if order is None:
            return 404, {"code": "ORDER_NOT_EXIST", "message": "there is no such order"}
        after = self._orders.move(order, State.CLOSED, only_from=(State.OPEN,))
        if after.state is State.PAID:
            return 400, {"code": "ORDERPAID", "message": "it has been paid"}
        return 204, None

    def _reverse(self, _: dict[str, Any], order_id: str) -> Answer:
        order = self._orders.find(SCHEME, order_id)
        if order is None:
            return 404, {"code": "ORDER_NOT_EXIST", "message": "there is no such order"}
        unfinished = (State.OPEN, State.PAYING, State.PAID)
        self._orders.move(order, State.REVERSED, only_from=unfinished)
        return 200, {"out_trade_no": order_id}

    def _refund(self, content: dict[str, Any], _: str) -> Answer:
        order = self._orders.find(SCHEME, str(content["out_trade_no"]))
        amount = content["amount"]
        refund_id = str(content["out_refund_no"])
        if order is None or not self._orders.give_back(order, refund_id, int(amount["refund"])):
            return 400, {"code": "INVALID_REQUEST", "message": "so much is not left of it"}
        return 200, {"refund_id": f"WXR{refund_id}", "status": "PROCESSING"}


def _amount(content: dict[str, Any]) -> Money:
    amount = content["amount"]
    return Money(int(amount["total"]), str(amount.get("currency", "CNY")))


def _told(order: Order) -> dict[str, Any]:
    told: dict[str, Any] = {
        "out_trade_no": order.order_id,
        "trade_state": _STATES[order.state],
        "trade_type": "MICROPAY" if order.by_code else "NATIVE",
        "amount": {"total": order.amount.minor, "currency": order.amount.currency},
    }
    if order.state is State.PAID:
        paid = datetime.fromtimestamp(order.paid_ms / 1000, UTC)
        told |= {
            "transaction_id": f"42000000{order.number:020d}",
            "success_time": paid.isoformat(timespec="seconds"),
        }
    return told
