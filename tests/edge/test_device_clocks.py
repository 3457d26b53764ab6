"""A device whose clock is wrong is found by the times that it tells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edge_agent.devices.clocks import AHEAD_MS_MAX, BACK_MS_MAX, Clocks
from edge_agent.devices.wards import CLOCK_REMEMBERED_S
from storecore.contracts.reference import TaskKind
from tests.edge.shop import Shop, envelope, weight

NOW_MS = 1_800_000_000_000


@given(st.lists(st.integers(0, 10**9), min_size=1), st.integers(0, 10**9))
def test_what_waited_during_an_outage_is_no_wrong_clock(gaps_ms: list[int], waited_ms: int) -> None:
    clocks, at_ms = Clocks(), NOW_MS - waited_ms - sum(gaps_ms)
    for gap_ms in gaps_ms:
        at_ms += gap_ms
        assert not clocks.is_wrong("scale-1", at_ms, NOW_MS)


def test_a_clock_set_back_is_noticed_once() -> None:
    clocks = Clocks()
    told = [NOW_MS, NOW_MS - 3_600_000, NOW_MS - 3_599_000]
    assert [clocks.is_wrong("scale-1", at_ms, NOW_MS) for at_ms in told] == [False, True, False]


def test_reads_a_little_mixed_are_in_order() -> None:
    clocks = Clocks()
    told = [NOW_MS, NOW_MS - BACK_MS_MAX, NOW_MS + 5, NOW_MS - BACK_MS_MAX + 5]
    assert not any(clocks.is_wrong("reader-1", at_ms, NOW_MS) for at_ms in told)


def test_a_time_that_has_not_come_is_ahead() -> None:
    clocks = Clocks()
    assert not clocks.is_wrong("scale-1", NOW_MS + AHEAD_MS_MAX, NOW_MS)
    assert clocks.is_wrong("scale-1", NOW_MS + AHEAD_MS_MAX + 1, NOW_MS)


def test_staff_are_asked_to_see_to_it_and_it_ends_by_itself(shop: Shop) -> None:
    ahead = replace(weight(500, seq=1), at_ms=shop.clock.wall_ms() + 86_400_000)
    shop.send(envelope(ahead))
    shop.live(6)
    (task,) = [task for task in shop.open_tasks() if task.kind is TaskKind.DEVICE]
    assert (task.subject, task.place) == ("scale-1", "clock")
    shop.live(CLOCK_REMEMBERED_S)
    assert not [task for task in shop.open_tasks() if task.kind is TaskKind.DEVICE]
