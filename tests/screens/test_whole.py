"""A customer at the whole kiosk: goods held to the camera, weighed, paid, thanked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.flow.state import Screen
from storecore.contracts.facts import SaleCompleted
from storecore.money import Money
from tests.screens.shop import ITEMS
from tests.screens.whole import WholeKiosk

pytestmark = pytest.mark.screens


@pytest.fixture
def kiosk(application: QGuiApplication, tmp_path: Path) -> Iterator[WholeKiosk]:
    """A kiosk with a full catalogue, on its start screen."""
    whole = WholeKiosk(tmp_path)
    yield whole
    whole.close()


def _skus(kiosk: WholeKiosk) -> list[str]:
    return [line.sku for line in kiosk.core.state.basket.lines]


def test_goods_held_to_the_camera_are_bought(kiosk: WholeKiosk) -> None:
    kiosk.touch("trayTab", "tray:milk-1l")
    kiosk.until(lambda: _skus(kiosk) == ["milk-1l"], "milk in the basket")
    kiosk.touch("trayTab", "tray:cheese-gouda")
    kiosk.until(lambda: len(_skus(kiosk)) == 2, "cheese in the basket")
    cheese = kiosk.core.state.basket.lines[0]
    assert (cheese.sku, cheese.weight_g) == ("cheese-gouda", 432)
    kiosk.touch("looseButton", "category:fruit", "loose:banana")
    kiosk.touch("trayTab", "scale:650", "trayTab", "primaryButton")
    kiosk.until(lambda: len(_skus(kiosk)) == 3, "bananas in the basket")
    kiosk.touch(f"more:{kiosk.core.state.basket.lines[2].line_id}")
    kiosk.until(lambda: kiosk.core.state.basket.lines[2].quantity == 2, "two of milk")
    total = kiosk.core.state.basket.total
    assert total == sum_of(2, 432, 650)
    kiosk.touch("primaryButton")
    kiosk.until(lambda: kiosk.core.state.screen is Screen.DONE, "thanks")
    kiosk.see("receiptQr")
    sales = [fact for fact in kiosk.facts() if isinstance(fact, SaleCompleted)]
    assert [sale.total for sale in sales] == [total]
    kiosk.touch("primaryButton")
    kiosk.see("buyDoor")


def sum_of(milk: int, cheese_g: int, banana_g: int) -> Money:
    """What these goods cost by hand."""
    price = {sku: ITEMS[sku].price for sku in ("milk-1l", "cheese-gouda", "banana")}
    return (
        price["milk-1l"].times(milk)
        + price["cheese-gouda"].fraction(cheese_g, 1000)
        + price["banana"].fraction(banana_g, 1000)
    )


def test_a_phone_is_read_and_the_missing_line_is_told_in_chinese(kiosk: WholeKiosk) -> None:
    kiosk.touch("language:zh-Hant", "collectDoor", "trayTab")
    kiosk.app.write("trayCode", "SSP:K7M2X901")
    kiosk.touch("holdPhone")
    kiosk.until(lambda: kiosk.core.state.notice is not None, "a notice")
    text = kiosk.app.find("noticeText")
    assert text is not None
    assert text.property("text").endswith("。")
    kiosk.touch("noticeClose", "cancelButton")
    kiosk.see("collectDoor")


def test_cancelling_asks_once(kiosk: WholeKiosk) -> None:
    kiosk.touch("buyDoor", "trayTab", "tray:lemonade-750ml")
    kiosk.until(lambda: _skus(kiosk) == ["lemonade-750ml"], "lemonade in the basket")
    kiosk.touch("cancelButton", "confirmKeep")
    assert _skus(kiosk) == ["lemonade-750ml"]
    kiosk.touch("cancelButton", "confirmGo")
    kiosk.see("buyDoor")
    assert _skus(kiosk) == []
