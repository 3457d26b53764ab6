"""Whether the receipt printer answers, and has paper."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kiosk.devices.printer_address import PrinterAddressError, read_printer_address
from storecore.contracts.receipts import PrinterState
from storeside.doctor.finding import Finding, mind, ok, stop

_CHECK = "printer"
_TODO = {
    PrinterState.OFFLINE: "Switch it on and look at its line. On USB the user of the kiosk must be "
    "allowed to use it (group lp).",
    PrinterState.COVER_OPEN: "Close its cover.",
    PrinterState.PAPER_OUT: "Put in a new roll.",
    PrinterState.PAPER_LOW: "Have a new roll at hand.",
}
_FOUND = {
    PrinterState.OFFLINE: "does not answer",
    PrinterState.COVER_OPEN: "has its cover open",
    PrinterState.PAPER_OUT: "has no paper",
    PrinterState.PAPER_LOW: "will soon have no paper",
}


def check_printer(address: str, state: PrinterState) -> Finding:
    """What is to be said of a printer in that state; the kiosk sells without one."""
    if state is PrinterState.ABSENT:
        return ok(_CHECK, "No receipt printer is set; receipts are codes on the screen.")
    if state is PrinterState.READY:
        return ok(_CHECK, f"The printer at {address} is ready.")
    return mind(_CHECK, f"The printer at {address} {_FOUND[state]}.", _TODO[state])


def look_at_printer(data: Path, given: str = "") -> list[Finding]:
    """The printer that was given, or the one in the settings of the store's kiosk."""
    address = given or _set_for_kiosk(data)
    try:
        return [check_printer(address, _state_of(address))]
    except PrinterAddressError as problem:
        return [stop(_CHECK, f"{problem}.", "Put the kiosk's option `printer` right.")]


def _state_of(address: str) -> PrinterState:
    where = read_printer_address(address)
    if where is None:
        return PrinterState.ABSENT
    # Its library takes a while to load; a store without a printer does not wait for it.
    from kiosk.devices.printer_escpos import EscposPrinter, connect_to  # noqa: PLC0415

    return EscposPrinter(connect_to(where), 80).state()


def _set_for_kiosk(data: Path) -> str:
    try:
        settings = tomllib.loads((data / "settings" / "kiosk.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(settings.get("printer", ""))
