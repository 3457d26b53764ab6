"""Weighing loose goods: the container that does not count."""

from __future__ import annotations

from kiosk.flow.touches import Touch

ZERO_G = 5
"""An empty pan may read so much, above or below: scales drift."""


class TareTouched(Touch, frozen=True):
    """What lies on the scale now is the customer's own container; touched again: no longer."""
