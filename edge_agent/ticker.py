"""The thread that lets time pass: waits end, and what is old is let go of."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

from sqlite_utils import Database

from edge_agent.pulse import Pulse
from storecore.clock import Clock
from storecore.database.writer import WriterClosed
from storecore.logs import Log

log = Log(__name__)

TICK_S = 0.25
HOUSEKEEPING_S = 3600.0


class Ticker:
    """Runs `tick` four times a second and `housekeeping` every hour, as works of the writer.

    `beat` is called before each: it falls silent where the writer does not come back.
    """

    def __init__(
        self,
        pulse: Pulse,
        clock: Clock,
        tick: Callable[[Database], None],
        housekeeping: Callable[[Database], None],
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        self._pulse = pulse
        self._clock = clock
        self._tick = tick
        self._housekeeping = housekeeping
        self._beat = beat
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="ticker", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the tick under way."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _serve(self) -> None:
        next_cleaning_s = self._clock.monotonic_s()
        while not self._stopping.wait(TICK_S):
            self._beat()
            try:
                self._pulse.run(self._tick)
                if self._clock.monotonic_s() >= next_cleaning_s:
                    next_cleaning_s += HOUSEKEEPING_S
                    self._pulse.run(self._housekeeping)
            except WriterClosed:
                return
            except sqlite3.Error as problem:
                log.error("tick_not_stored", problem=str(problem))
            except Exception:
                log.exception("tick_failed")
