"""Lines of categories and offers into documents."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cloud_inventory.importer.goods import PICTURE, PRICE_MINOR_MAX
from cloud_inventory.importer.line import OTHER_NAMES, Line
from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.offers import Offer, OfferKind
from storecore.contracts.reference import Category, Item
from storecore.money import Money, MoneyError, parse_money

CATEGORIES = Columns(
    file="categories",
    needed=("key", "name_en"),
    others=(*OTHER_NAMES, "picture"),
)
OFFERS = Columns(
    file="offers",
    needed=("offer_id", "kind", "skus", "quantity", "price", "percent", "currency", "name_en"),
    others=OTHER_NAMES,
)
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
QUANTITY_MAX = 99


def read_categories(text: str, problems: Problems) -> dict[str, Category]:
    """The good lines of a file of categories by key; their order is the order of the shop."""
    found: dict[str, Category] = {}
    for line in read_table(text, CATEGORIES, problems):
        key, names, picture = line.cell("key"), line.names(), line.cell("picture")
        _check_key(line, "key", key, found)
        if picture and not PICTURE.fullmatch(picture):
            line.wrong("picture", "write a plain file name that ends in .svg, .png, .jpg or .webp")
        if line.good:
            found[key] = Category(
                category_id=key, names=names, picture=picture, position=len(found) + 1
            )
        problems.add_line(CATEGORIES.file, line)
    return found


def read_offers(
    text: str, items: Mapping[str, Item], currency: str, problems: Problems
) -> dict[str, Offer]:
    """The good lines of a file of offers by id, for goods that are sold."""
    found: dict[str, Offer] = {}
    for line in read_table(text, OFFERS, problems):
        offer = _read_offer(line, items, currency, found)
        if offer is not None:
            found[offer.offer_id] = offer
        problems.add_line(OFFERS.file, line)
    return found


def _read_offer(
    line: Line, items: Mapping[str, Item], currency: str, found: Mapping[str, Offer]
) -> Offer | None:
    offer_id, names = line.cell("offer_id"), line.names()
    _check_key(line, "offer_id", offer_id, found)
    kind = OfferKind(line.choice("kind", [kind.value for kind in OfferKind]))
    skus = tuple(sku.strip() for sku in line.cell("skus").split("|") if sku.strip())
    if not skus:
        line.wrong("skus", "name the goods, parted by |")
    for sku in skus:
        if sku not in items:
            line.problems.append(f"skus {sku}: no such good is sold; fix it or leave it out")
    fewest = 2 if kind is OfferKind.N_FOR_PRICE else 1
    quantity = line.whole("quantity", fewest, QUANTITY_MAX)
    price: Money | None = None
    percent: int | None = 0
    if kind is OfferKind.N_FOR_PRICE:
        price = _offer_price(line, currency)
    else:
        percent = line.whole("percent", 1, 99)
    for column in ("percent",) if kind is OfferKind.N_FOR_PRICE else ("price",):
        if line.cell(column):
            line.wrong(column, f"an offer of kind {kind} has none; leave it empty")
    if not line.good or quantity is None or percent is None:
        return None
    return Offer(
        offer_id=offer_id,
        kind=kind,
        names=names,
        skus=skus,
        quantity=quantity,
        price=price,
        percent=percent,
    )


def _offer_price(line: Line, currency: str) -> Money | None:
    if line.cell("currency") != currency:
        line.wrong("currency", f"the store counts in {currency}; give the price in it")
        return None
    try:
        price = parse_money(line.cell("price"), currency)
    except MoneyError as error:
        line.wrong("price", str(error))
        return None
    if not 0 < price.minor <= PRICE_MINOR_MAX:
        line.wrong("price", "a price is more than nothing, and not this much")
    return price


def _check_key(line: Line, column: str, key: str, found: Mapping[str, object]) -> None:
    if not KEY.fullmatch(key):
        line.wrong(column, "write 1 to 64 letters, digits, dots, hyphens or underscores")
    elif key in found:
        line.wrong(column, "it stands on an earlier line too; keep one of them")
