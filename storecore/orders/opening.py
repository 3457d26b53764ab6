"""When a store is open, when an order can be ready, and which slots can be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storecore.contracts.opening import PickupTerms
from storecore.contracts.orders import Slot

MINUTE_MS = 60_000
DAYS_LOOKED_AT = 14
DAY_MIN = 24 * 60


def open_spans(terms: PickupTerms, from_ms: int) -> Iterator[tuple[int, int]]:
    """From when to when the store is open, for two weeks from the day of `from_ms` on.

    A store that tells no hours is open all day.
    """
    zone = ZoneInfo(terms.time_zone)
    first = datetime.fromtimestamp(from_ms / 1000, zone).date()
    for ahead in range(DAYS_LOOKED_AT):
        day = first + timedelta(days=ahead)
        if day.isoformat() in terms.closed_days:
            continue
        midnight = datetime.combine(day, time(), zone)
        today = [(h.opens_min, h.closes_min) for h in terms.hours if h.weekday == day.weekday()]
        for opens_min, closes_min in sorted(today) if terms.hours else [(0, DAY_MIN)]:
            yield _at(midnight, opens_min), _at(midnight, closes_min)


def ready_by_ms(terms: PickupTerms, now_ms: int) -> int:
    """When an order that is placed now is ready: after the lead time, counted while it is open.

    Where the store is closed for two weeks, the lead time alone counts.
    """
    left_ms = terms.lead_min * MINUTE_MS
    for opens_ms, closes_ms in open_spans(terms, now_ms):
        begins_ms = max(opens_ms, now_ms)
        if closes_ms <= begins_ms:
            continue
        if begins_ms + left_ms <= closes_ms:
            return begins_ms + left_ms
        left_ms -= closes_ms - begins_ms
    return now_ms + terms.lead_min * MINUTE_MS


def slots(
    terms: PickupTerms, now_ms: int, taken: Mapping[int, int], *, days: int = 3
) -> list[Slot]:
    """Slots that an order placed now may choose, on the next days that the store is open.

    `taken` says how many orders each slot has, by its start.
    """
    earliest_ms = ready_by_ms(terms, now_ms)
    found: list[Slot] = []
    shown: set[object] = set()
    zone = ZoneInfo(terms.time_zone)
    for opens_ms, closes_ms in open_spans(terms, now_ms):
        day = datetime.fromtimestamp(opens_ms / 1000, zone).date()
        if day not in shown and len(shown) == days:
            break
        for start_ms in range(opens_ms, closes_ms, terms.slot_min * MINUTE_MS):
            end_ms = min(start_ms + terms.slot_min * MINUTE_MS, closes_ms)
            full = taken.get(start_ms, 0) >= terms.slot_orders_max
            if start_ms >= earliest_ms and not full:
                found.append(Slot(start_ms=start_ms, end_ms=end_ms))
                shown.add(day)
    return found


def slot_at(
    terms: PickupTerms, now_ms: int, taken: Mapping[int, int], start_ms: int
) -> Slot | None:
    """The slot that starts then, where it may still be chosen."""
    offered = slots(terms, now_ms, taken, days=DAYS_LOOKED_AT)
    return next((slot for slot in offered if slot.start_ms == start_ms), None)


def _at(midnight: datetime, minutes: int) -> int:
    """Wall time, so that a day on which clocks change opens and closes when its clock says so."""
    hours, minute = divmod(minutes, 60)
    day, hour = divmod(hours, 24)
    local = (midnight + timedelta(days=day)).replace(hour=hour, minute=minute)
    return round(local.astimezone(UTC).timestamp() * 1000)
