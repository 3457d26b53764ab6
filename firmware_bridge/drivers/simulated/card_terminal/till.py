"""What the terminal does with each message."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from firmware_bridge.drivers.simulated.card_terminal.book import Book, Busy
from firmware_bridge.drivers.simulated.card_terminal.rules import (
    CONDITIONS,
    Key,
    Payment,
    PaymentState,
    is_same_wish,
    verdict,
)
from storecore.clock import Clock
from storecore.contracts.nexo.payment import (
    AmountsResp,
    PaymentRequest,
    PaymentResponse,
    PaymentResult,
    RepeatedMessageResponse,
    RepeatedResponseMessageBody,
    TransactionStatusRequest,
    TransactionStatusResponse,
    amount_of,
    money_of,
)
from storecore.contracts.nexo.service import (
    AbortRequest,
    AbortResponse,
    DiagnosisResponse,
    PoiStatus,
)
from storecore.contracts.nexo.words import (
    ErrorCondition,
    MessageCategory,
    MessageHeader,
    MessageReference,
    MessageType,
    PoiData,
    Response,
    ResultCode,
    SaleData,
    TransactionId,
)
from storecore.logs import Log
from storecore.money import MoneyError

log = Log(__name__)


class Till:
    """Takes one payment at a time; the "customer" presents a card after `approve_after_s`.

    A repeat of a payment waits for, or gets, what became of the first one. Whoever asked may
    hang up: the payment goes on, as on a real terminal.
    """

    def __init__(self, book: Book, clock: Clock, approve_after_s: float) -> None:
        self._book = book
        self._clock = clock
        self._approve_after_s = approve_after_s
        self._concluded = threading.Condition()
        self._stopping = threading.Event()
        self._cards: list[threading.Thread] = []

    def stop(self) -> None:
        """No card is presented any more; a payment that waits is aborted at the next start."""
        self._stopping.set()
        with self._concluded:
            self._concluded.notify_all()
        for card in self._cards:
            card.join(1.0)

    def pay(self, header: MessageHeader, request: PaymentRequest) -> PaymentResponse:
        """Payment: answers once it is concluded, and that is on disk."""
        asked = request.payment_transaction.amounts_req
        try:
            amount = money_of(asked.requested_amount, asked.currency)
        except MoneyError as error:
            return _refused(ErrorCondition.MESSAGE_FORMAT, str(error))
        if amount.minor <= 0:
            return _refused(ErrorCondition.MESSAGE_FORMAT, "the amount must be above zero")
        sale = request.sale_data.sale_transaction_id
        key = Key(header.sale_id, header.service_id)
        try:
            payment, new = self._book.begin(key, sale.transaction_id, sale.time_stamp, amount)
        except Busy:
            return _refused(ErrorCondition.BUSY, "another payment waits for its card")
        if payment.state is PaymentState.BARRED:
            return _refused(ErrorCondition.ABORTED, "it was told to abort before it arrived")
        if not is_same_wish(payment, sale.transaction_id, amount):
            return _refused(ErrorCondition.NOT_ALLOWED, "this ServiceID was another payment's")
        if new:
            log.info("present_card", service_id=key.service_id, amount_minor=amount.minor)
            self._await_card(payment)
        return _response(self._wait(payment))

    def status(self, request: TransactionStatusRequest) -> TransactionStatusResponse:
        """TransactionStatus: what is on record."""
        meant = request.message_reference
        payment = self._book.find(Key(meant.sale_id, meant.service_id))
        if payment is None or payment.state is PaymentState.BARRED:
            return _unknown_status(ErrorCondition.NOT_FOUND, meant)
        if payment.state is PaymentState.WAITING:
            return _unknown_status(ErrorCondition.IN_PROGRESS, meant)
        header = MessageHeader(
            message_category=MessageCategory.PAYMENT,
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
                message_header=header,
                repeated_response_message_body=RepeatedResponseMessageBody(
                    payment_response=_response(payment)
                ),
            ),
        )

    def abort(self, request: AbortRequest) -> AbortResponse:
        """Abort: a waiting payment ends; one that has not arrived will be refused."""
        meant = request.message_reference
        key = Key(meant.sale_id, meant.service_id)
        payment = self._book.abort(key, self._clock.wall_ms())
        with self._concluded:
            self._concluded.notify_all()
        if payment.state in (PaymentState.ABORTED, PaymentState.BARRED):
            return AbortResponse(response=Response(result=ResultCode.SUCCESS))
        return AbortResponse(
            response=Response(
                result=ResultCode.FAILURE,
                error_condition=ErrorCondition.NOT_ALLOWED,
                additional_response=f"too late: it is {payment.state}",
            )
        )

    def diagnose(self) -> DiagnosisResponse:
        """Diagnosis: `Busy` while a card is awaited."""
        newest = self._book.newest()
        busy = newest is not None and newest.state is PaymentState.WAITING
        return DiagnosisResponse(
            response=Response(result=ResultCode.SUCCESS),
            poi_status=PoiStatus(global_status="Busy" if busy else "OK"),
        )

    def _await_card(self, payment: Payment) -> None:
        card = threading.Thread(target=self._card, args=(payment,), name="card", daemon=True)
        self._cards = [*(old for old in self._cards if old.is_alive()), card]
        card.start()

    def _card(self, payment: Payment) -> None:
        """The customer: presents a card unless the payment is aborted first."""
        with self._concluded:
            self._concluded.wait_for(lambda: self._is_over(payment), self._approve_after_s)
        if not self._is_over(payment):
            after = self._book.conclude(payment.key, verdict(payment.amount), self._clock.wall_ms())
            log.info("concluded", service_id=payment.key.service_id, state=after.state)
        with self._concluded:
            self._concluded.notify_all()

    def _is_over(self, payment: Payment) -> bool:
        found = self._book.find(payment.key)
        return self._stopping.is_set() or (
            found is not None and found.state is not PaymentState.WAITING
        )

    def _wait(self, payment: Payment) -> Payment:
        with self._concluded:
            self._concluded.wait_for(lambda: self._is_over(payment))
        found = self._book.find(payment.key)
        assert found is not None
        return found


def _response(payment: Payment) -> PaymentResponse:
    sale = SaleData(
        sale_transaction_id=TransactionId(
            transaction_id=payment.sale_transaction_id, time_stamp=payment.sale_time_stamp
        )
    )
    if payment.state is not PaymentState.APPROVED:
        response = Response(result=ResultCode.FAILURE, error_condition=CONDITIONS[payment.state])
        return PaymentResponse(response=response, sale_data=sale)
    at = datetime.fromtimestamp(payment.concluded_ms / 1000, UTC).isoformat(timespec="milliseconds")
    return PaymentResponse(
        response=Response(result=ResultCode.SUCCESS),
        sale_data=sale,
        poi_data=PoiData(
            poi_transaction_id=TransactionId(transaction_id=payment.reference, time_stamp=at)
        ),
        payment_result=PaymentResult(
            amounts_resp=AmountsResp(
                currency=payment.amount.currency, authorized_amount=amount_of(payment.amount)
            )
        ),
    )


def _refused(condition: ErrorCondition, why: str) -> PaymentResponse:
    return PaymentResponse(
        response=Response(
            result=ResultCode.FAILURE, error_condition=condition, additional_response=why
        )
    )


def _unknown_status(
    condition: ErrorCondition, meant: MessageReference
) -> TransactionStatusResponse:
    return TransactionStatusResponse(
        response=Response(result=ResultCode.FAILURE, error_condition=condition),
        message_reference=meant,
    )
