"""Effects of stock work: questions to the edge."""

from __future__ import annotations

from typing import Protocol

from kiosk.application.edge_hands import ask_edge
from kiosk.application.workers import Answer, Workers
from kiosk.flow.stock import LookAtStock, StepStock, StockRequest, StockSeen, StockStepped
from storecore.contracts.stock_work import StockFigures


class StockEdge(Protocol):
    """What is asked of the edge agent; see `EdgeClient`."""

    def stock(self, sku: str) -> StockFigures:
        """What it knows of an item."""
        ...

    def step_stock(self, request: StockRequest) -> None:
        """Carry out a step with stock."""
        ...


class StockHands:
    """Each question runs on a worker and comes back as an event."""

    def __init__(self, edge: StockEdge, workers: Workers, answer: Answer) -> None:
        self._edge = edge
        self._workers = workers
        self._answer = answer

    def look(self, effect: LookAtStock) -> None:
        """What is known of an item?"""
        self._workers.run(
            "edge-stock",
            lambda: ask_edge(
                effect.request_id,
                lambda: StockSeen(effect.request_id, self._edge.stock(effect.sku)),
            ),
            self._answer,
        )

    def step(self, effect: StepStock) -> None:
        """A step with stock."""
        request = effect.request

        def carried_out() -> StockStepped:
            self._edge.step_stock(request)
            return StockStepped(request.request_id)

        self._workers.run(
            "edge-stock", lambda: ask_edge(request.request_id, carried_out), self._answer
        )
