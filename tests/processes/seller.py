"""A kiosk without a window that sells while the shop is open: `-m tests.processes.seller`.

It takes the kiosk's own options. Everything behind the window is the real thing: journal, payment
over HTTP, lines to the edge. For each sale that the kiosk's state shows as done it prints one line
of JSON with `paid`; while a file `closed` lies in its data folder it finishes what is begun, prints
`resting` once and waits.
"""

from __future__ import annotations

import json
import queue
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.application.assemble import Kiosk
from kiosk.devices.nexo import NexoTerminal
from kiosk.flow.events import CodeRead
from kiosk.flow.parts import DeclineReason, PaymentPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.touches import BackTouched, PayTouched
from kiosk.options import KioskOptions
from storecore.clock import SystemClock
from storecore.contracts.reference import Item, SoldBy
from storecore.ids import IdSource
from storecore.logs import start_logs
from storecore.options.read import read_options
from storecore.serving.status import StatusDoor

CLOSED = "closed"
PACE_S = 0.05
LINES_MAX = 3


class Seller:
    """One customer after another, in the thread that made it."""

    def __init__(self, options: KioskOptions) -> None:
        clock = SystemClock()
        self._closed = Path(options.data) / CLOSED
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        terminal = NexoTerminal(options.terminal_url, options.terminal_id, options.name)
        self._kiosk = Kiosk(options, clock, IdSource(clock), terminal, self._calls.put)
        self._door = StatusDoor(options.host, options.port, self._kiosk.status)
        self._random = random.Random()
        self._wanted = 1
        self._told = ""
        self._resting = False
        self._stopped = False

    def run(self) -> None:
        """Sell until SIGTERM."""
        signal.signal(signal.SIGTERM, lambda *_: self._calls.put(self._stop))
        self._door.start()
        self._kiosk.start()
        while not self._stopped:
            try:
                self._calls.get(timeout=PACE_S)()
            except queue.Empty:
                self._kiosk.core.tick()
                self._act(self._kiosk.core.state)
            self._tell(self._kiosk.core.state)
        self._door.stop()
        self._kiosk.stop()

    def _stop(self) -> None:
        self._stopped = True

    def _act(self, state: KioskState) -> None:
        """The next thing that a customer does."""
        if state.screen in {Screen.START, Screen.DONE}:
            if self._closed.exists():
                self._rest()
            elif state.ready:
                self._resting = False
                self._wanted = self._random.randint(1, LINES_MAX)
                self._scan()
        elif state.screen is Screen.BASKET:
            if sum(line.quantity for line in state.basket.lines) < self._wanted:
                self._scan()
            else:
                self._kiosk.core.dispatch(PayTouched())
        elif state.screen is Screen.PAY:
            self._pay_again(state)

    def _pay_again(self, state: KioskState) -> None:
        payment = state.payment
        over = {PaymentPhase.DECLINED, PaymentPhase.UNREACHABLE}
        if payment is None or payment.unclear or payment.phase not in over:
            return
        if payment.reason is DeclineReason.DECLINED:
            # The card says no to this amount: buy one piece more.
            self._wanted = sum(line.quantity for line in state.basket.lines) + 1
            self._kiosk.core.dispatch(BackTouched())
        else:
            self._kiosk.core.dispatch(PayTouched())

    def _scan(self) -> None:
        goods = [item for item in self._kiosk.core.catalogue.items() if _is_plain(item)]
        item = self._random.choice(goods)
        assert item.gtin is not None
        self._kiosk.core.dispatch(CodeRead(text=item.gtin[-13:], symbology="ean13"))

    def _rest(self) -> None:
        if not self._resting:
            self._resting = True
            _say({"resting": True})

    def _tell(self, state: KioskState) -> None:
        receipt = state.receipt
        if state.screen is not Screen.DONE or receipt is None:
            return
        if receipt.transaction_id != self._told:
            self._told = receipt.transaction_id
            total = receipt.total.minor
            _say({"paid": receipt.transaction_id, "receipt": receipt.number, "total": total})


def _is_plain(item: Item) -> bool:
    """Whether one code is one piece that anybody may buy."""
    if item.gtin is None or item.gtin.startswith("000000") or item.min_age:
        return False
    return item.sold_by is SoldBy.EACH


def _say(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)


def main() -> int:
    """Sell."""
    options = read_options(KioskOptions, "seller", sys.argv[1:])
    start_logs("kiosk", Path(options.logs) if options.logs else None, options.log_level)
    Seller(options).run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
