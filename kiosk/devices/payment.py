"""The one port to every means of payment. No payment card's number passes through it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.domain.payment import Outcome, PaymentIntent, Refund, Shown

Show = Callable[[Shown], None]
"""Takes what is to be shown from any thread to the kiosk's screen."""


def no_screen(_: Shown) -> None:
    """For whoever shows nothing."""


class PaymentTerminal(Protocol):
    """A card terminal, a wallet's gateway, or whoever keeps gift cards.

    Its methods may be called from different threads at once. None of them raises for what can
    happen to a terminal or a line: that is an `Outcome` too.
    """

    @property
    def terminal_id(self) -> str:
        """The terminal's own name, as it stands on a tender."""
        ...

    def ready(self) -> bool:
        """Whether it answers and could take a payment now; within a few seconds."""
        ...

    def pay(self, intent: PaymentIntent, show: Show = no_screen) -> Outcome:
        """Ask for the money; blocks until it is known what came of it.

        `show` is called with what the customer has to see on the kiosk itself.
        The same intent again charges nothing and gives the first answer.
        """
        ...

    def status(self, intent_id: str) -> Outcome:
        """What became of an intent; within a few seconds, also while `pay` still waits."""
        ...

    def abort(self, intent_id: str) -> None:
        """Ask it to stop. What came of it is the answer to `pay` or `status`."""
        ...

    def refund(self, refund: Refund) -> Outcome:
        """Give money back: approved, declined, or unknown. The same refund again gives nothing
        more, and the answer of the first.
        """
        ...

    def display(self, lines: tuple[str, ...]) -> None:
        """Show a few words to the customer, where it has a display; nothing follows from it."""
        ...
