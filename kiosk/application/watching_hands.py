"""Facts of what watches over baskets to the disk, and the live line from the kiosk's sensors."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from kiosk.application.edge_client import EdgeClient, EdgeDown, EdgeRefused
from kiosk.flow.events import Event, ScaleChanged
from kiosk.flow.watching import BagChanged, BagReading, KeepFact, PadChanged
from storecore.contracts.watching import InterventionRaised, WatchState
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.logs import Log
from storecore.replication.backoff import Backoff

log = Log(__name__)

WAIT_S = 20.0


class WatchingHands:
    """Effects that tell what was seen. A fact that the disk does not take is logged and lost: it
    is evidence, and no sale depends on it."""

    def __init__(self, writer: Writer, journal: Journal, on_fact: Callable[[], None]) -> None:
        self._writer = writer
        self._journal = journal
        self._on_fact = on_fact

    def keep(self, effect: KeepFact) -> None:
        """Write the fact."""
        body = effect.body
        correlation = body.transaction_id if isinstance(body, InterventionRaised) else ""

        def finished(future: Future[Any]) -> None:
            problem = future.exception()
            if problem is None:
                self._on_fact()
            else:
                log.error("not_noted", fact=type(body).__name__, problem=str(problem))

        work = self._writer.submit(lambda db: self._journal.append(db, body, correlation))
        work.add_done_callback(finished)


class WatchLine:
    """A thread that waits at the edge for what the kiosk's own sensors see.

    With the edge silent nobody hears the pad or the bag, which takes nothing out of a basket.
    """

    def __init__(self, edge: EdgeClient, post_event: Callable[[Event], None]) -> None:
        self._edge = edge
        self._post_event = post_event
        self._stop = threading.Event()
        self._told = WatchState(stamp="")
        self._thread = threading.Thread(target=self._serve, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End. A request that is waiting is left to time out by itself."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=0.2)

    def _serve(self) -> None:
        backoff = Backoff()
        stamp = ""
        while not self._stop.is_set():
            try:
                state = self._edge.watch(stamp, WAIT_S)
            except (EdgeDown, EdgeRefused) as problem:
                log.debug("watch_silent", problem=str(problem))
                self._tell(WatchState(stamp=""))
                stamp = ""
                self._stop.wait(backoff.next_s())
                continue
            backoff.reset()
            stamp = state.stamp
            self._tell(state)

    def _tell(self, state: WatchState) -> None:
        told, self._told = self._told, state
        if self._stop.is_set():
            return
        if state.pad != told.pad:
            self._post_event(PadChanged(state.pad))
        if state.bagging != told.bagging:
            bag = state.bagging
            reading = None if bag is None else BagReading(bag.grams, bag.stable)
            self._post_event(BagChanged(reading))
        if state.weighing != told.weighing and state.weighing is not None:
            self._post_event(ScaleChanged(state.weighing.grams, state.weighing.stable))
