"""Which part of the terminal a message is for; who is logged in; what its display says."""

from __future__ import annotations

import threading

import msgspec

from firmware_bridge.drivers.simulated.card_terminal.replies import no_status, refused_payment
from firmware_bridge.drivers.simulated.card_terminal.reversals import Reversals
from firmware_bridge.drivers.simulated.card_terminal.rules import Behaviour
from firmware_bridge.drivers.simulated.card_terminal.till import Till
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.nexo.envelope import SaleToPoiRequest, SaleToPoiResponse
from storecore.contracts.nexo.payment import PaymentRequest, ReversalResponse
from storecore.contracts.nexo.service import (
    AbortResponse,
    DiagnosisResponse,
    DisplayRequest,
    DisplayResponse,
    LoginResponse,
    OutputResult,
)
from storecore.contracts.nexo.words import (
    PROTOCOL_VERSION,
    ErrorCondition,
    MessageHeader,
    MessageType,
    Response,
    ResultCode,
)
from storecore.serving.messages import Refused

_OK = Response(result=ResultCode.SUCCESS)
_LOGGED_OUT = Response(result=ResultCode.FAILURE, error_condition=ErrorCondition.LOGGED_OUT)


class Desk:
    """Answers messages. With `login_needed` it takes nothing from who has not logged in since the
    terminal was started.
    """

    def __init__(self, till: Till, reversals: Reversals, *, login_needed: bool = False) -> None:
        self._till = till
        self._reversals = reversals
        self._login_needed = login_needed
        self._known: set[str] = set()
        self._lock = threading.Lock()
        self.lines: tuple[str, ...] = ()

    @property
    def is_dark(self) -> bool:
        """Whether its battery is empty."""
        return self._till.behaviour.dark

    def behave(self, behaviour: Behaviour) -> None:
        """From now on like this."""
        with self._lock:
            self._till.behaviour = behaviour

    def answer(self, message: SaleToPoiRequest) -> SaleToPoiResponse | None:
        """The answer, or None where it is lost on its way.

        Raises:
            Refused: it is no request, or has not the body that its category names.
        """
        asked = message.message_header
        header = msgspec.structs.replace(
            asked, message_type=MessageType.RESPONSE, protocol_version=PROTOCOL_VERSION
        )
        if asked.message_type is not MessageType.REQUEST:
            raise Refused(400, RefusalCode.BAD_REQUEST, "MessageType must be Request")
        if message.login_request is not None:
            self._known.add(asked.sale_id)
            return SaleToPoiResponse(
                message_header=header, login_response=LoginResponse(response=_OK)
            )
        if self._login_needed and asked.sale_id not in self._known:
            return _logged_out(message, header)
        if message.payment_request is not None:
            return self._pay(asked, header, message.payment_request)
        answer = self._other(message, header)
        if answer is None:
            detail = f"a {asked.message_category} message needs its {asked.message_category}Request"
            raise Refused(400, RefusalCode.BAD_REQUEST, detail)
        return answer

    def _pay(
        self, asked: MessageHeader, header: MessageHeader, request: PaymentRequest
    ) -> SaleToPoiResponse | None:
        paid = self._till.pay(asked, request)
        with self._lock:
            behaviour = self._till.behaviour
            if behaviour.lost_answers > 0:
                left = behaviour.lost_answers - 1
                self._till.behaviour = msgspec.structs.replace(behaviour, lost_answers=left)
                return None
        return SaleToPoiResponse(message_header=header, payment_response=paid)

    def _other(self, message: SaleToPoiRequest, header: MessageHeader) -> SaleToPoiResponse | None:
        if message.transaction_status_request is not None:
            status = self._till.status(message.transaction_status_request)
            return SaleToPoiResponse(message_header=header, transaction_status_response=status)
        if message.abort_request is not None:
            aborted = self._till.abort(message.abort_request)
            return SaleToPoiResponse(message_header=header, abort_response=aborted)
        if message.reversal_request is not None:
            given = self._reversals.reverse(message.message_header, message.reversal_request)
            return SaleToPoiResponse(message_header=header, reversal_response=given)
        if message.diagnosis_request is not None:
            return SaleToPoiResponse(
                message_header=header, diagnosis_response=self._till.diagnose()
            )
        if message.display_request is not None:
            shown = self._show(message.display_request)
            return SaleToPoiResponse(message_header=header, display_response=shown)
        return None

    def _show(self, request: DisplayRequest) -> DisplayResponse:
        self.lines = tuple(
            text.text
            for output in request.display_output
            for text in output.output_content.output_text
        )
        results = tuple(
            OutputResult(device=one.device, info_qualify=one.info_qualify, response=_OK)
            for one in request.display_output
        )
        return DisplayResponse(output_result=results)


def _logged_out(message: SaleToPoiRequest, header: MessageHeader) -> SaleToPoiResponse:
    condition = ErrorCondition.LOGGED_OUT
    if message.payment_request is not None:
        refused = refused_payment(condition, "log in first")
        return SaleToPoiResponse(message_header=header, payment_response=refused)
    if message.transaction_status_request is not None:
        meant = message.transaction_status_request.message_reference
        status = no_status(condition, meant)
        return SaleToPoiResponse(message_header=header, transaction_status_response=status)
    if message.reversal_request is not None:
        given = ReversalResponse(response=_LOGGED_OUT)
        return SaleToPoiResponse(message_header=header, reversal_response=given)
    if message.abort_request is not None:
        aborted = AbortResponse(response=_LOGGED_OUT)
        return SaleToPoiResponse(message_header=header, abort_response=aborted)
    diagnosed = DiagnosisResponse(response=_LOGGED_OUT)
    return SaleToPoiResponse(message_header=header, diagnosis_response=diagnosed)
