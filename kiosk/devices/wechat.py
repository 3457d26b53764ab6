"""WeChat Pay, APIv3, direct merchant, public-key mode: Native (shop-shown) and Codepay.

The door to wechatpayv3, which signs requests and verifies answers. Source of states and codes:
WeChat Pay documentation, "Native Payment" and "Payment code payment", APIv3.
"""

from __future__ import annotations

import json
from typing import Any

import requests
from wechatpayv3 import WeChatPay, WeChatPayType

from kiosk.devices.wallet import WalletDown
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund, Why
from storecore.money import Money

GATEWAY = "https://api.mch.weixin.qq.com"
_OK, _NO_CONTENT, _NOT_FOUND = 200, 204, 404
_STATES = {
    "SUCCESS": PaymentResult.APPROVED,
    "REFUND": PaymentResult.APPROVED,
    "NOTPAY": PaymentResult.IN_PROGRESS,
    "USERPAYING": PaymentResult.IN_PROGRESS,
    "ACCEPT": PaymentResult.IN_PROGRESS,
    "CLOSED": PaymentResult.ABORTED,
    "REVOKED": PaymentResult.ABORTED,
    "PAYERROR": PaymentResult.DECLINED,
}
_BY_CODE = "MICROPAY"
_CODE_REFUSED = {
    "AUTH_CODE_EXPIRE",
    "AUTHCODEEXPIRE",
    "AUTH_CODE_ERROR",
    "AUTH_CODE_INVALID",
    "AUTHCODE_INVALID",
}
_NOT_ENOUGH = {"NOT_ENOUGH", "NOTENOUGH"}
_GIVEN_BACK = {"SUCCESS", "PROCESSING"}


class WeChat:
    """One merchant at WeChat Pay. `description` is what the customer reads on the phone."""

    def __init__(
        self,
        *,
        merchant_id: str,
        app_id: str,
        certificate_serial: str,
        private_key: str,
        api_v3_key: str,
        public_key: str,
        public_key_id: str,
        notify_url: str,
        description: str,
        gateway: str = GATEWAY,
        timeout_s: float = 6.0,
    ) -> None:
        self._client = WeChatPay(
            wechatpay_type=WeChatPayType.NATIVE,
            mchid=merchant_id,
            private_key=private_key,
            cert_serial_no=certificate_serial,
            appid=app_id,
            apiv3_key=api_v3_key,
            notify_url=notify_url,
            timeout=timeout_s,
            public_key=public_key,
            public_key_id=public_key_id,
        )
        # The library knows one gateway; a test or a proxy of the shop's has another.
        self._client._core._gate_way = gateway.rstrip("/")
        self._description = description

    def create(self, intent: PaymentIntent) -> str:
        """Native: an order and the link in its QR code."""
        status, answer = self._ask(
            self._client.pay,
            description=self._description,
            out_trade_no=intent.intent_id,
            amount=_amount(intent.amount),
        )
        link = answer.get("code_url")
        if status != _OK or not isinstance(link, str):
            raise WalletDown(_problem(status, answer))
        return link

    def charge(self, intent: PaymentIntent) -> Outcome:
        """Codepay: the code from the customer's phone."""
        status, answer = self._ask(
            self._client.pay,
            description=self._description,
            out_trade_no=intent.intent_id,
            amount=_amount(intent.amount),
            payer={"auth_code": intent.code},
            scene_info={"store_info": {"id": intent.transaction_id[:32]}},
            pay_type=WeChatPayType.CODEPAY,
        )
        if status == _OK:
            return _outcome(answer)
        code = answer.get("code")
        if code in _CODE_REFUSED:
            return Outcome(result=PaymentResult.DECLINED, why=Why.CODE_REFUSED, detail=str(code))
        if code in _NOT_ENOUGH:
            return Outcome(result=PaymentResult.DECLINED, detail=str(code))
        if code == "USERPAYING":
            return Outcome(result=PaymentResult.IN_PROGRESS)
        raise WalletDown(_problem(status, answer))

    def query(self, intent_id: str) -> Outcome:
        """The order by our own number."""
        status, answer = self._ask(self._client.query, out_trade_no=intent_id)
        if status == _OK:
            return _outcome(answer)
        if status == _NOT_FOUND and "NOT" in str(answer.get("code", "")):
            return Outcome(result=PaymentResult.NOT_FOUND)
        raise WalletDown(_problem(status, answer))

    def close(self, intent_id: str) -> None:
        """An order is closed; a charge by code is reversed, which gives back what was taken."""
        status, answer = self._ask(self._client.query, out_trade_no=intent_id)
        if status == _OK and answer.get("trade_type") == _BY_CODE:
            status, answer = self._ask(self._client.codepay_reverse, out_trade_no=intent_id)
            done = status in {_OK, _NO_CONTENT}
        else:
            status, answer = self._ask(self._client.close, out_trade_no=intent_id)
            done = status == _NO_CONTENT or answer.get("code") in {"ORDERPAID", "ORDER_CLOSED"}
        if not done:
            raise WalletDown(_problem(status, answer))

    def refund(self, refund: Refund) -> Outcome:
        """To the customer's wallet; accepted is given back, it arrives by itself."""
        amount = {
            "refund": refund.amount.minor,
            "total": refund.paid.minor,
            "currency": refund.amount.currency,
        }
        status, answer = self._ask(
            self._client.refund,
            out_refund_no=refund.refund_id,
            out_trade_no=refund.intent_id,
            amount=amount,
        )
        if status == _OK and answer.get("status") in _GIVEN_BACK:
            number = str(answer.get("refund_id", ""))
            return Outcome(result=PaymentResult.APPROVED, reference=number, amount=refund.amount)
        if status == _OK or answer.get("code") in {"INVALID_REQUEST", "NOT_ENOUGH"}:
            return Outcome(result=PaymentResult.DECLINED, detail=_problem(status, answer))
        raise WalletDown(_problem(status, answer))

    def _ask(self, question: Any, **arguments: Any) -> tuple[int, dict[str, Any]]:
        """The status and the answer, which the library has verified where it is a good one."""
        try:
            status, text = question(**arguments)
        except requests.RequestException as error:
            raise WalletDown(type(error).__name__) from error
        except Exception as error:
            raise WalletDown(f"not an answer of WeChat Pay: {error}") from error
        try:
            answer = json.loads(text) if text else {}
        except ValueError:
            answer = {}
        return status, answer if isinstance(answer, dict) else {}


def _amount(money: Money) -> dict[str, object]:
    return {"total": money.minor, "currency": money.currency}


def _outcome(answer: dict[str, Any]) -> Outcome:
    result = _STATES.get(str(answer.get("trade_state")), PaymentResult.UNKNOWN)
    if result is not PaymentResult.APPROVED:
        return Outcome(result=result, detail=str(answer.get("trade_state")))
    paid = answer.get("amount")
    if not isinstance(paid, dict) or not isinstance(paid.get("total"), int):
        return Outcome(result=PaymentResult.UNKNOWN, detail="paid, but how much?")
    return Outcome(
        result=result,
        reference=str(answer.get("transaction_id", "")),
        stamp=str(answer.get("success_time", "")),
        amount=Money(paid["total"], str(paid.get("currency", ""))),
    )


def _problem(status: int, answer: dict[str, Any]) -> str:
    return f"status {status}, {answer.get('code')}: {answer.get('message', '')}"
