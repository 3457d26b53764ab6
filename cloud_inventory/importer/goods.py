"""Lines of a catalogue into items, and how much of each belongs on the shelf."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from cloud_inventory.importer.codes import read_codes
from cloud_inventory.importer.line import OTHER_NAMES, Line
from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.reference import Item, SoldBy
from storecore.contracts.returns import ReturnTerms
from storecore.gs1.in_store import InStorePattern
from storecore.money import Money, MoneyError, parse_money

CATALOGUE = Columns(
    file="catalogue",
    needed=("sku", "sold_by", "name_en", "category", "price", "currency"),
    others=(
        "gtin",
        "plu",
        "in_store_code",
        *OTHER_NAMES,
        "unit_weight_g",
        "min_age",
        "tagged",
        "gs1_prefix_length",
        "tax_percent",
        "picture",
        "shelf_min",
        "shelf_target",
        "opening_stock",
        "return_days",
        "return_faulty_days",
        "return_opened",
    ),
)
SKU = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(svg|png|jpg|webp)", re.ASCII)
PRICE_MINOR_MAX = 100_000_000
STOCK_MAX = 99_999_999
WEIGHT_G_MAX = 1_000_000
RETURN_DAYS_MAX = 3650
_CODES = ("gtin", "plu", "in_store_code")


class Good(msgspec.Struct, frozen=True, kw_only=True):
    """An item with its stock figures: pieces, or grams for goods sold by weight."""

    item: Item
    minimum: int = 0
    target: int = 0
    opening: int = 0


class Shop(msgspec.Struct, frozen=True, kw_only=True):
    """What a line is checked against. `currency` empty: the first line decides.

    Goods of `taxed` categories need no tax rate of their own.
    """

    currency: str
    categories: frozenset[str]
    taxed: frozenset[str] = frozenset()
    patterns: tuple[InStorePattern, ...] = ()


def read_goods(
    text: str, shop: Shop, known: Iterable[Item], problems: Problems
) -> tuple[dict[str, Good], str]:
    """The good lines of a catalogue by sku, and the currency in which it counts.

    `known` are the items sold already: their codes cannot be given to others.
    """
    before = {item.sku: _codes(item) for item in known}
    used = {code: sku for sku, codes in before.items() for code in codes}
    goods: dict[str, Good] = {}
    for line in read_table(text, CATALOGUE, problems):
        good = _read_good(line, shop)
        if good is not None and good.item.sku in goods:
            line.wrong("sku", "it stands on an earlier line too; keep one of them")
        if good is not None:
            _claim_codes(line, good.item, before.get(good.item.sku, ()), used)
        if good is None or not line.good:
            problems.add_line(CATALOGUE.file, line)
            continue
        goods[good.item.sku] = good
        shop = msgspec.structs.replace(shop, currency=good.item.price.currency)
    return goods, shop.currency


def _claim_codes(
    line: Line, item: Item, before: Iterable[tuple[str, str]], used: dict[tuple[str, str], str]
) -> None:
    """Take the item's codes for it alone, and let go of those that it had before."""
    codes = _codes(item)
    for column, code in codes:
        if used.get((column, code), item.sku) != item.sku:
            line.wrong(column, f"it is the code of {used[column, code]}; a code names one good")
    if line.good:
        for old in before:
            used.pop(old, None)
        used.update(dict.fromkeys(codes, item.sku))


def _codes(item: Item) -> list[tuple[str, str]]:
    """Every code of an item with its column."""
    return [(column, code) for column in _CODES if (code := getattr(item, column))]


def _read_good(line: Line, shop: Shop) -> Good | None:
    sku = line.cell("sku")
    if not SKU.fullmatch(sku):
        line.wrong("sku", "write 1 to 64 letters, digits, dots, hyphens or underscores")
    names = line.names()
    sold_by = SoldBy(line.choice("sold_by", [kind.value for kind in SoldBy]))
    category = line.cell("category")
    if category not in shop.categories:
        line.wrong("category", "no such category; add it to the file of categories")
    price = _price(line, shop)
    codes = read_codes(line, shop.patterns)
    tax_percent = _tax_percent(line, category, shop)
    unit_weight_g = line.whole("unit_weight_g", 1, WEIGHT_G_MAX, needed=False)
    if sold_by is SoldBy.KG and unit_weight_g is not None:
        line.wrong("unit_weight_g", "goods sold by the kilogram have no weight of a piece")
    min_age = line.whole("min_age", 1, 99, needed=False)
    tagged = _tagged(line, codes.gtin)
    picture = line.cell("picture")
    if picture and not PICTURE.fullmatch(picture):
        line.wrong("picture", "write a plain file name that ends in .svg, .png, .jpg or .webp")
    returns = _returns(line)
    figures = _figures(line)
    if not line.good or price is None:
        return None
    item = Item(
        sku=sku,
        names=names,
        category=category,
        price=price,
        tax_percent=tax_percent,
        sold_by=sold_by,
        gtin=codes.gtin,
        plu=codes.plu,
        in_store_code=codes.in_store_code,
        unit_weight_g=unit_weight_g,
        min_age=min_age,
        tagged=tagged,
        picture=picture,
        returns=returns,
    )
    return Good(item=item, minimum=figures[0], target=figures[1], opening=figures[2])


def _tax_percent(line: Line, category: str, shop: Shop) -> int | None:
    if not line.cell("tax_percent") and category in shop.taxed:
        return None
    return line.whole("tax_percent", 0, 100)


def _price(line: Line, shop: Shop) -> Money | None:
    currency = line.cell("currency")
    if shop.currency and currency != shop.currency:
        line.wrong("currency", f"the store counts in {shop.currency}; give the price in it")
        return None
    try:
        price = parse_money(line.cell("price"), currency)
    except MoneyError as error:
        line.wrong("price", str(error))
        return None
    if not 0 < price.minor <= PRICE_MINOR_MAX:
        line.wrong("price", "a price is more than nothing, and not this much")
        return None
    return price


def _tagged(line: Line, gtin: str | None) -> bool:
    tagged = line.cell("tagged") != "" and line.choice("tagged", ["yes", "no"]) == "yes"
    prefix_length = line.whole("gs1_prefix_length", 6, 12, needed=tagged)
    if tagged and gtin is None:
        line.wrong("tagged", "a tag carries a GTIN; give one, or write no")
    if not tagged and prefix_length is not None:
        line.wrong("gs1_prefix_length", "only tagged goods have one; leave it empty")
    return tagged


def _returns(line: Line) -> ReturnTerms | None:
    """The item's own terms for returns; None where all their cells are empty."""
    if not any(line.cell(f"return_{column}") for column in ("days", "faulty_days", "opened")):
        return None
    days = line.whole("return_days", 0, RETURN_DAYS_MAX)
    faulty_days = line.whole("return_faulty_days", 0, RETURN_DAYS_MAX)
    given = line.cell("return_opened") != ""
    opened = not given or line.choice("return_opened", ["yes", "no"]) == "yes"
    if days is None or faulty_days is None:
        return None
    return ReturnTerms(days=days, faulty_days=faulty_days, opened=opened)


def _figures(line: Line) -> tuple[int, int, int]:
    """Shelf minimum, shelf target and opening stock."""
    minimum, target, opening = (
        line.whole(column, 0, STOCK_MAX, needed=False) or 0
        for column in ("shelf_min", "shelf_target", "opening_stock")
    )
    if line.good and minimum > target:
        line.wrong("shelf_min", f"it is above shelf_target {target}; lower it")
    return minimum, target, opening
