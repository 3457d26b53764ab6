"""A thread that tells the edge what this kiosk is doing, as soon as it is something else."""

from __future__ import annotations

import threading
from typing import Protocol

from kiosk.application.edge_client import EdgeDown, EdgeRefused
from kiosk.flow.state import KioskState
from kiosk.flow.steps.kiosks import report_of
from storecore.contracts.kiosks import KioskReport
from storecore.logs import Log

log = Log(__name__)

AGAIN_S = 5.0
CALM_S = 0.3
"""What changes quicker than this is told as it is then."""


class ReportEdge(Protocol):
    """Who is told; see `EdgeClient`."""

    def report(self, told: KioskReport) -> None:
        """What this kiosk is doing."""
        ...


class Reporter:
    """Only the newest matters; where the edge does not answer it is told again."""

    def __init__(self, edge: ReportEdge) -> None:
        self._edge = edge
        self._newest: KioskReport | None = None
        self._told: KioskReport | None = None
        self._bell = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._serve, name="report", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def on_state(self, state: KioskState) -> None:
        """The kiosk shows another state."""
        report = report_of(state)
        if report != self._newest:
            self._newest = report
            self._bell.set()

    def stop(self) -> None:
        """End. A request that is waiting is left to time out by itself."""
        self._stopping = True
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(timeout=0.2)

    def _serve(self) -> None:
        while not self._stopping:
            self._bell.wait(AGAIN_S)
            self._bell.clear()
            newest = self._newest
            if self._stopping or newest is None or newest == self._told:
                continue
            try:
                self._edge.report(newest)
                self._told = newest
            except (EdgeDown, EdgeRefused) as problem:
                log.debug("report_not_told", problem=str(problem))
            threading.Event().wait(CALM_S)
