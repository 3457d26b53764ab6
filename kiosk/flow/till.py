"""The staff's till: the day's totals, bills to be paid, money owed, giving back."""

from __future__ import annotations

import msgspec

from kiosk.domain.day import DayTotals
from kiosk.flow.approving import Approval
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.touches import Touch
from storecore.contracts.staff import Sensitive
from storecore.contracts.tenders import ClaimKind, DayClosed
from storecore.money import Money


class BillView(msgspec.Struct, frozen=True, kw_only=True):
    """A bill that waits for staff to take the money."""

    intent_id: str
    number: int
    amount: Money
    opened_ms: int
    kiosk_id: str = ""
    """The till that wrote it, where that is another one."""


class ClaimView(msgspec.Struct, frozen=True, kw_only=True):
    """Money that is not where it should be."""

    claim_id: str
    kind: ClaimKind
    way: str
    amount: Money
    raised_ms: int
    returning: bool
    """A refund of it is under way."""


class SaleView(msgspec.Struct, frozen=True, kw_only=True):
    """One of the newest sales, which can be given back to its own tenders."""

    transaction_id: str
    receipt_number: int
    total: Money
    completed_ms: int
    returned: bool


class TillView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the till's screen. `blocked`: why the day cannot be closed now, or empty."""

    day: DayTotals
    bills: tuple[BillView, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    sales: tuple[SaleView, ...] = ()
    blocked: str = ""


class Till(msgspec.Struct, frozen=True, kw_only=True):
    """STAFF_TILL. `asking` names what waits for a second touch; `closed` is the day just closed."""

    view: TillView | None = None
    asking: str = ""
    closed: DayClosed | None = None


# Touches.


class TillTouched(Touch, frozen=True):
    """The tab of the till."""


class TillAsked(Touch, frozen=True):
    """A step that is asked once more: `close`, or `paid`, `drop` (bills), `settle`, `refund`
    (claims), `return` (sales) with a colon and the id.
    """

    step: str


class TillConfirmed(Touch, frozen=True):
    """Yes, do it."""


class TillDismissed(Touch, frozen=True):
    """No."""


SENSITIVE = {
    "refund": Sensitive.REFUND,
    "return": Sensitive.REFUND,
    "settle": Sensitive.REFUND,
    "drop": Sensitive.VOID_AFTER_PAYMENT,
}
"""Steps at the till that want more than a second touch."""


# Effects.


class ReadTill(Effect, frozen=True):
    """Read it anew; answers TillRead."""


class StepTill(Effect, frozen=True):
    """Carry out a confirmed step; answers TillRead, DayEnded or TillFailed."""

    step: str
    actor: str
    approval: Approval | None = None


# Events.


class TillRead(Event, frozen=True):
    """What the till holds."""

    view: TillView


class DayEnded(Event, frozen=True):
    """The day is closed and on disk."""

    closed: DayClosed


class TillFailed(Event, frozen=True):
    """The step was not carried out."""

    detail: str
