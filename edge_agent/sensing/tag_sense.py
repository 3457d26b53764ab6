"""Tags: which are present at which place, kept with the facts of their coming and going."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from edge_agent.sensing.levels import Levels, held_level
from edge_agent.sensing.listening import Listening
from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.tags import TagStep, is_gone, tag_step
from storecore.clock import Clock
from storecore.contracts.facts import TagArrived, TagDeparted
from storecore.contracts.observations import TagObserved
from storecore.contracts.reference import Facing
from storecore.journal.journal import Journal

_LONG_AGO_S = float("-inf")


class TagSense:
    """Runs inside a Writer's work. The database knows which tags are present; when each was last
    read is kept in memory only, so that reading a tag that stays costs nothing on disk."""

    def __init__(
        self,
        *,
        store_id: str,
        journal: Journal,
        levels: Levels,
        listening: Listening,
        clock: Clock,
        gone_after_s: float,
        moved_after_s: float,
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._levels = levels
        self._listening = listening
        self._clock = clock
        self._gone_after_s = gone_after_s
        self._moved_after_s = moved_after_s
        self._read_s: dict[str, float] = {}

    def observe(self, db: Database, planogram: Planogram, tags: Iterable[TagObserved]) -> None:
        """Take reads in, in their order; many reads of one tag by one antenna count as one."""
        reads = dict.fromkeys((tag.epc.upper(), tag.device, tag.antenna) for tag in tags)
        changed: dict[str, Facing] = {}
        for epc, device, antenna in reads:
            facing = planogram.rfid_facing(device, antenna)
            sku = planogram.sku_of(epc) if facing is not None else None
            if facing is not None and sku is not None:
                changed |= self._observe_one(db, planogram, facing, epc, sku)
        self.recount(db, changed.values())

    def _observe_one(
        self, db: Database, planogram: Planogram, facing: Facing, epc: str, sku: str
    ) -> dict[str, Facing]:
        """The places whose content this read has changed."""
        now_s = self._clock.monotonic_s()
        row = db.conn.execute("SELECT place, device FROM tag WHERE epc = ?", (epc,)).fetchone()
        place, device = row or (None, "")
        unread_s = self._unread_s(epc, device, now_s)
        step = tag_step(place, facing.place, unread_s, self._moved_after_s)
        if step is TagStep.OVERHEARD:
            return {}
        self._read_s[epc] = now_s
        if step is TagStep.STAYS:
            return {}
        changed = {facing.place: facing}
        if place is not None:
            self._depart(db, epc)
            left = planogram.sensed().get(place)
            changed |= {place: left} if left is not None else {}
        at_ms = self._clock.wall_ms()
        db.conn.execute(
            "INSERT INTO tag VALUES (?, ?, ?, ?, ?)",
            (epc, sku, facing.place, facing.device, at_ms),
        )
        body = TagArrived(
            store_id=self._store_id,
            epc=epc,
            sku=sku,
            place=facing.place,
            device=facing.device,
            at_ms=at_ms,
        )
        self._journal.append(db, body)
        return changed

    def tick(self, db: Database, planogram: Planogram) -> None:
        """Let tags depart that have not been read for long enough."""
        now_s = self._clock.monotonic_s()
        places: set[str] = set()
        for epc, place, device in db.conn.execute("SELECT epc, place, device FROM tag").fetchall():
            unread_s = now_s - self._read_s.get(epc, _LONG_AGO_S)
            listened_s = self._listening.listened_s(device, now_s)
            if is_gone(unread_s, listened_s, self._gone_after_s):
                self._depart(db, epc)
                self._read_s.pop(epc, None)
                places.add(place)
        self.recount(db, [f for f in planogram.rfid.values() if f.place in places])
        self._count_empty(db, planogram, now_s)

    def _count_empty(self, db: Database, planogram: Planogram, now_s: float) -> None:
        """A place where a reader that is there has never read anything is empty."""
        known = {name for (name,) in db.conn.execute("SELECT device FROM device")}
        for facing in planogram.rfid.values():
            heard = facing.device in known
            listened_s = self._listening.listened_s(facing.device, now_s)
            if not heard or listened_s < self._gone_after_s:
                continue
            if held_level(db.conn, facing.place) is None:
                self.recount(db, [facing])

    def recount(self, db: Database, facings: Iterable[Facing]) -> None:
        """Set the levels of places to the tags of the right sku that are present there."""
        for facing in facings:
            (count,) = db.conn.execute(
                "SELECT count(*) FROM tag WHERE place = ? AND sku = ?", (facing.place, facing.sku)
            ).fetchone()
            self._levels.set_level(db, facing, count)

    def _unread_s(self, epc: str, device: str, now_s: float) -> float:
        """For how long a tag's own place could have read it and has not."""
        since_read_s = now_s - self._read_s.get(epc, _LONG_AGO_S)
        return min(since_read_s, self._listening.listened_s(device, now_s))

    def _depart(self, db: Database, epc: str) -> None:
        sku, place, device = db.conn.execute(
            "DELETE FROM tag WHERE epc = ? RETURNING sku, place, device", (epc,)
        ).fetchone()
        body = TagDeparted(
            store_id=self._store_id,
            epc=epc,
            sku=sku,
            place=place,
            device=device,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, body)
