"""How long one has to wait after passwords that were not right."""

from __future__ import annotations

FREE_TRIES = 3
DELAY_S_MAX = 300


def delay_ms(failures: int) -> int:
    """Milliseconds until the next try counts: none for the first few, then 1, 2, 4, ... s."""
    over = failures - FREE_TRIES
    if over < 0:
        return 0
    return min(1 << min(over, 30), DELAY_S_MAX) * 1000
