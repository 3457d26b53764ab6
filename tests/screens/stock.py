"""Stock work, in every condition that looks different."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.kiosks import KiosksLook
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.stock import StockAction, StockLook
from storecore.contracts.item_stock import Evidence
from storecore.contracts.kiosks import Doing, KioskReport
from storecore.contracts.reference import Delivery, Item
from storecore.contracts.stock_work import PastFigure, StockFigure, StockFigures

_HOUR_MS = 3_600_000


KIOSKS = (
    KioskReport(kiosk_id="K2", doing=Doing.WAITING, call="age", call_id="1", judged=True,
                told_ms=1_779_999_990_000),
    KioskReport(kiosk_id="K3", doing=Doing.WAITING, call="help", told_ms=1_779_999_700_000),
    KioskReport(kiosk_id="K1", doing=Doing.STAFF, told_ms=1_780_000_000_000),
    KioskReport(kiosk_id="K4", doing=Doing.SHOPPING, pieces=14, told_ms=1_779_999_900_000),
    KioskReport(kiosk_id="K5", doing=Doing.FREE, told_ms=1_779_990_000_000),
    KioskReport(kiosk_id="K6", doing=Doing.PAUSED, told_ms=1_779_990_000_000),
)  # fmt: skip


def _figure(quantity: int, source: Evidence, age_ms: int | None) -> StockFigure:
    return StockFigure(quantity=quantity, source=source, age_ms=age_ms)


FIGURES = StockFigures(
    sku="bread-rye-500g",
    on_hand=_figure(112, Evidence.SALE, 20_000),
    promised=_figure(6, Evidence.ORDER, 7 * 60_000),
    shelf=_figure(16, Evidence.SALE, 20_000),
    back=_figure(96, Evidence.RECEIPT, 5 * _HOUR_MS),
    tags=_figure(109, Evidence.TAG, 90 * _HOUR_MS),
    past=tuple(
        PastFigure(age_ms=hours * _HOUR_MS, quantity=quantity)
        for hours, quantity in (
            (52, 64),
            (47, 51),
            (40, 30),
            (33, 12),
            (31, 132),
            (26, 128),
            (20, 121),
            (5, 112),
        )
    ),
)


def stock_states(stock: KioskState, items: dict[str, Item]) -> dict[str, KioskState]:
    """`stock` is the screen with somebody signed in."""
    bread = items["bread-rye-500g"]
    shown = StockLook(
        sku=bread.sku, names=bread.names, picture=bread.picture, figures=FIGURES,
        stores=(("store-2", {"en": "Market Square", "de": "Marktplatz", "zh-Hans": "市场店"}),),
    )  # fmt: skip
    expected = tuple(
        Delivery(delivery_id=f"d-{place}", lines=((bread.sku, 24 * (place + 1)),),
                 sscc="395011015300000013" if place % 2 else "", from_store="store-2")
        for place in range(3)
    )  # fmt: skip

    def acting(action: StockAction, quantity: int | None, detail: str = "") -> KioskState:
        return replace(stock, stock=replace(shown, action=action, quantity=quantity, detail=detail))

    tills = replace(stock, screen=Screen.STAFF_KIOSKS, stock=None)
    return {
        "staff-kiosks": replace(tills, kiosks=KiosksLook(kiosks=KIOSKS)),
        "staff-kiosks-none": replace(tills, kiosks=KiosksLook()),
        "paused": replace(stock, screen=Screen.PAUSED, stock=None, staff=None),
        "staff-stock": replace(stock, stock=StockLook()),
        "staff-stock-expected": replace(stock, stock=StockLook(deliveries=expected)),
        "staff-stock-item": replace(stock, stock=shown),
        "staff-stock-unknown": replace(stock, stock=replace(shown, figures=None)),
        "staff-stock-count": acting(StockAction.COUNT, 108),
        "staff-stock-write-off": acting(StockAction.WRITE_OFF, 2, "damaged"),
        "staff-stock-move": acting(StockAction.MOVE, None),
    }
