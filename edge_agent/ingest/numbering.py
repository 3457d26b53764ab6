"""The high-water mark of one device's numbering: what is new, what came again, what is missing."""

from __future__ import annotations

import msgspec


class Position(msgspec.Struct, frozen=True):
    """How far a device has been taken in, with the numbers that never came and those that came
    again."""

    seq: int
    gaps: int = 0
    repeats: int = 0


def advance(position: Position | None, seq: int) -> tuple[Position, bool]:
    """The position after a message numbered `seq`, and whether the message is new.

    Where nothing is known of a device its first number is taken as the start, not as a gap:
    what came before may have been confirmed to a database that is no more.
    """
    if position is None:
        return Position(seq), True
    if seq <= position.seq:
        return Position(position.seq, position.gaps, position.repeats + 1), False
    missing = seq - position.seq - 1
    return Position(seq, position.gaps + missing, position.repeats), True
