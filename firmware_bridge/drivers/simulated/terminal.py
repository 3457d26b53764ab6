"""A simulated card terminal: `python -m firmware_bridge.drivers.simulated.terminal`.

It speaks nexo's Sale to POI messages (`storecore/contracts/nexo/`) on `POST /nexo`, sealed where
a key is shared, and shows its screen on `GET /v1/display`. `POST /v1/behaviour` says how terminal,
card and bank behave from then on; `POST /v1/forward` sends to the bank what was approved offline.
Amounts whose minor units end in 13, such as 2.13, are declined.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from firmware_bridge.drivers.simulated.card_terminal.book import Book
from firmware_bridge.drivers.simulated.card_terminal.desk import Desk
from firmware_bridge.drivers.simulated.card_terminal.door import TerminalDoor
from firmware_bridge.drivers.simulated.card_terminal.reversals import Reversals
from firmware_bridge.drivers.simulated.card_terminal.tables import BOOK_MIGRATIONS
from firmware_bridge.drivers.simulated.card_terminal.till import Till
from firmware_bridge.drivers.simulated.options import SimulatedOptions
from storecore.clock import SystemClock
from storecore.contracts.nexo.protection import Protection
from storecore.database.writer import Writer
from storecore.logs import start_logs
from storecore.options.read import read_options
from storecore.serving.run import AppThread, PortTaken, heed_stop


class TerminalOptions(SimulatedOptions, frozen=True, kw_only=True):
    """A simulated card terminal; amounts that end in 13 minor units, such as 2.13, are declined."""

    data: Annotated[
        str, Meta(description="Folder of its record; made where it is missing.", min_length=1)
    ] = "var/terminal"
    port: Annotated[
        int, Meta(description="Port to listen on; 0 takes a free one.", ge=0, le=65535)
    ] = 8740
    approve_after_s: Annotated[
        float,
        Meta(description="Seconds until the customer presents a card.", ge=0, le=120),
    ] = 1.0
    card_timeout_s: Annotated[
        float, Meta(description="Seconds after which it no longer waits for a card.", gt=0)
    ] = 60.0
    login_needed: Annotated[
        bool, Meta(description="Take messages only from who has logged in since the start.")
    ] = False
    key_identifier: Annotated[
        str, Meta(description="Name of the key shared with the kiosk; empty: nothing is sealed.")
    ] = ""
    key_version: Annotated[int, Meta(description="Version of that key.", ge=0)] = 1
    passphrase: Annotated[str, Meta(description="What the shared key is made from.")] = ""


def main(argv: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT. Returns 0, or 2 where the port is taken."""
    options = read_options(TerminalOptions, "terminal", sys.argv[1:] if argv is None else argv)
    start_logs("terminal", Path(options.logs) if options.logs else None, options.log_level)
    clock = SystemClock()
    writer = Writer(Path(options.data) / "terminal.db", [BOOK_MIGRATIONS])
    book = Book(writer, clock.wall_ms())
    reversals = Reversals(writer, clock)
    till = Till(book, reversals, clock, options.approve_after_s, options.card_timeout_s)
    desk = Desk(till, reversals, login_needed=options.login_needed)
    terminal = TerminalDoor(desk, book, clock, _protection(options))
    try:
        door = AppThread(terminal.app, options.host, options.port)
    except PortTaken as problem:
        print(f"storeside terminal: {problem}", file=sys.stderr)
        return 2
    else:
        wait_for_stop = heed_stop()
        door.start()
        wait_for_stop()
        till.stop()
        door.stop()
        return 0
    finally:
        writer.close()


def _protection(options: TerminalOptions) -> Protection | None:
    if not options.key_identifier:
        return None
    return Protection(options.key_identifier, options.key_version, options.passphrase)


if __name__ == "__main__":
    raise SystemExit(main())
