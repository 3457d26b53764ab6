"""From the edge's question to the lock and back, over a real broker and a real line."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from edge_agent.devices.commander import Commander
from firmware_bridge.commands.book import COMMAND_MIGRATIONS
from firmware_bridge.commands.desk import CommandDesk
from firmware_bridge.drivers.port import Commanded, Done
from firmware_bridge.drivers.relay_board.driver import RelayBoardDriver
from firmware_bridge.drivers.simulated.relay_board.board import SimulatedBoard
from storecore.clock import SystemClock
from storecore.contracts import topics
from storecore.contracts.commands import Action, Command, OpenDoor, Outcome, Reason, Reply
from storecore.contracts.observations import Observation
from storecore.contracts.status import DeviceStatus
from storecore.database.writer import Writer
from storecore.ids import IdSource
from storecore.logs import correlated
from storecore.messaging.mqtt import Link
from storeside.broker.process import Broker
from tests.waiting import until

STORE = "store-1"
CLOCK = SystemClock()
OPEN_3 = OpenDoor(door="3")


class Told:
    """A driver that notes what it is told, and waits while `gate` is shut."""

    device = "locker-1"

    def __init__(self) -> None:
        self.actions: list[Action] = []
        self.gate = threading.Event()
        self.gate.set()

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def status(self) -> DeviceStatus:
        return DeviceStatus(device=self.device, online=True, reading="", age_ms=0)

    def carry_out(self, action: Action, until_s: float) -> Done:
        self.actions.append(action)
        self.gate.wait(10)
        return Done(Outcome.DONE)


@contextmanager
def desk(broker: Broker, folder: Path, *drivers: Commanded) -> Iterator[CommandDesk]:
    writer = Writer(folder / "bridge.db", [COMMAND_MIGRATIONS])
    made = CommandDesk(
        writer,
        drivers,
        "127.0.0.1",
        broker.port,
        store_id=STORE,
        bridge="bridge-1",
        clock=CLOCK,
    )
    made.start()
    yield made
    made.stop()
    writer.close()


@pytest.fixture
def commander(broker: Broker) -> Iterator[Commander]:
    made = Commander(
        "127.0.0.1", broker.port, store_id=STORE, asker="edge-1", clock=CLOCK, ids=IdSource(CLOCK)
    )
    made.start()
    yield made
    made.stop()


@pytest.fixture
def publish(broker: Broker) -> Iterator[Callable[[str, bytes, bool], None]]:
    """Somebody else at the broker."""
    link = Link("127.0.0.1", broker.port, name="other", client_id="other", clock=CLOCK)
    link.start()
    until(lambda: link.session)

    def send(topic: str, payload: bytes, retain: bool = False) -> None:
        assert link.session is not None
        link.session.publish(topic, payload, retain=retain)

    yield send
    link.stop()


def test_a_door_is_opened_and_seen_open(
    broker: Broker, commander: Commander, tmp_path: Path
) -> None:
    board = SimulatedBoard("locker-1", 12, [], CLOCK)
    seen: list[Observation] = []
    driver = RelayBoardDriver(board.settings, seen.append, CLOCK)
    board.start()
    driver.start()
    with desk(broker, tmp_path, driver):
        until(lambda: driver.status().online)
        with correlated("order-7"):
            reply = commander.ask("locker-1", OPEN_3).result(10)
        assert (reply.outcome, reply.device) == (Outcome.DONE, "locker-1")
        assert reply.correlation == "order-7"
        assert board.wall.open_doors(CLOCK.monotonic_s()) == ["3"]
    driver.stop()
    board.stop()


def test_a_repeat_is_answered_and_not_done_again_even_after_a_restart(
    broker: Broker, commander: Commander, tmp_path: Path
) -> None:
    driver = Told()
    with desk(broker, tmp_path, driver):
        first = commander.ask("locker-1", OPEN_3, command_id="order-7/3").result(10)
        assert commander.ask("locker-1", OPEN_3, command_id="order-7/3").result(10) == first
    with desk(broker, tmp_path, driver):
        assert commander.ask("locker-1", OPEN_3, command_id="order-7/3").result(10) == first
    assert driver.actions == [OPEN_3]


def test_a_repeat_while_it_is_being_done_gets_the_one_reply(
    broker: Broker, commander: Commander, tmp_path: Path
) -> None:
    driver = Told()
    driver.gate.clear()
    with desk(broker, tmp_path, driver):
        asked = commander.ask("locker-1", OPEN_3, within_s=10)
        until(lambda: driver.actions)
        commander._line_changed()  # as a new connection does: it is sent again
        driver.gate.set()
        assert asked.result(10).outcome is Outcome.DONE
    assert driver.actions == [OPEN_3]


def test_a_bridge_that_died_in_the_middle_says_that_nobody_knows(
    broker: Broker, commander: Commander, tmp_path: Path
) -> None:
    writer = Writer(tmp_path / "bridge.db", [COMMAND_MIGRATIONS])
    writer.run(lambda db: db.conn.execute("INSERT INTO command VALUES ('c1', ?, NULL)", [2**60]))
    writer.close()
    driver = Told()
    with desk(broker, tmp_path, driver):
        reply = commander.ask("locker-1", OPEN_3, command_id="c1").result(10)
        assert (reply.outcome, reply.reason) == (Outcome.UNKNOWN, Reason.RESTARTED)
    assert driver.actions == []


def test_a_command_waits_for_a_bridge_that_comes_within_its_term(
    broker: Broker, commander: Commander, tmp_path: Path
) -> None:
    asked = commander.ask("locker-1", OPEN_3, within_s=20)
    driver = Told()
    with desk(broker, tmp_path, driver):
        assert asked.result(25).outcome is Outcome.DONE
    assert driver.actions == [OPEN_3]


def test_nobody_serves_a_device_and_the_term_ends(commander: Commander) -> None:
    until(lambda: commander._link.session)
    reply = commander.ask("locker-9", OPEN_3, within_s=0.3).result(10)
    assert (reply.outcome, reply.reason) == (Outcome.UNKNOWN, Reason.NO_REPLY)


def test_without_a_broker_nothing_was_done() -> None:
    lonely = Commander(
        "127.0.0.1", 1, store_id=STORE, asker="edge-1", clock=CLOCK, ids=IdSource(CLOCK)
    )
    lonely.start()
    reply = lonely.ask("locker-1", OPEN_3, within_s=0.2).result(10)
    assert (reply.outcome, reply.reason) == (Outcome.LATE, Reason.NO_BROKER)
    lonely.stop()
    assert lonely.ask("locker-1", OPEN_3).result(1).outcome is Outcome.LATE


def test_what_cannot_be_read_is_refused_or_ignored(
    broker: Broker, publish: Callable[..., None], tmp_path: Path
) -> None:
    heard: list[Reply] = []
    link = Link(
        "127.0.0.1",
        broker.port,
        name="asker",
        client_id="asker",
        clock=CLOCK,
        subscriptions=(topics.reply(STORE, "me"),),
        on_message=lambda _t, body, _r: heard.append(msgspec.json.decode(body, type=Reply)),
    )
    link.start()
    good = Command(v=1, id="g", asker="me", device="locker-1", within_ms=5000, action=OPEN_3)
    bad = {
        "explode": {"id": "a", "asker": "me", "device": "locker-1", "action": {"do": "explode"}},
        "version": {**msgspec.to_builtins(good), "id": "b", "v": 2},
        "topic": {**msgspec.to_builtins(good), "id": "c", "device": "locker-2"},
        "text": "hello",
        "asker": {"id": "d", "asker": "+/#"},
    }
    driver = Told()
    topic = topics.command(STORE, "locker-1")
    publish(topic, msgspec.json.encode(msgspec.structs.replace(good, id="kept")), True)
    with desk(broker, tmp_path, driver) as running:
        until(lambda: running._link.session and link.session)
        for body in bad.values():
            publish(topic, msgspec.json.encode(body))
        publish(topic, b"\xff\xfe")
        publish(topic, msgspec.json.encode(good))
        until(lambda: any(reply.id == "g" for reply in heard))
    link.stop()
    refused = {reply.id for reply in heard if reply.reason is Reason.NOT_UNDERSTOOD}
    assert refused == {"a", "b", "c"}
    assert driver.actions == [OPEN_3], "the retained command must not be done"
