"""Kiosk to edge and edge to cloud, each with a key: what is told at a kiosk arrives at the top."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest

from edge_agent.__main__ import main
from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from kiosk.application.edge_client import EdgeClient, EdgeDown
from storecore.access.keys import (
    Holder,
    HolderKind,
    KeyFileUnusable,
    hash_of,
    new_key,
    read_key,
    write_key,
)
from storecore.clock import HybridClock, SystemClock
from storecore.contracts.exchange import FACTS_PATH, REFERENCE_PATH, STATUS_PATH, FactBatch
from storecore.contracts.facts import StockReceived
from storecore.contracts.local_api import COUNTS_PATH
from storecore.contracts.watching import WATCH_PATH
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.replication.migrations import UPLINK_MIGRATIONS
from storecore.replication.uplink import Uplink
from tests.cloud.bodies import received
from tests.cloud.rig import STORE, Cloud, running_cloud, small_import
from tests.edge.running import running
from tests.waiting import until

KIOSK = "kiosk-7"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    with running_cloud(tmp_path / "cloud", keys_needed=True) as cloud:
        assert not cloud.load(small_import()).problems
        yield cloud


def options(tmp_path: Path, cloud: Cloud) -> EdgeOptions:
    return EdgeOptions(
        store_id=STORE,
        data=str(tmp_path / "edge"),
        port=0,
        keys="on",
        cloud_url=cloud.server.url,
        cloud_key_file=str(tmp_path / "store.key"),
        broker_port=1,
    )


@pytest.fixture
def agent(tmp_path: Path, cloud: Cloud) -> Iterator[EdgeAgent]:
    """Enrolled with the cloud; it asks kiosks for keys."""
    key = new_key()
    write_key(tmp_path / "store.key", key)
    cloud.data.program_keys.enrol(Holder(HolderKind.STORE, STORE), hash_of(key), 1)
    with running(options(tmp_path, cloud)) as agent:
        yield agent


@pytest.fixture
def key(tmp_path: Path, agent: EdgeAgent) -> str:
    """Of a kiosk that was enrolled while the agent runs."""
    assert agent.http.port
    file = tmp_path / "kiosk.key"
    where = ["--data", str(tmp_path / "edge"), "--out", str(file)]
    assert main(["enrol", KIOSK, *where]) == 0
    return read_key(str(file))


def sent(tmp_path: Path, agent: EdgeAgent, key: str, name: str = KIOSK) -> Uplink:
    """A kiosk that tells of a delivery, to the agent; the line that it does so on."""
    writer = Writer(tmp_path / f"{name}.db", [JOURNAL_MIGRATIONS, UPLINK_MIGRATIONS])
    clock = SystemClock()
    line = Uplink(writer, name, agent.http.url, clock, key=key)
    body: StockReceived = received("d-kiosk", milk_1l=9)
    writer.run(lambda db: Journal(name, HybridClock(clock)).append(db, body))
    return line


def test_with_their_keys_a_fact_goes_from_kiosk_to_cloud_and_prices_come_down(
    tmp_path: Path, agent: EdgeAgent, key: str, cloud: Cloud
) -> None:
    line = sent(tmp_path, agent, key)
    line.start()
    until(lambda: any(one.sku == "milk-1l" for one in cloud.data.store.inventory(STORE).lines))
    line.stop()
    client = httpx.Client(base_url=agent.http.url, headers={"Authorization": f"Bearer {key}"})

    def has_goods() -> bool:
        page = client.get(REFERENCE_PATH, params={"scope": KIOSK, "limit": 2000})
        return "milk-1l" in page.text

    until(has_goods)
    client.close()
    assert EdgeClient(agent.http.url, KIOSK, key).status().program == "edge"


@pytest.mark.parametrize("key_sent", ["", new_key()], ids=["none", "unknown"])
def test_without_a_key_of_its_own_a_kiosk_learns_and_tells_nothing(
    tmp_path: Path, agent: EdgeAgent, key: str, key_sent: str
) -> None:
    assert key != key_sent
    headers = {"Authorization": f"Bearer {key_sent}"} if key_sent else {}
    batch = msgspec.json.encode(FactBatch(sender=KIOSK, facts=()))
    with httpx.Client(base_url=agent.http.url, headers=headers) as stranger:
        answers = [
            stranger.post(FACTS_PATH, content=batch),
            stranger.get(REFERENCE_PATH, params={"scope": KIOSK}),
            stranger.get(WATCH_PATH, params={"kiosk": KIOSK}),
            stranger.post(COUNTS_PATH, content=b"{}"),
            stranger.get(STATUS_PATH),
        ]
    assert [answer.status_code for answer in answers] == [401] * 5
    with pytest.raises(EdgeDown):
        EdgeClient(agent.http.url, KIOSK, key_sent).status()
    line = sent(tmp_path, agent, key_sent)
    line.start()
    until(lambda: "401" in line.status().problem)
    assert line.status().backlog == 1, "it keeps what it could not tell"
    line.stop()


def test_a_kiosk_neither_reads_nor_tells_in_the_name_of_another(agent: EdgeAgent, key: str) -> None:
    with httpx.Client(base_url=agent.http.url, headers={"Authorization": f"Bearer {key}"}) as own:
        for name, status in ((KIOSK, 200), ("kiosk-1", 403)):
            batch = msgspec.json.encode(FactBatch(sender=name, facts=()))
            assert own.post(FACTS_PATH, content=batch).status_code == status
            assert own.get(REFERENCE_PATH, params={"scope": name}).status_code == status


def test_a_store_without_its_key_goes_on_alone_and_says_why(tmp_path: Path, cloud: Cloud) -> None:
    write_key(tmp_path / "store.key", new_key())
    with running(options(tmp_path, cloud)) as agent:
        agent.writer.run(lambda db: agent.books.journal.append(db, received(milk_1l=1)))
        agent.uplink.wake()
        until(lambda: "401" in agent.uplink.status().problem)
        assert httpx.get(agent.http.url + "/v1/health").status_code == 200


def test_a_key_file_that_cannot_be_read_is_told_at_the_start(tmp_path: Path, cloud: Cloud) -> None:
    with pytest.raises(KeyFileUnusable):
        EdgeAgent(options(tmp_path, cloud), SystemClock())
    command = [sys.executable, "-m", "edge_agent", "--data", str(tmp_path / "edge")]
    command += ["--cloud-key-file", str(tmp_path / "store.key")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 2
    assert "storeside edge: the key file" in ended.stderr
