"""The same item again within a second: "+1?" instead of charging twice."""

from __future__ import annotations

import msgspec

from kiosk.flow.events import CodeRead, CodeSource
from kiosk.flow.touches import Touch
from storecore.contracts.reference import Names
from storecore.gs1.scan import ScannedCode

AGAIN_S = 1.0
"""A code that was away for less than this may be the same piece, seen again."""
BOUNCE_S = 0.3
"""A hand-held scanner's trigger cannot be pulled twice on purpose within this."""
ASKED_S = 4.0
HANDHELD = frozenset({CodeSource.WEDGE, CodeSource.SERIAL})


class Scanned(msgspec.Struct, frozen=True, kw_only=True):
    """The code that was put into the basket last: what it says, the line it went to, and when."""

    code: ScannedCode
    source: CodeSource
    line_id: str
    at_s: float


class Repeat(msgspec.Struct, frozen=True, kw_only=True):
    """Asks whether `event` was another piece of `names`; leaves at `until_s` (monotonic)."""

    event: CodeRead
    names: Names
    line_id: str
    until_s: float


class OneMoreTouched(Touch, frozen=True):
    """ "+1": it is another piece."""


class RepeatDismissed(Touch, frozen=True):
    """ "No": it was the same piece."""


def is_bounce(last: Scanned | None, code: ScannedCode, event: CodeRead, now_s: float) -> bool:
    """Whether a hand-held scanner has given the same code twice for one pull of its trigger."""
    if last is None or event.source not in HANDHELD or last.source not in HANDHELD:
        return False
    return last.code == code and now_s - last.at_s < BOUNCE_S


def is_doubtful(last: Scanned | None, code: ScannedCode, event: CodeRead, now_s: float) -> bool:
    """Whether the camera sees again what was just put in, by itself or by a hand-held scanner."""
    if last is None or event.source is not CodeSource.CAMERA or last.code != code:
        return False
    if last.source in HANDHELD and now_s - last.at_s < AGAIN_S:
        return True
    return event.away_s is not None and event.away_s < AGAIN_S
