"""Where the demo shop's tables and pictures lie, and how to read them."""

import csv
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
GOODS = ASSETS / "goods"
MARKS = ASSETS / "marks"

Row = dict[str, str]


def table(name: str) -> list[Row]:
    """Rows of one CSV under assets/demo, each with exactly the header's columns."""
    with (ASSETS / "demo" / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = list(reader)
    for number, row in enumerate(rows, start=2):
        assert None not in row, f"{name} line {number} has too many columns"
        assert None not in row.values(), f"{name} line {number} has too few columns"
    return rows
