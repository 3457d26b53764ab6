"""What to publish next and when to publish again: pure, told of each thing that happens."""

from __future__ import annotations

WINDOW_MAX = 2000
"""Observations published and not confirmed; more wait, so that an absent edge's queue in the
broker never grows without end."""

PROBE_MAX = 100
PROBE_AGAIN_AFTER_S = 1.0
"""The edge often comes to a new broker a moment after the bridge."""

AGAIN_AFTER_S = 5.0
AGAIN_AFTER_S_MAX = 20.0


class Window:
    """How far the outbox has been published on the present connection.

    A broker that was killed has forgotten that the edge is subscribed, and what is published
    before the edge comes back reaches nobody. The edge confirms the highest number it holds, so
    were it to miss some and get later ones, those would be lost. Therefore a connection is on
    trial at first: one probe of up to 100 observations (one message for each device), and nothing
    else until the edge confirms some of it. Then all that waits is published from the oldest, in
    order. When a confirmation is overdue, the connection is on trial again, with ever longer
    waits between probes.
    """

    def __init__(self, again_after_s: float = AGAIN_AFTER_S) -> None:
        self._first_s = again_after_s
        self._again_after_s = again_after_s
        self.published = 0
        self._on_trial = True
        self._out = 0
        self._oldest = 0
        self._since_s = 0.0

    @property
    def room(self) -> int:
        """How many more observations may be published now."""
        if self._on_trial:
            return 0 if self._out else PROBE_MAX
        return max(0, WINDOW_MAX - self._out)

    def connected(self, oldest: int) -> None:
        """A new connection stands; `oldest` is the first position that waits, 0 for none."""
        self._oldest = oldest
        self._again_after_s = min(self._first_s, PROBE_AGAIN_AFTER_S)
        self._begin(on_trial=True)

    def sent(self, position: int, count: int, now_s: float) -> None:
        """`count` observations up to `position` have been handed to the connection."""
        assert position > self.published and count > 0
        if self._out == 0:
            self._since_s = now_s
        self.published = position
        self._out += count

    def confirmed(self, still_out: int, oldest: int, *, live: bool, now_s: float) -> None:
        """Something was confirmed; `still_out` of what was published still waits.

        `live` where the edge has just said so; a retained confirmation may be an old one and
        proves nothing. Only when the `oldest` position that waits moves on does the time begin
        anew: confirmations of one device must not hide that another's are missing.
        """
        proven = self._on_trial and live and still_out < self._out
        self._out = still_out
        if oldest != self._oldest:
            self._oldest = oldest
            self._since_s = now_s
            self._again_after_s = self._first_s
        if proven:
            self._again_after_s = self._first_s
            self._begin(on_trial=False)

    def tick(self, now_s: float) -> bool:
        """Whether a confirmation is overdue; then the connection is on trial again."""
        if self._out == 0 or now_s - self._since_s < self._again_after_s:
            return False
        self._again_after_s = min(self._again_after_s * 2, AGAIN_AFTER_S_MAX)
        self._begin(on_trial=True)
        return True

    def wait_s(self, now_s: float) -> float | None:
        """Seconds until `tick` has something to say; None while nothing is out."""
        if self._out == 0:
            return None
        return max(0.0, self._since_s + self._again_after_s - now_s)

    def _begin(self, *, on_trial: bool) -> None:
        self.published = 0
        self._on_trial = on_trial
        self._out = 0
