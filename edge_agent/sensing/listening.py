"""Since when each device has been listened to without a break. Pure; times are passed in."""

from __future__ import annotations

from collections.abc import Iterable


class Listening:
    """A device is listened to while the line to the broker is up and neither the device nor its
    bridge has been announced as offline. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._line_since_s: float | None = None
        self._online_since_s: dict[str, float] = {}
        self._offline: set[str] = set()
        self._bridge_of: dict[str, str] = {}

    def start(self, offline: Iterable[str], bridges: dict[str, str]) -> None:
        """What was known when the program last ran."""
        self._offline = set(offline)
        self._bridge_of = dict(bridges)

    def line(self, up: bool, now_s: float) -> None:
        """The line to the broker came or went."""
        self._line_since_s = now_s if up else None

    def heard_through(self, device: str, bridge: str) -> None:
        """A device speaks through this bridge."""
        self._bridge_of[device] = bridge

    def depends_on(self, device: str, name: str) -> bool:
        """Whether a device is, or speaks through, what was announced under this name."""
        return name in {device, self._bridge_of.get(device, "")}

    def presence(self, name: str, online: bool, now_s: float) -> None:
        """A device or a bridge was announced."""
        if not online:
            self._offline.add(name)
        elif name in self._offline:
            self._offline.discard(name)
            self._online_since_s[name] = now_s

    def is_online(self, device: str) -> bool:
        """Whether nothing says that the device is offline."""
        return self._offline.isdisjoint((device, self._bridge_of.get(device, "")))

    def listened_s(self, device: str, now_s: float) -> float:
        """For how long the device has been listened to, in seconds; 0 when it is not."""
        if self._line_since_s is None or not self.is_online(device):
            return 0.0
        names = (device, self._bridge_of.get(device, ""))
        since_s = [self._online_since_s[name] for name in names if name in self._online_since_s]
        return now_s - max([self._line_since_s, *since_s])
