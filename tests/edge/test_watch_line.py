"""From a tag report on MQTT to the kiosk: its live line, and the attendant's list of tasks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import requests

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from storecore.contracts import topics
from storecore.contracts.facts import Body
from storecore.contracts.reference import Task, TaskKind
from storecore.contracts.topics import VendorFormat
from storecore.contracts.watching import WATCH_PATH, WatchState
from storecore.database.writer import Writer
from storecore.journal.journal import facts_after
from storecore.replication.downlink import Downlink
from storecore.replication.migrations import MIRROR_MIGRATIONS
from storecore.replication.mirror import Mirror
from tests.edge.broker import Device, Mosquitto
from tests.edge.cloud import Cloud
from tests.edge.running import running
from tests.edge.shop import FACINGS, ITEMS, STORE, shirt
from tests.waiting import until

pytestmark = pytest.mark.processes

POSTS = "kiosk-1.pad=reader-9:1,kiosk-1.bagging=scale-9,north.exit=reader-8"


@pytest.fixture
def agent(tmp_path: Path, broker: Mosquitto) -> Iterator[EdgeAgent]:
    """An agent that has heard of its goods once and whose cloud is gone since."""
    cloud = Cloud(tmp_path, STORE)
    for item in ITEMS:
        cloud.publish("item", item.sku, item)
    for facing in FACINGS:
        cloud.publish("facing", facing.place, facing)
    options = EdgeOptions(
        store_id=STORE,
        data=str(tmp_path / "edge"),
        port=0,
        cloud_url=cloud.http.url,
        broker_port=broker.port,
        watch_posts=POSTS,
        pad_gone_after_s=0.5,
        pad_settle_s=0.1,
    )
    with running(options) as started:
        until(lambda: started.books.planograms.newest.tagged)
        until(lambda: started.books.board.state("kiosk-1").pad == ())
        cloud.close()
        yield started


def report(device: Device, reader: str, *serials: int) -> None:
    """What a Zebra reader publishes of these shirts."""
    topic = topics.vendor(STORE, VendorFormat.ZEBRA_IOTC, reader)
    one = b'{"type":"SIMPLE","data":{"antenna":1,"idHex":"%s"}}'
    device.publish(topic, b"".join(one % shirt(serial).encode() for serial in serials))


class Kiosk:
    """The kiosk's copy of the reference, and what else happened, in the order it happened."""

    def __init__(self, folder: Path, agent: EdgeAgent) -> None:
        self.happened: list[str] = []
        self._writer = Writer(folder / "kiosk.db", [MIRROR_MIGRATIONS])
        self._mirror = Mirror()
        self._line = Downlink(self._writer, self._mirror, agent.http.url, on_change=self._changed)
        self._line.start()
        until(lambda: self.happened)

    def _changed(self, collections: set[str]) -> None:
        self.happened += sorted(collections)

    def alarms(self) -> list[Task]:
        tasks = self._mirror.all(self._writer.reader(), "task", Task)
        return [one.document for one in tasks if one.document.kind is TaskKind.EXIT]

    def close(self) -> None:
        self._line.stop()
        self._writer.close()


def test_an_unpaid_tag_at_the_exit_reaches_the_kiosk_with_the_cloud_gone(
    tmp_path: Path, broker: Mosquitto, agent: EdgeAgent
) -> None:
    kiosk = Kiosk(tmp_path, agent)
    order: list[str] = []
    append = agent.books.journal.append

    def noted(db: object, body: Body, *more: object) -> object:
        order.append(type(body).__name__)
        return append(db, body, *more)  # type: ignore[arg-type]

    agent.books.journal.append = noted  # type: ignore[method-assign,assignment]
    device = Device(broker.port)
    order.append("published")
    report(device, "reader-8", 1)
    until(kiosk.alarms)
    order.append("at the kiosk")
    assert order == ["published", "TaskRaised", "TagSeenAtExit", "at the kiosk"]
    (alarm,) = kiosk.alarms()
    assert (alarm.subject, alarm.sku, alarm.place) == (shirt(1), "shirt", "north")
    facts = [fact.type for _, fact in facts_after(agent.writer.reader(), 0, 100)]
    assert facts[-2:] == ["TaskRaised", "TagSeenAtExit"]
    kiosk.close()
    device.close()


def ask(url: str, after: str, wait_s: float = 20.0, kiosk: str = "kiosk-1") -> WatchState:
    query = {"kiosk": kiosk, "after": after, "wait_s": str(wait_s)}
    answer = requests.get(url + WATCH_PATH, params=query, timeout=30)
    assert answer.status_code == 200
    return msgspec.json.decode(answer.content, type=WatchState)


def test_the_live_line_answers_when_the_pad_changes_and_not_before(
    broker: Mosquitto, agent: EdgeAgent
) -> None:
    first = ask(agent.http.url, "")
    assert first.pad == ()
    answers: list[WatchState] = []
    waiting = threading.Thread(target=lambda: answers.append(ask(agent.http.url, first.stamp)))
    waiting.start()
    device = Device(broker.port)

    def lie_still() -> bool:
        report(device, "reader-9", 1, 2)
        return bool(answers)

    until(lie_still)
    waiting.join(10)
    pad = answers[0].pad
    assert pad is not None
    assert {tag.epc for tag in pad} == {shirt(1), shirt(2)}
    gone = ask(agent.http.url, answers[0].stamp)  # nobody reads them any more
    while gone.pad:
        gone = ask(agent.http.url, gone.stamp)
    assert gone.pad == ()
    device.close()


def test_a_kiosk_without_sensors_waits_in_vain_and_bad_questions_are_refused(
    agent: EdgeAgent,
) -> None:
    none = ask(agent.http.url, "", wait_s=0.05, kiosk="kiosk-7")
    assert none == WatchState(stamp="")
    for query in ({"kiosk": ""}, {"kiosk": "kiosk-1", "wait_s": "soon"}):
        answer = requests.get(agent.http.url + WATCH_PATH, params=query, timeout=10)
        assert answer.status_code == 400
        assert answer.json()["code"] == "bad_request"
