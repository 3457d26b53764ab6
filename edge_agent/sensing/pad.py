"""When a tag lies on a pad, and when it has been taken off. Pure; times are monotonic seconds.

A tag is there once it was read twice, `settle_s` or more apart: one that passes over the pad is
not. It is gone when nobody has read it for `gone_after_s` although its reader was listened to, so
that a reading that stutters makes no line flicker: a tag that is read once in every
`gone_after_s` stays.
"""

from __future__ import annotations

import msgspec


class PadRules(msgspec.Struct, frozen=True, kw_only=True):
    """Times in seconds; reads below `rssi_cdbm_min` (hundredths of a dBm) are of elsewhere."""

    settle_s: float
    gone_after_s: float
    rssi_cdbm_min: int


class Sight(msgspec.Struct, frozen=True):
    """A tag before a pad: first and newest read, and whether it counts as lying there."""

    first_s: float
    last_s: float
    there: bool = False


def is_near(rssi_cdbm: int | None, rules: PadRules) -> bool:
    """Whether a read is of a tag on the pad itself; a reader that tells no strength is believed."""
    return rssi_cdbm is None or rssi_cdbm >= rules.rssi_cdbm_min


def after_read(before: Sight | None, now_s: float, rules: PadRules) -> Sight:
    """The sight after one more read."""
    if before is None:
        return Sight(now_s, now_s)
    there = before.there or now_s - before.first_s >= rules.settle_s
    return Sight(before.first_s, now_s, there)


def is_off(sight: Sight, now_s: float, listened_s: float, rules: PadRules) -> bool:
    """Whether the tag has been taken off."""
    return min(now_s - sight.last_s, listened_s) >= rules.gone_after_s
