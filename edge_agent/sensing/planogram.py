"""What should lie where and which device tells of it, read once per change of reference."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from storecore.contracts.reference import Facing, Item, Sensing
from storecore.gs1.epc import decode_epc
from storecore.gs1.errors import EpcError
from storecore.logs import Log
from storecore.replication.mirror import Mirror

log = Log(__name__)

READ_FROM = frozenset({"facing", "item"})
"""Collections that a planogram is made from."""


class Planogram(msgspec.Struct, frozen=True):
    """One state of it. Never changed, so any thread may hold it."""

    rfid: dict[tuple[str, int], Facing]
    weight: dict[str, tuple[Facing, ...]]
    sku_by_gtin: dict[str, str]
    unit_weight_g: dict[str, int]
    tagged: frozenset[str] = frozenset()
    places: dict[str, Facing] = {}
    """Every place that something sees."""

    @classmethod
    def made_of(cls, facings: Iterable[Facing], items: Iterable[Item]) -> Planogram:
        """The planogram of these documents; facings without a device are nobody's to see."""
        goods = list(items)
        seen = [facing for facing in facings if facing.device]
        return cls(
            rfid={(f.device, f.antenna): f for f in seen if f.sensing is Sensing.RFID},
            weight=_by_device(f for f in seen if f.sensing is Sensing.WEIGHT),
            sku_by_gtin={item.gtin: item.sku for item in goods if item.gtin},
            unit_weight_g={item.sku: item.unit_weight_g for item in goods if item.unit_weight_g},
            tagged=frozenset(item.sku for item in goods if item.tagged),
            places={f.place: f for f in seen if f.sensing is not Sensing.NONE},
        )

    def rfid_facing(self, device: str, antenna: int) -> Facing | None:
        """The place an antenna reads; antenna 0 stands for any antenna of the device."""
        return self.rfid.get((device, antenna)) or self.rfid.get((device, 0))

    def rfid_facings(self, device: str) -> list[Facing]:
        """Every place that a reader reads, by antenna."""
        places = [facing for (name, _), facing in self.rfid.items() if name == device]
        return sorted(places, key=lambda facing: facing.antenna)

    def sensed(self) -> dict[str, Facing]:
        """Every place that something sees, by place."""
        return self.places

    def at(self, place: str) -> Facing | None:
        """What should lie at a place that something sees."""
        return self.places.get(place)

    def devices(self) -> set[str]:
        """Every device that the planogram counts on."""
        return {f.device for f in self.sensed().values()}

    def sku_of(self, epc: str) -> str | None:
        """The sku of a tagged unit; None for a foreign tag or goods that are not ours."""
        gtin = _gtin14(epc)
        return None if gtin is None else self.sku_by_gtin.get(gtin)


def _by_device(facings: Iterable[Facing]) -> dict[str, tuple[Facing, ...]]:
    """Facings by the scale under them; several goods may lie on one scale."""
    found: dict[str, tuple[Facing, ...]] = {}
    for facing in sorted(facings, key=lambda facing: facing.place):
        found[facing.device] = (*found.get(facing.device, ()), facing)
    return found


@lru_cache(maxsize=65_536)
def _gtin14(epc: str) -> str | None:
    """The trade item of a tag, which is read again and again; None for one of another kind."""
    try:
        return decode_epc(epc).gtin.gtin14
    except EpcError:
        return None


class PlanogramSource:
    """Gives the planogram as the mirror has it."""

    def __init__(self, mirror: Mirror) -> None:
        self._mirror = mirror
        self._changes = 0
        self._held: tuple[int, Planogram] = (-1, Planogram.made_of((), ()))

    @property
    def newest(self) -> Planogram:
        """The planogram as it was read last, for whoever only shows something."""
        return self._held[1]

    def forget(self) -> None:
        """Reference has changed."""
        self._changes += 1

    def get(self, conn: sqlite3.Connection) -> Planogram:
        """The planogram now; the one before where the new one cannot be read.

        Like `forget` only inside a Writer's work: an older state of the database than the
        writer's own would be kept as the newest.
        """
        changes = self._changes
        number, held = self._held
        if number == changes:
            return held
        try:
            facings = [row.document for row in self._mirror.all(conn, "facing", Facing)]
            items = [row.document for row in self._mirror.all(conn, "item", Item)]
        except msgspec.MsgspecError as error:
            log.error("planogram_unreadable", problem=str(error))
        else:
            held = Planogram.made_of(facings, items)
        self._held = (changes, held)
        return held
