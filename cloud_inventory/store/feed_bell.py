"""Wakes the stores that wait for news, each only where there is some for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from storecore.serving.doorbell import Doorbell

_STAND = "SELECT name, (SELECT coalesce(max(position), 0) FROM feed) FROM feed_name"
_SCOPES = "SELECT DISTINCT scope FROM feed WHERE position > ?"


class FeedBell:
    """Looks, after each commit, whether the feed has moved, and rings for whoever it moved for.

    `tell_others` is called on the same connection where it has: other clouds over the same database
    look then, too.
    """

    def __init__(
        self, doorbell: Doorbell, tell_others: Callable[[sqlite3.Connection], None] = lambda _: None
    ) -> None:
        self._doorbell = doorbell
        self._tell_others = tell_others
        self._seen: tuple[str, int] | None = None

    def after_commit(self, conn: sqlite3.Connection) -> None:
        """An `on_commit`: ring here and elsewhere where the feed has moved."""
        if self.look(conn):
            self._tell_others(conn)

    def look(self, conn: sqlite3.Connection) -> bool:
        """Ring for the scopes that have news since the last look; whether there are any."""
        name, position = conn.execute(_STAND).fetchone()
        seen, self._seen = self._seen, (name, position)
        if seen == self._seen:
            return False
        if seen is None or seen[0] != name:
            self._doorbell.ring()
        else:
            self._doorbell.ring([scope for (scope,) in conn.execute(_SCOPES, (seen[1],))])
        return True
