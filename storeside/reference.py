"""Writes the parts of docs/ that are made from the code: `python -m storeside.reference`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from cloud_inventory.options import CloudOptions
from edge_agent.options import EdgeOptions
from firmware_bridge.options import BridgeOptions
from kiosk.options import KioskOptions
from storecore.contracts.schema import WIRES, schema_text
from storecore.options.reference import reference_markdown

DOCS = Path(__file__).parents[1] / "docs"
OPTIONS: dict[str, type[msgspec.Struct]] = {
    "cloud": CloudOptions,
    "edge": EdgeOptions,
    "bridge": BridgeOptions,
    "kiosk": KioskOptions,
}
_INTRODUCTION = """# Configuration

Each program reads one TOML file (`--config FILE`), then its command line (`--name value`).
An unknown key is an error that names the nearest known one. This page is made from the code by
`python -m storeside.reference`.

"""


def made_pages() -> dict[Path, str]:
    """Every page made from the code, with its text."""
    sections = [reference_markdown(options, program) for program, options in OPTIONS.items()]
    pages = {DOCS / "configuration.md": _INTRODUCTION + "\n".join(sections)}
    for name, module in WIRES.items():
        pages[DOCS / "schema" / f"{name}.json"] = schema_text(module)
    return pages


def main() -> None:
    """Write every page."""
    for path, text in made_pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
