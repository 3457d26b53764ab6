"""A backend's goods as the CSV files that the cloud imports. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from cloud_inventory.connectors.port import Good
from storecore.contracts.cloud_api import ImportRequest
from storecore.languages import DEFAULT_LANGUAGE, LANGUAGES, name_column

OTHERS = "goods"
"""Category of what has none."""
_COLUMNS = ("sku", "gtin", "sold_by", "category", "price", "currency", "tax_percent")


def import_request(
    store_id: str, goods: Iterable[Good], *, tax_percent: int, store_name: str = ""
) -> ImportRequest:
    """The import of these goods; the same goods in any order give the same."""
    ordered = sorted(goods, key=lambda good: good.sku)
    categories = {category_key(good.category): good.category or "Goods" for good in ordered}
    return ImportRequest(
        store_id=store_id,
        catalogue=_csv(
            (*_COLUMNS, *map(name_column, LANGUAGES)), [_row(good, tax_percent) for good in ordered]
        ),
        categories=_csv(
            ("key", "name_en"),
            [{"key": key, "name_en": name} for key, name in sorted(categories.items())],
        ),
        store_names={DEFAULT_LANGUAGE: store_name} if store_name else {},
    )


def category_key(name: str) -> str:
    """A category's key, made of its name."""
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.casefold())
    return kept.strip("-")[:40] or OTHERS


def _row(good: Good, tax_percent: int) -> dict[str, str]:
    names = {name_column(language): good.names.get(language, "") for language in LANGUAGES}
    return {
        **names,
        name_column(DEFAULT_LANGUAGE): good.names.get(DEFAULT_LANGUAGE) or good.sku,
        "sku": good.sku,
        "gtin": good.gtin,
        "sold_by": "kg" if good.by_weight else "each",
        "category": category_key(good.category),
        "price": good.price,
        "currency": good.currency,
        "tax_percent": str(tax_percent),
    }


def _csv(columns: Iterable[str], rows: Iterable[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, tuple(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
