"""When a store is open, and how it takes orders to be collected."""

from __future__ import annotations

import msgspec

from storecore.money import Money


class OpenHours(msgspec.Struct, frozen=True, kw_only=True):
    """Hours of one weekday (0 is Monday), in minutes after midnight of the store's own time.

    A day may have several. `closes_min` may be 1440, the end of the day.
    """

    weekday: int
    opens_min: int
    closes_min: int


class PickupTerms(msgspec.Struct, frozen=True, kw_only=True):
    """How a store takes orders.

    `time_zone` is a name of the IANA database, such as "Europe/Berlin". `closed_days` are dates
    such as "2026-12-25". An order is ready `lead_min` minutes of opening hours after it was placed
    at the earliest. Slots are `slot_min` long and take `slot_orders_max` orders each. An order that
    waits longer than `hold_h` hours after its slot has expired. From `valuable_from` on a colleague
    hands it over.
    """

    time_zone: str = "UTC"
    hours: tuple[OpenHours, ...] = ()
    closed_days: tuple[str, ...] = ()
    lead_min: int = 60
    slot_min: int = 60
    slot_orders_max: int = 20
    hold_h: int = 48
    valuable_from: Money | None = None
