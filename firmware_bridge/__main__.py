"""The firmware bridge as a program: `python -m firmware_bridge [find | simulate FLOOR.toml]`."""

from __future__ import annotations

import sys
from pathlib import Path

from firmware_bridge.bridge import Bridge
from firmware_bridge.devices import SetupError
from firmware_bridge.drivers.llrp.settings import ReadersError
from firmware_bridge.drivers.relay_board.settings import BoardsError
from firmware_bridge.drivers.scale_serial.settings import ScalesError
from firmware_bridge.drivers.simulated.floor_file import FloorError
from firmware_bridge.finding.command import run_find
from firmware_bridge.options import BridgeOptions
from storecore.logs import start_logs
from storecore.notifier import Notifier
from storecore.options.read import read_options
from storecore.serving.run import PortTaken, heed_stop

PROBLEMS = (SetupError, FloorError, ReadersError, ScalesError, BoardsError, PortTaken)


def main(argv: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT. Returns 0, or 2 where the options cannot be carried out."""
    given = sys.argv[1:] if argv is None else argv
    if given[:1] == ["find"]:
        return run_find(given[1:])
    options = read_options(BridgeOptions, "bridge", simulated(given))
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


def simulated(given: list[str]) -> list[str]:
    """`simulate FLOOR.toml ...` as options: that floor with shoppers, unless said otherwise."""
    if given[:1] != ["simulate"]:
        return given
    file = given[1:2] if given[1:2] and not given[1].startswith("--") else []
    floor = [word for path in file for word in ("--floor-file", path)]
    rest = given[1 + len(file) :]
    return ["--simulate", "true", "--shoppers-per-minute", "10", *floor, *rest]


if __name__ == "__main__":
    raise SystemExit(main())
