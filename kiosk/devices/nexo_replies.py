"""What a nexo terminal's replies mean. What is not exactly understood is `unknown`, never "no"."""

from __future__ import annotations

from kiosk.domain.payment import Outcome, PaymentResult, Refund
from storecore.contracts.nexo.envelope import SaleToPoiResponse
from storecore.contracts.nexo.payment import (
    PaymentResponse,
    ReversalResponse,
    TransactionStatusResponse,
    money_of,
)
from storecore.contracts.nexo.words import ErrorCondition, Response, ResultCode, SaleData
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

_NOT_DONE_YET = frozenset(
    {
        ErrorCondition.BUSY,
        ErrorCondition.IN_PROGRESS,
        ErrorCondition.LOGGED_OUT,
        ErrorCondition.UNREACHABLE_HOST,
        ErrorCondition.UNAVAILABLE_SERVICE,
    }
)
"""Conditions under which a reversal may be asked for again later: not a "no"."""


def read_payment(response: PaymentResponse | None, intent_id: str) -> Outcome:
    """The outcome that a payment's response tells."""
    if response is None:
        return unknown("the reply has no PaymentResponse")
    if _is_about_another(response.sale_data, intent_id):
        return unknown("the reply is about another payment")
    if response.response.result is not ResultCode.FAILURE:
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


def read_reversal(response: ReversalResponse | None, refund: Refund) -> Outcome:
    """The outcome that a reversal's response tells."""
    if response is None:
        return unknown("the reply has no ReversalResponse")
    if _is_about_another(response.sale_data, refund.refund_id):
        return unknown("the reply is about another reversal")
    if response.response.result is ResultCode.FAILURE:
        condition = response.response.error_condition
        if condition is None or condition in _NOT_DONE_YET:
            return unknown(f"the reversal has to be asked for again: {condition}")
        return Outcome(result=PaymentResult.DECLINED, detail=condition)
    return _read_given_back(response, refund)


def is_logged_out(answer: SaleToPoiResponse) -> bool:
    """Whether the terminal refuses whatever was asked because it knows of no login."""
    bodies = (
        answer.payment_response,
        answer.reversal_response,
        answer.transaction_status_response,
        answer.abort_response,
        answer.diagnosis_response,
    )
    return any(
        body is not None and body.response.error_condition is ErrorCondition.LOGGED_OUT
        for body in bodies
    )


def unknown(detail: str) -> Outcome:
    """Nobody knows; the detail goes to the log."""
    log.warning("terminal_unclear", problem=detail)
    return Outcome(result=PaymentResult.UNKNOWN, detail=detail)


def _is_about_another(sale: SaleData | None, our_id: str) -> bool:
    return sale is not None and sale.sale_transaction_id.transaction_id != our_id


def _read_approval(response: PaymentResponse) -> Outcome:
    if response.payment_result is None or response.poi_data is None:
        return unknown("an approval without its amount or number")
    taken = response.payment_result.amounts_resp
    try:
        amount = money_of(taken.authorized_amount, taken.currency)
    except MoneyError as error:
        return unknown(str(error))
    partial = response.response.result is ResultCode.PARTIAL
    number = response.poi_data.poi_transaction_id
    return Outcome(
        result=PaymentResult.PARTIAL if partial else PaymentResult.APPROVED,
        reference=number.transaction_id,
        stamp=number.time_stamp,
        amount=amount,
        offline=response.payment_result.online_flag is False,
    )


def _read_given_back(response: ReversalResponse, refund: Refund) -> Outcome:
    if response.reversed_amount is not None:
        try:
            given = money_of(response.reversed_amount, refund.amount.currency)
        except MoneyError as error:
            return unknown(str(error))
        if given != refund.amount:
            return unknown(f"asked to give back {refund.amount}, the terminal gave {given}")
    number = response.poi_data.poi_transaction_id.transaction_id if response.poi_data else ""
    return Outcome(result=PaymentResult.APPROVED, reference=number, amount=refund.amount)


def _read_no_status(response: Response) -> Outcome:
    """Only these two conditions speak of the payment; others say that the question failed."""
    condition = response.error_condition
    if condition in {ErrorCondition.IN_PROGRESS, ErrorCondition.NOT_FOUND} and condition:
        return Outcome(result=_RESULTS[condition])
    return unknown(f"status failed: {condition}")
