"""Fixtures of the edge agent's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edge.broker import Mosquitto
from tests.edge.shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A furnished shop with nothing in stock."""
    made = Shop(tmp_path).furnish()
    yield made
    made.writer.close()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Mosquitto]:
    """A real broker."""
    started = Mosquitto(tmp_path)
    yield started
    started.stop()
