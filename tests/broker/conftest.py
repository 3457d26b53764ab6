"""Both brokers, started for real, and clients that are closed when a test ends."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storeside.broker.choose import BrokerChoice, BrokerKind, BrokerMissingError, choose_broker
from storeside.broker.process import Broker
from tests.broker.clients import Shopper, level_of

Connect = Callable[..., Shopper]


def chosen(kind: BrokerKind) -> BrokerChoice:
    """Return a broker of this kind; a machine without it cannot show what is promised."""
    try:
        return choose_broker(kind)
    except BrokerMissingError as error:
        pytest.fail(str(error))


@pytest.fixture(scope="module", params=["mosquitto", "embedded"])
def broker(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Broker]:
    """One broker of each kind in turn, shared by a module's tests."""
    directory: Path = tmp_path_factory.mktemp("a store")
    with Broker(directory, choice=chosen(request.param)) as running:
        yield running


@pytest.fixture
def shoppers() -> Iterator[list[Shopper]]:
    """Every client of a test; they leave when it ends."""
    made: list[Shopper] = []
    yield made
    for shopper in made:
        with contextlib.suppress(OSError):
            shopper.leave()


@pytest.fixture
def connect(broker: Broker, shoppers: list[Shopper]) -> Connect:
    """Connect a client over MQTT 3.1.1, or 5 with ``level=5``."""

    def connected(client_id: str, *, level: int = 4, **wanted: Any) -> Shopper:
        shoppers.append(Shopper(broker.port, client_id, level=level_of(level), **wanted))
        return shoppers[-1]

    return connected
