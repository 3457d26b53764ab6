"""Kills a paying kiosk at each of its steps: `-m tests.processes.paying_kills --kills 1000`.

Each run is a process of its own that is ended by SIGKILL at a numbered moment: before and after
each question to who takes the money, before each work of the disk, at each statement that the disk
carries out. Another process then starts from what the first one left, perhaps to be killed as well,
and a last one finishes. What the card terminals have charged, less what they gave back, must be in
a sale: one charge and one sale, or none and none. Runs are forked from this process, which has no
thread, so that a thousand of them take minutes.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path

import msgspec

from kiosk.application.payments import Payments
from kiosk.application.tender_rows import open_refunds, watched
from kiosk.devices.memory import MemoryTerminal
from kiosk.devices.nexo import NexoTerminal
from kiosk.domain.tenders import CARD, Way
from kiosk.flow import tendering as g
from kiosk.flow import touches as t
from kiosk.flow.parts import PaymentPhase
from kiosk.flow.state import KioskState, Screen
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.tenders import (
    BillOpened,
    PaymentClaimRaised,
    RefundConcluded,
    TenderKind,
)
from storecore.journal.journal import verify
from storecore.logs import start_logs
from tests.kiosk.counter import Counter, Power
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK
from tests.kiosk.purse import COUNTER, WECHAT, of, staff_does
from tests.processes.terminals import Terminals

SECOND_KILL = 0.3
_KILLED = -signal.SIGKILL


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
    tenders: dict[str, int] = {}
    refunds: dict[str, int] = {}
    claims: int = 0
    moments: int = 0
    faults: list[str] = []


Scenario = Callable[[Counter], None]


def by_card(kiosk: Counter) -> None:
    """Two things by card."""
    kiosk.does(SCAN_MILK, SCAN_CHOCOLATE, t.PayTouched(), g.WayChosen("card"))
    kiosk.until(is_quiet)


def in_halves(kiosk: Counter) -> None:
    """One half by phone, the other by card."""
    _half(kiosk)
    kiosk.does(g.WayChosen("card"))
    kiosk.until(is_quiet)


def cancelled(kiosk: Counter) -> None:
    """One half by phone, then second thoughts."""
    _half(kiosk)
    _cancel(kiosk)


def at_the_counter(kiosk: Counter) -> None:
    """One half by phone, the rest to staff."""
    _half(kiosk)
    kiosk.does(g.WayChosen("counter"))
    kiosk.until(lambda state: state.screen is Screen.COUNTER)
    kiosk.does(t.ReceiptTaken())
    for bill in of(kiosk.bodies(), BillOpened):
        staff_does(kiosk, f"paid:{bill.intent_id}")


SCENARIOS: dict[str, Scenario] = {
    "by card": by_card,
    "in halves": in_halves,
    "cancelled": cancelled,
    "at the counter": at_the_counter,
}


def is_quiet(state: KioskState) -> bool:
    """Nothing is under way: paid, or a choice is to be made."""
    if state.payment is None or state.screen is Screen.DONE:
        return True
    settled = {PaymentPhase.DECLINED, PaymentPhase.RETURNED, PaymentPhase.UNREACHABLE}
    return state.payment.phase in settled and not state.payment.unclear


def _half(kiosk: Counter) -> None:
    kiosk.does(SCAN_MILK, t.PayTouched(), g.PartsChosen(2), g.WayChosen("wechat"))
    kiosk.until(is_quiet)


def _cancel(kiosk: Counter) -> None:
    kiosk.does(t.CancelTouched(), t.CancelConfirmed())
    kiosk.writer.run(lambda _: None)
    kiosk.core.paying.watch.look_once()
    kiosk.until(is_quiet)


class Run:
    """One kiosk's life, in several processes, on one disk."""

    def __init__(self, folder: Path, name: str, terminals: Terminals) -> None:
        self.folder = folder
        self.name = name
        self._terminals = terminals

    def begin(self, scenario: Scenario, kill_at: int | None) -> int:
        """The first process: how it ended."""
        return self._in_process(scenario, kill_at)

    def go_on(self, kill_at: int | None) -> int:
        """Another start: what was open is cleared up."""
        return self._in_process(_clear_up, kill_at)

    def left(self) -> Left:
        """What is there in the end."""
        return msgspec.json.decode((self.folder / "left.json").read_bytes(), type=Left)

    def _in_process(self, work: Scenario, kill_at: int | None) -> int:
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

    def _live(self, work: Callable[[Counter], None], kill_at: int | None) -> None:
        power = Killer(kill_at)
        nobody = MemoryTerminal()
        with Counter(self.folder, nobody, power=power, payments=self._payments()) as kiosk:
            conn = kiosk.writer.run(lambda db: db.conn)
            kiosk.writer.run(lambda _: conn.set_trace_callback(lambda _: power.moment()))
            kiosk.core.start()
            work(kiosk)
            kiosk.writer.run(lambda _: conn.set_trace_callback(None))
            self._note(kiosk)

    def _payments(self) -> Payments:
        means = {
            CARD.way_id: NexoTerminal(self._terminals.url("card"), "P1", self.name),
            WECHAT.way_id: NexoTerminal(self._terminals.url("phone"), "P2", self.name),
        }
        ways: tuple[Way, ...] = (CARD, WECHAT, COUNTER)
        return Payments(means, ways)

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
            tenders=dict(tenders),
            refunds=dict(refunds),
            claims=len(of(bodies, PaymentClaimRaised)),
            moments=kiosk.power.moments,
            faults=[str(fault) for fault in verify(kiosk.writer.reader())],
        )
        (self.folder / "left.json").write_bytes(msgspec.json.encode(left))


def _clear_up(kiosk: Counter) -> None:
    """As customer, staff and time would: nothing stays open."""
    kiosk.until(is_quiet)
    if kiosk.state.settling is not None and kiosk.state.settling.taken:
        _cancel(kiosk)
    conn = kiosk.writer.reader()
    for _ in range(10):
        kiosk.core.paying.watch.look_once()
        if not open_refunds(conn) and not watched(conn):
            break
    for bill in of(kiosk.bodies(), BillOpened):
        kiosk.does(t.ReceiptTaken(), t.PayStopped())
        staff_does(kiosk, f"drop:{bill.intent_id}")


class Kills:
    """Many runs; counts what was seen and keeps what went wrong."""

    def __init__(self, folder: Path, terminals: Terminals, seed: int) -> None:
        self._folder = folder
        self._terminals = terminals
        self._random = random.Random(seed)
        self.seen: Tally[str] = Tally()
        self.wrong: list[str] = []

    def run(self, kills: int) -> None:
        """So many runs, each killed at least once, at one moment after another."""
        moments = {name: self._moments_of(name) for name in SCENARIOS}
        places = [(name, at) for name, last in moments.items() for at in range(1, last + 1)]
        self.seen["moments"] = len(places)
        self._random.shuffle(places)
        for number in range(kills):
            name, kill_at = places[number % len(places)]
            self._one(number, name, kill_at)

    def _moments_of(self, name: str) -> int:
        run = self._new(f"whole-{name.replace(' ', '-')}")
        assert run.begin(SCENARIOS[name], None) == 0, f"{name} does not even work undisturbed"
        self._check(run, name)
        return run.left().moments

    def _new(self, name: str) -> Run:
        folder = self._folder / name
        folder.mkdir()
        return Run(folder, name, self._terminals)

    def _one(self, number: int, name: str, kill_at: int) -> None:
        run = self._new(f"run-{number}")
        if run.begin(SCENARIOS[name], kill_at) == _KILLED:
            self.seen["killed"] += 1
        if self._random.random() < SECOND_KILL:
            self.seen["killed again"] += run.go_on(self._random.randint(1, 40)) == _KILLED
        if run.go_on(None) != 0:
            self.wrong.append(f"{run.name} ({name}, killed at {kill_at}) could not be cleared up")
            return
        self._check(run, f"{name}, killed at {kill_at}")

    def _check(self, run: Run, what: str) -> None:
        left = run.left()
        kept = {i: m - left.refunds.get(i, 0) for i, m in left.tenders.items()}
        kept = {intent: minor for intent, minor in kept.items() if minor}
        taken = self._terminals.taken(run.name)
        if taken != kept or left.faults or left.sales > 1 or left.claims:
            self.wrong.append(f"{run.name} ({what}): taken {taken}, in sales {kept}, {left}")
        self.seen["sold" if left.sales else "not sold"] += 1
        self.seen["given back"] += bool(left.refunds)


def main(argv: list[str]) -> int:
    """Kill, print what was seen; 1 where anything went wrong."""
    kills = int(argv[argv.index("--kills") + 1]) if "--kills" in argv else 1000
    seed = int(argv[argv.index("--seed") + 1]) if "--seed" in argv else 1
    start_logs("kills", None, "error")
    # SIGKILL loses nothing that was written, so a disk in memory will do, and is quick.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="storeside-kills-", dir=memory) as folder:
        terminals = Terminals(Path(folder) / "terminals", ("card", "phone"))
        try:
            terminals.start()
            runs = Kills(Path(folder), terminals, seed)
            runs.run(kills)
        finally:
            terminals.stop()
    for problem in runs.wrong:
        print(problem)
    print(", ".join(f"{name} {count}" for name, count in sorted(runs.seen.items())))
    return 1 if runs.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
