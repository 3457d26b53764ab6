"""The best way to give pieces to group offers: exact, over all states that can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import NamedTuple

from kiosk.domain.groups import Group
from kiosk.domain.units import Unit


class Taken(NamedTuple):
    """A piece, by its index, that counts towards a group, by its index, and what it adds."""

    piece: int
    group: int
    gain: int


# A way to a state of all machines: what it saves beyond leaving every piece alone, and its last
# taking (piece, group, gain) with the way before it. Plain tuples: millions of them are made.
_Way = tuple[int, "_Way | None", int, int, int]
# For one group and part: its index, stride and size, and for each state the step and its gain.
_Steps = tuple[int, int, int, list[tuple[int, int] | None]]


def steps_of(groups: Sequence[Group], pieces: int) -> int:
    """How many steps settling these groups over so many pieces takes at the most."""
    return prod(len(group.moves) for group in groups) * pieces * len(groups)


def settle(pieces: Sequence[Unit], alone: Sequence[int], groups: Sequence[Group]) -> list[Taken]:
    """Give each piece to a group or leave it alone, so that the saving is the greatest.

    `pieces` come dearest first; `alone` is what each saves when it is in no group. Among equal
    savings the first found counts, which depends on the pieces' order alone.
    """
    strides = [prod(len(group.moves) for group in groups[:index]) for index in range(len(groups))]
    tables: dict[tuple[int, str, str], list[_Steps]] = {}
    ways: dict[int, _Way] = {0: (0, None, -1, -1, 0)}
    for piece, unit in enumerate(pieces):
        kind = unit[:3]
        table = tables.get(kind)
        if table is None:
            table = tables[kind] = _table(unit, alone[piece], groups, strides)
        if table:
            ways = _with_piece(ways, piece, table)
    best: _Way | None = None
    for code, way in ways.items():
        closed = all(
            code // stride % len(group.moves) in group.closed
            for group, stride in zip(groups, strides, strict=True)
        )
        if closed and (best is None or way[0] > best[0]):
            best = way
    assert best is not None, "leaving every piece alone is always possible"
    return [
        Taken(piece, group, gain + alone[piece]) for piece, group, gain in reversed([*_walk(best)])
    ]


def _table(unit: Unit, base: int, groups: Sequence[Group], strides: Sequence[int]) -> list[_Steps]:
    rows: list[_Steps] = []
    for index, group in enumerate(groups):
        for part in group.parts_for(unit):
            steps: list[tuple[int, int] | None] = []
            for state, moves in enumerate(group.moves):
                move = moves[part]
                if move is None:
                    steps.append(None)
                else:
                    change = (move.state - state) * strides[index]
                    steps.append((change, group.gain(unit, move) - base))
            rows.append((index, strides[index], len(group.moves), steps))
    return rows


def _with_piece(ways: dict[int, _Way], piece: int, table: list[_Steps]) -> dict[int, _Way]:
    reached = dict(ways)
    for index, stride, size, steps in table:
        for code, way in ways.items():
            step = steps[code // stride % size]
            if step is None:
                continue
            then, saving = code + step[0], way[0] + step[1]
            known = reached.get(then)
            if known is None or saving > known[0]:
                reached[then] = (saving, way, piece, index, step[1])
    return reached


def _walk(last: _Way) -> Iterator[tuple[int, int, int]]:
    way: _Way | None = last
    while way is not None and way[1] is not None:
        _, before, piece, group, gain = way
        yield piece, group, gain
        way = before
