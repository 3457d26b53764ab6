"""A shop that also sells tagged clothes, and what its kiosk's sensors see."""

from __future__ import annotations

from kiosk.flow.events import CodeRead, Event
from kiosk.flow.state import KioskState
from kiosk.flow.watching import BagChanged, BagReading, KeepFact, PadChanged
from storecore.contracts.body import Body
from storecore.contracts.reference import Item
from storecore.contracts.watching import (
    InterventionRaised,
    InterventionResolved,
    LearnedWeight,
    PadTag,
)
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import Gtin, parse_gtin
from tests.kiosk.journey import Person, scan
from tests.kiosk.shop import ITEMS, ShopWorld, item

_SHIRT = Gtin.from_payload(952100200601)
SHIRT = item("shirt", 1290, gtin=_SHIRT.gtin14, tagged=True, tax_percent=19)
JEANS = item("jeans", 4990, gtin=Gtin.from_payload(952100200602).gtin14, tagged=True)
LIQUOR = item("liquor", 2490, gtin=Gtin.from_payload(952100200603).gtin14, tagged=True, min_age=18)
SCAN_SHIRT: CodeRead = scan(_SHIRT.gtin14[1:])


def tag(serial: int, goods: Item = SHIRT) -> str:
    """The tag of one piece."""
    assert goods.gtin is not None
    return encode_sgtin96(parse_gtin(goods.gtin), 7, serial)


def pad(*epcs: str, sold: tuple[str, ...] = ()) -> PadChanged:
    """These tags lie on the pad."""
    return PadChanged(tuple(PadTag(epc=epc, sold=epc in sold) for epc in epcs))


def bag(grams: int, *, stable: bool = True) -> BagChanged:
    """The bagging scale shows so much."""
    return BagChanged(BagReading(grams, stable))


def clothes_world() -> ShopWorld:
    """The small shop with clothes beside its food, whose milk and chocolate have known weights."""
    world = ShopWorld((*ITEMS, SHIRT, JEANS, LIQUOR))
    for sku, grams in (("milk", 1030), ("chocolate", 105)):
        world.known_watched.weights[sku] = LearnedWeight(
            sku=sku, count=20, mean_mg=grams * 1000, sd_mg=1500
        )
    return world


class Shopper(Person):
    """A person in that shop; remembers every fact that was to be kept."""

    def __init__(self, world: ShopWorld | None = None) -> None:
        super().__init__(world or clothes_world())
        self.facts: list[Body] = []

    def does(self, *events: Event, wait_s: float = 0.0) -> KioskState:
        """As a person does."""
        for event in events:
            super().does(event, wait_s=wait_s)
            self.facts += [e.body for e in self.effects if isinstance(e, KeepFact)]
        return self.state

    def lines(self) -> list[tuple[str, int, bool]]:
        """The basket's lines: sku, pieces, whether they go with the pad."""
        return [(one.sku, one.quantity, one.on_pad) for one in self.state.basket.lines]

    def raised(self) -> list[tuple[str, str]]:
        """Kind and rung of every intervention that was told."""
        return [
            (fact.kind, fact.rung) for fact in self.facts if isinstance(fact, InterventionRaised)
        ]

    def resolved(self) -> list[tuple[str, str]]:
        """Kind and outcome of every intervention that ended."""
        return [
            (fact.kind, fact.outcome)
            for fact in self.facts
            if isinstance(fact, InterventionResolved)
        ]
