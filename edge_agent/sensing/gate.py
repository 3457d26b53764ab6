"""When a tag has come to an exit. Pure; times are monotonic seconds."""

from __future__ import annotations


def is_still_there(away_s: float | None, again_after_s: float) -> bool:
    """Whether a read is of a tag that had come before: no exit has read it for `away_s`, or ever
    (None).

    A tag that stays within sight is told of once: staff who deal with it must not be called again
    for the same piece in their hands. It comes anew after `again_after_s` out of sight.
    """
    return away_s is not None and away_s < again_after_s
