"""Alipay's open platform: precreate (shop-shown) and bar code payment (customer-shown), RSA2.

The door to python-alipay-sdk, which signs requests and verifies answers; they travel over a session
of our own. Source of codes: Alipay documentation, alipay.trade.precreate, pay, query, cancel,
refund.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import requests
from alipay import AliPay as Signer
from alipay.exceptions import AliPayException, AliPayValidationError
from babel.numbers import get_currency_precision

from kiosk.devices.wallet import WalletDown
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund, Why
from storecore.money import Money, MoneyError, parse_money

GATEWAY = "https://openapi.alipay.com/gateway.do"
VALID_MIN = 3
"""Whatever else happens, nobody can pay an order later than this."""
_SUCCESS, _FAILED, _PAYING = "10000", "40004", "10003"
_STATES = {
    "TRADE_SUCCESS": PaymentResult.APPROVED,
    "TRADE_FINISHED": PaymentResult.APPROVED,
    "WAIT_BUYER_PAY": PaymentResult.IN_PROGRESS,
    "TRADE_CLOSED": PaymentResult.ABORTED,
}
_NOT_EXIST = "ACQ.TRADE_NOT_EXIST"
_CODE_REFUSED = {"ACQ.PAYMENT_AUTH_CODE_INVALID", "ACQ.AUTH_CODE_INVALID"}
_REFUSED = {
    "ACQ.BUYER_BALANCE_NOT_ENOUGH",
    "ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH",
    "ACQ.PAYMENT_FAIL",
    "ACQ.PAYMENT_REQUEST_HAS_RISK",
}


class AliPay:
    """One merchant at Alipay, in one currency. `subject` is what the customer reads."""

    def __init__(
        self,
        *,
        app_id: str,
        private_key: str,
        alipay_public_key: str,
        currency: str,
        subject: str,
        gateway: str = GATEWAY,
        timeout_s: float = 6.0,
    ) -> None:
        self._signer = Signer(
            appid=app_id,
            app_private_key_string=private_key,
            alipay_public_key_string=alipay_public_key,
        )
        self._currency = currency
        self._subject = subject
        self._gateway = gateway
        self._timeout_s = timeout_s

    def create(self, intent: PaymentIntent) -> str:
        """Precreate: the link in the QR code."""
        answer = self._ask(
            "alipay.trade.precreate",
            out_trade_no=intent.intent_id,
            total_amount=_units(intent.amount),
            subject=self._subject,
            qr_code_timeout_express=f"{VALID_MIN}m",
            timeout_express=f"{VALID_MIN}m",
        )
        link = answer.get("qr_code")
        if answer.get("code") != _SUCCESS or not isinstance(link, str):
            raise WalletDown(_problem(answer))
        return link

    def charge(self, intent: PaymentIntent) -> Outcome:
        """Bar code payment with the code from the customer's phone."""
        answer = self._ask(
            "alipay.trade.pay",
            out_trade_no=intent.intent_id,
            scene="bar_code",
            auth_code=intent.code,
            subject=self._subject,
            total_amount=_units(intent.amount),
        )
        code, sub_code = answer.get("code"), answer.get("sub_code")
        if code == _SUCCESS:
            return self._paid(answer)
        if code == _PAYING:
            return Outcome(result=PaymentResult.IN_PROGRESS)
        if code == _FAILED and sub_code in _CODE_REFUSED:
            why = Why.CODE_REFUSED
            return Outcome(result=PaymentResult.DECLINED, why=why, detail=str(sub_code))
        if code == _FAILED and sub_code in _REFUSED:
            return Outcome(result=PaymentResult.DECLINED, detail=str(sub_code))
        raise WalletDown(_problem(answer))

    def query(self, intent_id: str) -> Outcome:
        """The trade by our own number. One that was only precreated does not exist yet."""
        answer = self._ask("alipay.trade.query", out_trade_no=intent_id)
        if answer.get("code") == _SUCCESS:
            result = _STATES.get(str(answer.get("trade_status")), PaymentResult.UNKNOWN)
            if result is PaymentResult.APPROVED:
                return self._paid(answer)
            return Outcome(result=result, detail=str(answer.get("trade_status")))
        if answer.get("sub_code") == _NOT_EXIST:
            return Outcome(result=PaymentResult.NOT_FOUND)
        raise WalletDown(_problem(answer))

    def close(self, intent_id: str) -> None:
        """Cancel: unpaid it is closed, paid it is given back."""
        answer = self._ask("alipay.trade.cancel", out_trade_no=intent_id)
        if answer.get("code") != _SUCCESS and answer.get("sub_code") != _NOT_EXIST:
            raise WalletDown(_problem(answer))

    def refund(self, refund: Refund) -> Outcome:
        """To the customer's account."""
        answer = self._ask(
            "alipay.trade.refund",
            out_trade_no=refund.intent_id,
            out_request_no=refund.refund_id,
            refund_amount=_units(refund.amount),
        )
        if answer.get("code") == _SUCCESS:
            number = str(answer.get("trade_no", ""))
            return Outcome(result=PaymentResult.APPROVED, reference=number, amount=refund.amount)
        if answer.get("code") == _FAILED and answer.get("sub_code") != "ACQ.SYSTEM_ERROR":
            return Outcome(result=PaymentResult.DECLINED, detail=_problem(answer))
        raise WalletDown(_problem(answer))

    def _ask(self, method: str, **content: str) -> dict[str, Any]:
        signed = self._signer.sign_data(self._signer.build_body(method, content))
        kind = method.replace(".", "_") + "_response"
        try:
            with requests.Session() as session:
                reply = session.post(
                    self._gateway,
                    data=signed,
                    headers={"Content-Type": "application/x-www-form-urlencoded;charset=utf-8"},
                    timeout=self._timeout_s,
                )
            answer = self._signer._verify_and_return_sync_response(reply.text, kind)
        except requests.RequestException as error:
            raise WalletDown(type(error).__name__) from error
        except (AliPayException, AliPayValidationError, ValueError, AttributeError) as error:
            raise WalletDown(f"not an answer of Alipay: {error!r}") from error
        if not isinstance(answer, dict):
            raise WalletDown(f"not an answer of Alipay: {answer!r}")
        return answer

    def _paid(self, answer: dict[str, Any]) -> Outcome:
        try:
            amount = parse_money(str(answer.get("total_amount")), self._currency)
        except MoneyError as error:
            return Outcome(result=PaymentResult.UNKNOWN, detail=f"paid, but how much? {error}")
        return Outcome(
            result=PaymentResult.APPROVED,
            reference=str(answer.get("trade_no", "")),
            stamp=str(answer.get("gmt_payment") or answer.get("send_pay_date") or ""),
            amount=amount,
        )


def _units(money: Money) -> str:
    return str(Decimal(money.minor).scaleb(-get_currency_precision(money.currency)))


def _problem(answer: dict[str, Any]) -> str:
    return f"{answer.get('code')} {answer.get('sub_code')}: {answer.get('sub_msg', '')}"
