"""Somebody stands at a kiosk, and it is killed: `-m tests.processes.stander FOLDER`.

For each place of `PLACES` a process of its own walks there, says so, and is killed (SIGKILL) by
this one. The kiosk is started again twice from the same disk, at once and an hour later. What was
seen is printed as one line of JSON for each place. Processes are forked, so that only one has to
load the kiosk; this one has no threads and no database of its own.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.application.assemble import DATABASE, MIGRATIONS
from kiosk.application.core import KioskCore
from kiosk.application.edge_client import EdgeClient
from kiosk.devices.memory import MemoryTerminal
from kiosk.domain.payment import PaymentResult
from kiosk.flow import suspending as u
from kiosk.flow import touches as t
from kiosk.flow.events import CodeRead, Event, PickupFound, ScaleChanged
from kiosk.flow.parts import PaymentPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.options import KioskOptions
from storecore.clock import HybridClock, SystemClock
from storecore.database.writer import Writer
from storecore.gs1.pickup import PICKUP_PREFIX
from storecore.ids import IdSource
from storecore.journal.journal import Journal
from storecore.logs import start_logs
from storecore.replication.mirror import Mirror
from tests.kiosk.counter import stock_shelves
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, SCAN_WINE
from tests.kiosk.shop import ORDER, PICKUP_CODE, PIN

LATER_MS = 3_600_000
WAIT_S = 20.0
FILLED: tuple[Event, ...] = (t.LanguageChosen("zh-Hans"), SCAN_MILK, SCAN_CHOCOLATE, SCAN_MILK)
PHONE = CodeRead(text=PICKUP_PREFIX + PICKUP_CODE, symbology="qr")
COLLECTING: tuple[Event, ...] = (t.CollectTouched(), PHONE, PickupFound(PICKUP_CODE, ORDER))
STAFF: tuple[Event, ...] = (t.StaffTouched(), t.PinEntered(PIN))

PLACES: dict[str, tuple[Screen, tuple[Event, ...]]] = {
    "start": (Screen.START, (t.LanguageChosen("zh-Hans"),)),
    "empty basket": (Screen.BASKET, (t.BuyTouched(),)),
    "basket": (Screen.BASKET, FILLED),
    "asked to cancel": (Screen.BASKET, (*FILLED, t.CancelTouched())),
    "cancelled": (Screen.START, (*FILLED, t.CancelTouched(), t.CancelConfirmed())),
    "loose": (Screen.LOOSE, (*FILLED, t.LooseTouched())),
    "weigh": (
        Screen.WEIGH,
        (*FILLED, t.LooseTouched(), t.LooseChosen("banana"), ScaleChanged(grams=500, stable=True)),
    ),
    "help": (Screen.HAND_NEEDED, (*FILLED, t.HelpTouched())),
    "age": (Screen.HAND_NEEDED, (*FILLED, SCAN_WINE, t.PayTouched())),
    "paying": (Screen.PAY, (*FILLED, t.PayTouched())),
    "declined": (Screen.PAY, (*FILLED, t.PayTouched())),
    "done": (Screen.DONE, (*FILLED, t.PayTouched())),
    "suspended": (Screen.SUSPENDED, (*FILLED, u.SuspendTouched())),
    "collect": (Screen.COLLECT, (t.CollectTouched(),)),
    "collect ready": (Screen.COLLECT_READY, COLLECTING),
    "collect taken": (Screen.COLLECT_READY, (*COLLECTING, t.OrderTaken())),
    "sign in": (Screen.STAFF_SIGN_IN, (*FILLED, t.StaffTouched())),
    "tasks": (Screen.STAFF_TASKS, (*FILLED, *STAFF)),
    "orders": (Screen.STAFF_ORDERS, (*FILLED, *STAFF, t.OrdersTouched())),
}
_ANSWERED = {PaymentPhase.DECLINED, PaymentPhase.APPROVED}
CARDS = {"declined": PaymentResult.DECLINED, "done": PaymentResult.APPROVED, "paying": None}


class LaterClock(SystemClock):
    """The machine's clock after some time without power."""

    def __init__(self, later_ms: int) -> None:
        self._later_ms = later_ms

    def wall_ms(self) -> int:
        """Milliseconds since 1970-01-01 UTC, and so much more."""
        return super().wall_ms() + self._later_ms


class Standing:
    """A kiosk without its window, in the thread that made it."""

    def __init__(self, folder: Path, later_ms: int, card: PaymentResult | None) -> None:
        start_logs("kiosk", folder / "log", "debug")
        clock = LaterClock(later_ms)
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        terminal = MemoryTerminal()
        terminal.answer = self._card = card
        options = KioskOptions(data=str(folder), staff_pin=PIN, edge_url="http://127.0.0.1:9")
        self._writer = Writer(folder / DATABASE, MIGRATIONS)
        self.core = KioskCore(
            writer=self._writer,
            journal=Journal(options.name, HybridClock(clock)),
            mirror=Mirror(),
            terminal=terminal,
            edge=EdgeClient(options.edge_url, options.name),
            clock=clock,
            ids=IdSource(clock),
            options=options,
            post=self._calls.put,
        )

    def goes(self, screen: Screen, events: tuple[Event, ...]) -> None:
        """Walk to a place, and stand there until the disk has all of it."""
        self.core.start()
        for event in events:
            self.core.dispatch(event)
            self.until(lambda state: state.asking is None)
        self.until(lambda state: state.screen is screen and self._is_settled(state))
        self._writer.run(lambda _: None)

    def _is_settled(self, state: KioskState) -> bool:
        """Whether nothing more will come by itself."""
        if state.parking is not None and state.parking.phase is not u.ParkingPhase.SHOWN:
            return False
        last = {PaymentPhase.INSTRUCT} if self._card is None else _ANSWERED
        return state.payment is None or state.payment.phase in last

    def ends(self) -> None:
        """Switched off as it should be."""
        self.core.stop()
        self._writer.close()

    def until(self, condition: Callable[[KioskState], bool]) -> None:
        """Let answers come and time pass."""
        end_s = time.monotonic() + WAIT_S
        while not condition(self.core.state):
            if time.monotonic() > end_s:
                raise TimeoutError(f"never so: {self.core.state}")
            try:
                self._calls.get(timeout=0.02)()
            except queue.Empty:
                self.core.tick()


def seen(state: KioskState) -> dict[str, Any]:
    """What somebody at the kiosk sees of it."""
    payment = state.payment
    ticket = state.parking.ticket if state.parking is not None else None
    return {
        "screen": state.screen.value,
        "language": state.language,
        "lines": [[line.sku, line.quantity] for line in state.basket.lines],
        "total": state.basket.total.minor,
        "line_ids": [line.line_id for line in state.basket.lines],
        "transaction": state.basket.transaction_id,
        "intent": payment.intent_id if payment is not None else "",
        "amount": payment.amount.minor if payment is not None else 0,
        "ticket": ticket.number if ticket is not None else "",
        "unclear": payment is not None and payment.unclear,
        "others": [
            name
            for name in ("receipt", "pickup", "help", "staff", "weighing", "loose")
            if getattr(state, name) is not None
        ],
    }


def in_a_process(work: Callable[[], dict[str, Any]], *, kill: bool) -> dict[str, Any]:
    """What the work says, from a process that is killed then, or that ends."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            os.write(writing, json.dumps(work()).encode())
            os.close(writing)
            if kill:
                signal.pause()
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        answer = said.read()
    if kill:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if not answer:
        raise RuntimeError("the kiosk ended before it said anything")
    found: dict[str, Any] = json.loads(answer)
    return found


def _stand(folder: Path, name: str) -> dict[str, Any]:
    screen, events = PLACES[name]
    standing = Standing(folder, 0, CARDS.get(name))
    standing.goes(screen, events)
    return seen(standing.core.state)


def _come_back(folder: Path, later_ms: int) -> dict[str, Any]:
    """What is seen first, and what is left once everything is settled and the kiosk ended."""
    standing = Standing(folder, later_ms, None)
    first = seen(standing.core.state)
    standing.core.start()
    standing.until(lambda state: state.payment is None or not state.payment.unclear)
    standing.core.tick()
    last = seen(standing.core.state)
    standing.ends()
    return {"first": first, "last": last}


def _stock(folder: Path) -> dict[str, Any]:
    writer = Writer(folder / DATABASE, MIGRATIONS)
    stock_shelves(writer, Mirror())
    writer.close()
    return {"stocked": True}


def main() -> int:
    """Stand at every place."""
    top = Path(sys.argv[1])
    stocked = top / "stocked"
    in_a_process(lambda: _stock(stocked), kill=False)
    for name in PLACES:
        here, later = top / name, top / f"{name}, later"
        shutil.copytree(stocked, here)
        killed = in_a_process(lambda here=here, name=name: _stand(here, name), kill=True)  # type: ignore[misc]
        shutil.copytree(here, later)
        again = in_a_process(lambda here=here: _come_back(here, 0), kill=False)  # type: ignore[misc]
        long_after = in_a_process(lambda later=later: _come_back(later, LATER_MS), kill=False)  # type: ignore[misc]
        said = {"place": name, "killed": killed, "again": again, "later": long_after}
        print(json.dumps(said), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
