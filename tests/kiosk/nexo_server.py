"""A real HTTP server that speaks a terminal's side of nexo, over the terminal in memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import msgspec

from kiosk.devices.memory import MemoryTerminal
from kiosk.domain.payment import TAKEN, Outcome, PaymentIntent, PaymentResult, Refund
from storecore.contracts.nexo.envelope import (
    NexoRequest,
    NexoResponse,
    SaleToPoiRequest,
    SaleToPoiResponse,
    encode_nexo,
)
from storecore.contracts.nexo.payment import (
    AmountsResp,
    PaymentResponse,
    RepeatedMessageResponse,
    RepeatedResponseMessageBody,
    ReversalResponse,
    TransactionStatusResponse,
    amount_of,
    money_of,
)
from storecore.contracts.nexo.payment import PaymentResult as NexoPaymentResult
from storecore.contracts.nexo.protection import Protection
from storecore.contracts.nexo.service import (
    AbortResponse,
    DiagnosisResponse,
    DisplayResponse,
    LoginResponse,
    PoiStatus,
)
from storecore.contracts.nexo.words import (
    NEXO_PATH,
    ErrorCondition,
    MessageCategory,
    MessageHeader,
    MessageType,
    PoiData,
    Response,
    ResultCode,
    TransactionId,
)

_CONDITIONS = {
    PaymentResult.DECLINED: ErrorCondition.REFUSAL,
    PaymentResult.ABORTED: ErrorCondition.ABORTED,
    PaymentResult.IN_PROGRESS: ErrorCondition.IN_PROGRESS,
    PaymentResult.NOT_FOUND: ErrorCondition.NOT_FOUND,
}
_OK = Response(result=ResultCode.SUCCESS)
_LOGGED_OUT = Response(result=ResultCode.FAILURE, error_condition=ErrorCondition.LOGGED_OUT)


class NexoServer:
    """Serves `terminal`. `garble` replaces the body of every reply; `status` its HTTP status.

    It takes nothing from who has not logged in; `log_out` forgets who has. With `protection` it
    speaks sealed messages only.
    """

    def __init__(self, terminal: MemoryTerminal, protection: Protection | None = None) -> None:
        self.terminal = terminal
        self.protection = protection
        self.logged_in = False
        self.garble: bytes | None = None
        self.status = 200
        self.drop_replies = False
        self.requests: list[bytes] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._thread = Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def close(self) -> None:
        """Stop listening."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def log_out(self) -> None:
        """As after a restart of the terminal."""
        self.logged_in = False

    def answer(self, body: bytes) -> bytes:
        """The reply to a message."""
        if self.protection is not None:
            body = self.protection.open("SaleToPOIRequest", body)
        request = msgspec.json.decode(body, type=NexoRequest).request
        header = msgspec.structs.replace(request.message_header, message_type=MessageType.RESPONSE)
        reply = encode_nexo(NexoResponse(response=self._respond(request, header)))
        if self.protection is None:
            return reply
        return self.protection.seal("SaleToPOIResponse", header, reply)

    def _respond(self, request: SaleToPoiRequest, header: MessageHeader) -> SaleToPoiResponse:
        answers: dict[MessageCategory, Callable[[SaleToPoiRequest, MessageHeader], Any]] = {
            MessageCategory.LOGIN: self._log_in,
            MessageCategory.DIAGNOSIS: self._diagnose,
            MessageCategory.PAYMENT: self._pay,
            MessageCategory.ABORT: self._abort,
            MessageCategory.REVERSAL: self._refund,
            MessageCategory.DISPLAY: self._display,
            MessageCategory.TRANSACTION_STATUS: self._status,
        }
        body = answers[header.message_category](request, header)
        words = re.findall("[A-Z][a-z]+", header.message_category.value)
        name = "_".join(word.lower() for word in words) + "_response"
        return SaleToPoiResponse(message_header=header, **{name: body})

    def _log_in(self, _: SaleToPoiRequest, __: MessageHeader) -> LoginResponse:
        self.logged_in = True
        return LoginResponse(response=_OK)

    def _diagnose(self, _: SaleToPoiRequest, __: MessageHeader) -> DiagnosisResponse:
        if not self.logged_in:
            return DiagnosisResponse(response=_LOGGED_OUT)
        return DiagnosisResponse(response=_OK, poi_status=PoiStatus(global_status="OK"))

    def _abort(self, request: SaleToPoiRequest, _: MessageHeader) -> AbortResponse:
        assert request.abort_request is not None
        self.terminal.abort(request.abort_request.message_reference.service_id)
        return AbortResponse(response=_OK)

    def _display(self, request: SaleToPoiRequest, _: MessageHeader) -> DisplayResponse:
        assert request.display_request is not None
        (shown,) = request.display_request.display_output
        self.terminal.display(tuple(one.text for one in shown.output_content.output_text))
        return DisplayResponse()

    def _refund(self, message: SaleToPoiRequest, header: MessageHeader) -> ReversalResponse:
        request = message.reversal_request
        assert request is not None
        number = request.original_poi_transaction.poi_transaction_id.transaction_id
        paid = self.terminal.charges[int(number.rpartition("-")[2]) - 1]
        amount = paid.amount
        if request.reversed_amount is not None:
            amount = money_of(request.reversed_amount, amount.currency)
        refund = Refund(
            refund_id=header.service_id,
            intent_id=paid.intent_id,
            amount=amount,
            paid=paid.amount,
            reference=number,
            stamp="",
            at_ms=0,
        )
        return _reversal(self.terminal.refund(refund))

    def _pay(self, message: SaleToPoiRequest, header: MessageHeader) -> PaymentResponse:
        request = message.payment_request
        assert request is not None
        if not self.logged_in:
            return PaymentResponse(response=_LOGGED_OUT)
        conditions = request.payment_transaction.transaction_conditions
        asked = request.payment_transaction.amounts_req
        amount = money_of(asked.requested_amount, asked.currency)
        intent = PaymentIntent(
            intent_id=header.service_id,
            transaction_id="",
            amount=amount,
            at_ms=0,
            online_only=conditions is not None and conditions.force_online_flag,
        )
        return _payment(self.terminal.pay(intent))

    def _status(
        self, message: SaleToPoiRequest, header: MessageHeader
    ) -> TransactionStatusResponse:
        assert message.transaction_status_request is not None
        meant = message.transaction_status_request.message_reference
        if meant.message_category is MessageCategory.REVERSAL:
            return self._refund_status(header, meant.service_id)
        outcome = self.terminal.status(meant.service_id)
        if outcome.result in {PaymentResult.IN_PROGRESS, PaymentResult.NOT_FOUND}:
            return TransactionStatusResponse(response=_failure(outcome.result))
        return _again(header, RepeatedResponseMessageBody(payment_response=_payment(outcome)))

    def _refund_status(self, header: MessageHeader, service_id: str) -> TransactionStatusResponse:
        made = [one for one in self.terminal.refunds if one.refund_id == service_id]
        if not made:
            return TransactionStatusResponse(response=_failure(PaymentResult.NOT_FOUND))
        given = _reversal(Outcome(result=PaymentResult.APPROVED, amount=made[0].amount))
        return _again(header, RepeatedResponseMessageBody(reversal_response=given))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server.requests.append(body)
                reply = server.answer(body)
                if self.path != NEXO_PATH or not server.terminal.plugged or server.drop_replies:
                    return  # hang up without a word
                reply = reply if server.garble is None else server.garble
                self.send_response(server.status)
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

            def log_message(self, *_: object) -> None:
                return

        return Handler


def _again(header: MessageHeader, body: RepeatedResponseMessageBody) -> TransactionStatusResponse:
    repeated = RepeatedMessageResponse(message_header=header, repeated_response_message_body=body)
    return TransactionStatusResponse(response=_OK, repeated_message_response=repeated)


def _reversal(outcome: Outcome) -> ReversalResponse:
    if outcome.result is not PaymentResult.APPROVED:
        return ReversalResponse(response=_failure(outcome.result))
    assert outcome.amount is not None
    return ReversalResponse(response=_OK, reversed_amount=amount_of(outcome.amount))


def _payment(outcome: Outcome) -> PaymentResponse:
    if outcome.result not in TAKEN:
        return PaymentResponse(response=_failure(outcome.result))
    assert outcome.amount is not None
    taken = AmountsResp(
        currency=outcome.amount.currency, authorized_amount=amount_of(outcome.amount)
    )
    number = TransactionId(transaction_id=outcome.reference, time_stamp="2026-01-15T12:00:00+00:00")
    partial = Response(result=ResultCode.PARTIAL)
    return PaymentResponse(
        response=partial if outcome.result is PaymentResult.PARTIAL else _OK,
        poi_data=PoiData(poi_transaction_id=number),
        payment_result=NexoPaymentResult(amounts_resp=taken, online_flag=not outcome.offline),
    )


def _failure(result: PaymentResult) -> Response:
    return Response(result=ResultCode.FAILURE, error_condition=_CONDITIONS[result])
