"""A window on states without a core: shows what it is given, remembers what was touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage

from kiosk.flow.events import Event
from kiosk.flow.state import KioskState, Screen
from kiosk.scanner.images import resize_to
from kiosk.scanner.staging import stage_item
from kiosk.ui.app import KioskApp, WindowOptions
from kiosk.ui.hands import drawing
from tests.screens.shop import ITEMS, NOW_MS, state


class Stage:
    """A core that does nothing but remember."""

    def __init__(self) -> None:
        self.state = state(Screen.START)
        self.events: list[Event] = []
        self._show: Callable[[KioskState], None] = lambda _state: None

    def dispatch(self, event: Event) -> None:
        """Remember it."""
        self.events.append(event)

    def subscribe(self, callback: Callable[[KioskState], None]) -> None:
        """One window."""
        self._show = callback

    def show(self, wanted: KioskState) -> None:
        """Put this state on the screen and let Qt settle."""
        self.state = wanted
        self._show(wanted)
        settle()


class NoHands:
    """A demo tray that is only looked at."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def hold_item(self, item: object) -> None:
        """Remember it."""
        self.done.append(getattr(item, "sku", ""))

    def hold_phone(self, pickup_code: str) -> None:
        """Remember it."""
        self.done.append(pickup_code)

    def put_on_scale(self, grams: int) -> None:
        """Remember it."""
        self.done.append(str(grams))

    def on_floor(self) -> frozenset[str]:
        """Some clothes."""
        return frozenset({"tshirt-white-m", "jeans-blue-32", "hoodie-grey-m", "dress-red-m"})

    def carry_to_pad(self, sku: str) -> None:
        """Remember it."""
        self.done.append(f"pad {sku}")

    def clear_pad(self) -> None:
        """Remember it."""
        self.done.append("clear pad")

    def walk_out(self) -> None:
        """Remember it."""
        self.done.append("walk out")

    def put_in_bag(self, grams: int) -> None:
        """Remember it."""
        self.done.append(f"bag {grams}")


class Ears:
    """A voice that only remembers what it was asked to say."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def say(self, text: str, language: str) -> None:
        """Remember it."""
        self.heard.append((language, text))

    def stop(self) -> None:
        """Nothing to stop."""


def settle() -> None:
    """Let everything that waits in Qt's queues happen, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_window(stage: Stage, cache: Path, speech: Ears | None = None) -> tuple[KioskApp, NoHands]:
    """A window without motion, whose camera sees a package of milk."""
    hands = NoHands()
    options = WindowOptions(motion=False, cache=cache)
    app = KioskApp(
        stage,
        None,
        options,
        hands=hands,
        speech=speech,
        goods=lambda: tuple(ITEMS.values()),
        monotonic_s=lambda: 0.0,
        now_ms=lambda: NOW_MS,
    )
    app.window.show()
    app.show_state(stage.state)
    app.show_camera_picture(_milk())
    app.view.camera_view.frame_arrived()
    settle()
    return app, hands


def _milk() -> QImage:
    item = ITEMS["milk-1l"]
    assert item.gtin is not None
    frame = stage_item(item.gtin[1:], "ean13", drawing(_goods() / item.picture), 3)
    small = resize_to(frame, 640, 360)
    pixels = small.tobytes()
    return QImage(pixels, 640, 360, 1920, QImage.Format.Format_BGR888).copy()


def _goods() -> Path:
    return WindowOptions().assets / "goods"
