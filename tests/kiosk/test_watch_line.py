"""The kiosk's live line: what changed is told once, and silence takes nothing away."""

from __future__ import annotations

import queue
from collections.abc import Iterator

import msgspec
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.application.edge_client import EdgeClient
from kiosk.application.watching_hands import WatchLine
from kiosk.flow.events import Event, ScaleChanged
from kiosk.flow.watching import BagChanged, BagReading, PadChanged
from storecore.contracts.watching import WATCH_PATH, PadTag, PostWeight, WatchState
from storecore.serving.doorbell import Doorbell
from storecore.serving.messages import struct_response
from storecore.serving.run import AppThread

TAGS = (PadTag(epc="30AA"), PadTag(epc="30BB", sold=True))


class Edge:
    """Serves one state, on a port that stays the same."""

    def __init__(self) -> None:
        self.state = WatchState(stamp="a-1")
        self.asked: list[str] = []
        self._doorbell = Doorbell()
        self._port = 0
        self.start()

    def start(self) -> None:
        """Listen."""
        app = Starlette(routes=[Route(WATCH_PATH, self._watch)])
        self._thread = AppThread(app, "127.0.0.1", self._port)
        self._port = self._thread.port
        self.url = self._thread.url
        self._thread.start()

    def stop(self) -> None:
        """Be gone."""
        self._thread.stop()

    def show(self, state: WatchState) -> None:
        """See something else."""
        self.state = state
        self._doorbell.ring()

    async def _watch(self, request: Request) -> Response:
        self.asked.append(request.query_params["kiosk"])
        rung = self._doorbell.prepare()
        if request.query_params["after"] == self.state.stamp:
            await self._doorbell.wait(rung, float(request.query_params["wait_s"]))
        return struct_response(self.state)


@pytest.fixture
def edge() -> Iterator[Edge]:
    serving = Edge()
    yield serving
    serving.stop()


@pytest.fixture
def events(edge: Edge) -> Iterator[queue.SimpleQueue[Event]]:
    told: queue.SimpleQueue[Event] = queue.SimpleQueue()
    line = WatchLine(EdgeClient(edge.url, "kiosk-1"), told.put)
    line.start()
    yield told
    line.stop()


def test_each_sensor_is_told_when_it_sees_something_else(
    edge: Edge, events: queue.SimpleQueue[Event]
) -> None:
    edge.show(WatchState(stamp="a-2", pad=TAGS))
    assert events.get(timeout=10) == PadChanged(TAGS)
    weight = PostWeight(grams=740, stable=False)
    edge.show(WatchState(stamp="a-3", pad=TAGS, bagging=weight))
    assert events.get(timeout=10) == BagChanged(BagReading(740, False))
    edge.show(WatchState(stamp="a-4", pad=TAGS, bagging=weight, weighing=weight))
    assert events.get(timeout=10) == ScaleChanged(740, False)
    edge.show(WatchState(stamp="a-5", pad=TAGS))
    assert events.get(timeout=10) == BagChanged(None)
    assert events.empty()
    assert set(edge.asked) == {"kiosk-1"}


def test_with_the_edge_gone_nobody_hears_the_pad_and_with_it_back_it_is_heard_again(
    edge: Edge, events: queue.SimpleQueue[Event]
) -> None:
    edge.show(WatchState(stamp="a-2", pad=TAGS))
    assert events.get(timeout=10) == PadChanged(TAGS)
    edge.stop()
    assert events.get(timeout=10) == PadChanged(None)
    edge.state = WatchState(stamp="b-1", pad=())
    edge.start()
    assert events.get(timeout=15) == PadChanged(())


def test_a_state_is_small_on_the_wire() -> None:
    state = WatchState(stamp="a-1", pad=tuple(PadTag(epc=f"{n:024X}") for n in range(60)))
    assert len(msgspec.json.encode(state)) < 4_000
