"""Tags: where each one is and how it stands, kept with the facts of its life."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlite_utils import Database

from edge_agent.sensing.antennas import Antennas
from edge_agent.sensing.census import Census
from edge_agent.sensing.devices import is_known
from edge_agent.sensing.levels import Levels
from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.sold import sold_with
from edge_agent.sensing.tag_book import TagBook
from edge_agent.sensing.tags.life import TagState
from edge_agent.sensing.tags.profiles import TagProfile
from edge_agent.sensing.tags.tracker import TagRules, TagStep, Tracker
from storecore.clock import Clock
from storecore.contracts.observations import TagObserved
from storecore.contracts.reference import Sensing
from storecore.logs import Log

log = Log(__name__)

_AWAY_KEPT_MS = 30 * 24 * 3_600_000


class TagSense:
    """Runs inside a Writer's work. Only steps in a tag's life touch the disk: reading a tag that
    stays costs nothing there."""

    def __init__(
        self,
        *,
        book: TagBook,
        antennas: Antennas,
        levels: Levels,
        clock: Clock,
        profile: TagProfile,
        gone_after_s: float,
        rssi_cdbm_min: int,
    ) -> None:
        self._book = book
        self._antennas = antennas
        self._levels = levels
        self._clock = clock
        self.census = Census()
        self._gone_after_s = gone_after_s
        self._db: Database | None = None
        rules = TagRules(
            profile=profile,
            gone_after_s=gone_after_s,
            power_min=_milliwatts(rssi_cdbm_min),
            was_sold=self._was_sold,
        )
        self._rules = rules
        self._tracker = Tracker(rules)
        self._mark = -1
        self._unseen: set[str] = set()

    def reconcile(self, db: Database, planogram: Planogram) -> None:
        """The planogram has changed."""
        gone = self._antennas.arrange(planogram)
        self._trust(db)
        self._take(db, planogram, self._tracker.drop(gone, self._clock.monotonic_s()))
        places = {facing.place for facing in planogram.rfid.values()}
        self._unseen = self._book.places_without_level(db.conn, places)

    def observe(self, db: Database, planogram: Planogram, tags: Iterable[TagObserved]) -> None:
        """Take reads in; many reads of one tag by one antenna in a batch count as the strongest."""
        reads: dict[tuple[str, str, int], int | None] = {}
        for tag in tags:
            key, rssi = (tag.epc, tag.device, tag.antenna), tag.rssi_cdbm
            if key not in reads:
                reads[key] = rssi
            elif rssi is not None:
                held = reads[key]
                reads[key] = rssi if held is None else max(held, rssi)
        now_s = self._clock.monotonic_s()
        self._trust(db)
        steps: list[TagStep] = []
        for (epc, device, number), rssi in reads.items():
            antenna = self._antennas.of(device, number)
            if antenna is None:
                continue
            sku = planogram.sku_of(epc)
            if sku is None:
                self.census.note(epc, now_s)
                continue
            power = None if rssi is None else _milliwatts(rssi)
            step = self._tracker.read(epc.upper(), sku, antenna, power, now_s)
            if step is not None:
                steps.append(step)
        self._take(db, planogram, steps)

    def tick(self, db: Database, planogram: Planogram) -> None:
        """Let tags go whose silence has lasted for long enough."""
        now_s = self._clock.monotonic_s()
        self._trust(db)
        self._antennas.tick(now_s)
        self._take(db, planogram, list(self._tracker.due(now_s)))
        self._count_empty(db, planogram, now_s)

    def paid(self, db: Database, epc: str, planogram: Planogram) -> None:
        """A tag was paid for."""
        self._trust(db)
        step = self._tracker.sell(epc, self._clock.monotonic_s())
        if step is not None:
            self._take(db, planogram, [step])

    def take_back(self, db: Database, epc: str, planogram: Planogram) -> None:
        """A tag that was sold once is stock again."""
        self._trust(db)
        step = self._tracker.take_back(epc, self._clock.monotonic_s())
        if step is not None:
            self._take(db, planogram, [step])

    def forget_old(self, db: Database) -> None:
        """Let go of tags that left long ago."""
        for epc in self._book.away_before(db.conn, self._clock.wall_ms() - _AWAY_KEPT_MS):
            self._tracker.forget(epc)
            self._book.forget(db, epc)

    def _take(self, db: Database, planogram: Planogram, steps: list[TagStep]) -> None:
        places = {antenna.place for antenna in self._tracker.rehushed}
        self._tracker.rehushed.clear()
        if steps:
            self._mark = self._book.raise_mark(db)
        for step in steps:
            self._book.take(db, step)
            places |= {antenna.place for antenna in (step.left, step.at) if antenna is not None}
        for place in sorted(places):
            self._recount(db, planogram, place)

    def _recount(self, db: Database, planogram: Planogram, place: str) -> None:
        self._unseen.discard(place)
        facing = planogram.at(place)
        if facing is None or facing.sensing is not Sensing.RFID:
            return
        right, others = self._book.at_place(db.conn, place, facing.sku)
        if self._antennas.is_hushed(place, facing.device, facing.sku):
            right = 0
        self._levels.set_level(db, facing, right, misplaced=others)

    def _count_empty(self, db: Database, planogram: Planogram, now_s: float) -> None:
        """A place where a reader that is there has never read anything is empty."""
        for place in sorted(self._unseen):
            facing = planogram.at(place)
            device = "" if facing is None else facing.device
            if self._antennas.listened_s(device, now_s) >= self._gone_after_s and is_known(
                db.conn, device
            ):
                self._recount(db, planogram, place)

    def _trust(self, db: Database) -> None:
        """Take up the tags as the disk has them: at the start, and where a change was undone."""
        self._db = db
        mark = self._book.mark(db.conn)
        if mark == self._mark:
            return
        self._tracker, now_s = Tracker(self._rules), self._clock.monotonic_s()
        self._antennas.empty()
        for epc, sku, place, device, state in self._book.all(db.conn):
            antenna = self._antennas.at(place, device) if place else None
            known = TagState(state) if antenna is not None or not place else TagState.MISSING
            self._tracker.load(epc, sku, known, antenna, now_s)
        self._mark = mark

    def _was_sold(self, epc: str) -> bool:
        assert self._db is not None
        return sold_with(self._db.conn, epc) is not None


@lru_cache(maxsize=16_384)
def _milliwatts(rssi_cdbm: int) -> float:
    return float(10.0 ** (rssi_cdbm / 1000.0))
