"""Where the focus goes: reading order and neighbours among rectangles on a screen. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

_EDGE = 2.0


class Move(StrEnum):
    """The four arrow keys. Left and right go through everything in reading order."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


class Box(NamedTuple):
    """A rectangle in the window's pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def clipped(self, room: Box) -> Box:
        """What of it can be seen in `room`."""
        return Box(
            max(self.left, room.left),
            max(self.top, room.top),
            min(self.right, room.right),
            min(self.bottom, room.bottom),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left of it."""
        return self.right - self.left <= _EDGE or self.bottom - self.top <= _EDGE


class Spot(NamedTuple):
    """Something that can have the focus: its whole box, and the list that it scrolls in, if any."""

    box: Box
    list_id: int | None = None
    list_box: Box | None = None

    @property
    def seen(self) -> Box:
        """The part of it that can be seen."""
        return self.box if self.list_box is None else self.box.clipped(self.list_box)


def reading_order(spots: Sequence[Spot]) -> list[int]:
    """Places of the spots as they are read: row by row, a list as a whole where it stands."""
    blocks: dict[tuple[str, int], list[int]] = {}
    for place, spot in enumerate(spots):
        key = ("one", place) if spot.list_id is None else ("list", spot.list_id)
        blocks.setdefault(key, []).append(place)
    whole = list(blocks.values())
    boxes = [spots[places[0]].list_box or spots[places[0]].box for places in whole]
    order: list[int] = []
    for block in _rows(boxes):
        places = whole[block]
        order += [places[inner] for inner in _rows([spots[place].box for place in places])]
    return order


def _rows(boxes: Sequence[Box]) -> list[int]:
    """Places of the boxes by rows: a row is what stands beside its topmost box."""
    left = sorted(range(len(boxes)), key=lambda place: (boxes[place].top, boxes[place].left))
    order: list[int] = []
    while left:
        end = boxes[left[0]].bottom
        row = [place for place in left if boxes[place].middle[1] < end]
        left = [place for place in left if boxes[place].middle[1] >= end]
        order += sorted(row, key=lambda place: (boxes[place].left, boxes[place].top))
    return order


def neighbour(spots: Sequence[Spot], current: int, move: Move) -> int:
    """Where the focus goes from `current`; past the last comes the first."""
    order = reading_order(spots)
    if move in (Move.LEFT, Move.RIGHT):
        step = 1 if move is Move.RIGHT else -1
        return order[(order.index(current) + step) % len(order)]
    beyond = _beyond(spots, current, move)
    if not beyond:
        return order[0] if move is Move.DOWN else order[-1]
    return min(beyond, key=lambda place: _distance(spots[current], spots[place], move))


def _beyond(spots: Sequence[Spot], current: int, move: Move) -> list[int]:
    """What lies in that direction: in the same list first, even where it is scrolled away."""
    here = spots[current]
    if here.list_id is not None:
        fellows = [
            place
            for place, spot in enumerate(spots)
            if spot.list_id == here.list_id and _is_past(here.box, spot.box, move)
        ]
        if fellows:
            return fellows
    return [
        place
        for place, spot in enumerate(spots)
        if (spot.list_id is None or spot.list_id != here.list_id)
        and not spot.seen.is_empty
        and _is_past(here.seen, spot.seen, move)
    ]


def _is_past(here: Box, there: Box, move: Move) -> bool:
    if move is Move.DOWN:
        return there.middle[1] >= here.bottom - _EDGE
    return there.middle[1] <= here.top + _EDGE


def _distance(here: Spot, there: Spot, move: Move) -> float:
    (x, y), (other_x, other_y) = here.box.middle, there.box.middle
    return abs(other_y - y) * 2 + abs(other_x - x)
