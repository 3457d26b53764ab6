"""`storeside kiosk`: the touch application. Wiring only."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from msgspec.structs import replace

from kiosk.devices.payment_file import PaymentFileError
from kiosk.devices.printer_address import PrinterAddressError
from kiosk.options import KioskOptions
from kiosk.scanner.serial_address import SerialAddressError
from kiosk.ui.cameras import CameraChoiceError
from kiosk.ui.machine import KioskMachine
from kiosk.ui.platform import NoScreen, make_application
from storecore.access.keys import KeyFileUnusable
from storecore.logs import start_logs
from storecore.options.read import read_options
from storecore.serving.port import PortTaken
from storecore.signing.keys import KeyUnusable

_STAFF = "--staff"
_REFUSED = (
    NoScreen,
    CameraChoiceError,
    PortTaken,
    PrinterAddressError,
    PaymentFileError,
    SerialAddressError,
    KeyUnusable,
    KeyFileUnusable,
)
"""What an option or this machine can be wrong about; each says what to do."""


def main(argv: list[str] | None = None) -> int:
    """Run the kiosk until its window is closed or a signal ends it; 2 when it cannot start."""
    given = sys.argv[1:] if argv is None else argv
    options = apart(read_options(KioskOptions, "kiosk", _with_flag(given)))
    start_logs("kiosk", Path(options.logs) if options.logs else None, options.log_level)
    try:
        return _run(options)
    except _REFUSED as problem:
        print(f"storeside kiosk: {problem}", file=sys.stderr)
    except (OSError, sqlite3.Error) as problem:
        print(f"storeside kiosk: the folder {options.data!r}: {problem}", file=sys.stderr)
    return 2


def apart(options: KioskOptions) -> KioskOptions:
    """Staff's own screen has a name, a folder and a port that are not the kiosk's beside it."""
    if not options.staff:
        return options
    usual = KioskOptions()
    own = {"name": "staff-1", "data": "var/staff", "port": 8721}
    changed = {key: own[key] for key in own if getattr(options, key) == getattr(usual, key)}
    return replace(options, **changed)


def _with_flag(argv: list[str]) -> list[str]:
    """A bare --staff becomes --staff true."""
    given: list[str] = []
    for place, word in enumerate(argv):
        given.append(word)
        follows = argv[place + 1] if place + 1 < len(argv) else ""
        if word == _STAFF and follows not in ("true", "false"):
            given.append("true")
    return given


def _run(options: KioskOptions) -> int:
    application = make_application()
    machine = KioskMachine(options)
    try:
        machine.start()
        return application.exec()
    finally:
        machine.stop()


if __name__ == "__main__":
    sys.exit(main())
