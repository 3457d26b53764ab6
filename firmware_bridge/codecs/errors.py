"""What a codec raises."""

from __future__ import annotations


class FormatError(ValueError):
    """Bytes that do not follow the device's format; the message says where and how."""
