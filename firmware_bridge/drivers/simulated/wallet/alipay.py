"""The gateway's Alipay side: `POST /gateway.do`, RSA2 both ways."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

from babel.numbers import get_currency_precision
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from firmware_bridge.drivers.simulated.wallet.customer import Customers
from firmware_bridge.drivers.simulated.wallet.keys import Signer, Verifier
from firmware_bridge.drivers.simulated.wallet.orders import Order, Orders, State
from storecore.money import MoneyError, parse_money

SCHEME = "alipay"
BODY_BYTES_MAX = 16_384
_STATES = {
    State.OPEN: "WAIT_BUYER_PAY",
    State.PAYING: "WAIT_BUYER_PAY",
    State.PAID: "TRADE_SUCCESS",
    State.CLOSED: "TRADE_CLOSED",
    State.REVERSED: "TRADE_CLOSED",
}
_REFUSALS = {
    "expired": "ACQ.PAYMENT_AUTH_CODE_INVALID",
    "not_enough": "ACQ.BUYER_BALANCE_NOT_ENOUGH",
}
_NOT_EXIST = {"code": "40004", "msg": "Business Failed", "sub_code": "ACQ.TRADE_NOT_EXIST"}
_OK = {"code": "10000", "msg": "Success"}
Answer = dict[str, Any] | None


class AlipaySide:
    """One path for everything. The shop's account is in `currency`."""

    def __init__(
        self,
        orders: Orders,
        customers: Customers,
        *,
        merchant: Verifier,
        platform: Signer,
        currency: str,
    ) -> None:
        self._orders = orders
        self._customers = customers
        self._merchant = merchant
        self._platform = platform
        self._currency = currency
        self._methods: dict[str, Callable[[dict[str, Any]], Answer]] = {
            "alipay.trade.precreate": self._precreate,
            "alipay.trade.pay": self._pay,
            "alipay.trade.query": self._query,
            "alipay.trade.cancel": self._cancel,
            "alipay.trade.refund": self._refund,
        }

    def routes(self) -> list[Route]:
        """What it serves."""
        return [Route("/gateway.do", self._handle, methods=["POST"])]

    async def _handle(self, request: Request) -> Response:
        body = (await request.body())[:BODY_BYTES_MAX].decode("utf-8")
        given = dict(parse_qsl(body, keep_blank_values=True))
        signature = given.pop("sign", "")
        text = "&".join(f"{name}={value}" for name, value in sorted(given.items()))
        method = given.get("method", "")
        if not self._merchant.is_signed(text, signature):
            refusal = {
                "code": "40002",
                "msg": "Invalid Arguments",
                "sub_code": "isv.invalid-signature",
            }
            return Response(json.dumps({"error_response": refusal}), media_type="application/json")
        carry_out = self._methods[method]
        answer = await run_in_threadpool(carry_out, json.loads(given["biz_content"]))
        if answer is None or self._customers.behaviour.dark:
            return Response(status_code=503)
        return self._signed(method, answer)

    def _signed(self, method: str, answer: dict[str, Any]) -> Response:
        content = json.dumps(answer, separators=(",", ":"))
        sign = json.dumps(self._platform.sign(content))
        name = method.replace(".", "_") + "_response"
        return Response(f'{{"{name}":{content},"sign":{sign}}}', media_type="application/json")

    def _precreate(self, content: dict[str, Any]) -> Answer:
        amount = self._amount(content["total_amount"])
        link = f"https://qr.alipay.com/bax{secrets.token_hex(10)}"
        order, new = self._orders.make(SCHEME, content["out_trade_no"], amount, qr_text=link)
        if self._customers.loses_answer():
            return None
        if order.state is not State.OPEN or order.amount != amount:
            return {**_NOT_EXIST, "sub_code": "ACQ.CONTEXT_INCONSISTENT"}
        if new:
            self._customers.shown(order)
        return {**_OK, "out_trade_no": order.order_id, "qr_code": order.qr_text}

    def _pay(self, content: dict[str, Any]) -> Answer:
        refusal = _REFUSALS.get(self._customers.behaviour.refuse)
        if refusal is not None:
            return {**_NOT_EXIST, "sub_code": refusal}
        amount = self._amount(content["total_amount"])
        order, new = self._orders.make(SCHEME, content["out_trade_no"], amount, by_code=True)
        if not new or not content.get("auth_code"):
            return {**_NOT_EXIST, "sub_code": "ACQ.CONTEXT_INCONSISTENT"}
        order = self._customers.charged(order)
        if self._customers.loses_answer():
            return None
        if order.state is State.PAYING:
            return {"code": "10003", "msg": "order success pay inprocess"}
        return {**_OK, **self._told(order)}

    def _query(self, content: dict[str, Any]) -> Answer:
        order = self._orders.find(SCHEME, content["out_trade_no"])
        # A code that nobody has scanned is not a trade yet.
        if order is None or (order.state is State.OPEN and not order.by_code):
            return _NOT_EXIST
        return {**_OK, **self._told(order), "trade_status": _STATES[order.state]}

    def _cancel(self, content: dict[str, Any]) -> Answer:
        order = self._orders.find(SCHEME, content["out_trade_no"])
        if order is None:
            return {**_OK, "retry_flag": "N"}
        open_now = (State.OPEN, State.PAYING)
        after = self._orders.move(order, State.CLOSED, only_from=open_now)
        if after.state is State.PAID:
            self._orders.move(order, State.REVERSED, only_from=(State.PAID,))
        action = "close" if after.state is State.CLOSED else "refund"
        return {**_OK, "out_trade_no": order.order_id, "retry_flag": "N", "action": action}

    def _refund(self, content: dict[str, Any]) -> Answer:
        order = self._orders.find(SCHEME, content["out_trade_no"])
        minor = self._amount(content["refund_amount"]).minor
        if order is None or not self._orders.give_back(order, content["out_request_no"], minor):
            return {**_NOT_EXIST, "sub_code": "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"}
        return {**_OK, **self._told(order), "fund_change": "Y"}

    def _amount(self, text: str) -> Any:
        try:
            return parse_money(text, self._currency)
        except MoneyError as error:
            raise ValueError(f"the amount {text!r}: {error}") from error

    def _told(self, order: Order) -> dict[str, Any]:
        places = get_currency_precision(order.amount.currency)
        told = {
            "out_trade_no": order.order_id,
            "trade_no": f"20260101220014{order.number:014d}",
            "total_amount": str(Decimal(order.amount.minor).scaleb(-places)),
        }
        if order.paid_ms:
            paid = datetime.fromtimestamp(order.paid_ms / 1000, UTC)
            told["gmt_payment"] = paid.strftime("%Y-%m-%d %H:%M:%S")
        return told
