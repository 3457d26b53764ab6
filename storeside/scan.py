"""`storeside scan FILE... [--json]`: the codes in pictures, by the kiosk's own reader."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import Any

import msgspec

from kiosk.scanner.still import PictureError, PictureReading, read_picture
from kiosk.scanner.symbols import Symbol
from storecore.gs1.errors import CodeError
from storecore.gs1.scan import read_code

USAGE = """storeside scan FILE... [--json]

Reads every bar code and QR code in picture files, photographs from phones among them. One line per
file; with --json one JSON object per file: the codes with symbology, text, GTIN where there is one,
and position (corners in the picture's pixels). Exit code 0; 2 if a file could not be read."""


def main(argv: list[str]) -> int:
    """Read each file and print what it shows."""
    if "--help" in argv or "-h" in argv:
        print(USAGE)
        return 0
    as_json = "--json" in argv
    unknown = [one for one in argv if one.startswith("--") and one != "--json"]
    files = [one for one in argv if not one.startswith("--")]
    if unknown or not files:
        wrong = _not_an_option(unknown[0]) if unknown else "name at least one picture file"
        print(f"storeside scan: {wrong}", file=sys.stderr)
        return 2
    failed = False
    for name in files:
        line, ok = _line(name)
        failed = failed or not ok
        print(msgspec.json.encode(line).decode() if as_json else _readable(line), flush=True)
    return 2 if failed else 0


def _not_an_option(given: str) -> str:
    (nearest,) = difflib.get_close_matches(given[2:], ["json", "help"], n=1, cutoff=0.0)
    return f"{given} is not an option; did you mean {nearest!r}?"


def _line(name: str) -> tuple[dict[str, Any], bool]:
    try:
        reading: PictureReading = read_picture(Path(name))
    except PictureError as problem:
        return {"file": name, "error": str(problem), "codes": []}, False
    return {"file": name, "codes": [_code(symbol) for symbol in reading.symbols]}, True


def _code(symbol: Symbol) -> dict[str, Any]:
    return {
        "symbology": symbol.symbology,
        "text": symbol.text,
        "gtin": _gtin(symbol),
        "position": [list(corner) for corner in symbol.corners],
    }


def _gtin(symbol: Symbol) -> str | None:
    try:
        code = read_code(symbol.text, symbol.symbology, gs1=symbol.gs1)
    except CodeError:
        return None
    return code.gtin.gtin14 if code.gtin else None


def _readable(line: dict[str, Any]) -> str:
    if "error" in line:
        return str(line["error"])  # it names the file
    found = ", ".join(f"{code['symbology']} {code['text']}" for code in line["codes"])
    return f"{line['file']}: {found or 'no code found'}"
