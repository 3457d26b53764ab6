"""What a step wants done. The application carries effects out in order, after showing the state."""

from __future__ import annotations

import msgspec

from kiosk.domain.basket import Basket
from storecore.contracts.local_api import OrderAction
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


class WakeTerminal(Effect, frozen=True):
    """See whether the terminal answers; answers TerminalReady."""

    intent_id: str


class AskPayment(Effect, frozen=True, kw_only=True):
    """Ask the terminal for the money; answers TerminalReplied. Only after IntentRecorded."""

    intent_id: str
    transaction_id: str
    amount: Money


class AskStatus(Effect, frozen=True):
    """Ask the terminal what became of an intent; answers TerminalReplied."""

    intent_id: str


class StopPayment(Effect, frozen=True):
    """Ask the terminal to stop; the answer to the payment itself says what came of it."""

    intent_id: str


class RecordSale(Effect, frozen=True, kw_only=True):
    """Write SaleCompleted to disk; answers SaleRecorded or RecordFailed. Harmless when repeated."""

    intent_id: str
    reference: str


class ConcludeIntent(Effect, frozen=True, kw_only=True):
    """Write PaymentConcluded (`declined`, `aborted`, `unreachable`) to disk."""

    intent_id: str
    outcome: str
    reference: str = ""


class FindPickup(Effect, frozen=True):
    """Ask the edge whose code this is."""

    pickup_code: str


class StepOrder(Effect, frozen=True, kw_only=True):
    """Ask the edge for a step of an order."""

    request_id: str
    order_id: str
    action: OrderAction
    actor: str
    place: str = ""


class StepTask(Effect, frozen=True, kw_only=True):
    """Ask the edge for a step of a task: `take` or `done`."""

    request_id: str
    task_id: str
    action: str
    actor: str


class AskAssist(Effect, frozen=True, kw_only=True):
    """Call a colleague to this kiosk."""

    request_id: str
    reason: str
