"""One kiosk's life in several processes on one disk, each of which may be killed at a moment."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter as Tally
from pathlib import Path

import msgspec

from kiosk.devices.memory import MemoryTerminal
from storecore.contracts.facts import PaymentIntended, SaleCompleted
from storecore.contracts.tenders import PaymentClaimRaised, RefundConcluded, TenderKind
from storecore.journal.verifying import verify
from tests.kiosk.counter import Counter, Power
from tests.kiosk.purse import of
from tests.processes.paying_scenarios import Does, Scenario, clear_up
from tests.processes.paying_takers import Takers

KILLED = -signal.SIGKILL


class Killer(Power):
    """Ends this very process at the n-th moment."""

    def moment(self) -> None:
        """Between one thing and the next."""
        self.moments += 1
        if self.moments == self.cut_at:
            os.kill(os.getpid(), signal.SIGKILL)


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """What a run left behind: tenders of its sales and refunds in minor units, by intent."""

    sales: int = 0
    intents: tuple[str, ...] = ()
    tenders: dict[str, int] = {}
    refunds: dict[str, int] = {}
    claims: int = 0
    moments: int = 0
    faults: list[str] = []


class Run:
    """Its processes are forked from this one, which has no thread."""

    def __init__(self, folder: Path, name: str, takers: Takers) -> None:
        self.folder = folder
        self.name = name
        self._takers = takers

    def begin(self, scenario: Scenario, kill_at: int | None) -> int:
        """The first process: how it ended."""
        self._takers.behave(**scenario.phones)
        return self._in_process(scenario.does, kill_at)

    def go_on(self, kill_at: int | None) -> int:
        """Another start: what was open is cleared up."""
        self._takers.behave()
        return self._in_process(clear_up, kill_at)

    def left(self) -> Left:
        """What is there in the end."""
        return msgspec.json.decode((self.folder / "left.json").read_bytes(), type=Left)

    def _in_process(self, work: Does, kill_at: int | None) -> int:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                self._live(work, kill_at)
                code = 0
            finally:
                sys.stdout.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)

    def _live(self, work: Does, kill_at: int | None) -> None:
        power = Killer(kill_at)
        nobody = MemoryTerminal()
        payments = self._takers.payments(self.name, power.moment)
        with Counter(self.folder, nobody, power=power, payments=payments) as kiosk:
            conn = kiosk.writer.run(lambda db: db.conn)
            kiosk.writer.run(lambda _: conn.set_trace_callback(lambda _: power.moment()))
            kiosk.core.start()
            work(kiosk, self.name)
            kiosk.writer.run(lambda _: conn.set_trace_callback(None))
            self._note(kiosk)

    def _note(self, kiosk: Counter) -> None:
        bodies = kiosk.bodies()
        tenders: Tally[str] = Tally()
        for sale in of(bodies, SaleCompleted):
            for tender in sale.tenders:
                if tender.kind is not TenderKind.COUNTER:
                    tenders[tender.intent_id] += tender.amount.minor
        refunds: Tally[str] = Tally()
        for refund in of(bodies, RefundConcluded):
            refunds[refund.intent_id] += refund.amount.minor
        left = Left(
            sales=len(of(bodies, SaleCompleted)),
            intents=tuple(intent.intent_id for intent in of(bodies, PaymentIntended)),
            tenders=dict(tenders),
            refunds=dict(refunds),
            claims=len(of(bodies, PaymentClaimRaised)),
            moments=kiosk.power.moments,
            faults=[str(fault) for fault in verify(kiosk.writer.reader())],
        )
        (self.folder / "left.json").write_bytes(msgspec.json.encode(left))
