"""A payment terminal inside this program, for tests: it keeps the promises of the real one."""

from __future__ import annotations

import threading

from msgspec.structs import replace

from kiosk.devices.payment import Show, no_screen
from kiosk.domain.payment import TAKEN, Outcome, PaymentIntent, PaymentResult, Refund, Shown
from storecore.money import Money


class MemoryTerminal:
    """Answers as it is told to. `charges` are the intents whose money it took, in order,
    each with the amount taken.

    `answer` is what the next card says; None means that the card has yet to come, so `pay` waits
    until `show_card` or an abort. With `plugged` False it answers nothing. `qr_text` is what it
    wants shown; `part` is how much a partial approval takes; `offline` marks its approvals.
    """

    def __init__(self, terminal_id: str = "memory") -> None:
        self._terminal_id = terminal_id
        self.answer: PaymentResult | None = PaymentResult.APPROVED
        self.refund_answer = PaymentResult.APPROVED
        self.plugged = True
        self.qr_text = ""
        self.part = 0
        self.offline = False
        self.charges: list[PaymentIntent] = []
        self.refunds: list[Refund] = []
        self.displayed: list[tuple[str, ...]] = []
        self._waiting = threading.Condition()
        self._open: set[str] = set()
        self._done: dict[str, Outcome] = {}

    @property
    def terminal_id(self) -> str:
        """The name that it was given."""
        return self._terminal_id

    def ready(self) -> bool:
        """Whether it is plugged in."""
        return self.plugged

    def pay(self, intent: PaymentIntent, show: Show = no_screen) -> Outcome:
        """Take the money, or do what `answer` says."""
        if self.qr_text:
            show(Shown(self.qr_text))
        with self._waiting:
            if not self.plugged:
                return _silence()
            if intent.intent_id not in self._done:
                self._open.add(intent.intent_id)
                self._waiting.notify_all()
                self._waiting.wait_for(lambda: self._settle(intent))
                self._open.discard(intent.intent_id)
            return self._done[intent.intent_id] if self.plugged else _silence()

    def status(self, intent_id: str) -> Outcome:
        """What became of an intent."""
        with self._waiting:
            if not self.plugged:
                return _silence()
            if intent_id in self._open:
                return Outcome(result=PaymentResult.IN_PROGRESS)
            return self._done.get(intent_id, Outcome(result=PaymentResult.NOT_FOUND))

    def abort(self, intent_id: str) -> None:
        """Stop waiting for the card, or refuse a payment that is still on its way."""
        with self._waiting:
            if self.plugged and intent_id not in self._done:
                self._done[intent_id] = Outcome(result=PaymentResult.ABORTED)
                self._waiting.notify_all()

    def refund(self, refund: Refund) -> Outcome:
        """Give it back once, or do what `refund_answer` says."""
        with self._waiting:
            if not self.plugged:
                return _silence()
            known = refund.refund_id in {one.refund_id for one in self.refunds}
            if self.refund_answer is PaymentResult.APPROVED and not known:
                self.refunds.append(refund)
            return Outcome(result=self.refund_answer, amount=refund.amount, reference="back")

    def display(self, lines: tuple[str, ...]) -> None:
        """Remember it."""
        self.displayed.append(lines)

    def forwarded(self, intent_id: str, result: PaymentResult) -> None:
        """The bank says at last what it thinks of an offline approval."""
        known = self._done[intent_id]
        taken = result in TAKEN
        self._done[intent_id] = Outcome(
            result=result,
            reference=known.reference,
            amount=known.amount if taken else None,
        )

    def show_card(self, answer: PaymentResult) -> None:
        """The customer holds a card to it."""
        with self._waiting:
            self.answer = answer
            self._waiting.notify_all()

    def wait_for_payment(self, timeout_s: float) -> bool:
        """Until a payment waits for its card; False when none came in time."""
        with self._waiting:
            return self._waiting.wait_for(lambda: bool(self._open), timeout_s)

    def _settle(self, intent: PaymentIntent) -> bool:
        if intent.intent_id in self._done:
            return True
        if self.answer is None:
            return False
        taken = self.answer in TAKEN
        amount = intent.amount
        if self.answer is PaymentResult.PARTIAL:
            amount = Money(self.part, amount.currency)
        if taken:
            self.charges.append(replace(intent, amount=amount))
        self._done[intent.intent_id] = Outcome(
            result=self.answer,
            reference=f"{self._terminal_id}-{len(self.charges)}" if taken else "",
            amount=amount if taken else None,
            offline=taken and self.offline and not intent.online_only,
        )
        return True


def _silence() -> Outcome:
    return Outcome(result=PaymentResult.UNKNOWN, detail="not plugged in")
