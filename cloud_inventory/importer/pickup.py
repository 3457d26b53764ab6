"""Lines of a file on opening hours and pickup into a store's terms."""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo

from cloud_inventory.importer.line import Line
from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.opening import OpenHours, PickupTerms
from storecore.money import MoneyError, parse_money

PICKUP = Columns(file="pickup", needed=("what", "value"))
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)", re.ASCII)
_NUMBERS = {
    "lead_min": (0, 10_080),
    "slot_min": (5, 1440),
    "slot_orders_max": (1, 10_000),
    "hold_h": (1, 2160),
}


def read_pickup(text: str, currency: str, problems: Problems) -> PickupTerms:
    """The terms of a file of `what,value`: a weekday with hours such as 08:00-20:00 (more lines for
    more hours), `closed` with a date, `time_zone`, numbers, and `valuable_from` with an amount."""
    values: dict[str, object] = {}
    hours: list[OpenHours] = []
    closed: list[str] = []
    for line in read_table(text, PICKUP, problems):
        what, value = line.cell("what"), line.cell("value")
        if what in WEEKDAYS:
            hours += _hours(line, WEEKDAYS.index(what), value)
        elif what == "closed":
            closed += _closed(line, value)
        elif what in _NUMBERS:
            values[what] = line.whole("value", *_NUMBERS[what])
        elif what == "time_zone":
            values[what] = _zone(line, value)
        elif what == "valuable_from":
            try:
                values[what] = parse_money(value, currency)
            except MoneyError as error:
                line.wrong("value", str(error))
        else:
            known = ", ".join((*WEEKDAYS, "closed", *_NUMBERS, "time_zone", "valuable_from"))
            line.wrong("what", f"write one of {known}")
        if not line.good:
            values.pop(what, None)
        problems.add_line(PICKUP.file, line)
    return PickupTerms(hours=tuple(hours), closed_days=tuple(closed), **values)  # type: ignore[arg-type]


def _hours(line: Line, weekday: int, value: str) -> list[OpenHours]:
    match = _HOURS.fullmatch(value)
    if match is not None:
        opens_h, opens_m, closes_h, closes_m = map(int, match.groups())
        opens, closes = opens_h * 60 + opens_m, closes_h * 60 + closes_m
        if max(opens_m, closes_m) < 60 and opens < closes <= 24 * 60:
            return [OpenHours(weekday=weekday, opens_min=opens, closes_min=closes)]
    line.wrong("value", "write hours such as 08:00-20:00; the day ends with 24:00")
    return []


def _closed(line: Line, value: str) -> list[str]:
    try:
        return [date.fromisoformat(value).isoformat()]
    except ValueError:
        line.wrong("value", "write a date such as 2026-12-25")
        return []


def _zone(line: Line, value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError):
        line.wrong("value", "write a time zone such as Europe/Berlin")
    except LookupError:
        line.wrong("value", "no such time zone; write one such as Europe/Berlin")
    return value
