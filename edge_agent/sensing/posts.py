"""Which device watches what, from the option `watch_posts`. Pure."""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

_ENTRY = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9_-]{0,63})\.(?P<role>[a-z]+)"
    r"=(?P<device>[A-Za-z0-9][A-Za-z0-9._-]{0,63})(?::(?P<antenna>[0-9]{1,3}))?"
)
ANY_ANTENNA = 0


class PostsError(ValueError):
    """An entry that names no post; the message says which and how it is written."""


class Role(StrEnum):
    """What a device at a post is for."""

    PAD = "pad"
    """A reader under the place of a kiosk where tagged goods are put."""
    BAGGING = "bagging"
    """The scale that a kiosk's customers put what they have scanned on."""
    WEIGHING = "weighing"
    """The scale on which loose goods are weighed for a kiosk."""
    EXIT = "exit"
    """A reader at a way out of the shop."""
    BACK = "back"
    """A reader in a back room."""
    FITTING = "fitting"
    """A reader in a fitting room."""
    HOLD = "hold"
    """A reader at the shelf where orders wait."""


ROOMS = frozenset({Role.BACK, Role.FITTING, Role.HOLD})


class Posts(msgspec.Struct, frozen=True):
    """Who watches what: readers by device and antenna, scales by device.

    `pads` gives the kiosk, `exits` the name of the exit, `rooms` the room and its role, `scales`
    the kiosk and the scale's role.
    """

    pads: dict[tuple[str, int], str] = {}
    exits: dict[tuple[str, int], str] = {}
    rooms: dict[tuple[str, int], tuple[str, Role]] = {}
    scales: dict[str, tuple[str, Role]] = {}

    @classmethod
    def parse(cls, text: str) -> Posts:
        """Read `NAME.ROLE=DEVICE` or `NAME.ROLE=DEVICE:ANTENNA`, parted by commas.

        Without an antenna every antenna of the reader counts.

        Raises:
            PostsError: an entry of another form, or a device that has a post already.
        """
        posts = cls({}, {}, {}, {})
        for entry in filter(None, (part.strip() for part in text.split(","))):
            posts._add(entry)
        return posts

    def _add(self, entry: str) -> None:
        found = _ENTRY.fullmatch(entry)
        roles = ", ".join(Role)
        if found is None or found["role"] not in set(Role):
            raise PostsError(
                f"{entry!r} is not NAME.ROLE=DEVICE or NAME.ROLE=DEVICE:ANTENNA with a role of "
                f"{roles}, as in kiosk-1.pad=reader-3:1"
            )
        name, role, device = found["name"], Role(found["role"]), found["device"]
        antenna = int(found["antenna"] or ANY_ANTENNA)
        if role in {Role.BAGGING, Role.WEIGHING} and antenna:
            raise PostsError(f"{entry!r}: a scale has no antenna; write {device}")
        taken = {*self.pads, *self.exits, *self.rooms}
        if (device, antenna) in taken or device in self.scales:
            raise PostsError(f"{entry!r}: {device} has a post already")
        if role is Role.PAD:
            self.pads[(device, antenna)] = name
        elif role is Role.EXIT:
            self.exits[(device, antenna)] = name
        elif role in ROOMS:
            self.rooms[(device, antenna)] = (name, role)
        else:
            self.scales[device] = (name, role)

    def pad_of(self, device: str, antenna: int) -> str | None:
        """The kiosk on whose pad this antenna looks."""
        return self.pads.get((device, antenna)) or self.pads.get((device, ANY_ANTENNA))

    def exit_of(self, device: str, antenna: int) -> str | None:
        """The exit at which this antenna looks."""
        return self.exits.get((device, antenna)) or self.exits.get((device, ANY_ANTENNA))

    def pad_devices(self, kiosk: str) -> set[str]:
        """The readers under a kiosk's pad."""
        return {device for (device, _), name in self.pads.items() if name == kiosk}

    def scale_of(self, kiosk: str, role: Role) -> str | None:
        """The scale that a kiosk has for this."""
        wanted = (kiosk, role)
        return next((device for device, post in self.scales.items() if post == wanted), None)

    def kiosks(self) -> set[str]:
        """Every kiosk that something watches."""
        return {*self.pads.values(), *(name for name, _ in self.scales.values())}
