"""Printing receipts: the customer's own while it shows, any of the newest for staff."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.receipts import (
    ListReceipts,
    LookAtPrinter,
    PrinterSeen,
    PrintPhase,
    PrintReceipt,
    PrintTouched,
    ReceiptNotPrinted,
    ReceiptPrinted,
    ReceiptsListed,
    ReceiptsTouched,
    ReprintTouched,
)
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, go, say, sounding, stay
from kiosk.flow.world import Context
from storecore.contracts.receipts import PrinterState

_SELLING = {Screen.BASKET, Screen.LOOSE, Screen.WEIGH}


def on_print(state: KioskState, _: PrintTouched, ctx: Context) -> Step:
    """ "Print receipt" on DONE; the screen stays long enough to see what comes of it."""
    if state.receipt is None:
        return stay(state)
    shown = replace(state, screen_since_s=ctx.now_s)
    return _print(shown, ctx, state.receipt.number, state.language)


def on_reprint(state: KioskState, event: ReprintTouched, ctx: Context) -> Step:
    """Staff print one of the newest again."""
    if event.number not in {entry.number for entry in state.printing.listed}:
        return stay(state)
    return _print(state, ctx, event.number, "")


def on_receipts(state: KioskState, _: ReceiptsTouched, ctx: Context) -> Step:
    """The staff's tab of receipts."""
    return stay(go(state, Screen.STAFF_RECEIPTS, ctx), LookAtPrinter(), ListReceipts())


def on_listed(state: KioskState, event: ReceiptsListed, _: Context) -> Step:
    """The newest receipts, where they are still asked for."""
    if state.screen is not Screen.STAFF_RECEIPTS:
        return stay(state)
    return stay(replace(state, printing=replace(state.printing, listed=event.entries)))


def on_printer_seen(state: KioskState, event: PrinterSeen, _: Context) -> Step:
    """Another state is shown quietly; nobody is interrupted by it."""
    return stay(replace(state, printing=replace(state.printing, printer=event.state)))


def on_printed(state: KioskState, event: ReceiptPrinted, _: Context) -> Step:
    """The paper is out."""
    if not _is_sending(state, event.number):
        return stay(state)
    printed = replace(state, printing=replace(state.printing, phase=PrintPhase.PRINTED))
    again = (ListReceipts(),) if state.screen is Screen.STAFF_RECEIPTS else ()
    return stay(sounding(printed, Tone.READ), *again)


def on_not_printed(state: KioskState, event: ReceiptNotPrinted, _: Context) -> Step:
    """It did not come out: the code on the screen is still there to take along."""
    if not _is_sending(state, event.number):
        return stay(state)
    failed = replace(state, printing=replace(state.printing, phase=PrintPhase.FAILED))
    return stay(sounding(failed, Tone.LOOK))


def looked_before_selling(before: KioskState, after: Step) -> Step:
    """The paper is looked at when a sale begins, so that nobody learns of it at the end."""
    state, effects = after
    begins = state.screen in _SELLING and before.screen not in _SELLING
    has_printer = state.printing.printer is not PrinterState.ABSENT
    if not begins or not has_printer or not before.basket.is_empty:
        return after
    return state, (*effects, LookAtPrinter())


def _is_sending(state: KioskState, number: int) -> bool:
    printing = state.printing
    return printing.phase is PrintPhase.SENDING and printing.number == number


def _print(state: KioskState, ctx: Context, number: int, language: str) -> Step:
    printing = state.printing
    if printing.phase is PrintPhase.SENDING:
        return stay(state)
    if not printing.can_print:
        return stay(say(state, ctx, NoticeKind.PRINTER_DOWN), LookAtPrinter())
    sending = replace(printing, phase=PrintPhase.SENDING, number=number)
    effect = PrintReceipt(number=number, language=language)
    return stay(replace(state, printing=sending), effect)
