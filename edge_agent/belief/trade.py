"""How far the store's trade has come, in usual days of selling. Pure."""

from __future__ import annotations

import msgspec

DAY_MS = 86_400_000
SHARE = 0.2


class Trade(msgspec.Struct, frozen=True):
    """`days`: usual days of selling so far; `lines_per_day`: lines that a usual day sells."""

    days: float = 0.0
    lines_per_day: float = 0.0
    day: int = 0
    lines_today: int = 0


def sold_lines(trade: Trade, lines: int, now_ms: int) -> Trade:
    """A sale of so many lines."""
    day = now_ms // DAY_MS
    per_day, today = trade.lines_per_day, trade.lines_today
    if day > trade.day:
        if trade.day:
            per_day = today if not per_day else per_day + SHARE * (today - per_day)
        today = 0
    passed = lines / per_day if per_day else 0.0
    return Trade(trade.days + passed, per_day, max(day, trade.day), today + lines)
