"""A card terminal that speaks nexo's Sale to POI messages in JSON over HTTP.

The door to requests for the terminal. Wire types: `storecore/contracts/nexo/`.
"""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import requests

from kiosk.devices.nexo_replies import read_payment, read_status, unknown
from kiosk.domain.payment import Outcome, PaymentIntent
from storecore.contracts.nexo.envelope import (
    NexoRequest,
    NexoResponse,
    SaleToPoiRequest,
    SaleToPoiResponse,
    encode_nexo,
)
from storecore.contracts.nexo.payment import (
    AmountsReq,
    PaymentRequest,
    PaymentTransaction,
    TransactionStatusRequest,
    amount_of,
)
from storecore.contracts.nexo.service import AbortRequest, DiagnosisRequest
from storecore.contracts.nexo.words import (
    NEXO_PATH,
    PROTOCOL_VERSION,
    SERVICE_ID_LENGTH,
    MessageCategory,
    MessageHeader,
    MessageReference,
    MessageType,
    ResultCode,
    SaleData,
    TransactionId,
)
from storecore.logs import Log

log = Log(__name__)

CONNECT_S = 2.0
ANSWER_S = 5.0
CARD_S = 150.0
"""A payment waits for a person; the terminal gives up before this."""


class _NoAnswer(Exception):
    """The terminal did not answer, or not with what the protocol promises."""


class NexoTerminal:
    """One terminal at `base_url`; `sale_id` names this kiosk towards it."""

    def __init__(self, base_url: str, terminal_id: str, sale_id: str) -> None:
        self._url = base_url.rstrip("/") + NEXO_PATH
        self._terminal_id = terminal_id
        self._sale_id = sale_id
        self._diagnoses = 0

    @property
    def terminal_id(self) -> str:
        """The terminal's POIID."""
        return self._terminal_id

    def ready(self) -> bool:
        """Diagnosis: it answers, and its global status is OK."""
        self._diagnoses = (self._diagnoses + 1) % 10**9
        header = self._header(MessageCategory.DIAGNOSIS, f"D{self._diagnoses}")
        request = SaleToPoiRequest(message_header=header, diagnosis_request=DiagnosisRequest())
        try:
            answer = self._exchange(request, ANSWER_S).diagnosis_response
        except _NoAnswer as problem:
            log.warning("terminal_silent", problem=str(problem))
            return False
        if answer is None or answer.response.result is not ResultCode.SUCCESS:
            return False
        return answer.poi_status is None or answer.poi_status.global_status == "OK"

    def pay(self, intent: PaymentIntent) -> Outcome:
        """Payment; the ServiceID comes from the intent, so that a repeat is known as one."""
        at = datetime.fromtimestamp(intent.at_ms / 1000, UTC).isoformat(timespec="milliseconds")
        body = PaymentRequest(
            sale_data=SaleData(
                sale_transaction_id=TransactionId(transaction_id=intent.intent_id, time_stamp=at)
            ),
            payment_transaction=PaymentTransaction(
                amounts_req=AmountsReq(
                    currency=intent.amount.currency, requested_amount=amount_of(intent.amount)
                )
            ),
        )
        header = self._header(MessageCategory.PAYMENT, _service_id(intent.intent_id))
        request = SaleToPoiRequest(message_header=header, payment_request=body)
        try:
            response = self._exchange(request, CARD_S).payment_response
        except _NoAnswer as problem:
            return unknown(str(problem))
        return read_payment(response, intent.intent_id)

    def status(self, intent_id: str) -> Outcome:
        """TransactionStatus of the payment that carried this intent."""
        header = self._header(MessageCategory.TRANSACTION_STATUS, _asking_id("S", intent_id))
        body = TransactionStatusRequest(message_reference=self._reference(intent_id))
        request = SaleToPoiRequest(message_header=header, transaction_status_request=body)
        try:
            answer = self._exchange(request, ANSWER_S).transaction_status_response
        except _NoAnswer as problem:
            return unknown(str(problem))
        return read_status(answer, intent_id)

    def abort(self, intent_id: str) -> None:
        """Abort; no answer to it is needed."""
        header = self._header(MessageCategory.ABORT, _asking_id("A", intent_id))
        body = AbortRequest(
            abort_reason="MerchantAbort", message_reference=self._reference(intent_id)
        )
        request = SaleToPoiRequest(message_header=header, abort_request=body)
        try:
            self._exchange(request, ANSWER_S)
        except _NoAnswer as problem:
            log.warning("abort_not_heard", problem=str(problem))

    def _header(self, category: MessageCategory, service_id: str) -> MessageHeader:
        return MessageHeader(
            protocol_version=PROTOCOL_VERSION,
            message_class="Service",
            message_category=category,
            message_type=MessageType.REQUEST,
            sale_id=self._sale_id,
            service_id=service_id,
            poi_id=self._terminal_id,
        )

    def _reference(self, intent_id: str) -> MessageReference:
        return MessageReference(
            message_category=MessageCategory.PAYMENT,
            sale_id=self._sale_id,
            service_id=_service_id(intent_id),
            poi_id=self._terminal_id,
        )

    def _exchange(self, request: SaleToPoiRequest, answer_s: float) -> SaleToPoiResponse:
        """Post a message. A session of its own for each: a payment may wait while others pass."""
        with requests.Session() as session:
            session.trust_env = False  # the terminal stands beside the kiosk: no proxy
            try:
                reply = session.post(
                    self._url,
                    data=encode_nexo(NexoRequest(request=request)),
                    headers={"Content-Type": "application/json"},
                    timeout=(CONNECT_S, answer_s),
                )
            except requests.RequestException as error:
                raise _NoAnswer(f"{self._url}: {type(error).__name__}") from error
        if reply.status_code != requests.codes.ok:
            raise _NoAnswer(f"{self._url} answered with status {reply.status_code}")
        try:
            response = msgspec.json.decode(reply.content, type=NexoResponse).response
        except msgspec.MsgspecError as error:
            raise _NoAnswer(f"{self._url} answered something else: {error}") from error
        asked, said = request.message_header, response.message_header
        if (said.sale_id, said.service_id) != (asked.sale_id, asked.service_id):
            raise _NoAnswer(f"{self._url} answered another message, {said.service_id}")
        return response


def _service_id(intent_id: str) -> str:
    """The last ten characters of the intent's id, which are random ones."""
    return intent_id[-SERVICE_ID_LENGTH:]


def _asking_id(letter: str, intent_id: str) -> str:
    return letter + _service_id(intent_id)[1:]
