"""A good's stock as a store has told of it, as points in time. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

RECEIVED = "received"
COUNTED = "counted"
WRITTEN_OFF = "written_off"
SENT = "sent"
BELIEVED = "believed"
REASONS = (RECEIVED, COUNTED, WRITTEN_OFF, SENT, BELIEVED)


class Told(NamedTuple):
    """One thing that a store told of a good: the books had `before`, and changed by `change`.

    `quantity` is what is believed since then to be there, at least `low` with 95%; both None where
    the books alone have moved.
    """

    at_ms: int
    why: str
    before: int
    change: int
    quantity: int | None
    low: int | None
    confidence_percent: int | None


class Point(NamedTuple):
    """So much was there, and at least `low`. Two of one moment are before it and after it."""

    at_ms: int
    quantity: int
    low: int
    why: str = ""


def points_of(told: Iterable[Told], now_ms: int, books_now: int) -> tuple[Point, ...]:
    """The points, the oldest first; `told` in the order of time. The last one is now.

    Between two things told, goods were sold: the line between their points slopes by as much.
    """
    points: list[Point] = []
    apart = spread = 0
    for step in told:
        before = step.before + apart
        points.append(Point(step.at_ms, before, before - spread, step.why))
        if step.quantity is None or step.low is None:
            after = before + step.change
        else:
            after, spread = step.quantity, step.quantity - step.low
            # A count is what the books have from then on.
            apart = 0 if step.why == COUNTED else step.quantity - step.before
        points.append(Point(step.at_ms, after, after - spread, step.why))
    now = books_now + apart
    at_ms = max([now_ms, *(point.at_ms for point in points)])
    return (*points, Point(at_ms, now, now - spread))
