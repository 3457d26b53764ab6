"""A real mosquitto for the tests, an edge that the test plays, and parts that end with a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storecore.database.writer import Writer
from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker
from tests.bridge.edge import PlayedEdge
from tests.bridge.programs import Program


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    with Broker(tmp_path / "broker", choice=choose_broker("mosquitto")) as running:
        yield running


@pytest.fixture
def edge(broker: Broker) -> Iterator[PlayedEdge]:
    played = PlayedEdge(broker.port)
    yield played
    played.leave()


@pytest.fixture
def writers(tmp_path: Path) -> Iterator[Callable[..., Writer]]:
    made: list[Writer] = []

    def make(*migrations: object, name: str = "bridge.db") -> Writer:
        made.append(Writer(tmp_path / name, migrations))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for writer in made:
        writer.close()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    made: list[Program] = []

    def make(module: str, *options: str) -> Program:
        made.append(Program(module, tmp_path / f"{module}.log", *options))
        return made[-1]

    yield make
    for running in made:
        running.kill()
