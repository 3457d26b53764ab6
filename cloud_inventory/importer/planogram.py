"""Lines of a planogram into shelf places: what should lie where, and what can see it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from cloud_inventory.importer.goods import STOCK_MAX
from cloud_inventory.importer.line import Line
from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.reference import Facing, Item, Sensing, SoldBy

PLANOGRAM = Columns(
    file="planogram",
    needed=("place", "sku", "zone", "bay", "shelf"),
    others=("minimum", "target", "sensing", "device", "antenna"),
)
PLACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", re.ASCII)
DEVICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
BAY_MAX = 999
ANTENNA_MAX = 32


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What the catalogue says should lie on the shelf, where the planogram does not."""

    minimum: int = 0
    target: int = 0


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """What a planogram is checked against."""

    items: Mapping[str, Item]
    figures: Mapping[str, Figures]


def read_planogram(
    text: str, places: Places, problems: Problems
) -> tuple[dict[str, Facing], frozenset[str]]:
    """The good lines by place, and every place that the file names, also on refused lines."""
    found: dict[str, Facing] = {}
    eyes: dict[tuple[str, int], str] = {}
    lines = read_table(text, PLANOGRAM, problems)
    for line in lines:
        facing = _read_facing(line, places)
        if facing is not None:
            _claim(line, facing, found, eyes)
            if line.good:
                found[facing.place] = facing
        problems.add_line(PLANOGRAM.file, line)
    return found, frozenset(line.cell("place") for line in lines)


def _claim(
    line: Line, facing: Facing, found: Mapping[str, Facing], eyes: dict[tuple[str, int], str]
) -> None:
    """Take the place and the sensor that sees it for this line alone."""
    if facing.place in found:
        line.wrong("place", "it stands on an earlier line too; a place holds one good")
    if facing.sensing is not Sensing.RFID or not line.good:
        return  # several goods may lie on one scale
    eye = (facing.device, facing.antenna)
    other = eyes.setdefault(eye, facing.place)
    if other != facing.place:
        line.wrong("device", f"it sees {other} already; one sensor or antenna sees one place")


def _read_facing(line: Line, places: Places) -> Facing | None:
    place, sku = line.cell("place"), line.cell("sku")
    if not PLACE.fullmatch(place):
        line.wrong("place", "write 1 to 32 letters, digits, dots, hyphens or underscores")
    item = places.items.get(sku)
    if item is None:
        line.wrong("sku", "no such good is sold; fix it or leave the line out")
    zone = line.text("zone")
    bay, shelf = line.whole("bay", 0, BAY_MAX), line.whole("shelf", 0, BAY_MAX)
    figures = places.figures.get(sku, Figures())
    minimum = line.whole("minimum", 0, STOCK_MAX, needed=False)
    target = line.whole("target", 0, STOCK_MAX, needed=False)
    minimum = figures.minimum if minimum is None else minimum
    target = figures.target if target is None else target
    if line.good and minimum > target:
        line.wrong("minimum", f"it is above target {target}; lower it")
    sensing = _sensing(line)
    device, antenna = _sensor(line, sensing, item)
    if not line.good or bay is None or shelf is None:
        return None
    return Facing(
        place=place,
        sku=sku,
        zone=zone,
        bay=bay,
        shelf=shelf,
        minimum=minimum,
        target=target,
        sensing=sensing,
        device=device,
        antenna=antenna,
    )


def _sensing(line: Line) -> Sensing:
    if not line.cell("sensing"):
        return Sensing.NONE
    return Sensing(line.choice("sensing", [kind.value for kind in Sensing]))


def _sensor(line: Line, sensing: Sensing, item: Item | None) -> tuple[str, int]:
    """The device and antenna that see a place, checked against what they can see."""
    device = line.cell("device")
    if sensing is Sensing.NONE:
        for column in ("device", "antenna"):
            if line.cell(column):
                line.wrong(column, "nothing senses this place; leave it empty or name the sensing")
        return "", 0
    if not DEVICE.fullmatch(device):
        line.wrong("device", "name the device that sees the place")
    if sensing is Sensing.RFID:
        antenna = line.whole("antenna", 1, ANTENNA_MAX)
        if item is not None and not item.tagged:
            line.wrong("sku", "it carries no tags, so a reader cannot count it")
        return device, antenna or 0
    if line.cell("antenna"):
        line.wrong("antenna", "a scale has none; leave it empty")
    if item is not None and item.sold_by is SoldBy.EACH and item.unit_weight_g is None:
        line.wrong("sku", "a scale counts pieces by unit_weight_g, which the catalogue lacks")
    return device, 0
