"""The simulated shop floor: which pieces lie where, and the people who move them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

import msgspec

from firmware_bridge.drivers.simulated.floor_file import PIECES_MAX, FloorPlace, Kind

SERIALS_PER_PLACE = 1_000_000
"""Tags of different places never share a serial, though they may share a GTIN."""


class FloorRefused(Exception):
    """Something that cannot be done on this floor; the message says why."""


class Lying(msgspec.Struct, frozen=True, kw_only=True):
    """What lies at a place: the serials of its pieces, and of those taken that may come back."""

    sku: str
    serials: tuple[int, ...]
    away: tuple[int, ...]
    next_serial: int


class PlaceState(msgspec.Struct, frozen=True, kw_only=True):
    """One place as `GET /v1/floor` shows it. `epcs` only where pieces are tagged."""

    place: str
    device: str
    kind: Kind
    antenna: int
    sku: str
    count: int
    epcs: tuple[str, ...]


OnMoved = Callable[[str, Lying], None]


class Floor:
    """Every place and what lies there; safe from any thread.

    `remembered` is what lay there before (by place name), used where the sku is still the same.
    `on_moved` is told, in order, whatever changes.
    """

    def __init__(
        self,
        places: Sequence[FloorPlace],
        remembered: Mapping[str, Lying] | None = None,
        on_moved: OnMoved | None = None,
    ) -> None:
        self._places = {place.name: place for place in places}
        self._on_moved = on_moved or (lambda _name, _lying: None)
        self._lock = threading.Lock()
        self._lying: dict[str, Lying] = {}
        self._astray: list[tuple[str, str, int]] = []
        for index, place in enumerate(places):
            before = (remembered or {}).get(place.name)
            if before is None or before.sku != place.sku:
                before = _opening(place, index)
            self._lying[place.name] = before

    @property
    def devices(self) -> dict[str, Kind]:
        """Every device on the floor."""
        return {place.device: place.kind for place in self._places.values()}

    def names(self) -> list[str]:
        """Every place."""
        return list(self._places)

    def find(self, place: str = "", device: str = "", antenna: int = 0, sku: str = "") -> str:
        """The name of the one place meant.

        Raises:
            FloorRefused: no such place, or several.
        """
        meant = [
            found.name
            for found in self._places.values()
            if (not place or found.name == place)
            and (not device or found.device == device)
            and (not antenna or found.antenna == antenna)
            and (not sku or found.sku == sku)
        ]
        if len(meant) == 1:
            return meant[0]
        known = ", ".join(meant or self._places)
        problem = "several places are meant" if meant else "there is no such place"
        raise FloorRefused(f"{problem}; name one of: {known}")

    def take(self, name: str, count: int = 1) -> int:
        """Someone takes pieces, as many as there are; the number taken."""
        with self._lock:
            lying = self._lying[name]
            taken = lying.serials[:count]
            self._set(name, lying, lying.serials[count:], lying.away + taken)
            return len(taken)

    def put(self, name: str, count: int = 1) -> int:
        """Someone puts pieces there, first those that were taken last; the number put."""
        with self._lock:
            lying = self._lying[name]
            count = min(count, PIECES_MAX - len(lying.serials))
            split = max(0, len(lying.away) - count)
            back = lying.away[split:]
            fresh = tuple(range(lying.next_serial, lying.next_serial + count - len(back)))
            self._set(name, lying, lying.serials + back + fresh, lying.away[:split])
            return count

    def lift(self, name: str, count: int) -> list[tuple[int, str]]:
        """Someone carries tagged pieces away; the serial and tag of each."""
        with self._lock:
            lying, place = self._lying[name], self._places[name]
            if place.kind is Kind.SCALE:
                raise FloorRefused(f"{name} has no tagged pieces; take them instead")
            lifted = lying.serials[:count]
            self._set(name, lying, lying.serials[count:], lying.away)
            return [(serial, place.epc(serial)) for serial in lifted]

    def lay(self, name: str, serial: int) -> None:
        """A piece that was carried away is back at its place."""
        with self._lock:
            lying = self._lying[name]
            self._set(name, lying, (*lying.serials, serial), lying.away)

    def misplace(self, home: str, to: str) -> bool:
        """Someone leaves a piece of one place at another; whether there was one and it can lie
        there: what has no tag is seen by scales only. Forgotten when the bridge stops."""
        with self._lock:
            lying = self._lying[home]
            tagged = self._places[home].kind is not Kind.SCALE
            if not lying.serials or tagged is (self._places[to].kind is Kind.SCALE):
                return False
            self._set(home, lying, lying.serials[1:], lying.away)
            self._astray.append((home, to, lying.serials[0]))
            return True

    def tidy(self) -> int:
        """Staff bring back what lies at the wrong place; how many pieces."""
        with self._lock:
            astray, self._astray = self._astray, []
            for home, _, serial in astray:
                lying = self._lying[home]
                self._set(home, lying, (*lying.serials, serial), lying.away)
            return len(astray)

    def unit_weight_g(self, name: str) -> int:
        """What one piece weighs, 0 where the floor file does not say."""
        return self._places[name].unit_weight_g

    def restock(self, name: str, count: int | None = None) -> int:
        """Staff bring new pieces: `count`, or up to what lay there at the opening."""
        with self._lock:
            lying = self._lying[name]
            if count is None:
                count = max(0, self._places[name].count - len(lying.serials))
            count = min(count, PIECES_MAX - len(lying.serials))
            fresh = tuple(range(lying.next_serial, lying.next_serial + count))
            self._set(name, lying, lying.serials + fresh, lying.away)
            return count

    def count(self, name: str) -> int:
        """How many pieces lie there."""
        return len(self._lying[name].serials)

    def opening_count(self, name: str) -> int:
        """How many pieces lay there when the shop opened."""
        return self._places[name].count

    def load_g(self, device: str) -> int:
        """What lies on a scale, in grams."""
        own = sum(
            self.count(place.name) * place.unit_weight_g
            for place in self._places.values()
            if place.device == device
        )
        return own + sum(
            self._places[home].unit_weight_g
            for home, to, _ in list(self._astray)
            if self._places[to].device == device
        )

    def tags(self, device: str) -> dict[int, list[str]]:
        """The EPCs before each antenna of a reader."""
        found: dict[int, list[str]] = {}
        for place in self._places.values():
            if place.device == device:
                epcs = [place.epc(serial) for serial in self._lying[place.name].serials]
                found.setdefault(place.antenna, []).extend(epcs)
        for home, to, serial in list(self._astray):
            place = self._places[to]
            if place.device == device:
                found[place.antenna].append(self._places[home].epc(serial))
        return found

    def state(self) -> tuple[PlaceState, ...]:
        """Every place as it is now."""
        return tuple(
            PlaceState(
                place=place.name,
                device=place.device,
                kind=place.kind,
                antenna=place.antenna,
                sku=place.sku,
                count=self.count(place.name),
                epcs=()
                if place.kind is Kind.SCALE
                else tuple(place.epc(serial) for serial in self._lying[place.name].serials),
            )
            for place in self._places.values()
        )

    def _set(
        self, name: str, before: Lying, serials: tuple[int, ...], away: tuple[int, ...]
    ) -> None:
        following = max((before.next_serial, *(serial + 1 for serial in serials)))
        # Who left the shop with a piece does not bring it back much later.
        now = Lying(sku=before.sku, serials=serials, away=away[-PIECES_MAX:], next_serial=following)
        self._lying[name] = now
        self._on_moved(name, now)


def _opening(place: FloorPlace, index: int) -> Lying:
    first = index * SERIALS_PER_PLACE + 1
    return Lying(
        sku=place.sku,
        serials=tuple(range(first, first + place.count)),
        away=(),
        next_serial=first + place.count,
    )
