"""A batch of messages, decoded and taken in by one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from sqlite_utils import Database

from edge_agent.ingest.decode import decode
from edge_agent.ingest.floods import Floods
from edge_agent.ingest.kept import RawReadings
from edge_agent.ingest.messages import (
    BadMessage,
    BadReason,
    Decoded,
    LetGo,
    Message,
    Rejected,
    Taken,
    VendorSaid,
)
from edge_agent.ingest.positions import Positions, confirmation
from edge_agent.ingest.quarantine import Quarantine
from edge_agent.ingest.vendors.keonn import KeonnFields
from edge_agent.sensing.senses import Senses
from storecore.clock import Clock
from storecore.contracts.devices import DeviceState
from storecore.contracts.observations import Confirmed, Envelope, Observation, Presence
from storecore.logs import Log

log = Log(__name__)

_LET_GO = LetGo()
_DEVICE_LEVEL = 5
"""Where a vendor's topic names the device."""


class Intake:
    """Reads messages and takes them in. `read` runs anywhere, the rest inside a Writer's work."""

    def __init__(
        self,
        *,
        store_id: str,
        senses: Senses,
        quarantine: Quarantine,
        floods: Floods,
        raw: RawReadings,
        clock: Clock,
        bytes_max: int,
        keonn: KeonnFields,
        on_flood: Callable[[Iterable[str]], None],
    ) -> None:
        self._store_id = store_id
        self._senses = senses
        self._quarantine = quarantine
        self._floods = floods
        self._raw = raw
        self._clock = clock
        self._bytes_max = bytes_max
        self._keonn = keonn
        self._on_flood = on_flood

    def read(self, messages: Iterable[Message]) -> list[Taken]:
        """What each message says, or why it is refused. Never raises."""
        now_s = self._clock.monotonic_s()
        return [Taken(message, self._read_one(message, now_s)) for message in messages]

    def _read_one(self, message: Message, now_s: float) -> Decoded | Rejected | LetGo:
        if not self._floods.admits(message.topic, now_s):
            return _LET_GO
        try:
            now_ms = self._clock.wall_ms()
            return decode(message, self._store_id, self._bytes_max, now_ms, self._keonn)
        except BadMessage as bad:
            return Rejected(message, bad.reason, bad.detail)
        except Exception as error:
            log.exception("decoding_failed", topic=message.topic)
            return failed(message, error)

    def take(self, db: Database, batch: Sequence[Taken]) -> tuple[Confirmed, ...]:
        """Take a batch in, in its order; what is to be confirmed to the bridges it came from."""
        now_ms = self._clock.wall_ms()
        positions = Positions(db)
        seen = _Run()
        raw: list[Message] = []
        let_go: Counter[str] = Counter()
        for message, said in batch:
            if isinstance(said, Envelope):
                fresh = positions.fresh(said)
                self._see(db, seen, said.bridge, fresh)
            elif isinstance(said, VendorSaid):
                for words in said.told:
                    log.info("device_told", device=said.device, words=words)
                if said.online is not None:
                    self._observe(db, seen)
                    presence = Presence(name=said.device, online=said.online, at_ms=now_ms)
                    self._senses.presence(db, presence)
                fresh = list(said.seen)
                self._see(db, seen, "", fresh)
            elif isinstance(said, LetGo):
                let_go[message.topic] += 1
                continue
            else:
                self._observe(db, seen)
                self._take_other(db, said, now_ms)
                continue
            if fresh:
                raw.append(message)
        self._observe(db, seen)
        self._raw.put(db, raw, now_ms)
        if let_go:
            self._floods.note(db, let_go, now_ms)
            levels = [topic.split("/") for topic in let_go]
            self._on_flood({at[_DEVICE_LEVEL] for at in levels if len(at) > _DEVICE_LEVEL})
        positions.keep(now_ms)
        return tuple(confirmation(db, *bridge) for bridge in positions.bridges)

    def _see(self, db: Database, seen: _Run, bridge: str, fresh: list[Observation]) -> None:
        """Gather what one bridge tells in a row: the senses take it in at one go."""
        if bridge != seen.bridge:
            self._observe(db, seen)
            seen.bridge = bridge
        seen.observations += fresh

    def _observe(self, db: Database, seen: _Run) -> None:
        if seen.observations:
            self._senses.observe(db, seen.observations, seen.bridge)
            seen.observations = []

    def _take_other(
        self, db: Database, said: Presence | DeviceState | Rejected, now_ms: int
    ) -> None:
        if isinstance(said, Presence):
            self._senses.presence(db, said)
        elif isinstance(said, DeviceState):
            self._senses.state(db, said)
        elif self._quarantine.put(db, said, now_ms):
            log.warning(
                "message_quarantined",
                topic=said.message.topic,
                reason=said.reason,
                detail=said.detail,
            )


class _Run:
    """Observations of one bridge in a row, not taken in yet."""

    def __init__(self) -> None:
        self.bridge = ""
        self.observations: list[Observation] = []


def failed(message: Message, error: Exception) -> Rejected:
    """A message that this program itself stumbled over; it must not hold up the others."""
    detail = f"{type(error).__name__}: {error}"
    return Rejected(message, BadReason.AGENT_FAILED, detail)
