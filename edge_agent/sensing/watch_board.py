"""What each kiosk's own sensors see now, kept ready for the kiosk that waits for a change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count

from msgspec.structs import replace
from sqlite_utils import Database

from edge_agent.sensing.listening import Listening
from edge_agent.sensing.pad import PadRules, Sight, after_read, is_near, is_off
from edge_agent.sensing.posts import Posts, Role
from edge_agent.sensing.sold import sold_among
from storecore.clock import Clock
from storecore.contracts.observations import TagObserved, WeightObserved
from storecore.contracts.watching import PadTag, PostWeight, WatchState

_EMPTY = WatchState(stamp="")


class WatchBoard:
    """Everything but `state` runs inside a Writer's work. It is kept in memory only: after a start
    a pad is unknown until its reader has been listened to for a while.

    `boot` tells one run of the program from another in the stamps; `on_change` may be called from
    the writer's thread whenever a state is another one.
    """

    def __init__(
        self,
        posts: Posts,
        rules: PadRules,
        listening: Listening,
        clock: Clock,
        *,
        boot: str,
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        self._posts = posts
        self._rules = rules
        self._listening = listening
        self._clock = clock
        self._boot = boot
        self.on_change = on_change
        self._stamps = count(1)
        self._sights: dict[str, dict[str, tuple[str, Sight]]] = {}
        self._weights: dict[str, PostWeight] = {}
        self._states = dict.fromkeys(posts.kiosks(), _EMPTY)
        for kiosk in self._states:
            self._show(kiosk, _EMPTY)

    def state(self, kiosk: str) -> WatchState:
        """What a kiosk's sensors see. Safe from any thread."""
        return self._states.get(kiosk, _EMPTY)

    def observe(self, db: Database, tags: Iterable[TagObserved]) -> None:
        """Tags were read; those that are on no pad do not matter here."""
        now_s = self._clock.monotonic_s()
        kiosks: set[str] = set()
        for tag in tags:
            kiosk = self._posts.pad_of(tag.device, tag.antenna)
            if kiosk is None or not is_near(tag.rssi_cdbm, self._rules):
                continue
            sights, epc = self._sights.setdefault(kiosk, {}), tag.epc.upper()
            _, before = sights.get(epc, ("", None))
            sights[epc] = (tag.device, after_read(before, now_s, self._rules))
            kiosks.add(kiosk)
        for kiosk in kiosks:
            self.refresh(db, kiosk)

    def weigh(self, db: Database, seen: WeightObserved) -> bool:
        """A scale told its weight; True where it is a kiosk's own."""
        post = self._posts.scales.get(seen.device)
        if post is None:
            return False
        self._weights[seen.device] = PostWeight(grams=seen.grams, stable=seen.stable)
        self.refresh(db, post[0])
        return True

    def tick(self, db: Database) -> None:
        """Let time pass: tags that nobody reads any more have been taken off."""
        now_s = self._clock.monotonic_s()
        for sights in self._sights.values():
            for epc, (device, sight) in list(sights.items()):
                listened_s = self._listening.listened_s(device, now_s)
                if is_off(sight, now_s, listened_s, self._rules):
                    del sights[epc]
        for kiosk in self._states:
            self.refresh(db, kiosk)

    def refresh(self, db: Database, kiosk: str) -> None:
        """Work a kiosk's state out anew, also when tags were sold."""
        if kiosk not in self._states:
            return
        sights = self._sights.get(kiosk, {})
        there = [epc for epc, (_, sight) in sights.items() if sight.there]
        sold = sold_among(db.conn, there)
        pad = tuple(PadTag(epc=epc, sold=epc in sold) for epc in there)
        self._show(
            kiosk,
            WatchState(
                stamp="",
                pad=pad if self._hears_pad(kiosk) else None,
                bagging=self._weight(kiosk, Role.BAGGING),
                weighing=self._weight(kiosk, Role.WEIGHING),
            ),
        )

    def _show(self, kiosk: str, state: WatchState) -> None:
        before = self._states[kiosk]
        stamped = replace(state, stamp=before.stamp)
        if before.stamp and stamped == before:
            return
        self._states[kiosk] = replace(state, stamp=f"{self._boot}-{next(self._stamps)}")
        self.on_change()

    def _hears_pad(self, kiosk: str) -> bool:
        """Whether every reader of the pad has been heard for as long as a tag takes to be gone."""
        devices = self._posts.pad_devices(kiosk)
        now_s = self._clock.monotonic_s()
        heard = [self._listening.listened_s(device, now_s) for device in devices]
        return bool(heard) and min(heard) >= self._rules.gone_after_s

    def _weight(self, kiosk: str, role: Role) -> PostWeight | None:
        device = self._posts.scale_of(kiosk, role)
        if device is None or not self._listening.listened_s(device, self._clock.monotonic_s()):
            return None
        return self._weights.get(device)
