"""Time stamps as readers write them: ISO 8601 in UTC with milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from firmware_bridge.codecs.errors import FormatError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def write_time(at_ms: int, zone: str) -> str:
    """Milliseconds since 1970 as text that ends in `zone`: "Z" or "+0000"."""
    at = _EPOCH + timedelta(milliseconds=at_ms)
    return at.replace(tzinfo=None).isoformat(timespec="milliseconds") + zone


def read_time(text: str) -> int:
    """Milliseconds since 1970, what is finer cut off.

    Raises:
        FormatError: not ISO 8601, or without an offset from UTC.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise FormatError(f"{text[:40]!r} is not a time in ISO 8601") from error
    if at.tzinfo is None:
        raise FormatError(f"time {text[:40]!r} has no offset from UTC")
    return (at - _EPOCH) // _MILLISECOND
