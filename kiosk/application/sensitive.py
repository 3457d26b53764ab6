"""Facts of sensitive steps, written in the transaction of the step itself."""

from __future__ import annotations

from sqlite_utils import Database

from kiosk.flow.approving import Approval
from storecore.clock import Clock
from storecore.contracts.staff import SensitiveStep
from storecore.journal.journal import Journal
from storecore.money import Money


class SensitiveBook:
    """Runs inside a Writer's work."""

    def __init__(self, journal: Journal, clock: Clock, *, store_id: str, kiosk_id: str) -> None:
        self._journal = journal
        self._clock = clock
        self._store_id = store_id
        self._kiosk_id = kiosk_id

    def note(
        self,
        db: Database,
        approval: Approval | None,
        *,
        actor: str,
        subject: str,
        amount: Money | None = None,
    ) -> None:
        """Tell of it; nothing where the step wanted no approval."""
        if approval is None:
            return
        self._journal.append(
            db,
            SensitiveStep(
                store_id=self._store_id,
                kiosk_id=self._kiosk_id,
                step=approval.step,
                subject=subject,
                staff_id=actor,
                approver_id=approval.approver_id,
                approved_by=approval.approved_by,
                amount=amount,
                at_ms=self._clock.wall_ms(),
            ),
            subject,
        )
