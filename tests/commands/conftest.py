"""A real broker, for commands that go through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    with Broker(tmp_path / "broker", choice=choose_broker("mosquitto")) as running:
        yield running
