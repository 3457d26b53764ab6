"""One command over the whole store: `storeside COMMAND ...`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from importlib import import_module

Main = Callable[[list[str]], int]

# Loaded when called, so that `storeside scan` does not wait for what a kiosk needs.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("storeside.demo.command", "a whole store on this machine; --tour needs no screen"),
    "kiosk": ("kiosk.__main__", "the touch application for customers and staff"),
    "edge": ("edge_agent.__main__", "the store's memory and its voice to the cloud"),
    "bridge": (
        "firmware_bridge.__main__",
        "devices, real and simulated: bridge simulate FLOOR.toml has both shop and shoppers",
    ),
    "cloud": (
        "cloud_inventory.__main__",
        "the cloud inventory; `cloud import FILE.csv` loads goods",
    ),
    "connect": (
        "cloud_inventory.connectors.__main__",
        "a commerce backend to the cloud: connect tryton [--once]",
    ),
    "epcis": (
        "cloud_inventory.exports.epcis_command",
        "facts about goods for an EPCIS 2.0 repository: epcis export --out FILE",
    ),
    "export": (
        "cloud_inventory.exports.command",
        "the cloud's stock, sales, orders or facts as .csv or .parquet: export stock --out FILE",
    ),
    "scan": ("storeside.scan", "codes in picture files: scan FILE... [--json]"),
    "status": ("storeside.status.command", "what is up, how far, how stale [--json]"),
    "count": ("storeside.count", "tell the store what lies on a shelf: count --sku --quantity"),
    "why": ("storeside.why", "how many of an item the store believes to have, and why: why --sku"),
    "journal": (
        "storeside.journal.command",
        "facts of a program: journal list|show|verify|export|retry --database FILE",
    ),
    "simulate": (
        "storeside.simulate.command",
        "a chain in one process for many days: lines, disks, clocks fail; promises are checked",
    ),
    "bench": (
        "storeside.bench.command",
        "measure: bench sensing runs a simulated shop beside other rules",
    ),
    "doctor": (
        "storeside.doctor.command",
        "what this machine lacks and what to do about it [--json]",
    ),
}
_OURS = {"storeside", "kiosk", "edge_agent", "firmware_bridge", "cloud_inventory", "storecore"}
_SET_UP = "Run script/demo: it installs what is missing."


def main(argv: list[str]) -> int:
    """Run a command; its exit code, 2 for a command that does not exist or cannot be loaded."""
    if not argv or argv[0] in {"--help", "-h", "help"}:
        print(usage())
        return 0 if argv else 2
    name, *rest = argv
    if name not in COMMANDS:
        close = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0.0)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        print(f"storeside: {name!r} is not a command{hint}", file=sys.stderr)
        return 2
    module, _ = COMMANDS[name]
    try:
        command: Main = import_module(module).main
    except ImportError as problem:
        if (problem.name or "").partition(".")[0] in _OURS:
            raise
        print(f"storeside {name}: a library does not load: {problem}. {_SET_UP}", file=sys.stderr)
        return 2
    return command(rest)


def usage() -> str:
    """What `storeside --help` prints."""
    lines = ["storeside COMMAND [options]; `storeside COMMAND --help` says more", ""]
    lines += [f"  {name:8} {about}" for name, (_, about) in COMMANDS.items()]
    return "\n".join(lines)


def run() -> None:
    """Entry point of the installed command."""
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
