"""`storeside bridge find [--seconds N]`: what is there and not named yet, and what to write."""

from __future__ import annotations

import argparse
import sys

from firmware_bridge.finding.lan import LanSilent, listen
from firmware_bridge.finding.offers import Announced, offers
from firmware_bridge.finding.serial_ports import serial_ports


def run_find(argv: list[str]) -> int:
    """Look around and print one offer a line. Returns 0."""
    parser = argparse.ArgumentParser(
        prog="storeside bridge find",
        description="Readers, printers and label access points on the LAN, and serial ports.",
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="how long to listen")
    asked = parser.parse_args(argv)
    announced: list[Announced] = []
    try:
        announced = listen(asked.seconds)
    except LanSilent as problem:
        print(f"storeside bridge: {problem}", file=sys.stderr)
    found = offers(announced, serial_ports())
    for offer in found:
        print(f"{offer.family:8} {offer.what}\n         {offer.write}")
    if not found:
        print("Nothing announces itself, and no serial port has a device behind it.")
    return 0
