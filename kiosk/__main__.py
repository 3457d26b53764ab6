"""`storeside kiosk`: the touch application. Wiring only."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

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
from storecore.serving.run import PortTaken
from storecore.signing.keys import KeyUnusable

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
    options = read_options(KioskOptions, "kiosk", given)
    start_logs("kiosk", Path(options.logs) if options.logs else None, options.log_level)
    try:
        return _run(options)
    except _REFUSED as problem:
        print(f"storeside kiosk: {problem}", file=sys.stderr)
    except (OSError, sqlite3.Error) as problem:
        print(f"storeside kiosk: the folder {options.data!r}: {problem}", file=sys.stderr)
    return 2


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
