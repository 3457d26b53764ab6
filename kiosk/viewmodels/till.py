"""The staff's till: the open day, bills, money owed, the newest sales, the day just closed."""

from __future__ import annotations

from datetime import UTC, datetime

from babel.dates import format_datetime
from PySide6.QtCore import Signal, Slot

from kiosk.flow import till as z
from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Projection, count, entries, flag, text
from kiosk.viewmodels.wording import Wording
from storecore.contracts.tenders import DayClosed, TenderTotal
from storecore.money import Money


class TillView(Projection):
    """Rows are maps; QML puts them into words by `way`, `kind` and `blocked`.

    `asking` is the step that waits for a second touch, `askingAmount` what it is about.
    """

    changed = Signal()
    read = flag("read", changed)
    number = count("number", changed)
    since = text("since", changed)
    sales = count("sales", changed)
    total = text("total", changed)
    tax = text("tax", changed)
    tenders = entries("tenders", changed)
    bills = entries("bills", changed)
    claims = entries("claims", changed)
    newest = entries("newest", changed)
    blocked = text("blocked", changed)
    asking = text("asking", changed)
    askingAmount = text("askingAmount", changed)
    closed = flag("closed", changed)
    closedNumber = count("closedNumber", changed)
    closedSales = count("closedSales", changed)
    closedTotal = text("closedTotal", changed)
    closedTenders = entries("closedTenders", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the till of that state."""
        till = state.till
        if till is None or till.view is None:
            self.show(read=False, asking="", closed=False)
            return
        view = till.view
        day = view.day
        self.show(
            read=True,
            number=day.z_number,
            since=_at(day.opened_ms, wording) if day.opened_ms else "",
            sales=day.sales,
            total=wording.money(day.total),
            tax=wording.money(day.tax_included),
            tenders=[_tender(one, wording) for one in day.tenders],
            bills=[_bill(one, wording) for one in view.bills],
            claims=[_claim(one, wording) for one in view.claims],
            newest=[_sale(one, wording) for one in view.sales],
            blocked=view.blocked,
            asking=till.asking.partition(":")[0],
            askingAmount=_amount_asked(till.asking, view, wording),
        )
        self._show_closed(till.closed, wording)

    def _show_closed(self, closed: DayClosed | None, wording: Wording) -> None:
        if closed is None:
            self.show(closed=False)
            return
        self.show(
            closed=True,
            closedNumber=closed.z_number,
            closedSales=closed.sales,
            closedTotal=wording.money(closed.total),
            closedTenders=[_tender(one, wording) for one in closed.tenders],
        )

    @Slot()
    def open(self) -> None:
        """The tab of the till."""
        self._dispatch(z.TillTouched())

    @Slot(str)
    def ask(self, step: str) -> None:
        """A step, to be confirmed."""
        self._dispatch(z.TillAsked(step))

    @Slot()
    def confirm(self) -> None:
        """Yes."""
        self._dispatch(z.TillConfirmed())

    @Slot()
    def dismiss(self) -> None:
        """No; or: the report has been read."""
        self._dispatch(z.TillDismissed())


def _at(at_ms: int, wording: Wording) -> str:
    local = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()
    locale = wording.language.replace("-", "_")
    return str(format_datetime(local, format="short", tzinfo=local.tzinfo, locale=locale))


def _tender(one: TenderTotal, wording: Wording) -> dict[str, object]:
    return {
        "way": one.way,
        "count": one.count,
        "taken": wording.money(one.taken),
        "refunds": one.refunds,
        "refunded": wording.money(one.refunded),
        "offline": wording.money(one.offline) if one.offline.minor else "",
    }


def _bill(one: z.BillView, wording: Wording) -> dict[str, object]:
    return {
        "id": one.intent_id,
        "number": one.number,
        "amount": wording.money(one.amount),
        "at": _at(one.opened_ms, wording),
        "till": one.kiosk_id,
    }


def _claim(one: z.ClaimView, wording: Wording) -> dict[str, object]:
    return {
        "id": one.claim_id,
        "kind": one.kind.value,
        "way": one.way,
        "amount": wording.money(one.amount),
        "at": _at(one.raised_ms, wording),
        "returning": one.returning,
    }


def _sale(one: z.SaleView, wording: Wording) -> dict[str, object]:
    return {
        "id": one.transaction_id,
        "number": one.receipt_number,
        "amount": wording.money(one.total),
        "at": _at(one.completed_ms, wording),
        "returned": one.returned,
    }


def _amount_asked(step: str, view: z.TillView, wording: Wording) -> str:
    verb, _, subject = step.partition(":")
    amounts: dict[str, Money] = {
        **{one.intent_id: one.amount for one in view.bills},
        **{one.claim_id: one.amount for one in view.claims},
        **{one.transaction_id: one.total for one in view.sales},
        "close": view.day.total,
    }
    amount = amounts.get(subject or verb)
    return wording.money(amount) if amount is not None else ""
