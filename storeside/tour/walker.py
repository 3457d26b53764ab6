"""Walks through the kiosk as a person does: touches its screen, holds goods to its camera."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.flow.state import KioskState, Screen
from kiosk.scanner.images import Picture
from kiosk.scanner.staging import stage_item
from kiosk.scanner.virtual import VirtualCamera
from kiosk.ui.hands import drawing
from kiosk.ui.machine import KioskMachine
from storeside.programs.floor import ASSETS

T = TypeVar("T")

WAIT_S_MAX = 15.0
SETTLE_S = 0.35
AWAY_S = 1.1
AGAIN_AFTER_S = 0.6
_PUMP_MS = 20


class NotSeen(Exception):
    """What was waited for did not come; the message says what is there instead."""


class Walker:
    """Acts on one kiosk. Waiting keeps the kiosk's window alive."""

    def __init__(self, machine: KioskMachine) -> None:
        self.machine = machine
        self._seed = 0
        self._holding = False
        self._held: Picture | None = None

    @property
    def state(self) -> KioskState:
        """What the kiosk shows."""
        return self.machine.core.state

    def touch(self, *names: str) -> None:
        """Touch these, one after another, each as soon as it can be touched."""
        self.put_away()
        for name in names:
            self.wait(lambda name=name: self._touchable(name), f"something called {name!r}")  # type: ignore[misc]
            self.machine.app.touch(name)
            self.pump(0.05)

    def press(self, keys: str) -> None:
        """Type on the screen's own keypad."""
        self.touch(*(f"key:{key}" for key in keys))

    def type_as_scanner(self, text: str) -> None:
        """What a keyboard-wedge scanner does: all keys at once, then Enter."""
        self.put_away()
        window = self.machine.app.window
        for character in text:
            QTest.keyClick(window, ord(character))
        QTest.keyClick(window, Qt.Key.Key_Return)
        self.pump(0.05)

    def hold(self, code: str, symbology: str, picture: str = "") -> None:
        """Hold a code, printed on a package with its picture, to the kiosk's camera.

        It stays there, for a picture of the screen to show it, until the next touch or code.
        """
        self.put_away()
        self._seed += 1
        drawn = drawing(ASSETS / "goods" / picture) if picture else None
        self._held = stage_item(code, symbology, drawn, self._seed)
        self._camera().show(self._held)
        self._holding = True

    def hold_again(self) -> None:
        """Take away what was held last and hold it up again at once."""
        self._camera().show(None)
        self.pump(AGAIN_AFTER_S)
        self._camera().show(self._held)
        self._holding = True

    def put_away(self) -> None:
        """Take away what is held; the reader must see that before the same code counts anew."""
        if self._holding:
            self._holding = False
            self._camera().show(None)
            self.pump(AWAY_S)

    def _camera(self) -> VirtualCamera:
        camera = self.machine.virtual_camera
        assert camera is not None, "the tour needs the virtual camera"
        return camera

    def wait(self, found: Callable[[], T], what: str, within_s: float = WAIT_S_MAX) -> T:
        """The first truthy answer.

        Raises:
            NotSeen: none within the time.
        """
        deadline = time.monotonic() + within_s
        while True:
            answer = found()
            if answer:
                return answer
            if time.monotonic() > deadline:
                raise NotSeen(f"no {what} within {within_s:.0f} s; {self.describe()}")
            self.pump(_PUMP_MS / 1000)

    def on(self, *screens: Screen, within_s: float = WAIT_S_MAX) -> str:
        """Wait for one of these screens; its name."""
        names = " or ".join(screens)
        self.wait(lambda: self.state.screen in screens, f"{names} screen", within_s)
        self.settle()
        return self.state.screen.value

    def settle(self) -> None:
        """Let motion end, so that a picture shows the screen at rest."""
        self.pump(SETTLE_S)

    def pump(self, seconds: float) -> None:
        """Let the kiosk run for a while."""
        deadline = time.monotonic() + seconds
        while True:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _PUMP_MS)
            if time.monotonic() >= deadline:
                return
            time.sleep(0.005)

    def grab(self, path: Path) -> None:
        """Save what the window shows."""
        self.machine.app.grab(path)

    def describe(self) -> str:
        """What the kiosk shows now, in a few words."""
        state = self.state
        notice = f", notice {state.notice.kind}" if state.notice else ""
        return f"the kiosk shows {state.screen}{notice}"

    def _touchable(self, name: str) -> bool:
        item = self.machine.app.find(name)
        return item is not None and item.isEnabled()
