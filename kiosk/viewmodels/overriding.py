"""Another price for a line: which, how much, and why; and what waits for somebody's yes."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.domain.basket import Basket
from kiosk.flow.approving import ApprovalLeft
from kiosk.flow.overriding import BasketTabTouched, LineTakenOut, PriceChanged
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.projection import Projection, count, flag, text
from kiosk.viewmodels.wording import Wording
from storecore.contracts.staff import OverrideReason
from storecore.money import Money

_DIGITS_MAX = 7


class OverrideView(Projection):
    """The sheet over a line. Amounts are typed as digits, the last ones behind the point."""

    changed = Signal()
    shown = flag("shown", changed)
    name = text("name", changed)
    was = text("was", changed)
    price = text("price", changed)
    reason = text("reason", changed)
    digits = count("digits", changed)
    ready = flag("ready", changed)

    _typed = ""
    _line_id = ""
    _basket: Basket | None = None
    _wording: Wording | None = None

    def update(self, state: KioskState, wording: Wording) -> None:
        """Follow the basket; the sheet closes once its line has another price, or is gone."""
        before, self._basket, self._wording = self._basket, state.basket, wording
        line = state.basket.line(self._line_id)
        old = before.line(self._line_id) if before is not None else None
        changed = line is None or (old is not None and old.unit_price != line.unit_price)
        if state.screen is not Screen.STAFF_BASKET or changed:
            self._close()
        self._show()

    @Slot()
    def openTab(self) -> None:
        """The tab of the basket."""
        self._dispatch(BasketTabTouched())

    @Slot(str)
    def choose(self, line_id: str) -> None:
        """Another price for this line."""
        self._line_id, self._typed = line_id, ""
        self.show(reason="")
        self._show()

    @Slot(str)
    def type(self, digit: str) -> None:
        """One digit more."""
        self._typed = (self._typed + digit).lstrip("0")[:_DIGITS_MAX]
        self._show()

    @Slot()
    def wipe(self) -> None:
        """One digit less."""
        self._typed = self._typed[:-1]
        self._show()

    @Slot(str)
    def because(self, reason: str) -> None:
        """Why."""
        self.show(reason=reason)
        self._show()

    @Slot()
    def send(self) -> None:
        """Ask for it."""
        price = self._price()
        if price is not None and self.value("ready", False):
            reason = OverrideReason(self.value("reason", ""))
            self._dispatch(PriceChanged(line_id=self._line_id, price=price, reason=reason))

    @Slot(str)
    def takeOut(self, line_id: str) -> None:
        """The line leaves the basket."""
        self._dispatch(LineTakenOut(line_id))

    @Slot()
    def close(self) -> None:
        """No other price."""
        self._close()
        self._show()

    @Slot()
    def leaveApproval(self) -> None:
        """What waits for a yes is not done."""
        self._dispatch(ApprovalLeft())

    def _close(self) -> None:
        self._line_id, self._typed = "", ""

    def _price(self) -> Money | None:
        if self._basket is None:
            return None
        return Money(int(self._typed or "0"), self._basket.currency)

    def _show(self) -> None:
        line = self._basket.line(self._line_id) if self._basket is not None else None
        price = self._price()
        if line is None or price is None or self._wording is None:
            self.show(shown=False, name="", was="", price="", reason="", digits=0, ready=False)
            return
        named = bool(self.value("reason", ""))
        self.show(
            shown=True,
            name=self._wording.name(line.names),
            was=self._wording.money(line.unit_price),
            price=self._wording.money(price),
            digits=len(self._typed),
            ready=named and bool(self._typed) and price.minor <= line.unit_price.minor,
        )
