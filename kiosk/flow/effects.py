"""What a step wants done. The application carries effects out in order, after showing the state."""

from __future__ import annotations

import msgspec

from kiosk.domain.basket import Basket
from kiosk.domain.tenders import CARD, Way
from storecore.contracts.local_api import OrderStepRequest
from storecore.money import Money


class Effect(msgspec.Struct, frozen=True):
    """Base of everything that a step wants done."""


class KeepBasket(Effect, frozen=True):
    """Keep the open basket on disk, or wipe it (None)."""

    basket: Basket | None


class RecordIntent(Effect, frozen=True, kw_only=True):
    """Write PaymentIntended and the basket to disk; answers IntentRecorded or RecordFailed."""

    intent_id: str
    basket: Basket
    amount: Money
    way: Way = CARD


class WakeTerminal(Effect, frozen=True):
    """See whether the terminal answers; answers TerminalReady. `lines` are for its display."""

    intent_id: str
    way: Way = CARD
    lines: tuple[str, ...] = ()


class AskPayment(Effect, frozen=True, kw_only=True):
    """Ask the terminal for the money; answers TerminalReplied. Only after IntentRecorded."""

    intent_id: str
    transaction_id: str
    amount: Money
    way: Way = CARD
    code: str = ""


class AskStatus(Effect, frozen=True):
    """Ask the terminal what became of an intent; answers TerminalReplied."""

    intent_id: str
    way: Way = CARD


class StopPayment(Effect, frozen=True):
    """Ask the terminal to stop; the answer to the payment itself says what came of it."""

    intent_id: str
    way: Way = CARD


class RecordSale(Effect, frozen=True, kw_only=True):
    """Write to disk what a tender brought, and SaleCompleted with the last; harmless when repeated.

    Answers SaleRecorded, PartRecorded or RecordFailed. `amount` None: all that was asked for.
    """

    intent_id: str
    reference: str
    amount: Money | None = None
    stamp: str = ""
    offline: bool = False


class ConcludeIntent(Effect, frozen=True, kw_only=True):
    """Write PaymentConcluded (`declined`, `aborted`, `unreachable`) to disk.

    `watch`: it may still have been charged, so the terminal is asked on, without anybody waiting.
    """

    intent_id: str
    outcome: str
    reference: str = ""
    watch: bool = False


class FindPickup(Effect, frozen=True):
    """Ask the edge whose code this is."""

    pickup_code: str


class StepOrder(Effect, frozen=True, kw_only=True):
    """Ask the edge for a step of an order; answers StepDone, Refused or EdgeSilent."""

    order_id: str
    request: OrderStepRequest

    @property
    def request_id(self) -> str:
        """What the answer will name."""
        return self.request.request_id


class StepTask(Effect, frozen=True, kw_only=True):
    """Ask the edge for a step of a task: `take`, `release` or `done`."""

    request_id: str
    task_id: str
    action: str
    actor: str


class AskAssist(Effect, frozen=True, kw_only=True):
    """Call a colleague to this kiosk."""

    request_id: str
    reason: str
