"""The terminal's records as nexo's responses."""

from __future__ import annotations

from datetime import UTC, datetime

from firmware_bridge.drivers.simulated.card_terminal.rules import (
    CONDITIONS,
    Payment,
    PaymentState,
)
from storecore.contracts.nexo.payment import (
    AmountsResp,
    PaymentResponse,
    PaymentResult,
    RepeatedMessageResponse,
    RepeatedResponseMessageBody,
    TransactionStatusResponse,
    amount_of,
)
from storecore.contracts.nexo.words import (
    ErrorCondition,
    MessageHeader,
    MessageReference,
    MessageType,
    PoiData,
    Response,
    ResultCode,
    SaleData,
    TransactionId,
)


def stamp(at_ms: int) -> str:
    """A time as nexo writes it."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds")


def payment_response(payment: Payment) -> PaymentResponse:
    """What became of a payment."""
    sale = SaleData(
        sale_transaction_id=TransactionId(
            transaction_id=payment.sale_transaction_id, time_stamp=payment.sale_time_stamp
        )
    )
    if payment.state is not PaymentState.APPROVED:
        response = Response(result=ResultCode.FAILURE, error_condition=CONDITIONS[payment.state])
        return PaymentResponse(response=response, sale_data=sale)
    whole = payment.taken == payment.amount
    number = TransactionId(transaction_id=payment.reference, time_stamp=stamp(payment.concluded_ms))
    return PaymentResponse(
        response=Response(result=ResultCode.SUCCESS if whole else ResultCode.PARTIAL),
        sale_data=sale,
        poi_data=PoiData(poi_transaction_id=number),
        payment_result=PaymentResult(
            amounts_resp=AmountsResp(
                currency=payment.taken.currency, authorized_amount=amount_of(payment.taken)
            ),
            online_flag=not payment.offline,
        ),
    )


def refused_payment(condition: ErrorCondition, why: str) -> PaymentResponse:
    """A payment that is not even begun."""
    return PaymentResponse(
        response=Response(
            result=ResultCode.FAILURE, error_condition=condition, additional_response=why
        )
    )


def no_status(condition: ErrorCondition, meant: MessageReference) -> TransactionStatusResponse:
    """There is nothing to tell, or nothing yet."""
    return TransactionStatusResponse(
        response=Response(result=ResultCode.FAILURE, error_condition=condition),
        message_reference=meant,
    )


def told_again(
    meant: MessageReference, body: RepeatedResponseMessageBody
) -> TransactionStatusResponse:
    """The answer that was given to an earlier message."""
    header = MessageHeader(
        message_category=meant.message_category,
        message_type=MessageType.RESPONSE,
        message_class="Service",
        sale_id=meant.sale_id,
        service_id=meant.service_id,
        poi_id=meant.poi_id,
    )
    return TransactionStatusResponse(
        response=Response(result=ResultCode.SUCCESS),
        message_reference=meant,
        repeated_message_response=RepeatedMessageResponse(
            message_header=header, repeated_response_message_body=body
        ),
    )
