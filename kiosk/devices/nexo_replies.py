"""What a nexo terminal's replies mean. What is not exactly understood is `unknown`, never "no"."""

from __future__ import annotations

from kiosk.domain.payment import Outcome, PaymentResult
from storecore.contracts.nexo.payment import PaymentResponse, TransactionStatusResponse, money_of
from storecore.contracts.nexo.words import ErrorCondition, Response, ResultCode
from storecore.logs import Log
from storecore.money import MoneyError

log = Log(__name__)

_RESULTS = {
    ErrorCondition.ABORTED: PaymentResult.ABORTED,
    ErrorCondition.CANCEL: PaymentResult.ABORTED,
    ErrorCondition.IN_PROGRESS: PaymentResult.IN_PROGRESS,
    ErrorCondition.NOT_FOUND: PaymentResult.NOT_FOUND,
}
"""Every other condition of a payment says that nothing was charged: declined."""


def read_payment(response: PaymentResponse | None, intent_id: str) -> Outcome:
    """The outcome that a payment's response tells."""
    if response is None:
        return unknown("the reply has no PaymentResponse")
    sale = response.sale_data
    if sale is not None and sale.sale_transaction_id.transaction_id != intent_id:
        return unknown(f"the reply is about {sale.sale_transaction_id.transaction_id}")
    if response.response.result is ResultCode.SUCCESS:
        return _read_approval(response)
    condition = response.response.error_condition
    if condition is None:
        return unknown("a failure without an ErrorCondition")
    return Outcome(result=_RESULTS.get(condition, PaymentResult.DECLINED), detail=condition)


def read_status(answer: TransactionStatusResponse | None, intent_id: str) -> Outcome:
    """The outcome that a transaction status tells: the payment's own response, said again."""
    if answer is None:
        return unknown("the reply has no TransactionStatusResponse")
    if answer.response.result is not ResultCode.SUCCESS:
        return _read_no_status(answer.response)
    repeated = answer.repeated_message_response
    body = repeated.repeated_response_message_body if repeated is not None else None
    return read_payment(body.payment_response if body is not None else None, intent_id)


def unknown(detail: str) -> Outcome:
    """Nobody knows; the detail goes to the log."""
    log.warning("terminal_unclear", problem=detail)
    return Outcome(result=PaymentResult.UNKNOWN, detail=detail)


def _read_approval(response: PaymentResponse) -> Outcome:
    if response.payment_result is None or response.poi_data is None:
        return unknown("an approval without its amount or number")
    taken = response.payment_result.amounts_resp
    try:
        amount = money_of(taken.authorized_amount, taken.currency)
    except MoneyError as error:
        return unknown(str(error))
    reference = response.poi_data.poi_transaction_id.transaction_id
    return Outcome(result=PaymentResult.APPROVED, reference=reference, amount=amount)


def _read_no_status(response: Response) -> Outcome:
    """Only these two conditions speak of the payment; others say that the question failed."""
    condition = response.error_condition
    if condition in {ErrorCondition.IN_PROGRESS, ErrorCondition.NOT_FOUND} and condition:
        return Outcome(result=_RESULTS[condition])
    return unknown(f"status failed: {condition}")
