"""A device that says too much is held up itself; its neighbours are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_bridge.publish.pace import Pace
from storecore.allowance import Allowance
from storecore.clock import ManualClock
from storecore.contracts.observations import Observation, WeightObserved


def say(device: str, count: int) -> list[Observation]:
    return [WeightObserved(device=device, seq=0, at_ms=0, grams=1, stable=True)] * count


@given(
    per_s=st.integers(1, 1000),
    burst=st.integers(1, 1000),
    asked=st.lists(st.tuples(st.integers(1, 500), st.floats(0, 10)), max_size=30),
)
def test_whoever_waits_as_told_never_gets_more_than_the_rate_and_one_burst(
    per_s: int, burst: int, asked: list[tuple[int, float]]
) -> None:
    allowance, now_s, taken = Allowance(per_s, burst), 0.0, 0
    for count, pause_s in asked:
        now_s += pause_s + allowance.wait_s(count, now_s + pause_s)
        taken += count
        assert taken <= burst + per_s * now_s + 1e-6


def test_a_clock_that_stands_still_earns_nothing() -> None:
    allowance = Allowance(per_s=10, burst=5)
    assert allowance.wait_s(5, 100.0) == 0
    assert allowance.wait_s(1, 100.0) == 0.1
    assert allowance.wait_s(1, 100.1) == pytest.approx(0.1)


def test_only_the_device_that_floods_is_held_up_and_all_is_kept() -> None:
    kept: list[Observation] = []

    def keep(observations: Sequence[Observation]) -> None:
        kept.extend(observations)

    pace = Pace(keep, 10_000, ManualClock())
    pace.put_all(say("flood", 10_050))
    pace.put_all(say("flood", 50))
    for _ in range(10):
        pace.put(say("quiet", 1)[0])
    assert pace.held_up == {"flood": 2}
    assert len(kept) == 10_110


def test_nobody_is_held_up_once_it_is_to_end() -> None:
    pace = Pace(lambda _: None, 10, ManualClock())
    pace.stop()
    for _ in range(100):
        pace.put_all(say("flood", 1000))
    assert pace.held_up == {"flood": 100}
