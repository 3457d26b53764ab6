"""All tags of a store. Pure: reads, sales and time go in, steps in the life of tags come out.

What it costs depends on what is read and on what falls due, never on how many tags there are.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from itertools import count

import msgspec

from edge_agent.sensing.tags.antenna import STOCK_ROLES, Antenna, Role
from edge_agent.sensing.tags.ghosts import Ghosts
from edge_agent.sensing.tags.life import IN_STORE, TagHappening, TagState, after
from edge_agent.sensing.tags.profiles import TagProfile
from edge_agent.sensing.tags.track import (
    GAP_CAUTION,
    POWER_FIRST,
    Track,
    hush,
    leave,
    read_at_home,
    read_elsewhere,
    settle_at,
    silence_left_s,
)

SOLD_QUIET_S = 600.0
"""So long after its sale a piece may still be carried through the store."""
LOOK_S_MIN = 0.5
LOOK_S_MAX = 20.0
"""How long a round takes may turn out otherwise meanwhile."""


class TagStep(msgspec.Struct, frozen=True):
    """A tag's state or place has changed. `left` and `at` are antennas, None for nowhere."""

    epc: str
    sku: str
    before: TagState
    state: TagState
    left: Antenna | None
    at: Antenna | None


class TagRules(msgspec.Struct, frozen=True, kw_only=True):
    """`gone_after_s`: no tag is gone sooner. `power_min` in milliwatts: weaker reads of tags that
    the store does not know are of elsewhere. `was_sold` tells of a tag that it was paid for."""

    profile: TagProfile
    gone_after_s: float
    power_min: float
    was_sold: Callable[[str], bool]


class Tracker:
    """Follows tags. Not to be shared between threads."""

    def __init__(self, rules: TagRules) -> None:
        self._rules = rules
        self._tracks: dict[str, Track] = {}
        self.ghosts = Ghosts(rules.power_min)
        self._due: list[tuple[float, int, Track]] = []
        self._numbers = count()
        self.rehushed: set[Antenna] = set()
        """Antennas whose place fell silent as a whole, or is heard again; whoever looks empties
        it."""

    def __len__(self) -> int:
        return len(self._tracks)

    def state(self, epc: str) -> TagState:
        """Where a tag stands."""
        track = self._tracks.get(epc)
        return TagState.UNKNOWN if track is None else track.state

    def load(
        self, epc: str, sku: str, state: TagState, antenna: Antenna | None, now_s: float
    ) -> None:
        """Take up a tag as it was known when the program last ran. Its silence begins now."""
        track = Track(epc, sku, state, None, since_s=now_s)
        self._tracks[epc] = track
        if antenna is not None and state in IN_STORE:
            settle_at(track, antenna, POWER_FIRST, now_s)
            self._watch(track, now_s)

    def read(
        self, epc: str, sku: str, antenna: Antenna, power: float | None, now_s: float
    ) -> TagStep | None:
        """A tag was read; what that changes, mostly nothing. `power` in milliwatts."""
        power = POWER_FIRST if power is None else power
        profile = self._rules.profile
        track = self._tracks.get(epc)
        if track is not None and track.hushed and track.home is not None and hush(track, False):
            self.rehushed.add(track.home)
        if track is not None and track.home is antenna:
            read_at_home(track, power, profile)
            return None
        if track is not None and track.home is not None:
            if read_elsewhere(track, antenna, power, profile):
                return self._come(track, antenna, power, now_s)
            return None
        if track is not None and track.state is TagState.SOLD:
            return self._sold_again(track, antenna, power, now_s)
        if not self.ghosts.is_real(epc, antenna, power, now_s):
            return None
        if track is None:
            sold = self._rules.was_sold(epc)
            state = TagState.SOLD if sold else TagState.UNKNOWN
            track = self._tracks[epc] = Track(epc, sku, state, None)
        return self._come(track, antenna, power, now_s)

    def sell(self, epc: str, now_s: float) -> TagStep | None:
        """A tag was paid for."""
        track = self._tracks.get(epc)
        return None if track is None else self._go(track, TagHappening.SOLD, now_s)

    def take_back(self, epc: str, now_s: float) -> TagStep | None:
        """A tag that had been sold is stock again, where it lies."""
        track = self._tracks.get(epc)
        if track is None:
            return None
        before, track.state = track.state, after(track.state, TagHappening.TAKEN_BACK)
        track.since_s = now_s
        if before is track.state:
            return None
        return TagStep(epc, track.sku, before, track.state, track.home, track.home)

    def forget(self, epc: str) -> None:
        """Drop a tag that nobody needs to know any more."""
        track = self._tracks.pop(epc, None)
        if track is not None:
            leave(track)

    def drop(self, gone: frozenset[Antenna], now_s: float) -> list[TagStep]:
        """Antennas are no more: nobody can say where their tags are."""
        lost = [track for track in self._tracks.values() if gone and track.home in gone]
        steps = [self._go(track, TagHappening.SILENT, now_s) for track in lost]
        return [step for step in steps if step is not None]

    def due(self, now_s: float) -> Iterator[TagStep]:
        """Steps of the tags whose silence has lasted long enough by now."""
        self.ghosts.tick(now_s)
        while self._due and self._due[0][0] <= now_s:
            due_s, _, track = heapq.heappop(self._due)
            if track.home is None or due_s != track.due_s:
                continue
            if self._gone_in_s(track) > 0:
                if self._hushed_in_s(track) <= 0 and hush(track, True):
                    self.rehushed.add(track.home)
                self._watch(track, now_s)
                continue
            step = self._go(track, TagHappening.SILENT, now_s)
            if step is not None:
                yield step

    def _come(self, track: Track, antenna: Antenna, power: float, now_s: float) -> TagStep | None:
        happening = _HAPPENING.get(antenna.role, TagHappening.CARRIED)
        before, left = track.state, track.home
        state = after(before, happening)
        if state not in IN_STORE:
            return None
        settle_at(track, antenna, power, now_s)
        track.state = state
        self._watch(track, now_s)
        if state is before and left is not None and left.place == antenna.place:
            return None
        return TagStep(track.epc, track.sku, before, state, left, antenna)

    def _sold_again(
        self, track: Track, antenna: Antenna, power: float, now_s: float
    ) -> TagStep | None:
        if antenna.role not in STOCK_ROLES or now_s - track.since_s < SOLD_QUIET_S:
            return None
        if not self.ghosts.is_real(track.epc, antenna, power, now_s):
            return None
        return self._come(track, antenna, power, now_s)

    def _go(self, track: Track, happening: TagHappening, now_s: float) -> TagStep | None:
        before, left = track.state, track.home
        state = after(before, happening)
        if state is before:
            return None
        track.state = state
        if state not in IN_STORE:
            leave(track)
            track.since_s = now_s
        return TagStep(track.epc, track.sku, before, state, left, track.home)

    def _gone_in_s(self, track: Track) -> float:
        rules = self._rules
        return silence_left_s(track, rules.profile.silence, rules.gone_after_s, GAP_CAUTION)

    def _hushed_in_s(self, track: Track) -> float:
        return silence_left_s(track, self._rules.profile.hush, self._rules.gone_after_s, 1.0)

    def _watch(self, track: Track, now_s: float) -> None:
        # An antenna gathers at most one epoch in a round: looking earlier would be for nothing.
        left_s = self._gone_in_s(track) if track.hushed else self._hushed_in_s(track)
        track.due_s = now_s + min(LOOK_S_MAX, max(LOOK_S_MIN, left_s))
        heapq.heappush(self._due, (track.due_s, next(self._numbers), track))


_HAPPENING = {
    Role.SHELF: TagHappening.SETTLED,
    Role.BACK: TagHappening.SETTLED,
    Role.HOLD: TagHappening.SETTLED,
    Role.FITTING: TagHappening.CARRIED,
    Role.PAD: TagHappening.CARRIED,
    Role.EXIT: TagHappening.AT_EXIT,
}
