"""The firmware bridge as a program: `python -m firmware_bridge`."""

from __future__ import annotations

import sys
from pathlib import Path

from firmware_bridge.bridge import Bridge
from firmware_bridge.devices import SetupError
from firmware_bridge.drivers.llrp.settings import ReadersError
from firmware_bridge.drivers.relay_board.settings import BoardsError
from firmware_bridge.drivers.scale_serial.settings import ScalesError
from firmware_bridge.drivers.simulated.floor_file import FloorError
from firmware_bridge.options import BridgeOptions
from storecore.logs import start_logs
from storecore.notifier import Notifier
from storecore.options.read import read_options
from storecore.serving.run import PortTaken, heed_stop

PROBLEMS = (SetupError, FloorError, ReadersError, ScalesError, BoardsError, PortTaken)


def main(argv: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT. Returns 0, or 2 where the options cannot be carried out."""
    options = read_options(BridgeOptions, "bridge", sys.argv[1:] if argv is None else argv)
    start_logs("bridge", Path(options.logs) if options.logs else None, options.log_level)
    try:
        bridge = Bridge(options)
    except PROBLEMS as problem:
        print(f"storeside bridge: {problem}", file=sys.stderr)
        return 2
    wait_for_stop = heed_stop()
    notifier = Notifier()
    bridge.start()
    notifier.ready()
    wait_for_stop()
    notifier.stopping()
    bridge.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
