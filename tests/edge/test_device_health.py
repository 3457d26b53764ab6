"""Devices that go quiet, drift, repeat themselves or flood: found, and told to staff."""

from __future__ import annotations

import msgspec
import pytest

from edge_agent.devices.states import all_states
from edge_agent.devices.wards import (
    AWAY_AFTER_S,
    ERRORS_MAX,
    FLOOD_REMEMBERED_S,
    QUIET_AFTER_S,
    QUIET_GAPS,
    REPEATS_MAX,
    Wards,
)
from edge_agent.ingest.messages import Message
from storecore.contracts import topics
from storecore.contracts.devices import DeviceState, Illness
from storecore.contracts.reference import TaskKind
from storecore.contracts.status import DeviceStatus
from tests.edge.shop import STORE, Shop, envelope, weight

UNIT_G = 500


@pytest.fixture
def wards() -> Wards:
    return Wards()


def talk(wards: Wards, every_s: float, times: int) -> float:
    for turn in range(times):
        wards.heard("scale-1", turn, turn * every_s)
    return (times - 1) * every_s


def test_who_falls_silent_is_quiet_measured_by_its_own_pace(wards: Wards) -> None:
    last_s = talk(wards, 5, 30)
    assert wards.ill(last_s + QUIET_AFTER_S - 1) == {}
    assert wards.ill(last_s + QUIET_AFTER_S) == {"scale-1": Illness.QUIET}
    wards.heard("scale-1", "again", last_s + QUIET_AFTER_S)
    assert wards.ill(last_s + QUIET_AFTER_S) == {}


def test_who_speaks_seldom_may_be_silent_for_longer(wards: Wards) -> None:
    last_s = talk(wards, 300, 30)
    assert wards.ill(last_s + 300 * QUIET_GAPS - 1) == {}
    assert wards.ill(last_s + 300 * QUIET_GAPS) == {"scale-1": Illness.QUIET}


def test_who_says_the_very_same_again_and_again_repeats(wards: Wards) -> None:
    for turn in range(REPEATS_MAX):
        wards.heard("fridge-1", ("4.5", 1000), turn)
    assert wards.ill(REPEATS_MAX) == {}
    wards.heard("fridge-1", ("4.5", 1000), REPEATS_MAX)
    assert wards.ill(REPEATS_MAX) == {"fridge-1": Illness.REPEATING}
    wards.heard("fridge-1", ("4.5", 1060), REPEATS_MAX)
    assert wards.ill(REPEATS_MAX) == {}


def test_slow_changes_that_add_up_are_drift_and_pieces_taken_are_not(wards: Wards) -> None:
    grams = 5000
    for _ in range(8):
        grams -= UNIT_G
        wards.weighed("scale-1", grams, UNIT_G)
    assert wards.ill(0) == {}
    for _ in range(20):
        grams += 5
        wards.weighed("scale-1", grams, UNIT_G)
    assert wards.ill(0) == {}, "100 g of 500 is little"
    for _ in range(20):
        grams += 5
        wards.weighed("scale-1", grams, UNIT_G)
    assert wards.ill(0) == {"scale-1": Illness.DRIFTING}
    wards.zeroed("scale-1")
    assert wards.ill(0) == {}


def test_a_scale_that_only_trembles_does_not_drift(wards: Wards) -> None:
    for turn in range(1000):
        wards.weighed("scale-1", 1000 + 9 * (turn % 2), UNIT_G)
    assert wards.ill(0) == {}


def test_who_is_away_for_a_moment_is_not_ill(wards: Wards) -> None:
    wards.told("scale-1", online=False, errors=0, now_s=0)
    assert wards.ill(AWAY_AFTER_S - 1) == {}
    assert wards.ill(AWAY_AFTER_S) == {"scale-1": Illness.AWAY}
    wards.told("scale-1", online=True, errors=0, now_s=AWAY_AFTER_S)
    assert wards.ill(AWAY_AFTER_S) == {}


def test_many_errors_within_an_hour_are_a_failing_line(wards: Wards) -> None:
    wards.told("scale-1", online=True, errors=1000, now_s=0)
    wards.told("scale-1", online=True, errors=1000 + ERRORS_MAX - 1, now_s=10)
    assert wards.ill(10) == {}
    wards.told("scale-1", online=True, errors=1, now_s=20)
    assert wards.ill(20) == {}, "a bridge that started again counts anew"
    wards.told("scale-1", online=True, errors=2, now_s=30)
    assert wards.ill(30) == {"scale-1": Illness.FAILING}
    wards.told("scale-1", online=True, errors=2, now_s=4000)
    assert wards.ill(4000) == {}


def test_a_flood_is_remembered_for_a_while(wards: Wards) -> None:
    wards.flooded("reader-1", 0)
    assert wards.ill(1) == {"reader-1": Illness.FLOODING}
    assert wards.ill(FLOOD_REMEMBERED_S) == {}


def state(*, online: bool, errors: int = 0, bridge: str = "bridge-1") -> Message:
    status = DeviceStatus(
        device="scale-1",
        online=online,
        reading="1000 g",
        age_ms=5,
        firmware="2.1",
        errors=errors,
        signal_dbm=None,
    )
    body = DeviceState(v=1, bridge=bridge, boot_id="b1", status=status, at_ms=1)
    return Message(topics.state(STORE, "bridge-1", "scale-1"), msgspec.json.encode(body))


def device_tasks(shop: Shop) -> list[tuple[str, str]]:
    return [(t.subject, t.place) for t in shop.open_tasks() if t.kind is TaskKind.DEVICE]


def test_a_device_behind_a_bridge_is_away_when_its_bridge_says_so(shop: Shop) -> None:
    shop.send(state(online=True))
    assert shop.books.listening.is_online("scale-1")
    assert all_states(shop.writer.reader())["scale-1"].status.firmware == "2.1"
    shop.send(state(online=False))
    assert not shop.books.listening.is_online("scale-1")
    shop.live(AWAY_AFTER_S + 6)
    assert device_tasks(shop) == [("scale-1", "away")]
    shop.send(state(online=True))
    shop.live(6)
    assert device_tasks(shop) == []


def test_a_task_says_what_is_wrong_now(shop: Shop) -> None:
    for turn in range(12):
        shop.send(envelope(weight(1000, seq=turn + 1)))
        shop.live(5)
    shop.live(QUIET_AFTER_S)
    assert device_tasks(shop) == [("scale-1", "quiet")]
    shop.send(state(online=False))
    shop.live(AWAY_AFTER_S + 6)
    assert device_tasks(shop) == [("scale-1", "away")]


def test_a_state_under_another_name_is_refused(shop: Shop) -> None:
    shop.send(state(online=True, bridge="bridge-2"))
    assert [reason for _, reason in shop.quarantined()] == ["wrong_shape"]
