"""Lines of categories into documents."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from cloud_inventory.importer.goods import PICTURE
from cloud_inventory.importer.line import OTHER_NAMES, Line
from cloud_inventory.importer.offers import check_key
from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.reference import Category

CATEGORIES = Columns(
    file="categories",
    needed=("key", "name_en"),
    others=(*OTHER_NAMES, "picture", "tax_percent", "tax_on_top"),
)
_PPM_OF_PERCENT = 10_000


def read_categories(text: str, problems: Problems) -> dict[str, Category]:
    """The good lines of a file of categories by key; their order is the order of the shop."""
    found: dict[str, Category] = {}
    for line in read_table(text, CATEGORIES, problems):
        key, names, picture = line.cell("key"), line.names(), line.cell("picture")
        check_key(line, "key", key, found)
        if picture and not PICTURE.fullmatch(picture):
            line.wrong("picture", "write a plain file name that ends in .svg, .png, .jpg or .webp")
        tax_ppm = _tax_ppm(line)
        on_top = line.cell("tax_on_top")
        tax_on_top = bool(on_top) and line.choice("tax_on_top", ["yes", "no"]) == "yes"
        if line.good:
            found[key] = Category(
                category_id=key,
                names=names,
                picture=picture,
                position=len(found) + 1,
                tax_ppm=tax_ppm,
                tax_on_top=tax_on_top,
            )
        problems.add_line(CATEGORIES.file, line)
    return found


def _tax_ppm(line: Line) -> int | None:
    """A rate in percent with at most four decimals, as parts per million."""
    text = line.cell("tax_percent")
    if not text:
        return None
    try:
        ppm = Decimal(text) * _PPM_OF_PERCENT
        if ppm == ppm.to_integral_value() and 0 <= ppm <= 100 * _PPM_OF_PERCENT:
            return int(ppm)
    except InvalidOperation:
        pass
    line.wrong("tax_percent", "write a rate from 0 to 100 such as 7 or 8.875, or leave it empty")
    return None
