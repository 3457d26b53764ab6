"""Work that takes time, away from the thread that owns the kiosk's state."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

from kiosk.flow.events import Event

T = TypeVar("T")

Answer = Callable[[Event], None]
"""Takes an event from any thread to the one that owns the kiosk's state."""


class Workers(Protocol):
    """Runs work somewhere else."""

    def run(self, name: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do the work, then call `then` with its result, from whichever thread did it."""
        ...


class Threads:
    """A thread for each piece of work. They end with the program: what waits for a card may wait
    for minutes, and whatever it would have answered is asked for again after a start.
    """

    def run(self, name: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do the work in a thread of that name."""
        threading.Thread(target=lambda: then(work()), name=name, daemon=True).start()
