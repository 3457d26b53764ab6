"""The demo's shop floor: which goods lie at which simulated device, from the demo's tables."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[2] / "assets"
DEMO = ASSETS / "demo"
_KINDS = {"scale": "scale", "reader-impinj": "impinj", "reader-zebra": "zebra"}


def floor_goods(demo: Path = DEMO) -> list[dict[str, Any]]:
    """One entry per sensed place of the planogram, filled to its target."""
    items = {row["sku"]: row for row in _rows(demo / "catalogue.csv")}
    goods: list[dict[str, Any]] = []
    for place in _rows(demo / "planogram.csv"):
        if not place["device"]:
            continue
        item = items[place["sku"]]
        goods.append(
            {
                "place": place["place"],
                "device": place["device"],
                "kind": _kind(place["device"]),
                "antenna": int(place["antenna"] or 0),
                "sku": place["sku"],
                "gtin": item["gtin"].zfill(14),
                "unit_weight_g": int(item["unit_weight_g"] or 0),
                "count": int(place["target"]),
                "gs1_prefix_length": int(item["gs1_prefix_length"] or 0),
            }
        )
    return goods


def floor_spots(demo: Path = DEMO) -> list[dict[str, Any]]:
    """The pad, the exit and the bag, each with the simulated device that sees it."""
    return [
        {
            "place": post["place"],
            "device": post["device"],
            "kind": _kind(post["device"]),
            "antenna": int(post["antenna"] or 0),
        }
        for post in _rows(demo / "posts.csv")
    ]


def floor_lockers() -> list[dict[str, Any]]:
    """The locker wall, whose doors simulated customers shut behind them, and its lamp."""
    return [{"device": "locker-1", "doors": 12, "outputs": ["andon"], "shut_after_s": 8.0}]


def locker_walls() -> str:
    """The same wall as the edge agent's option names it, four bays in a row."""
    return ",".join(f"{one['device']}={one['doors']}:4" for one in floor_lockers())


def watch_posts(demo: Path = DEMO) -> str:
    """The same posts as the edge agent's option names them."""
    return ",".join(
        f"{post['name']}.{post['role']}={post['device']}"
        + (f":{post['antenna']}" if post["antenna"] else "")
        for post in _rows(demo / "posts.csv")
    )


def _kind(device: str) -> str:
    for beginning, kind in _KINDS.items():
        if device.startswith(beginning):
            return kind
    raise ValueError(f"no simulated device for {device!r}")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
