"""A receipt to take along: printed in two languages, opened by a phone, and once without paper."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import requests

from kiosk.flow.receipts import PrintPhase
from kiosk.flow.state import Screen
from storecore.contracts.receipts import PrinterState
from storeside.tour.scene import Scene

MILK = "milk-1l"
_PRINTER_PATH = "/v1/printer"


def walk(scene: Scene) -> None:
    """One sale and its paper; then the roll ends."""
    scene.report.begin("The receipt")
    paper = Paper(scene)
    scene.step("A sale to take along", "receipt ready", paper.sell)
    scene.step("It is printed in English", "printed", lambda: paper.print("en"))
    scene.step("And again in Chinese", "printed", lambda: paper.print("zh-Hans"))
    scene.step(
        "A phone opens its code: genuine",
        "Genuine: signed by the kiosk, and in the shop's books.",
        paper.open_on_a_phone,
        picture=False,
    )
    scene.step("The roll ends: staff are told", "paper_out", lambda: paper.roll(0, "paper_out"))
    scene.step("With a new roll all is well", "ready", lambda: paper.roll(60_000, "ready"))


class Paper:
    """The printer beside the kiosk, and what came out of it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._url = scene.store.ports.url("printer") + _PRINTER_PATH
        self._receipt_url = ""

    def sell(self) -> str:
        """Milk, paid."""
        walker = self._scene.walker
        walker.on(Screen.START)
        self._scene.scan(MILK)
        self._scene.pay()
        receipt = walker.state.receipt
        assert receipt is not None
        self._receipt_url = receipt.qr_text
        return "receipt ready"

    def print(self, language: str) -> str:
        """Choose a language on the last screen and print; the picture goes beside the tour's."""
        walker = self._scene.walker
        before = int(self._printer()["receipts"])
        if walker.state.language != language:
            walker.touch("languageButton", f"language:{language}")
        walker.touch("printButton")
        walker.wait(lambda: self._printer()["receipts"] > before, "paper")
        walker.wait(lambda: walker.state.printing.phase is PrintPhase.PRINTED, "news of the paper")
        walker.settle()
        picture = Path(str(self._printer()["newest"]))
        self._scene.report.keep_file(f"receipt-{language}.png", picture.read_bytes())
        return "printed"

    def open_on_a_phone(self) -> str:
        """What head office's page says of the code."""
        self._scene.walker.touch("primaryButton")
        self._scene.all_arrived()
        page = self._session().get(self._receipt_url, params={"lang": "en"}, timeout=10)
        page.raise_for_status()
        said = page.text.split("</h1>")[1].split("<p>")[1].split("</p>")[0]
        return html.unescape(said)

    def roll(self, paper_mm: int, expected: str) -> str:
        """Change the roll; what the kiosk says of its printer once a sale begins."""
        walker = self._scene.walker
        self._session().post(self._url, json={"paper_mm": paper_mm}, timeout=10).raise_for_status()
        walker.on(Screen.START)
        walker.touch("buyDoor")
        wanted = PrinterState(expected)
        walker.wait(lambda: walker.state.printing.printer is wanted, f"printer {expected}")
        walker.settle()
        said = walker.state.printing.printer.value
        walker.touch("cancelButton")
        walker.on(Screen.START)
        return said

    def _printer(self) -> dict[str, Any]:
        found: dict[str, Any] = self._session().get(self._url, timeout=10).json()
        return found

    def _session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        return session
