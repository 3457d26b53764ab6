"""The port to a payment terminal. No card number passes through it."""

from __future__ import annotations

from typing import Protocol

from kiosk.domain.payment import Outcome, PaymentIntent


class PaymentTerminal(Protocol):
    """A card terminal beside the kiosk. Its methods may be called from different threads at once.

    None of them raises for what can happen to a terminal: that is an `Outcome` too.
    """

    @property
    def terminal_id(self) -> str:
        """The terminal's own name, as it stands on a tender."""
        ...

    def ready(self) -> bool:
        """Whether it answers and could take a payment now; within a few seconds."""
        ...

    def pay(self, intent: PaymentIntent) -> Outcome:
        """Ask for the money; blocks until the terminal says what came of it.

        The same intent again charges nothing and gives the first answer.
        """
        ...

    def status(self, intent_id: str) -> Outcome:
        """What became of an intent; within a few seconds, also while `pay` still waits."""
        ...

    def abort(self, intent_id: str) -> None:
        """Ask it to stop. What came of it is the answer to `pay` or `status`."""
        ...
