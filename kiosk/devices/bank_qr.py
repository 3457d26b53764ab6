"""Bank transfer by an EMVCo merchant-presented code that the kiosk makes itself.

How a bank tells of what has come in is its own affair; here it is the small API of
`docs/protocol.md`: orders told, asked for and closed at `{url}/v1/bank/orders`, a bearer token with
each.
The door to requests for it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import requests

from kiosk.devices.wallet import WalletDown
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund
from storecore.emvco import MerchantQr, QrRefused, write_merchant_qr
from storecore.money import Money

_STATES = {
    "open": PaymentResult.IN_PROGRESS,
    "paid": PaymentResult.APPROVED,
    "closed": PaymentResult.ABORTED,
}


class BankQr:
    """One account. `account` are the sub-objects of its merchant account template (id 26)."""

    def __init__(
        self,
        *,
        url: str,
        token: str,
        account: dict[str, str],
        name: str,
        city: str,
        country: str,
        timeout_s: float = 6.0,
    ) -> None:
        self._url = url.rstrip("/") + "/v1/bank/orders"
        self._token = token
        self._account = account
        self._place = (name, city, country)
        self._timeout_s = timeout_s

    def create(self, intent: PaymentIntent) -> str:
        """Tell the bank what is expected, and make the code."""
        name, city, country = self._place
        reference = intent.intent_id[-25:]
        try:
            text = write_merchant_qr(
                MerchantQr(
                    accounts={"26": self._account},
                    name=name,
                    city=city,
                    country=country,
                    amount=intent.amount,
                    reference=reference,
                )
            )
        except QrRefused as problem:
            raise WalletDown(str(problem)) from problem
        amount = {"minor": intent.amount.minor, "currency": intent.amount.currency}
        self._ask("PUT", intent.intent_id, {"reference": reference, "amount": amount})
        return text

    def charge(self, intent: PaymentIntent) -> Outcome:
        """Nothing to read from a phone here."""
        return Outcome(result=PaymentResult.DECLINED, detail=f"{intent.intent_id} has a code")

    def query(self, intent_id: str) -> Outcome:
        """Whether the money has come."""
        status, answer = self._ask("GET", intent_id, None)
        if status == requests.codes.not_found:
            return Outcome(result=PaymentResult.NOT_FOUND)
        return _outcome(answer)

    def close(self, intent_id: str) -> None:
        """What comes in from now on the bank sends back."""
        self._ask("DELETE", intent_id, None)

    def refund(self, refund: Refund) -> Outcome:
        """Back to the account that it came from."""
        amount = {"minor": refund.amount.minor, "currency": refund.amount.currency}
        path = f"{refund.intent_id}/refunds/{refund.refund_id}"
        status, answer = self._ask("PUT", path, {"amount": amount})
        if status == requests.codes.conflict:
            return Outcome(result=PaymentResult.DECLINED, detail=str(answer.get("detail")))
        number = str(answer.get("number", ""))
        return Outcome(result=PaymentResult.APPROVED, reference=number, amount=refund.amount)

    def _ask(
        self, method: str, path: str, body: dict[str, Any] | None
    ) -> tuple[int, dict[str, Any]]:
        try:
            with requests.Session() as session:
                reply = session.request(
                    method,
                    f"{self._url}/{quote(path, safe='/')}",
                    json=body,
                    headers={"Authorization": f"Bearer {self._token}"},
                    timeout=self._timeout_s,
                )
            answer = reply.json()
        except (requests.RequestException, ValueError) as error:
            raise WalletDown(type(error).__name__) from error
        known = {requests.codes.ok, requests.codes.not_found, requests.codes.conflict}
        if reply.status_code not in known or not isinstance(answer, dict):
            raise WalletDown(f"the bank answered with status {reply.status_code}")
        return reply.status_code, answer


def _outcome(answer: dict[str, Any]) -> Outcome:
    result = _STATES.get(str(answer.get("state")), PaymentResult.UNKNOWN)
    if result is not PaymentResult.APPROVED:
        return Outcome(result=result, detail=str(answer.get("state")))
    paid = answer.get("amount")
    if not isinstance(paid, dict) or not isinstance(paid.get("minor"), int):
        return Outcome(result=PaymentResult.UNKNOWN, detail="paid, but how much?")
    return Outcome(
        result=result,
        reference=str(answer.get("number", "")),
        amount=Money(paid["minor"], str(paid.get("currency"))),
    )
