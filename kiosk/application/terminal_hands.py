"""Effects that ask the payment terminal."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.application.workers import Answer, Workers
from kiosk.devices.payment import PaymentTerminal
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, checked
from kiosk.flow import effects as f
from kiosk.flow import events as e
from storecore.logs import Log
from storecore.money import Money

log = Log(__name__)


class TerminalHands:
    """Effects that ask the payment terminal. Whatever goes wrong there is an unclear answer."""

    def __init__(
        self,
        terminal: PaymentTerminal,
        workers: Workers,
        answer: Answer,
        amount_of: Callable[[str], Money | None],
        wall_ms: Callable[[], int],
    ) -> None:
        self._terminal = terminal
        self._workers = workers
        self._answer = answer
        self._amount_of = amount_of
        self._wall_ms = wall_ms

    def wake(self, effect: f.WakeTerminal) -> None:
        """Whether it answers at all."""
        self._workers.run(
            "terminal-ready",
            self._is_ready,
            lambda ready: self._answer(e.TerminalReady(effect.intent_id, ready)),
        )

    def pay(self, effect: f.AskPayment) -> None:
        """Ask for the money."""
        intent = PaymentIntent(
            intent_id=effect.intent_id,
            transaction_id=effect.transaction_id,
            amount=effect.amount,
            at_ms=self._wall_ms(),
        )
        self._ask("terminal-pay", intent.intent_id, lambda: self._terminal.pay(intent))

    def status(self, effect: f.AskStatus) -> None:
        """Ask what became of an intent."""
        intent_id = effect.intent_id
        self._ask("terminal-status", intent_id, lambda: self._terminal.status(intent_id))

    def stop(self, effect: f.StopPayment) -> None:
        """Ask it to stop."""
        self._workers.run("terminal-stop", lambda: self._abort(effect.intent_id), lambda _: None)

    def _ask(self, name: str, intent_id: str, question: Callable[[], Outcome]) -> None:
        amount = self._amount_of(intent_id)

        def ask() -> Outcome:
            try:
                outcome = question()
            except Exception as error:
                log.exception("terminal_failed", intent=intent_id)
                return Outcome(result=PaymentResult.UNKNOWN, detail=str(error))
            return checked(outcome, amount) if amount is not None else outcome

        def reply(outcome: Outcome) -> None:
            log.info("terminal_replied", intent=intent_id, result=outcome.result)
            self._answer(
                e.TerminalReplied(
                    intent_id=intent_id, result=outcome.result, reference=outcome.reference
                )
            )

        self._workers.run(name, ask, reply)

    def _is_ready(self) -> bool:
        try:
            return self._terminal.ready()
        except Exception:
            log.exception("terminal_failed")
            return False

    def _abort(self, intent_id: str) -> None:
        try:
            self._terminal.abort(intent_id)
        except Exception:
            log.exception("terminal_failed", intent=intent_id)
