"""Effects that ask whoever takes the money: card terminal, wallet, gift card."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.application.payments import Payments
from kiosk.application.workers import Answer, Workers
from kiosk.devices.payment import PaymentTerminal
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Shown, checked
from kiosk.domain.tenders import Way
from kiosk.flow import effects as f
from kiosk.flow import events as e
from kiosk.flow.tendering import QrShown
from storecore.logs import Log
from storecore.money import Money

log = Log(__name__)


class TerminalHands:
    """Whatever goes wrong with who takes the money is an unclear answer.

    `may_be_offline` says whether a payment of a transaction may be approved without the bank.
    """

    def __init__(
        self,
        payments: Payments,
        workers: Workers,
        answer: Answer,
        *,
        amount_of: Callable[[str], Money | None],
        may_be_offline: Callable[[f.AskPayment], bool],
        wall_ms: Callable[[], int],
    ) -> None:
        self._payments = payments
        self._workers = workers
        self._answer = answer
        self._amount_of = amount_of
        self._may_be_offline = may_be_offline
        self._wall_ms = wall_ms

    def wake(self, effect: f.WakeTerminal) -> None:
        """Whether it answers at all; if so, it shows what the payment is for."""
        self._workers.run(
            "terminal-ready",
            lambda: self._is_ready(effect),
            lambda ready: self._answer(e.TerminalReady(effect.intent_id, ready)),
        )

    def pay(self, effect: f.AskPayment) -> None:
        """Ask for the money."""
        intent = PaymentIntent(
            intent_id=effect.intent_id,
            transaction_id=effect.transaction_id,
            amount=effect.amount,
            at_ms=self._wall_ms(),
            code=effect.code,
            online_only=not self._may_be_offline(effect),
        )

        def show(shown: Shown) -> None:
            self._answer(QrShown(intent.intent_id, shown.qr_text))

        self._ask(
            "terminal-pay", effect.way, intent.intent_id, lambda means: means.pay(intent, show)
        )

    def status(self, effect: f.AskStatus) -> None:
        """Ask what became of an intent."""
        intent_id = effect.intent_id
        self._ask("terminal-status", effect.way, intent_id, lambda means: means.status(intent_id))

    def stop(self, effect: f.StopPayment) -> None:
        """Ask it to stop."""
        self._workers.run("terminal-stop", lambda: self._abort(effect), lambda _: None)

    def _ask(
        self, name: str, way: Way, intent_id: str, question: Callable[[PaymentTerminal], Outcome]
    ) -> None:
        amount = self._amount_of(intent_id)
        means = self._payments.of(way.way_id)

        def ask() -> Outcome:
            if means is None:
                return Outcome(result=PaymentResult.UNKNOWN, detail=f"{way.way_id} is not set up")
            try:
                outcome = question(means)
            except Exception as error:
                log.exception("terminal_failed", intent=intent_id)
                return Outcome(result=PaymentResult.UNKNOWN, detail=str(error))
            return checked(outcome, amount) if amount is not None else outcome

        def reply(outcome: Outcome) -> None:
            log.info("terminal_replied", intent=intent_id, result=outcome.result)
            self._answer(
                e.TerminalReplied(
                    intent_id=intent_id,
                    result=outcome.result,
                    reference=outcome.reference,
                    amount=outcome.amount,
                    stamp=outcome.stamp,
                    offline=outcome.offline,
                    why=outcome.why,
                )
            )

        self._workers.run(name, ask, reply)

    def _is_ready(self, effect: f.WakeTerminal) -> bool:
        means = self._payments.of(effect.way.way_id)
        if means is None:
            return False
        try:
            if not means.ready():
                return False
            if effect.lines:
                means.display(effect.lines)
        except Exception:
            log.exception("terminal_failed")
            return False
        return True

    def _abort(self, effect: f.StopPayment) -> None:
        means = self._payments.of(effect.way.way_id)
        try:
            if means is not None:
                means.abort(effect.intent_id)
        except Exception:
            log.exception("terminal_failed", intent=effect.intent_id)
