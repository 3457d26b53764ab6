"""Stock work as it is read: the item, its figures with their age, and what is being done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.flow import stock as k
from kiosk.flow.events import CodeRead, CodeSource
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.stock import is_whole
from kiosk.viewmodels.past import steps_of
from kiosk.viewmodels.projection import Projection, count, entries, flag, text
from kiosk.viewmodels.wording import Wording
from storecore.contracts.stock_work import StockFigure, StockFigures

_CODE_MAX = 18
_QUANTITY_DIGITS = 6
_MINUTE_MS = 60_000


class StockView(Projection):
    """`figures` are maps of key, number, minutes (-1: nobody knows) and source; `past` are steps
    of what was on hand since `pastMinutes` ago, the highest of them `pastMost`; `digits` are what
    is being typed: an item's number, or how many."""

    changed = Signal()
    sku = text("sku", changed)
    name = text("name", changed)
    picture = text("picture", changed)
    figures = entries("figures", changed)
    past = entries("past", changed)
    pastMost = text("pastMost", changed)
    pastMinutes = count("pastMinutes", changed)
    known = flag("known", changed)
    action = text("action", changed)
    quantity = text("quantity", changed)
    detail = text("detail", changed)
    digits = text("digits", changed)
    typed = count("typed", changed)
    tags = count("tags", changed)
    whole = flag("whole", changed)
    busy = flag("busy", changed)
    deliveries = entries("deliveries", changed)
    stores = entries("stores", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show what the state holds of it."""
        look = state.stock if state.screen is Screen.STAFF_STOCK else None
        if look is None:
            self.show(
                sku="", name="", action="", figures=[], past=[], deliveries=[], digits="", typed=0
            )
            return
        if look.sku != self.value("sku", ""):
            self.show(digits="", typed=0)
        figures = look.figures
        tags = figures.tags.quantity if figures is not None and figures.tags is not None else -1
        self.show(
            sku=look.sku,
            name=wording.name(look.names),
            picture=wording.picture(look.picture),
            figures=_figures(figures, wording),
            **_past(figures, wording),
            known=figures is not None,
            action=look.action.value if look.action is not None else "",
            quantity="" if look.quantity is None else wording.whole(look.quantity),
            detail=look.detail,
            tags=tags,
            whole=is_whole(look) and not look.request_id,
            busy=bool(look.request_id),
            deliveries=[
                {"key": one.delivery_id, "code": one.sscc or one.from_store,
                 "pieces": sum(quantity for _, quantity in one.lines)}
                for one in look.deliveries
            ],
            stores=[{"key": key, "name": wording.name(names)} for key, names in look.stores],
        )  # fmt: skip

    @Slot()
    def openTab(self) -> None:
        """The tab of stock; also back from an item."""
        self._dispatch(k.StockTouched())

    @Slot(str)
    def type(self, digit: str) -> None:
        """A digit of an item's number, or of how many."""
        acting = bool(self.value("action", ""))
        most = _QUANTITY_DIGITS if acting else _CODE_MAX
        self._write((self.value("digits", "") + digit)[:most], acting=acting)

    @Slot()
    def wipe(self) -> None:
        """One digit less."""
        self._write(self.value("digits", "")[:-1], acting=bool(self.value("action", "")))

    @Slot()
    def look(self) -> None:
        """Look up what was typed."""
        typed = self.value("digits", "")
        self.show(digits="", typed=0)
        if typed:
            self._dispatch(CodeRead(text=typed, source=CodeSource.TYPED))

    @Slot(str)
    def choose(self, action: str) -> None:
        """What is to be done; empty leaves it."""
        self.show(digits="", typed=0)
        self._dispatch(k.StockActionChosen(k.StockAction(action) if action else None))

    @Slot()
    def takeTags(self) -> None:
        """As many as the readers see."""
        self.show(digits="", typed=0)
        self._dispatch(k.StockQuantityTyped(self.value("tags", 0)))

    @Slot(str)
    def because(self, detail: str) -> None:
        """Where to, or why."""
        self._dispatch(k.StockDetailChosen(detail))

    @Slot()
    def confirm(self) -> None:
        """Do it."""
        self._dispatch(k.StockConfirmed())

    @Slot(str)
    def receive(self, delivery_id: str) -> None:
        """An expected delivery is here."""
        self._dispatch(k.DeliveryArrived(delivery_id))

    def _write(self, digits: str, *, acting: bool) -> None:
        self.show(digits=digits, typed=len(digits))
        if acting:
            self._dispatch(k.StockQuantityTyped(int(digits) if digits else None))


def _figures(figures: StockFigures | None, wording: Wording) -> list[dict[str, Any]]:
    if figures is None:
        return []
    rows = [
        _row("on_hand", figures.on_hand, wording),
        _row("promised", figures.promised, wording),
        _row("shelf", figures.shelf, wording),
        _row("back", figures.back, wording),
    ]
    return rows + ([_row("tags", figures.tags, wording)] if figures.tags is not None else [])


def _row(key: str, figure: StockFigure, wording: Wording) -> dict[str, Any]:
    return {
        "key": key,
        "number": wording.whole(figure.quantity),
        "minutes": -1 if figure.age_ms is None else figure.age_ms // _MINUTE_MS,
        "source": figure.source.value,
    }


def _past(figures: StockFigures | None, wording: Wording) -> dict[str, Any]:
    past = figures.past if figures is not None else ()
    most = max((figure.quantity for figure in past), default=0)
    oldest_ms = max((figure.age_ms for figure in past), default=0)
    return {
        "past": steps_of(past),
        "pastMost": wording.whole(most),
        "pastMinutes": oldest_ms // _MINUTE_MS,
    }
