"""A card terminal that speaks nexo's Sale to POI messages in JSON over HTTP."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable

from kiosk.devices.nexo_line import NexoLine, NoAnswer
from kiosk.devices.nexo_messages import NexoMessages
from kiosk.devices.nexo_replies import (
    is_logged_out,
    read_payment,
    read_reversal,
    read_status,
    unknown,
)
from kiosk.devices.payment import Show, no_screen
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund
from storecore.contracts.nexo.envelope import SaleToPoiRequest, SaleToPoiResponse
from storecore.contracts.nexo.protection import Protection
from storecore.contracts.nexo.words import MessageCategory, ResultCode
from storecore.logs import Log

log = Log(__name__)

ANSWER_S = 5.0
CARD_S = 150.0
"""A payment waits for a person; the terminal gives up before this."""
_COUNT_MAX = 10**8


class NexoTerminal:
    """One terminal at `base_url`; `sale_id` names this kiosk towards it.

    It logs in before the first message and again whenever the terminal says that it must.
    """

    def __init__(
        self,
        base_url: str,
        terminal_id: str,
        sale_id: str,
        protection: Protection | None = None,
        wall_ms: Callable[[], int] = lambda: 0,
    ) -> None:
        self._line = NexoLine(base_url, protection)
        self._messages = NexoMessages(sale_id, terminal_id)
        self._terminal_id = terminal_id
        self._wall_ms = wall_ms
        self._numbers = itertools.count(wall_ms() // 1000 % _COUNT_MAX)
        self._logged_in = threading.Event()

    @property
    def terminal_id(self) -> str:
        """The terminal's POIID."""
        return self._terminal_id

    def ready(self) -> bool:
        """Logged in, it answers, and its global status is OK."""
        try:
            answer = self._ask(self._messages.diagnosis(self._number("D"))).diagnosis_response
        except NoAnswer as problem:
            log.warning("terminal_silent", problem=str(problem))
            return False
        if answer is None or answer.response.result is not ResultCode.SUCCESS:
            return False
        return answer.poi_status is None or answer.poi_status.global_status == "OK"

    def pay(self, intent: PaymentIntent, _: Show = no_screen) -> Outcome:
        """Payment."""
        try:
            response = self._ask(self._messages.payment(intent), CARD_S).payment_response
        except NoAnswer as problem:
            return unknown(str(problem))
        return read_payment(response, intent.intent_id)

    def status(self, intent_id: str) -> Outcome:
        """TransactionStatus of the payment that carried this intent."""
        try:
            answer = self._ask(self._messages.status(MessageCategory.PAYMENT, intent_id))
        except NoAnswer as problem:
            return unknown(str(problem))
        return read_status(answer.transaction_status_response, intent_id)

    def abort(self, intent_id: str) -> None:
        """Abort; no answer to it is needed."""
        try:
            self._ask(self._messages.abort(intent_id))
        except NoAnswer as problem:
            log.warning("abort_not_heard", problem=str(problem))

    def refund(self, refund: Refund) -> Outcome:
        """Reversal; where it may have been asked before, the terminal is asked first."""
        try:
            if refund.again:
                told = self._told_of(refund)
                if told.result is not PaymentResult.NOT_FOUND:
                    return told
            answer = self._ask(self._messages.reversal(refund), CARD_S)
        except NoAnswer as problem:
            return unknown(str(problem))
        return read_reversal(answer.reversal_response, refund)

    def display(self, lines: tuple[str, ...]) -> None:
        """Display; a terminal that cannot is no matter."""
        try:
            self._ask(self._messages.display(self._number("T"), lines))
        except NoAnswer as problem:
            log.info("display_not_shown", problem=str(problem))

    def _told_of(self, refund: Refund) -> Outcome:
        question = self._messages.status(MessageCategory.REVERSAL, refund.refund_id)
        answer = self._ask(question).transaction_status_response
        if answer is None or answer.response.result is not ResultCode.SUCCESS:
            return read_status(answer, refund.refund_id)
        repeated = answer.repeated_message_response
        body = repeated.repeated_response_message_body if repeated is not None else None
        return read_reversal(body.reversal_response if body is not None else None, refund)

    def _ask(self, request: SaleToPoiRequest, answer_s: float = ANSWER_S) -> SaleToPoiResponse:
        """Ask as who is logged in. Asked once more only where the terminal says that it has not
        even looked at the message, because it knows of no login. Raises NoAnswer.
        """
        if not self._logged_in.is_set():
            self._log_in()
        answer = self._line.exchange(request, answer_s)
        if not is_logged_out(answer):
            return answer
        self._log_in()
        return self._line.exchange(request, answer_s)

    def _log_in(self) -> None:
        self._logged_in.clear()
        login = self._messages.login(self._number("L"), self._wall_ms())
        response = self._line.exchange(login, ANSWER_S).login_response
        if response is None or response.response.result is not ResultCode.SUCCESS:
            raise NoAnswer("the terminal does not let this kiosk log in")
        self._logged_in.set()

    def _number(self, letter: str) -> str:
        return f"{letter}{next(self._numbers) % _COUNT_MAX}"
