"""The durable outbox: an observation is on disk, with its number, before it is published.

A broker's acknowledgement is not safety (mosquitto acknowledges before it saves), so each
observation stays here until the edge says that it is on the edge's own disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from storecore.contracts.observations import Confirmed, Observation
from storecore.database.writer import Writer, WriterClosed
from storecore.logs import Log

log = Log(__name__)

_decoder: msgspec.json.Decoder[Observation] = msgspec.json.Decoder(Observation)


class Waiting(NamedTuple):
    """An observation that is not confirmed, and its place in the outbox."""

    position: int
    observation: Observation


class Confirmations(NamedTuple):
    """How many have been taken, and how many of them came live from the edge."""

    taken: int
    live: int


class Outbox:
    """Keeps at most `kept_max` observations. Past that the device that holds most gives way, its
    oldest first, and what has gone is counted: a device that floods pushes nobody else out.

    `new_boot_id` names a numbering; it is asked once for a new disk, and again when the edge
    knows of numbers that this disk has never given: then the disk was put back from an old copy.
    """

    def __init__(
        self,
        writer: Writer,
        new_boot_id: Callable[[], str],
        kept_max: int,
        on_change: Callable[[], None],
    ) -> None:
        assert kept_max > 0
        self._writer = writer
        self._new_boot_id = new_boot_id
        self._kept_max = kept_max
        self._on_change = on_change
        self._confirmations = Confirmations(0, 0)
        writer.run(self._begin)

    def put(self, observation: Observation) -> None:
        """Number an observation (its own `seq` is ignored) and keep it. Does not wait."""
        self.put_all((observation,))

    def put_all(self, observations: Sequence[Observation]) -> None:
        """The same for several of one device, oldest first, which are kept together or not."""
        if not observations:
            return
        assert len({observation.device for observation in observations}) == 1
        try:
            future = self._writer.submit(lambda db: self._put(db, observations))
        except WriterClosed:
            return
        future.add_done_callback(self._stored)

    def confirm(self, confirmed: Confirmed, *, live: bool = True) -> None:
        """Forget what the edge has on its disk. Does not wait.

        `live` where the edge has just said so; False for a message that the broker kept.
        """
        try:
            future = self._writer.submit(lambda db: self._confirm(db, confirmed))
        except WriterClosed:
            return
        future.add_done_callback(lambda done: self._forgotten(done, live))

    @property
    def confirmations(self) -> Confirmations:
        """How many confirmations have taken effect since the start."""
        return self._confirmations

    def waiting(self, after: int, limit: int) -> list[Waiting]:
        """What is not confirmed behind a position, oldest first."""
        rows = self._writer.reader().execute(
            "SELECT position, observation FROM outbox WHERE position > ? ORDER BY position LIMIT ?",
            (after, limit),
        )
        return [Waiting(position, _decoder.decode(body)) for position, body in rows]

    def oldest(self) -> int:
        """The position of the oldest observation that waits; 0 where none does."""
        row = self._writer.reader().execute("SELECT min(position) FROM outbox").fetchone()
        return int(row[0] or 0)

    def backlog(self, up_to: int | None = None) -> int:
        """How many observations are not confirmed, all or up to a position."""
        row = self._writer.reader().execute(
            "SELECT count(*) FROM outbox WHERE ?1 IS NULL OR position <= ?1", (up_to,)
        )
        return int(row.fetchone()[0])

    def boot_id(self) -> str:
        """The name of the present numbering."""
        return str(self._own()[0])

    def dropped(self) -> int:
        """How many observations have ever gone unconfirmed because the outbox was full."""
        return int(self._own()[1])

    def _own(self) -> tuple[str, int]:
        row = self._writer.reader().execute("SELECT boot_id, dropped FROM outbox_self").fetchone()
        return str(row[0]), int(row[1])

    def _begin(self, db: Database) -> None:
        if db.conn.execute("SELECT 1 FROM outbox_self").fetchone() is None:
            db.conn.execute("INSERT INTO outbox_self VALUES (?, 0)", (self._new_boot_id(),))

    def _put(self, db: Database, observations: Sequence[Observation]) -> None:
        device = observations[0].device
        (head,) = db.conn.execute(
            "INSERT INTO outbox_head VALUES (?1, ?2, ?2) ON CONFLICT (device) "
            "DO UPDATE SET seq = seq + ?2, held = held + ?2 RETURNING seq",
            (device, len(observations)),
        ).fetchone()
        first = head - len(observations) + 1
        db.conn.executemany(
            "INSERT INTO outbox (device, seq, observation) VALUES (?, ?, ?)",
            [
                (device, seq, msgspec.json.encode(msgspec.structs.replace(observation, seq=seq)))
                for seq, observation in enumerate(observations, first)
            ],
        )
        (held,) = db.conn.execute("SELECT sum(held) FROM outbox_head").fetchone()
        if held > self._kept_max:
            self._let_go(db, held - self._kept_max)

    def _let_go(self, db: Database, surplus: int) -> None:
        while surplus > 0:
            device, held = db.conn.execute(
                "SELECT device, held FROM outbox_head ORDER BY held DESC, device LIMIT 1"
            ).fetchone()
            (oldest,) = db.conn.execute(
                "SELECT min(seq) FROM outbox WHERE device = ?", (device,)
            ).fetchone()
            going = min(surplus, held)
            gone = _forget(db, device, oldest + going - 1)
            db.conn.execute("UPDATE outbox_self SET dropped = dropped + ?", (gone,))
            surplus -= gone

    def _confirm(self, db: Database, confirmed: Confirmed) -> None:
        (boot_id,) = db.conn.execute("SELECT boot_id FROM outbox_self").fetchone()
        if confirmed.boot_id != boot_id:
            return
        heads: dict[str, int] = dict(db.conn.execute("SELECT device, seq FROM outbox_head"))
        ahead = [device for device, seq in confirmed.seqs.items() if seq > heads.get(device, 0)]
        if ahead:
            log.error("numbering_begun_anew", devices=ahead, reason="this disk is an old copy")
            db.conn.execute("UPDATE outbox_self SET boot_id = ?", (self._new_boot_id(),))
            return
        for device, seq in confirmed.seqs.items():
            _forget(db, device, seq)

    def _forgotten(self, future: Future[None], live: bool) -> None:
        before = self._confirmations
        self._confirmations = Confirmations(before.taken + 1, before.live + live)
        self._stored(future)

    def _stored(self, future: Future[None]) -> None:
        problem = future.exception()
        if problem is None:
            self._on_change()
        else:
            log.error("outbox_not_written", problem=str(problem))


def _forget(db: Database, device: str, up_to_seq: int) -> int:
    """Drop a device's observations up to a number; how many there were."""
    gone = db.conn.execute(
        "DELETE FROM outbox WHERE device = ? AND seq <= ?", (device, up_to_seq)
    ).rowcount
    if gone:
        db.conn.execute("UPDATE outbox_head SET held = held - ? WHERE device = ?", (gone, device))
    return gone
