"""When a store is open, when an order is ready, which slots there are: in the store's time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.contracts.opening import OpenHours, PickupTerms
from storecore.orders.opening import DAYS_LOOKED_AT, open_spans, ready_by_ms, slot_at, slots

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp() * 1000)


def terms(*hours: tuple[int, int, int], **more: object) -> PickupTerms:
    values: dict[str, object] = {
        "time_zone": "Europe/Berlin",
        "hours": tuple(
            OpenHours(weekday=d, opens_min=o * 60, closes_min=c * 60) for d, o, c in hours
        ),
    }
    return PickupTerms(**(values | more))  # type: ignore[arg-type]


WEEK = terms(*((day, 8, 20) for day in range(6)), lead_min=60, slot_min=60)


@pytest.mark.parametrize(
    ("placed", "ready"),
    [
        ("2026-03-02T10:00", "2026-03-02T11:00"),
        ("2026-03-02T06:00", "2026-03-02T09:00"),
        ("2026-03-02T19:30", "2026-03-03T08:30"),
        ("2026-03-07T19:59", "2026-03-09T08:59"),
        ("2026-03-08T12:00", "2026-03-09T09:00"),
    ],
)
def test_lead_time_counts_while_the_store_is_open(placed: str, ready: str) -> None:
    assert ready_by_ms(WEEK, at(placed)) == at(ready)


def test_closed_days_and_a_pause_at_noon_are_left_out() -> None:
    noon = terms((0, 8, 12), (0, 14, 18), (1, 8, 12), lead_min=60, closed_days=("2026-03-09",))
    assert ready_by_ms(noon, at("2026-03-02T11:30")) == at("2026-03-02T14:30")
    assert ready_by_ms(noon, at("2026-03-03T11:30")) == at("2026-03-10T08:30")


def test_the_day_on_which_clocks_change_opens_when_its_clock_says_so() -> None:
    sunday = terms((6, 8, 20))
    assert next(iter(open_spans(sunday, at("2026-03-29T00:30")))) == (
        at("2026-03-29T08:00"),
        at("2026-03-29T20:00"),
    )


def test_slots_begin_when_an_order_can_be_ready_and_full_ones_are_not_offered() -> None:
    now = at("2026-03-02T17:10")
    offered = slots(WEEK, now, {at("2026-03-02T19:00"): 20})
    assert [slot.start_ms for slot in offered[:2]] == [
        at("2026-03-03T08:00"),
        at("2026-03-03T09:00"),
    ]
    assert slot_at(WEEK, now, {}, at("2026-03-02T19:00")) is not None
    assert slot_at(WEEK, now, {}, at("2026-03-02T18:00")) is None
    assert slot_at(WEEK, now, {}, at("2026-03-02T19:30")) is None


def test_a_store_that_tells_no_hours_is_open_all_day() -> None:
    now = at("2026-03-02T23:30")
    assert ready_by_ms(PickupTerms(lead_min=60), now) == now + 3_600_000


hours = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 22), st.integers(1, 24)).filter(
        lambda h: h[1] < h[2]
    ),
    max_size=9,
)


@given(hours, st.integers(at("2026-01-01T00:00"), at("2027-01-01T00:00")), st.integers(0, 300))
def test_every_slot_lies_within_opening_hours_and_not_before_the_order_is_ready(
    hours: list[tuple[int, int, int]], now_ms: int, lead_min: int
) -> None:
    store = terms(*hours, lead_min=lead_min, slot_min=45)
    spans = list(open_spans(store, now_ms))
    assert len({span[0] for span in spans}) <= DAYS_LOOKED_AT * max(1, len(hours))
    for slot in slots(store, now_ms, {}):
        assert slot.start_ms >= ready_by_ms(store, now_ms) > now_ms - 1
        assert any(opens <= slot.start_ms < slot.end_ms <= closes for opens, closes in spans)
