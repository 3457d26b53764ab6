"""What head office wants of a device, and what the device has: until both are the same."""

from __future__ import annotations

import msgspec
import pytest

from edge_agent.devices.twin import Twin, TwinState
from edge_agent.ingest.messages import Message
from storecore.contracts.commands import Outcome, Reason, Reply
from storecore.contracts.device_settings import DeviceSettings, DeviceSettled
from storecore.contracts.devices import DeviceState
from storecore.contracts.reference import TaskKind
from storecore.contracts.status import DeviceStatus
from storecore.contracts.topics import state as state_topic
from tests.edge.shop import STORE, Shop


@pytest.fixture
def wanted(shop: Shop) -> Shop:
    shop.come_down(
        ("device_settings", "scale-1", DeviceSettings(device="scale-1", values={"repeat_s": "2"}))
    )
    return shop


def twin(shop: Shop) -> Twin:
    (found,) = shop.books.twins.twins(shop.writer.reader())
    return found


def reply(outcome: Outcome, detail: str = "") -> Reply:
    return Reply(
        v=1, id="c", device="scale-1", outcome=outcome, reason=Reason.NONE, detail=detail, at_ms=1
    )


def answer(shop: Shop, outcome: Outcome, detail: str = "") -> None:
    asked = twin(shop)
    shop.do(lambda db: shop.books.twins.settle(db, asked, reply(outcome, detail)))


def tell(shop: Shop, settings_version: int) -> None:
    """The bridge says which settings the scale has."""
    status = DeviceStatus(
        device="scale-1", online=True, reading="", age_ms=1, settings_version=settings_version
    )
    body = DeviceState(v=1, bridge="bridge-1", boot_id="b", status=status, at_ms=1)
    topic = state_topic(STORE, "bridge-1", "scale-1")
    shop.send(Message(topic, msgspec.json.encode(body)))


def settled(shop: Shop) -> list[tuple[int, str]]:
    facts = [fact for fact in shop.facts() if isinstance(fact, DeviceSettled)]
    return [(fact.version, fact.outcome) for fact in facts]


def test_wanted_settings_are_pending_until_the_device_has_them(wanted: Shop) -> None:
    asked = twin(wanted)
    assert asked.state is TwinState.PENDING
    assert asked.wanted.values == {"repeat_s": "2"}
    answer(wanted, Outcome.DONE)
    tell(wanted, asked.version)
    assert twin(wanted).state is TwinState.REACHED
    assert settled(wanted) == [(asked.version, "reached")]


def test_a_device_that_lost_its_settings_is_told_again_without_another_fact(wanted: Shop) -> None:
    answer(wanted, Outcome.DONE)
    tell(wanted, 0)
    assert twin(wanted).state is TwinState.CHANGED
    answer(wanted, Outcome.DONE)
    tell(wanted, twin(wanted).version)
    assert twin(wanted).state is TwinState.REACHED
    assert len(settled(wanted)) == 1


def test_a_refusal_is_a_fact_and_a_task_until_other_settings_come(wanted: Shop) -> None:
    answer(wanted, Outcome.REFUSED, "a scale has repeat_s")
    refused = twin(wanted)
    assert (refused.state, refused.detail) == (TwinState.REFUSED, "a scale has repeat_s")
    assert settled(wanted) == [(refused.version, "refused")]
    wanted.clock.advance(10)
    wanted.do(wanted.books.tick)
    tasks = [task for task in wanted.open_tasks() if task.kind is TaskKind.DEVICE]
    assert [(task.subject, task.place) for task in tasks] == [("scale-1", "refusing")]
    wanted.come_down(
        ("device_settings", "scale-1", DeviceSettings(device="scale-1", values={"repeat_s": "3"}))
    )
    assert twin(wanted).state is TwinState.PENDING
    wanted.clock.advance(10)
    wanted.do(wanted.books.tick)
    assert [task for task in wanted.open_tasks() if task.kind is TaskKind.DEVICE] == []


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.LATE, Outcome.FAILED])
def test_what_nobody_knows_stays_pending(wanted: Shop, outcome: Outcome) -> None:
    answer(wanted, outcome)
    assert twin(wanted).state is TwinState.PENDING
    assert settled(wanted) == []
