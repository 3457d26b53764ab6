"""Lines of limits into documents: what a till watches about one good."""

from __future__ import annotations

from collections.abc import Container

from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.watching import WatchedItem

LIMITS = Columns(file="limits", needed=("sku",), others=("quantity_max", "tolerance_g"))
QUANTITY_MAX = 99
TOLERANCE_G_MAX = 5_000


def read_limits(text: str, sold: Container[str], problems: Problems) -> dict[str, WatchedItem]:
    """The good lines by sku. A cell that is empty is as for all goods."""
    found: dict[str, WatchedItem] = {}
    for line in read_table(text, LIMITS, problems):
        sku = line.cell("sku")
        if sku not in sold:
            line.wrong("sku", "no such good is sold; fix it or leave the line out")
        if sku in found:
            line.wrong("sku", "it stands on an earlier line too")
        pieces = line.whole("quantity_max", 0, QUANTITY_MAX, needed=False)
        tolerance_g = line.whole("tolerance_g", 1, TOLERANCE_G_MAX, needed=False)
        if line.good:
            found[sku] = WatchedItem(sku=sku, quantity_max=pieces, tolerance_g=tolerance_g)
        problems.add_line(LIMITS.file, line)
    return found
