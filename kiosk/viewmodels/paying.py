"""Paying: ways to choose from, what is happening, what is paid already, the counter's number."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.domain.tenders import PARTS_MAX, Taken, due
from kiosk.flow import tendering as g
from kiosk.flow import touches
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.projection import Projection, count, entries, flag, text
from kiosk.viewmodels.typed_code import TypedCode
from kiosk.viewmodels.wording import Wording
from storecore.contracts.tenders import TenderKind
from storecore.gs1.gift_card import GIFT_LENGTH


class PayView(TypedCode):
    """What QML shows by `mode` (choosing, code, paying), `phase`, `reason`, `way` and `kind`.

    `amount` is what is asked for now, or still to be paid; `paid` lists the tenders before.
    """

    LENGTH = GIFT_LENGTH

    changed = Signal()
    mode = text("mode", changed)
    amount = text("amount", changed)
    total = text("total", changed)
    partly = flag("partly", changed)
    paid = entries("paid", changed)
    ways = entries("ways", changed)
    wallets = flag("wallets", changed)
    parts = count("parts", changed)
    partsMax = count("partsMax", changed)
    way = text("way", changed)
    kind = text("kind", changed)
    phase = text("phase", changed)
    reason = text("reason", changed)
    unclear = flag("unclear", changed)
    qr = text("qr", changed)
    typed = text("typed", changed)
    typedShown = text("typedShown", changed)
    complete = flag("complete", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the paying of that state; what was typed is forgotten with the customer."""
        settling, payment = state.settling, state.payment
        if state.screen is not Screen.PAY or settling is None or not settling.awaiting:
            self.write("")
        if settling is not None:
            rest = due(settling.total, settling.taken)
            self.show(
                total=wording.money(settling.total),
                amount=wording.money(rest),
                partly=bool(settling.taken),
                paid=[_paid(one, wording) for one in settling.taken],
                ways=[{"id": way.way_id, "kind": way.kind.value} for way in settling.ways],
                wallets=any(way.kind is TenderKind.WALLET for way in settling.ways),
                parts=settling.parts,
                partsMax=PARTS_MAX if rest.minor >= PARTS_MAX else 1,
                mode="code" if settling.awaiting else "choosing",
            )
        elif payment is None:
            self.show(partly=False, paid=[])
        if payment is None:
            self.show(phase="", reason="", qr="", unclear=False)
            return
        self.show(
            mode="paying",
            amount=wording.money(payment.amount),
            way=payment.way.way_id,
            kind=payment.way.kind.value,
            phase=payment.phase.value,
            reason=payment.reason.value if payment.reason else "",
            unclear=payment.unclear,
            qr=payment.qr_text,
        )

    @Slot(str)
    def choose(self, way_id: str) -> None:
        """One of the cards."""
        self._dispatch(g.WayChosen(way_id))

    @Slot(int)
    def divide(self, parts: int) -> None:
        """ "Pay a part"."""
        self._dispatch(g.PartsChosen(parts))

    @Slot()
    def leaveCode(self) -> None:
        """Back to the ways to pay."""
        self._dispatch(g.CodeLeft())

    @Slot()
    def again(self) -> None:
        """ "Try again"."""
        self._dispatch(touches.PayTouched())

    @Slot()
    def stop(self) -> None:
        """ "Stop", or back after a decline."""
        self._dispatch(touches.PayStopped())


class BillView(Projection):
    """The number to say at the counter."""

    changed = Signal()
    number = text("number", changed)
    amount = text("amount", changed)
    secondsLeft = count("secondsLeft", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the bill of that state."""
        if state.bill is None:
            return
        self.show(
            number=str(state.bill.number),
            amount=wording.money(state.bill.amount),
            secondsLeft=state.bill.seconds_left,
        )

    @Slot()
    def finish(self) -> None:
        """ "Finished"."""
        self._dispatch(touches.ReceiptTaken())


def _paid(taken: Taken, wording: Wording) -> dict[str, str]:
    return {"way": taken.way.way_id, "amount": wording.money(taken.amount)}
