"""Journeys as data: events, the screen that each leads to, and what it wants done."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.domain.basket import empty_basket
from kiosk.flow.door import CheckStaff
from kiosk.flow.effects import Effect
from kiosk.flow.events import CodeRead, CodeSource, Event, Tick
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.step import step
from kiosk.flow.world import Moment
from tests.kiosk.shop import TODAY, ShopWorld


class Then(NamedTuple):
    """After `wait_s`, this happens: the screen and the effects it leads to."""

    event: Event
    screen: Screen
    effects: tuple[type[Effect], ...] = ()
    wait_s: float = 0.0


class Person:
    """Walks through the flow; ids are f1, f2, ... in the order of steps."""

    def __init__(self, world: ShopWorld | None = None) -> None:
        self.world = world or ShopWorld()
        self.now_s = 100.0
        self.steps = 0
        alone = self.world.rules.staff_only
        self.state = KioskState(
            screen=Screen.STAFF_SIGN_IN if alone else Screen.START,
            came_from=Screen.STAFF_SIGN_IN if alone else Screen.START,
            staff_only=alone,
            basket=empty_basket("EUR"),
            ready=True,
            touched_s=self.now_s,
            people=self.world.people(),
        )
        self.effects: tuple[Effect, ...] = ()

    def does(self, *events: Event, wait_s: float = 0.0) -> KioskState:
        """Events one after another; the state after the last, its effects in `effects`."""
        for event in events:
            self.now_s += wait_s
            self.steps += 1
            moment = Moment(
                wall_ms=1_768_478_400_000 + round(self.now_s * 1000),
                monotonic_s=self.now_s,
                today=TODAY,
                fresh_id=f"f{self.steps}",
            )
            self.state, self.effects = step(self.state, event, moment, self.world)
            for check in [one for one in self.effects if isinstance(one, CheckStaff)]:
                answer = self.world.answer(check)
                self.state, self.effects = step(self.state, answer, moment, self.world)
        return self.state

    def walks(self, journey: list[Then]) -> KioskState:
        """A whole journey, each step as it says."""
        for number, then in enumerate(journey):
            self.does(then.event, wait_s=then.wait_s)
            where = f"step {number}, {type(then.event).__name__}"
            assert self.state.screen is then.screen, where
            assert tuple(type(effect) for effect in self.effects) == then.effects, where
        return self.state

    def waits(self, seconds: float) -> KioskState:
        """Time passes, in ticks of a quarter of a second."""
        for _ in range(round(seconds * 4)):
            self.does(Tick(), wait_s=0.25)
        return self.state


def scan(text: str, symbology: str | None = "ean13", *, gs1: bool = False) -> CodeRead:
    """The camera reads a code."""
    return CodeRead(text=text, symbology=symbology, gs1=gs1)


def typed(text: str) -> CodeRead:
    """Somebody types a code."""
    return CodeRead(text=text, source=CodeSource.TYPED)


SCAN_MILK = scan("9521002001013")
SCAN_CHOCOLATE = scan("95202020", "ean8")
SCAN_WINE = scan("9521002004021")
