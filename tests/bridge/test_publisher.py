"""Between the bridge's disk and the edge's nothing is lost, whatever the broker does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from firmware_bridge.publish.migrations import OUTBOX_MIGRATIONS
from firmware_bridge.publish.outbox import Outbox
from firmware_bridge.publish.publisher import ENVELOPE_OBSERVATIONS_MAX, Publisher
from storecore.clock import SystemClock
from storecore.contracts.observations import WeightObserved
from storecore.database.writer import Writer
from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker, choose_port
from tests.bridge.edge import STORE, PlayedEdge
from tests.waiting import until

pytestmark = pytest.mark.processes

Publishing = tuple[Outbox, Publisher]
Publish = Callable[..., Publishing]


@pytest.fixture
def publish(writers: Callable[..., Writer]) -> Iterator[Publish]:
    made: list[tuple[Publisher, Writer]] = []

    def make(port: int) -> Publishing:
        writer = writers(OUTBOX_MIGRATIONS)
        bell: list[Publisher] = []
        outbox = Outbox(writer, lambda: "boot-1", 100_000, lambda: bell[0].wake())  # noqa: PLW0108
        publisher = Publisher(
            outbox,
            "127.0.0.1",
            port,
            store_id=STORE,
            bridge="bridge-1",
            clock=SystemClock(),
            again_after_s=0.6,
        )
        bell.append(publisher)
        made.append((publisher, writer))
        publisher.start()
        return outbox, publisher

    yield make
    for publisher, writer in made:
        publisher.stop()
        writer.close()


def put(outbox: Outbox, grams: range, device: str = "scale-1") -> None:
    for value in grams:
        outbox.put(WeightObserved(device=device, seq=0, at_ms=value, grams=value, stable=True))


def _more_than(edge: PlayedEdge, count: int) -> bool:
    return len(edge.messages) > count


def is_without_jumps(numbers: list[int]) -> bool:
    """Whether no number came before all smaller ones had: the edge confirms the highest."""
    reached = 0
    for number in numbers:
        if number > reached + 1:
            return False
        reached = max(reached, number)
    return True


def seqs(edge: PlayedEdge, device: str = "scale-1") -> list[int]:
    return [observation.seq for observation in edge.observations(device)]


def test_a_burst_travels_in_order_in_few_envelopes(
    broker: Broker, edge: PlayedEdge, publish: Publish
) -> None:
    outbox, publisher = publish(broker.port)
    put(outbox, range(1000))
    edge.until(lambda: set(seqs(edge)) == set(range(1, 1001)))
    until(lambda: publisher.status().backlog == 0)
    assert is_without_jumps(seqs(edge))
    sizes = [len(envelope.observations) for envelope in edge.envelopes()]
    assert max(sizes) <= ENVELOPE_OBSERVATIONS_MAX
    assert len(sizes) < 200
    assert publisher.status().up
    assert publisher.status().answered_ms > 0


def test_nothing_follows_the_probe_until_the_edge_has_confirmed(
    broker: Broker, edge: PlayedEdge, publish: Publish
) -> None:
    edge.confirms = False
    outbox, _publisher = publish(broker.port)
    put(outbox, range(300))
    edge.until(lambda: seqs(edge).count(1) == 2)  # sent again, as the confirmation is overdue
    assert max(seqs(edge)) <= ENVELOPE_OBSERVATIONS_MAX
    edge.confirms = True
    edge.until(lambda: max(seqs(edge)) == 300)
    until(lambda: outbox.backlog() == 0)


def test_it_starts_before_the_broker_and_buffers(broker: Broker, publish: Publish) -> None:
    broker.stop()
    outbox, publisher = publish(broker.port)
    put(outbox, range(50))
    until(lambda: publisher.status().backlog == 50)
    assert not publisher.status().up
    broker.start()
    edge = PlayedEdge(broker.port)
    try:
        edge.until(lambda: set(seqs(edge)) == set(range(1, 51)))
        until(lambda: outbox.backlog() == 0)
    finally:
        edge.leave()


def test_a_broker_killed_in_a_burst_loses_nothing(
    broker: Broker, edge: PlayedEdge, publish: Publish
) -> None:
    """A killed broker forgets what it acknowledged, and that the edge was subscribed."""
    outbox, publisher = publish(broker.port)
    wanted = dict.fromkeys(("scale-1", "scale-2"), 0)
    for _ in range(3):
        for device in wanted:
            put(outbox, range(1500), device)
            wanted[device] += 1500
        edge.until(partial(_more_than, edge, len(edge.messages)))
        broker.kill()
        for device in wanted:
            put(outbox, range(100), device)
            wanted[device] += 100
        broker.start()
    until(lambda: publisher.status().backlog == 0, 30)
    for device, count in wanted.items():
        assert set(seqs(edge, device)) == set(range(1, count + 1))
        assert is_without_jumps(seqs(edge, device))


def test_what_was_not_confirmed_comes_again_with_the_same_numbers_after_a_restart(
    broker: Broker, edge: PlayedEdge, publish: Publish
) -> None:
    edge.confirms = False
    outbox, publisher = publish(broker.port)
    put(outbox, range(30))
    edge.until(lambda: len(set(seqs(edge))) == 30)
    edge.confirm("bridge-1", "boot-1", {"scale-1": 10})
    until(lambda: outbox.backlog() == 20)
    first = {o.seq: o for o in edge.observations()}
    publisher.stop()
    edge.messages.clear()
    publish(broker.port)
    edge.until(lambda: len(seqs(edge)) >= 20)
    again = {o.seq: o for o in edge.observations()}
    assert again == {seq: first[seq] for seq in range(11, 31)}


def test_birth_goodbye_and_last_will(broker: Broker, edge: PlayedEdge, publish: Publish) -> None:
    _outbox, publisher = publish(broker.port)
    edge.until(lambda: edge.presence("bridge-1") == [True])
    publisher.stop()
    edge.until(lambda: edge.presence("bridge-1") == [True, False])


def test_no_broker_at_all_is_no_error(publish: Publish) -> None:
    outbox, publisher = publish(choose_port(0))
    put(outbox, range(3))
    until(lambda: outbox.backlog() == 3)
    assert not publisher.status().up


def test_a_broker_that_knows_only_mqtt_3_1_1_will_do(tmp_path: Path, publish: Publish) -> None:
    """The embedded broker speaks each version on a port of its own."""
    with Broker(tmp_path / "embedded", choice=choose_broker("embedded")) as broker:
        edge = PlayedEdge(broker.port)
        outbox, _publisher = publish(broker.port)
        put(outbox, range(300))
        edge.until(lambda: set(seqs(edge)) == set(range(1, 301)))
        until(lambda: outbox.backlog() == 0)
        edge.leave()
