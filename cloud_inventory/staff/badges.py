"""`storeside cloud badges NUMBER`: codes for new badges of a store's people."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Sequence

from storecore.gs1.badge import BADGE_ENTROPY_BYTES, make_badge_code

GOOD, BAD = 0, 2
COUNT_MAX = 1000


def run_badges(argv: Sequence[str], entropy: Callable[[int], bytes] = secrets.token_bytes) -> int:
    """Print so many codes, one a line; 2 where it is not a number."""
    asked = argv[0] if argv else "1"
    if len(argv) > 1 or not asked.isdecimal() or not 1 <= int(asked) <= COUNT_MAX:
        print(f"storeside cloud badges: say how many codes, from 1 to {COUNT_MAX}", file=sys.stderr)
        return BAD
    for _ in range(int(asked)):
        print(make_badge_code(entropy(BADGE_ENTROPY_BYTES)))
    return GOOD
