"""Bills across the tills of a store: the edge decides which till's word counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Protocol

from kiosk.application.bill_book import is_ours
from kiosk.application.edge_client import EdgeDown, EdgeRefused
from kiosk.application.workers import Workers
from kiosk.flow.till import BillView
from storecore.contracts.bills import DROPPED, PAID, DecideBill, OpenBill
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.returns import RefundDue
from storecore.logs import Log
from storecore.replication.mirror import Mirror

log = Log(__name__)

OUTCOMES = {"paid": PAID, "drop": DROPPED}


class BillEdge(Protocol):
    """What is asked of the edge; see `EdgeClient`."""

    def decide_bill(self, request: DecideBill) -> OpenBill:
        """A bill is paid, or dropped."""
        ...


class BillDesk:
    """Bills of other tills, and decisions about any."""

    def __init__(
        self,
        edge: BillEdge,
        mirror: Mirror,
        reader: Callable[[], sqlite3.Connection],
        workers: Workers,
        kiosk_id: str,
    ) -> None:
        self._edge = edge
        self._mirror = mirror
        self._reader = reader
        self._workers = workers
        self._kiosk_id = kiosk_id

    def others(self, conn: sqlite3.Connection) -> tuple[BillView, ...]:
        """Open bills that other tills wrote, oldest first."""
        found = [one.document for one in self._mirror.all(conn, "bill", OpenBill)]
        waiting = [one for one in found if one.kiosk_id != self._kiosk_id and not one.outcome]
        return tuple(
            BillView(
                intent_id=one.intent_id,
                number=one.bill_number,
                amount=one.amount,
                opened_ms=one.opened_ms,
                kiosk_id=one.kiosk_id,
            )
            for one in sorted(waiting, key=lambda one: one.opened_ms)
        )

    def decided(self) -> tuple[OpenBill, ...]:
        """Bills of this till about which the edge says what was decided."""
        found = [one.document for one in self._mirror.all(self._reader(), "bill", OpenBill)]
        return tuple(one for one in found if one.kiosk_id == self._kiosk_id and one.outcome)

    def due(self) -> tuple[RefundDue, ...]:
        """Money for goods that came back, which this till is to give to the tenders it took."""
        found = self._mirror.all(self._reader(), "refund_due", RefundDue)
        return tuple(one.document for one in found)

    def decide(
        self,
        verb: str,
        intent_id: str,
        actor: str,
        *,
        here: Callable[[], None],
        elsewhere: Callable[[], None],
        fail: Callable[[str], None],
    ) -> None:
        """Ask the edge. `here`: this till wrote the bill and may close it now, also where the edge
        keeps silent; `elsewhere`: the till that wrote it will.
        """
        ours = is_ours(self._reader(), intent_id)
        request = DecideBill(
            intent_id=intent_id, outcome=OUTCOMES[verb], actor=actor, kiosk_id=self._kiosk_id
        )

        def ask() -> str:
            try:
                self._edge.decide_bill(request)
            except EdgeDown as problem:
                log.warning("bill_not_decided", problem=str(problem))
                return "" if ours else "the shop's own computer does not answer"
            except EdgeRefused as refusal:
                unheard = ours and refusal.code is RefusalCode.UNKNOWN_CODE
                return "" if unheard else refusal.detail
            return ""

        def then(problem: str) -> None:
            if problem:
                fail(problem)
            elif ours:
                here()
            else:
                elsewhere()

        self._workers.run("edge-bill", ask, then)
