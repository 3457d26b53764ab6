"""Steps that want a PIN again or a second person: what waits for it, and what it gave."""

from __future__ import annotations

import msgspec

from kiosk.flow.touches import Touch
from storecore.contracts.staff import ApprovedBy, Sensitive
from storecore.money import Money


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody has said yes."""

    step: Sensitive
    approver_id: str
    approved_by: ApprovedBy


class Approving(msgspec.Struct, frozen=True, kw_only=True):
    """`touch` is done once it is approved; `amount` is the money that it moves, where it does."""

    step: Sensitive
    touch: Touch
    amount: Money | None = None


class ApprovalLeft(Touch, frozen=True):
    """No, go back."""
