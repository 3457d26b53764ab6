"""Tells devices what is wanted of them until they have it or refuse it."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import NamedTuple

from edge_agent.devices.commander import Commander
from edge_agent.devices.twin import Twin, TwinBook, TwinState
from edge_agent.pulse import Pulse
from storecore.clock import Clock
from storecore.contracts.commands import Reply
from storecore.database.writer import Writer, WriterClosed
from storecore.logs import Log

log = Log(__name__)

LOOK_S = 1.0
AGAIN_S = 30.0
"""A device that has not answered, or has not told that it has them, is told again."""

WITHIN_S = 20.0


class _Asked(NamedTuple):
    twin: Twin
    future: Future[Reply]


class TwinRound:
    """A thread that looks once a second whether something is wanted."""

    def __init__(
        self, book: TwinBook, writer: Writer, pulse: Pulse, commander: Commander, clock: Clock
    ) -> None:
        self._book = book
        self._writer = writer
        self._pulse = pulse
        self._commander = commander
        self._clock = clock
        self._asked: dict[str, _Asked] = {}
        self._next_s: dict[tuple[str, int], float] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="twins", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(LOOK_S)

    def _serve(self) -> None:
        while not self._stopping.wait(LOOK_S):
            try:
                self._settle()
                self._ask()
            except WriterClosed:
                return
            except Exception:
                log.exception("twins_failed")

    def _settle(self) -> None:
        for device, asked in list(self._asked.items()):
            if asked.future.done():
                del self._asked[device]
                twin, reply = asked.twin, asked.future.result()
                log.info("device_settings", device=device, outcome=reply.outcome)
                self._pulse.run(lambda db: self._book.settle(db, twin, reply))  # noqa: B023

    def _ask(self) -> None:
        now_s = self._clock.monotonic_s()
        for twin in self._book.twins(self._writer.reader()):
            at = (twin.device, twin.version)
            open_still = twin.state in (TwinState.PENDING, TwinState.CHANGED)
            if not open_still or twin.device in self._asked or now_s < self._next_s.get(at, 0.0):
                continue
            self._next_s[at] = now_s + AGAIN_S
            future = self._commander.ask(twin.device, twin.wanted, within_s=WITHIN_S)
            self._asked[twin.device] = _Asked(twin, future)
