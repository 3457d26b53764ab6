"""States of printing and of suspended baskets, as the screens show them."""

from __future__ import annotations

from typing import Any

from kiosk.flow.notices import Notice, NoticeKind
from kiosk.flow.parts import Receipt, Staff
from kiosk.flow.receipts import Printing, PrintPhase, ReceiptEntry
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.suspending import Parking, ParkingPhase
from storecore.contracts.receipts import PrinterState
from storecore.contracts.suspended import Ticket
from storecore.money import Money

# As long as a kiosk's own: a signed claim of one sale.
RECEIPT_URL = "https://shop.example/receipt/" + "mwGoY2E2YjI3ZGKnc3RvcmUtMadraW9zay0x" * 6


def receipt_states(total: Money, now_ms: int, **shop: Any) -> dict[str, KioskState]:
    """Each with its name."""
    receipt = Receipt(
        number=1047,
        transaction_id="01JB3ZC2Y6",
        total=total,
        qr_text=RECEIPT_URL,
        seconds_left=8,
        completed_ms=now_ms,
    )

    def done(printer: PrinterState, phase: PrintPhase = PrintPhase.IDLE) -> KioskState:
        printing = Printing(printer=printer, phase=phase, number=1047)
        return KioskState(screen=Screen.DONE, receipt=receipt, printing=printing, **shop)

    listed = tuple(
        ReceiptEntry(
            number=1047 - i,
            total=Money(total.minor * (i + 1) // 3, total.currency),
            completed_ms=now_ms - i * 240_000,
            copies=(0, 1, 2)[i % 3],
            offset_min=60,
        )
        for i in range(14)
    )
    staff = Staff(name="Kim")
    return {
        "done-print": done(PrinterState.READY),
        "done-printed": done(PrinterState.READY, PrintPhase.PRINTED),
        "done-no-paper": done(PrinterState.PAPER_OUT),
        "staff-receipts": KioskState(
            screen=Screen.STAFF_RECEIPTS,
            staff=staff,
            printing=Printing(printer=PrinterState.PAPER_LOW, listed=listed),
            **shop,
        ),
        "staff-receipts-none": KioskState(
            screen=Screen.STAFF_RECEIPTS,
            staff=staff,
            printing=Printing(printer=PrinterState.PAPER_OUT),
            **shop,
        ),
        "suspended": _parked(ParkingPhase.SHOWN, now_ms, "", **shop),
        "suspended-here": _parked(ParkingPhase.SHOWN, now_ms, "K1", **shop),
        "suspended-handing": _parked(ParkingPhase.HANDING, now_ms, None, **shop),
        "resume": KioskState(screen=Screen.RESUME, **shop),
        "resume-refused": KioskState(
            screen=Screen.RESUME, notice=Notice(kind=NoticeKind.TICKET_ELSEWHERE), **shop
        ),
        "resume-asking": KioskState(
            screen=Screen.RESUME, parking=Parking(phase=ParkingPhase.ASKING), **shop
        ),
    }


def _parked(phase: ParkingPhase, now_ms: int, keeper: str | None, **shop: Any) -> KioskState:
    ticket = Ticket(
        ticket_id="t", number="427195", expires_ms=now_ms + 7_200_000, kiosk_id=keeper or ""
    )
    parking = Parking(phase=phase, ticket=None if keeper is None else ticket, seconds_left=21)
    printing = Printing(printer=PrinterState.READY)
    return KioskState(screen=Screen.SUSPENDED, parking=parking, printing=printing, **shop)
