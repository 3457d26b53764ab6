"""What the terminal does with each message about a payment."""

from __future__ import annotations

import threading

from firmware_bridge.drivers.simulated.card_terminal.book import Book, Busy
from firmware_bridge.drivers.simulated.card_terminal.replies import (
    no_status,
    payment_response,
    refused_payment,
    told_again,
)
from firmware_bridge.drivers.simulated.card_terminal.reversals import Reversals
from firmware_bridge.drivers.simulated.card_terminal.rules import (
    Behaviour,
    Card,
    Key,
    Payment,
    PaymentState,
    Verdict,
    is_same_wish,
    verdict,
)
from storecore.clock import Clock
from storecore.contracts.nexo.payment import (
    PaymentRequest,
    PaymentResponse,
    RepeatedResponseMessageBody,
    TransactionStatusRequest,
    TransactionStatusResponse,
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
    Response,
    ResultCode,
)
from storecore.logs import Log
from storecore.money import Money, MoneyError

log = Log(__name__)


class Till:
    """Takes one payment at a time; the "customer" presents a card after `approve_after_s`.

    A repeat of a payment waits for, or gets, what became of the first one. Whoever asked may
    hang up: the payment goes on, as on a real terminal. `behaviour` may be changed at any time.
    """

    def __init__(
        self,
        book: Book,
        reversals: Reversals,
        clock: Clock,
        approve_after_s: float,
        card_timeout_s: float = 60.0,
    ) -> None:
        self._book = book
        self._reversals = reversals
        self._clock = clock
        self._approve_after_s = approve_after_s
        self._card_timeout_s = card_timeout_s
        self.behaviour = Behaviour()
        self._concluded = threading.Condition()
        self._stopping = threading.Event()
        self._late: set[Key] = set()
        self._cards: list[threading.Thread] = []

    def stop(self) -> None:
        """No card is presented any more; a payment that waits is aborted at the next start."""
        self._stopping.set()
        self._tell()
        for card in self._cards:
            card.join(1.0)

    def pay(self, header: MessageHeader, request: PaymentRequest) -> PaymentResponse:
        """Payment: answers once it is concluded, and that is on disk."""
        asked = request.payment_transaction.amounts_req
        conditions = request.payment_transaction.transaction_conditions
        try:
            amount = money_of(asked.requested_amount, asked.currency)
        except MoneyError as error:
            return refused_payment(ErrorCondition.MESSAGE_FORMAT, str(error))
        if amount.minor <= 0:
            return refused_payment(ErrorCondition.MESSAGE_FORMAT, "the amount must be above zero")
        sale = request.sale_data.sale_transaction_id
        key = Key(header.sale_id, header.service_id)
        online_only = conditions is not None and conditions.force_online_flag
        try:
            payment, new = self._book.begin(
                key, sale.transaction_id, sale.time_stamp, amount, online_only=online_only
            )
        except Busy:
            return refused_payment(ErrorCondition.BUSY, "another payment waits for its card")
        if payment.state is PaymentState.BARRED:
            return refused_payment(ErrorCondition.ABORTED, "it was told to abort before it arrived")
        if not is_same_wish(payment, sale.transaction_id, amount):
            return refused_payment(ErrorCondition.NOT_ALLOWED, "this ServiceID was another's")
        if new:
            log.info("present_card", service_id=key.service_id, amount_minor=amount.minor)
            self._await_card(payment)
        return payment_response(self._wait(payment))

    def status(self, request: TransactionStatusRequest) -> TransactionStatusResponse:
        """TransactionStatus: what is on record."""
        meant = request.message_reference
        key = Key(meant.sale_id, meant.service_id)
        if meant.message_category is MessageCategory.REVERSAL:
            given = self._reversals.find(key)
            if given is None:
                return no_status(ErrorCondition.NOT_FOUND, meant)
            return told_again(meant, RepeatedResponseMessageBody(reversal_response=given))
        payment = self._book.find(key)
        if payment is None or payment.state is PaymentState.BARRED:
            return no_status(ErrorCondition.NOT_FOUND, meant)
        if payment.state is PaymentState.WAITING or key in self._late:
            return no_status(ErrorCondition.IN_PROGRESS, meant)
        told = RepeatedResponseMessageBody(payment_response=payment_response(payment))
        return told_again(meant, told)

    def abort(self, request: AbortRequest) -> AbortResponse:
        """Abort: a waiting payment ends; one that has not arrived will be refused."""
        meant = request.message_reference
        key = Key(meant.sale_id, meant.service_id)
        payment = self._book.abort(key, self._clock.wall_ms())
        self._tell()
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
        behaviour = self.behaviour
        nobody = behaviour.card is Card.STAY_AWAY
        within_s = self._card_timeout_s if nobody else self._approve_after_s
        with self._concluded:
            self._concluded.wait_for(lambda: self._is_over(payment), within_s)
        if not self._is_over(payment):
            said = verdict(payment, behaviour)
            if nobody:
                said = Verdict(state=PaymentState.ABORTED, taken=Money(0, payment.amount.currency))
            if behaviour.late_s:
                self._late.add(payment.key)
            after = self._book.conclude(payment.key, said, self._clock.wall_ms())
            log.info("concluded", service_id=payment.key.service_id, state=after.state)
            self._stopping.wait(behaviour.late_s)
            self._late.discard(payment.key)
        self._tell()

    def _tell(self) -> None:
        with self._concluded:
            self._concluded.notify_all()

    def _is_over(self, payment: Payment) -> bool:
        if self._stopping.is_set():
            return True
        found = self._book.find(payment.key)
        concluded = found is not None and found.state is not PaymentState.WAITING
        return concluded and payment.key not in self._late

    def _wait(self, payment: Payment) -> Payment:
        with self._concluded:
            self._concluded.wait_for(lambda: self._is_over(payment))
        found = self._book.find(payment.key)
        assert found is not None
        return found
