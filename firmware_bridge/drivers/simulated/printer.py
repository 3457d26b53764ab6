"""A simulated receipt printer: `python -m firmware_bridge.drivers.simulated.printer`.

It takes ESC/POS on a TCP port, as network printers do, and puts each receipt into a folder as a
picture. `GET` and `POST /v1/printer` show and change how it is: paper, cover, plug.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from firmware_bridge.drivers.simulated.options import SimulatedOptions
from firmware_bridge.drivers.simulated.receipt_printer.engine import Condition, Engine
from firmware_bridge.drivers.simulated.receipt_printer.line import PrinterLine
from firmware_bridge.drivers.simulated.receipt_printer.tray import Tray
from storecore.contracts.exchange import HEALTH_PATH
from storecore.contracts.local_api import Done
from storecore.logs import Log, start_logs
from storecore.options.read import read_options
from storecore.serving.messages import Refused, read_struct, refused_response, struct_response
from storecore.serving.run import AppThread, PortTaken, heed_stop

log = Log(__name__)

PRINTER_PATH = "/v1/printer"
BODY_BYTES_MAX = 10_000


class PrinterOptions(SimulatedOptions, frozen=True, kw_only=True):
    """A simulated receipt printer that keeps each receipt as a picture."""

    data: Annotated[
        str, Meta(description="Folder of the pictures; made where it is missing.", min_length=1)
    ] = "var/printer"
    port: Annotated[
        int, Meta(description="Port of its HTTP door; 0 takes a free one.", ge=0, le=65535)
    ] = 8750
    escpos_port: Annotated[
        int, Meta(description="Port that takes ESC/POS; 0 takes a free one.", ge=0, le=65535)
    ] = 9100


class PrinterStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to both: how it is, and the newest picture's path (empty for none)."""

    condition: Condition
    receipts: int
    newest: str


class ConditionChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /v1/printer`: what somebody does to it; what is left out stays."""

    paper_mm: Annotated[float, Meta(ge=0, le=1_000_000)] | None = None
    cover_open: bool | None = None
    offline: bool | None = None
    hang: bool | None = None


def printer_app(engine: Engine, tray: Tray) -> Starlette:
    """The printer's HTTP door."""

    def status() -> Response:
        return struct_response(
            PrinterStatus(
                condition=engine.condition, receipts=tray.count, newest=str(tray.newest or "")
            )
        )

    async def show(_: Request) -> Response:
        return status()

    async def change(request: Request) -> Response:
        asked = await read_struct(request, ConditionChange, BODY_BYTES_MAX)
        given = {k: v for k, v in msgspec.structs.asdict(asked).items() if v is not None}
        engine.set(msgspec.structs.replace(engine.condition, **given))
        return status()

    async def health(_: Request) -> Response:
        return struct_response(Done())

    return Starlette(
        routes=[
            Route(PRINTER_PATH, show, methods=["GET"]),
            Route(PRINTER_PATH, change, methods=["POST"]),
            Route(HEALTH_PATH, health),
        ],
        exception_handlers={Refused: refused_response},
    )


def main(argv: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT. Returns 0, or 2 where a port is taken."""
    options = read_options(PrinterOptions, "printer", sys.argv[1:] if argv is None else argv)
    start_logs("printer", Path(options.logs) if options.logs else None, options.log_level)
    tray = Tray(Path(options.data))
    engine = Engine(tray.keep)
    try:
        line = PrinterLine(engine, options.host, options.escpos_port)
    except OSError as problem:
        print(f"storeside printer: port {options.escpos_port}: {problem}", file=sys.stderr)
        return 2
    try:
        door = AppThread(printer_app(engine, tray), options.host, options.port)
    except PortTaken as problem:
        print(f"storeside printer: {problem}", file=sys.stderr)
        line.stop()
        return 2
    wait_for_stop = heed_stop()
    line.start()
    door.start()
    log.info("printer_started", url=door.url, escpos_port=line.port)
    wait_for_stop()
    door.stop()
    line.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
