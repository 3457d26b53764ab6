"""Every antenna that matters, from the planogram and the posts, and what it had time to see."""

from __future__ import annotations

from edge_agent.sensing.listening import Listening
from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.posts import ANY_ANTENNA, Posts
from edge_agent.sensing.posts import Role as PostRole
from edge_agent.sensing.tags.antenna import Antenna, Role

_ROOMS = {PostRole.BACK: Role.BACK, PostRole.FITTING: Role.FITTING, PostRole.HOLD: Role.HOLD}
LOOK_S_MAX = 2.0
"""More time than this between two looks was not spent listening: the program itself stood still."""
_Key = tuple[str, int]


class Antennas:
    """Antennas by device and number; number 0 stands for any antenna of the device."""

    def __init__(self, posts: Posts, listening: Listening) -> None:
        self._posts = posts
        self._listening = listening
        self._held: dict[_Key, Antenna] = {}
        self._by_place: dict[tuple[str, str], Antenna] = {}
        self._ticked_s: float | None = None

    def arrange(self, planogram: Planogram) -> frozenset[Antenna]:
        """The planogram has changed; antennas that now see another place, or none, and are gone."""
        wanted = self._wanted(planogram)
        gone = set(self._held.values())
        for key, (place, role) in wanted.items():
            held = self._held.get(key)
            if held is not None and (held.place, held.role) == (place, role):
                gone.discard(held)
            else:
                self._held[key] = Antenna(place, key[0], role)
        self._held = {key: self._held[key] for key in wanted}
        self._by_place = {(one.place, one.device): one for one in self._held.values()}
        return frozenset(gone)

    def empty(self) -> None:
        """No tag is before any antenna: they are about to be taken up anew."""
        for antenna in self._held.values():
            antenna.empty()

    def of(self, device: str, number: int) -> Antenna | None:
        """The antenna of this number, or the one that stands for all of its device."""
        held = self._held
        return held.get((device, number)) or held.get((device, ANY_ANTENNA))

    def is_hushed(self, place: str, device: str, sku: str) -> bool:
        """Whether every piece of an item that should lie at a place has fallen silent."""
        antenna = self.at(place, device)
        return antenna is not None and antenna.is_hushed(sku)

    def at(self, place: str, device: str) -> Antenna | None:
        """The antenna of a device that sees a place."""
        return self._by_place.get((place, device))

    def listened_s(self, device: str, now_s: float) -> float:
        """For how long a device has been listened to, in seconds; 0 when it is not."""
        return self._listening.listened_s(device, now_s)

    def tick(self, now_s: float) -> None:
        """Let the antennas that were listened to have seen what there was to see."""
        before_s = now_s if self._ticked_s is None else self._ticked_s
        self._ticked_s = now_s
        heard: dict[str, float] = {}
        for antenna in self._held.values():
            device = antenna.device
            if device not in heard:
                heard[device] = self._listening.listened_s(device, now_s)
            seconds = min(now_s - before_s, heard[device], LOOK_S_MAX)
            if seconds > 0:
                antenna.listen(seconds)

    def _wanted(self, planogram: Planogram) -> dict[_Key, tuple[str, Role]]:
        wanted = {key: (facing.place, Role.SHELF) for key, facing in planogram.rfid.items()}
        wanted |= {key: (name, _ROOMS[role]) for key, (name, role) in self._posts.rooms.items()}
        wanted |= {key: (name, Role.PAD) for key, name in self._posts.pads.items()}
        wanted |= {key: (name, Role.EXIT) for key, name in self._posts.exits.items()}
        return wanted
