"""A real HTTP server that speaks a terminal's side of nexo, over the terminal in memory."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import msgspec

from kiosk.devices.memory import MemoryTerminal
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult
from storecore.contracts.nexo.envelope import (
    NexoRequest,
    NexoResponse,
    SaleToPoiRequest,
    SaleToPoiResponse,
    encode_nexo,
)
from storecore.contracts.nexo.payment import (
    AmountsResp,
    PaymentRequest,
    PaymentResponse,
    RepeatedMessageResponse,
    RepeatedResponseMessageBody,
    TransactionStatusResponse,
    amount_of,
    money_of,
)
from storecore.contracts.nexo.payment import PaymentResult as NexoPaymentResult
from storecore.contracts.nexo.service import AbortResponse, DiagnosisResponse, PoiStatus
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


class NexoServer:
    """Serves `terminal`. `garble` replaces the body of every reply; `status` its HTTP status."""

    def __init__(self, terminal: MemoryTerminal) -> None:
        self.terminal = terminal
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

    def answer(self, body: bytes) -> bytes:
        """The reply to a message."""
        request = msgspec.json.decode(body, type=NexoRequest).request
        header = msgspec.structs.replace(request.message_header, message_type=MessageType.RESPONSE)
        return encode_nexo(NexoResponse(response=self._respond(request, header)))

    def _respond(self, request: SaleToPoiRequest, header: MessageHeader) -> SaleToPoiResponse:
        category = header.message_category
        if category is MessageCategory.DIAGNOSIS:
            well = DiagnosisResponse(response=_OK, poi_status=PoiStatus(global_status="OK"))
            return SaleToPoiResponse(message_header=header, diagnosis_response=well)
        if category is MessageCategory.PAYMENT:
            assert request.payment_request is not None
            paid = self._pay(header, request.payment_request)
            return SaleToPoiResponse(message_header=header, payment_response=paid)
        if category is MessageCategory.ABORT:
            assert request.abort_request is not None
            self.terminal.abort(request.abort_request.message_reference.service_id)
            aborted = AbortResponse(response=_OK)
            return SaleToPoiResponse(message_header=header, abort_response=aborted)
        assert request.transaction_status_request is not None
        told = self._status(header, request.transaction_status_request.message_reference.service_id)
        return SaleToPoiResponse(message_header=header, transaction_status_response=told)

    def _pay(self, header: MessageHeader, request: PaymentRequest) -> PaymentResponse:
        asked = request.payment_transaction.amounts_req
        amount = money_of(asked.requested_amount, asked.currency)
        intent = PaymentIntent(
            intent_id=header.service_id, transaction_id="", amount=amount, at_ms=0
        )
        return _payment(self.terminal.pay(intent))

    def _status(self, header: MessageHeader, service_id: str) -> TransactionStatusResponse:
        outcome = self.terminal.status(service_id)
        if outcome.result in {PaymentResult.IN_PROGRESS, PaymentResult.NOT_FOUND}:
            return TransactionStatusResponse(response=_failure(outcome.result))
        repeated = RepeatedMessageResponse(
            message_header=header,
            repeated_response_message_body=RepeatedResponseMessageBody(
                payment_response=_payment(outcome)
            ),
        )
        return TransactionStatusResponse(response=_OK, repeated_message_response=repeated)

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


def _payment(outcome: Outcome) -> PaymentResponse:
    if outcome.result is not PaymentResult.APPROVED:
        return PaymentResponse(response=_failure(outcome.result))
    assert outcome.amount is not None
    taken = AmountsResp(
        currency=outcome.amount.currency, authorized_amount=amount_of(outcome.amount)
    )
    number = TransactionId(transaction_id=outcome.reference, time_stamp="2026-01-15T12:00:00+00:00")
    return PaymentResponse(
        response=_OK,
        poi_data=PoiData(poi_transaction_id=number),
        payment_result=NexoPaymentResult(amounts_resp=taken),
    )


def _failure(result: PaymentResult) -> Response:
    return Response(result=ResultCode.FAILURE, error_condition=_CONDITIONS[result])
