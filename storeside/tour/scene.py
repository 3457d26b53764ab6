"""What every journey of the tour has at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.flow.state import Screen
from storecore.money import Money
from storeside.programs.store import KIOSK_ID, STAFF_BADGE, Store
from storeside.tour.books import CloudBooks, Goods, backlog, chain_length, soon
from storeside.tour.report import Report
from storeside.tour.walker import Walker


@dataclass(frozen=True)
class Scene:
    """The store, the person at its kiosk, head office's books, and the report."""

    store: Store
    walker: Walker
    cloud: CloudBooks
    goods: dict[str, Goods]
    report: Report

    def step(
        self, name: str, expected: str, act: Callable[[], str], *, picture: bool = True
    ) -> None:
        """One step of the journey; see Report.step."""
        self.report.step(name, expected, act, picture=picture)

    def scan(self, sku: str) -> str:
        """Hold goods to the camera until a line for them shows; what the line says."""
        goods = self.goods[sku]
        symbology = "ean8" if len(goods.gtin) == 8 else "ean13"
        return self.scan_code(sku, goods.gtin, symbology)

    def scan_code(self, sku: str, code: str, symbology: str) -> str:
        """The same with another code on the package."""
        before = self.pieces(sku)
        self.walker.hold(code, symbology, self.goods[sku].picture)
        self.walker.wait(lambda: self.pieces(sku) > before, f"line for {sku}")
        self.walker.settle()
        return self.line(sku)

    def pieces(self, sku: str) -> int:
        """How many pieces, or grams where weighed, of a sku are in the basket."""
        lines = self.walker.state.basket.lines
        return sum(line.weight_g or line.quantity for line in lines if line.sku == sku)

    def line(self, sku: str) -> str:
        """The newest line of a sku as a person reads it."""
        line = next(line for line in self.walker.state.basket.lines if line.sku == sku)
        how_much = f"{line.weight_g} g" if line.weight_g else f"{line.quantity} x"
        return f"{how_much} {sku}, {line.amount.format('en')}"

    def total(self) -> str:
        """What the basket comes to."""
        return self.walker.state.basket.total.format("en")

    def priced(self, minor: int) -> str:
        """An amount of the demo's currency as it reads on screen."""
        return Money(minor, "EUR").format("en")

    def pay(self) -> str:
        """Pay the basket with the card terminal; what the receipt says."""
        self.walker.touch("primaryButton", "way:card")
        return self.receipt()

    def receipt(self) -> str:
        """Wait for the receipt; its number and total."""
        self.walker.on(Screen.DONE)
        receipt = self.walker.state.receipt
        assert receipt is not None
        return f"receipt {receipt.number}, {receipt.total.format('en')}"

    def sign_in(self) -> str:
        """An attendant goes from the start screen to their tasks, by badge."""
        self.walker.touch("staffDoor")
        self.walker.on(Screen.STAFF_SIGN_IN)
        self.walker.hold(STAFF_BADGE, "qr")
        return self.walker.on(Screen.STAFF_TASKS)

    def kiosk_facts(self, program: str) -> int:
        """How many of the kiosk's facts a program holds."""
        return chain_length(self.store.ports.url(program), KIOSK_ID)

    def all_arrived(self) -> str:
        """Wait until nothing is on its way up any more; how the kiosk's facts stand."""
        url = self.store.ports.url
        self.walker.wait(
            soon(lambda: backlog(url("edge")) == 0 and backlog(url("kiosk")) == 0),
            "empty backlog",
            30.0,
        )
        kiosk, cloud = self.kiosk_facts("kiosk"), self.kiosk_facts("cloud")
        return "the cloud has every fact once" if kiosk == cloud else f"{kiosk} here, {cloud} there"
