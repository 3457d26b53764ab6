"""Requests that people's screens send: carried out once, however often they are sent."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from sqlite_utils import Database

from storecore.clock import Clock

S = TypeVar("S", bound=msgspec.Struct)
KEPT_MS = 7 * 24 * 3_600_000
KEPT_COUNT = 200


class RequestReused(Exception):
    """A request_id came a second time with something else to do."""


class RequestBook:
    """Remembers the answer to each request that was carried out.

    A refusal changes nothing and is not remembered: the same request may succeed later.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def answer(self, db: Database, request_id: str, asked: str, type_: type[S]) -> S | None:
        """The answer given before, or None where the request is new.

        Raises:
            RequestReused: the id was used for something else.
        """
        row = db.conn.execute(
            "SELECT asked, answer FROM request_done WHERE request_id = ?", (request_id,)
        ).fetchone()
        if row is None:
            return None
        if row[0] != asked:
            raise RequestReused(f"request_id {request_id!r} was used for {row[0]!r}")
        return msgspec.json.decode(row[1], type=type_)

    def note(self, db: Database, request_id: str, asked: str, answer: msgspec.Struct) -> None:
        """Remember what was answered, in the transaction that carries the request out."""
        db.conn.execute(
            "INSERT INTO request_done VALUES (?, ?, ?, ?)",
            (request_id, asked, msgspec.json.encode(answer), self._clock.wall_ms()),
        )

    def forget_old(self, db: Database) -> None:
        """Let go of requests that nobody will send again: old ones, beyond the newest few.

        Those stay whatever the clock says, since one that was set ahead makes all of them old.
        """
        before_ms = self._clock.wall_ms() - KEPT_MS
        db.conn.execute(
            "DELETE FROM request_done WHERE at_ms < ? AND request_id NOT IN "
            "(SELECT request_id FROM request_done ORDER BY at_ms DESC LIMIT ?)",
            (before_ms, KEPT_COUNT),
        )
