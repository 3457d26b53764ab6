"""How long one has to wait after secrets that were not right."""

from __future__ import annotations

import msgspec

_DOUBLINGS_MAX = 30


class Delays(msgspec.Struct, frozen=True, kw_only=True):
    """`free_tries` wrong ones cost nothing; then `first_s`, doubling with each, never above
    `longest_s`."""

    free_tries: int
    first_s: int
    longest_s: int

    def after(self, failures: int) -> int:
        """Milliseconds until the next try counts."""
        over = failures - self.free_tries
        if over < 0:
            return 0
        return min(self.first_s << min(over, _DOUBLINGS_MAX), self.longest_s) * 1000


HEAD_OFFICE = Delays(free_tries=3, first_s=1, longest_s=300)
"""For passwords over the network."""
IN_STORE = Delays(free_tries=5, first_s=30, longest_s=3600)
"""For short PINs on a kiosk that stands in public."""
