"""A price that changes at head office, until its label shows it: edge, broker and bridge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from edge_agent.options import EdgeOptions
from firmware_bridge.bridge import Bridge
from firmware_bridge.drivers.simulated.label_ap import SimulatedLabels
from firmware_bridge.options import BridgeOptions
from storecore.clock import SystemClock
from storecore.contracts.facts import read_body
from storecore.contracts.labels import LabelShown
from storecore.money import Money
from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker
from tests.edge.cloud import Cloud
from tests.edge.running import running
from tests.edge.shop import FACINGS, ITEMS, STORE
from tests.waiting import until

MAC = "0000021F19003B1D"
COFFEE = next(item for item in ITEMS if item.sku == "coffee")


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    made = Cloud(tmp_path, STORE)
    made.publish("item", COFFEE.sku, COFFEE)
    for facing in FACINGS:
        made.publish("facing", facing.place, facing)
    yield made
    made.close()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    with Broker(tmp_path / "broker", choice=choose_broker("mosquitto")) as started:
        yield started


def test_a_new_price_is_asked_for_shown_and_told(
    tmp_path: Path, cloud: Cloud, broker: Broker
) -> None:
    labels = SimulatedLabels([MAC], SystemClock(), wake_s=0.3)
    labels.start()
    bridge = Bridge(
        BridgeOptions(
            store_id=STORE,
            data=str(tmp_path / "bridge"),
            port=0,
            broker_port=broker.port,
            label_points=f"labels-1={labels.url}",
        )
    )
    bridge.start()
    options = EdgeOptions(
        store_id=STORE,
        data=str(tmp_path / "edge"),
        port=0,
        cloud_url=cloud.http.url,
        broker_port=broker.port,
        shelf_labels=f"jar-1=labels-1:{MAC}",
    )

    def shown() -> list[tuple[int, int]]:
        bodies = [read_body(fact) for fact in cloud.facts()]
        told = [body for body in bodies if isinstance(body, LabelShown)]
        return [(fact.price.minor, fact.price_version) for fact in told]

    with running(options):
        until(shown, 30)
        ((minor, version),) = shown()
        assert minor == COFFEE.price.minor
        first = labels.shown(MAC)
        cloud.publish("item", COFFEE.sku, replace(COFFEE, price=Money(777, "EUR")))
        until(lambda: len(shown()) == 2, 30)
        assert shown()[1][0] == 777
        assert shown()[1][1] > version
        assert labels.shown(MAC) != first
    bridge.stop()
    labels.stop()
