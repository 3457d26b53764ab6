"""Eight hours of customers, one after another, at the real window on a clock that is moved.

Every journey ends another way: paid, cancelled, left standing until it is wiped, helped. What the
process holds is taken after every 50 journeys; the first fifth is warming up.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import linear_regression

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtQuick import QQuickItem

from benchmarks.kiosk.memory import own_mb, resident_mb
from benchmarks.kiosk.stock import LOOSE, code_of, sku_of, stock
from benchmarks.kiosk.till import Till, run_until
from kiosk.devices.payment import Show, no_screen
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund
from kiosk.flow import touches as t
from kiosk.flow.events import CodeRead, Tick
from kiosk.flow.state import Screen
from kiosk.ui.platform import make_application
from storecore.clock import ManualClock
from storecore.languages import LANGUAGES

HOURS = 8
GOODS = 2_000
_LOOK_EVERY = 50
_WARM = 5
_WALK_AWAY_S = 100.0


class Approves:
    """A terminal that takes every card and keeps nothing."""

    terminal_id = "approves"

    def ready(self) -> bool:
        """Always."""
        return True

    def pay(self, intent: PaymentIntent, show: Show = no_screen) -> Outcome:
        """Take the money."""
        return Outcome(result=PaymentResult.APPROVED, reference="r", amount=intent.amount)

    def status(self, intent_id: str) -> Outcome:
        """Nothing was left open."""
        return Outcome(result=PaymentResult.NOT_FOUND)

    def abort(self, intent_id: str) -> None:
        """Nothing to stop."""

    def refund(self, refund: Refund) -> Outcome:
        """Give the money back."""
        return Outcome(result=PaymentResult.APPROVED, reference="r", amount=refund.amount)

    def display(self, lines: tuple[str, ...]) -> None:
        """It has none."""


class Day:
    """Customers at a till; `clock` stands still between what they do."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.till = Till(folder, clock=self.clock, terminal=Approves(), motion=False)
        self._chance = random.Random(8)
        self.looks: list[tuple[float, ...]] = []
        self.journeys = 0

    def run(self) -> None:
        """Open to close."""
        endings = (self._pays, self._pays, self._pays, self._cancels, self._leaves, self._asks)
        began_s = self.clock.monotonic_s()
        while self.clock.monotonic_s() - began_s < HOURS * 3600:
            self._shops()
            self._chance.choice(endings)()
            self.journeys += 1
            if self.journeys % _LOOK_EVERY == 0:
                self._look((self.clock.monotonic_s() - began_s) / 3600)

    def _shops(self) -> None:
        self._does(t.LanguageChosen(self._chance.choice(list(LANGUAGES))), t.BuyTouched())
        for _ in range(self._chance.randint(1, 6)):
            number = LOOSE + self._chance.randrange(GOODS - LOOSE)
            self._does(CodeRead(text=code_of(number), symbology="ean13"))
        self._does(t.LooseTouched(), t.LooseChosen(sku_of(self._chance.randrange(LOOSE))))

    def _pays(self) -> None:
        self._does(t.PayTouched())
        run_until(lambda: self.till.state.screen is Screen.DONE, f"paid; {self.till.state.screen}")
        self._does(t.ReceiptTaken())

    def _cancels(self) -> None:
        self._does(t.CancelTouched(), t.CancelConfirmed())

    def _leaves(self) -> None:
        """Ticks while nobody is there, until the basket is wiped."""
        self._until_start(Tick, 10.0)

    def _asks(self) -> None:
        self._does(t.HelpTouched(), t.BackTouched())
        self._cancels()

    def _until_start(self, event: Callable[[], Tick], step_s: float) -> None:
        waited_s = 0.0
        while self.till.state.screen is not Screen.START and waited_s < _WALK_AWAY_S:
            self.clock.advance(step_s)
            waited_s += step_s
            self.till.core.dispatch(event())
            _settle()

    def _does(self, *events: object) -> None:
        for event in events:
            self.clock.advance(self._chance.uniform(0.5, 2.0))
            self.till.core.dispatch(event)  # type: ignore[arg-type]
            self.till.core.dispatch(Tick())
            _settle()

    def _look(self, hours: float) -> None:
        assert self.till.state.screen is Screen.START, self.till.state.screen
        gc.collect()
        items = _count(self.till.app.window.contentItem())
        look = (hours, resident_mb(), own_mb(), float(len(gc.get_objects())), float(items))
        self.looks.append(look)
        print(
            f"{self.journeys} journeys, {hours:.1f} h: {look[1]:.0f} MB, {look[2]:.0f} MB own",
            file=sys.stderr,
        )


def measure(folder: Path) -> list[str]:
    """Rows of the table."""
    make_application()
    stock(folder, GOODS)
    day = Day(folder)
    day.run()
    day.till.close()
    warm = day.looks[len(day.looks) // _WARM :]
    hours = [look[0] for look in warm]
    rows = [f"| journeys | {day.journeys} | | |"]
    names = ("resident memory, MB", "of it no file, MB", "Python objects", "QML items")
    for place, name in enumerate(names, start=1):
        values = [look[place] for look in warm]
        slope = linear_regression(hours, values).slope
        rows.append(f"| {name} | {values[0]:,.0f} | {values[-1]:,.0f} | {slope:+.2f} |")
    return rows


def _count(item: QQuickItem) -> int:
    return 1 + sum(_count(child) for child in item.childItems())


def _settle() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
