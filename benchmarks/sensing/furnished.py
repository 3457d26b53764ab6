"""The simulated shop's floor as an edge agent knows it: its goods, shelves, readers and reads."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlite_utils import Database

from edge_agent.books import Books
from edge_agent.ingest.messages import Message
from storecore.contracts import topics
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.observations import Envelope, TagObserved
from storecore.contracts.reference import Facing, Item, Sensing, SoldBy
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import Gtin
from storecore.money import Money
from storeside.shop.floor import BACK, EXIT, FITTING, PAD, Floor, Good

STORE = "s1"
POSTS = (
    "back.back=reader-back, cabin.fitting=reader-fitting, "
    "kiosk-1.pad=reader-pad, north.exit=reader-exit"
)
_ROOMS = {BACK: "reader-back", FITTING: "reader-fitting", PAD: "reader-pad", EXIT: "reader-exit"}
ANTENNAS = 4


def _number(good: Good) -> int:
    return int(good.sku.rpartition("-")[2])


def _gtin(good: Good) -> Gtin:
    return Gtin.from_payload(952123400000 + _number(good))


def furnish(db: Database, books: Books, floor: Floor) -> None:
    """Goods and shelves come down as reference."""
    documents: list[tuple[str, str, msgspec.Struct]] = []
    for good in floor.goods:
        item = Item(
            sku=good.sku, names={"en": good.sku}, category="c", price=Money(1000, "EUR"),
            tax_percent=19, sold_by=SoldBy.EACH, gtin=_gtin(good).gtin14, tagged=True,
        )  # fmt: skip
        device, antenna = eye_of(good)
        facing = Facing(
            place=good.shelf, sku=good.sku, zone="a", bay=1, shelf=1, minimum=good.minimum,
            target=good.target, sensing=Sensing.RFID, device=device, antenna=antenna,
        )  # fmt: skip
        documents += [("item", good.sku, item), ("facing", good.shelf, facing)]
    entries = tuple(
        Entry(collection=c, key=k, version=1, raw=msgspec.Raw(msgspec.json.encode(d)))
        for c, k, d in documents
    )
    page = ReferencePage(feed="f", cursor=1, entries=entries, complete=True)
    books.mirror.apply(db, page, books.descent.on_entry)


def eye_of(good: Good) -> tuple[str, int]:
    """The reader and antenna that see a good's shelf."""
    number = _number(good)
    return f"reader-{number // ANTENNAS}", number % ANTENNAS + 1


class Readers:
    """Makes one round's messages, each reader's in one envelope of its bridge."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._seqs: dict[str, int] = {}
        self._epcs: dict[str, str] = {}
        self.reads = 0

    def round(self, shaded: dict[str, float], now_s: float, at_ms: int) -> Iterator[Message]:
        """What all readers tell of one round."""
        told: dict[str, list[TagObserved]] = {}
        for piece, place, dbm in self._floor.reads(shaded, now_s):
            good = self._floor.by_shelf.get(place)
            device, antenna = eye_of(good) if good is not None else (_ROOMS[place], 1)
            seq = self._seqs[device] = self._seqs.get(device, 0) + 1
            told.setdefault(device, []).append(
                TagObserved(
                    device=device,
                    seq=seq,
                    at_ms=at_ms,
                    antenna=antenna,
                    epc=self._epc(piece.epc),
                    rssi_cdbm=round(100 * dbm),
                )
            )
        for device, seen in told.items():
            self.reads += len(seen)
            envelope = Envelope(v=1, bridge="bridge-1", boot_id="b", observations=tuple(seen))
            topic = topics.observation(STORE, "bridge-1", device)
            yield Message(topic, msgspec.json.encode(envelope))

    def _epc(self, name: str) -> str:
        found = self._epcs.get(name)
        if found is None:
            sku, serial = name.split("#")
            gtin = _gtin(self._floor.by_sku[sku])
            found = self._epcs[name] = encode_sgtin96(gtin, 7, int(serial))
        return found
