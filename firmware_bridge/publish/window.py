"""What to publish next and when to publish again: pure, told of each thing that happens."""

from __future__ import annotations

WINDOW_MAX = 2000
"""Observations published and not confirmed; more wait, so that an absent edge's queue in the
broker never grows without end."""

AGAIN_AFTER_S = 5.0
AGAIN_AFTER_S_MAX = 60.0


class Window:
    """How far the outbox has been published on the present connection.

    On a new connection everything that waits is published again from the oldest, in order, before
    anything new: were a later number to come first, the edge would take it for the whole.
    The same happens when the oldest of them stays unconfirmed for `again_after_s`, then ever
    less often.
    """

    def __init__(self, again_after_s: float = AGAIN_AFTER_S) -> None:
        self._first_s = again_after_s
        self.published = 0
        self._out = 0
        self._oldest = 0
        self._since_s = 0.0
        self._again_after_s = self._first_s

    @property
    def room(self) -> int:
        """How many more observations may be published now."""
        return max(0, WINDOW_MAX - self._out)

    def connected(self, oldest: int, now_s: float) -> None:
        """A new connection stands; `oldest` is the first position that waits."""
        self._oldest = oldest
        self._again_after_s = self._first_s
        self._from_the_start(now_s)

    def sent(self, position: int, count: int, now_s: float) -> None:
        """`count` observations up to `position` have been handed to the connection."""
        assert position > self.published and count > 0
        if self._out == 0:
            self._since_s = now_s
        self.published = position
        self._out += count

    def confirmed(self, still_out: int, oldest: int, now_s: float) -> None:
        """The edge has confirmed something; `still_out` of what was published still waits.

        Only when the `oldest` position that waits moves on does the time begin anew: a stream of
        confirmations of one device must not hide that another's are missing.
        """
        self._out = still_out
        if oldest != self._oldest:
            self._oldest = oldest
            self._since_s = now_s
            self._again_after_s = self._first_s

    def tick(self, now_s: float) -> bool:
        """Whether all is to be published again, since its confirmation is overdue."""
        if self._out == 0 or now_s - self._since_s < self._again_after_s:
            return False
        self._again_after_s = min(self._again_after_s * 2, AGAIN_AFTER_S_MAX)
        self._from_the_start(now_s)
        return True

    def wait_s(self, now_s: float) -> float | None:
        """Seconds until `tick` has something to say; None while nothing is out."""
        if self._out == 0:
            return None
        return max(0.0, self._since_s + self._again_after_s - now_s)

    def _from_the_start(self, now_s: float) -> None:
        self.published = 0
        self._out = 0
        self._since_s = now_s
