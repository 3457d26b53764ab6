"""One warehouse of a Tryton company as a store's backend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from cloud_inventory.connectors.port import BackendDown, BackendOrder, Good
from cloud_inventory.connectors.tryton.rpc import TrytonRpc, decimal_of, time_text, time_value
from cloud_inventory.connectors.tryton.shipments import open_shipments, send

OVERLAP = timedelta(minutes=10)
"""A sale that was being written when others were read is read again."""
_GRAMS = 1000
_LANGUAGES = {"de": "de", "es": "es", "zh_CN": "zh-Hans", "zh_TW": "zh-Hant"}
_BAR_CODES = ("ean", "upc")
_NOTE = "Storeside: "


class TrytonBackend:
    """The `Backend` over Tryton's modules `sale`, `stock` and `product`."""

    def __init__(self, rpc: TrytonRpc, warehouse: str) -> None:
        """`warehouse` is the code of the warehouse that is this store."""
        self._rpc = rpc
        self._code = warehouse
        self._place: tuple[int, int] | None = None
        self._products: dict[int, tuple[str, int]] = {}

    def goods(self) -> Sequence[Good]:
        """Everything salable that has a code."""
        rows = self._rpc.search_read(
            "product.product",
            [["salable", "=", True], ["type", "=", "goods"]],
            ["code", "name", "list_price_used", "default_uom.symbol", "template.categories"],
        )
        codes = self._bar_codes()
        currency = self._currency()
        names = self._names([row["id"] for row in rows])
        categories = self._categories()
        goods = []
        for row in rows:
            by_weight = row["default_uom."]["symbol"] == "kg"
            if not row["code"]:
                continue
            self._products[row["id"]] = (row["code"], _GRAMS if by_weight else 1)
            price = decimal_of(row["list_price_used"]).quantize(Decimal("0.01"))
            goods.append(
                Good(
                    sku=row["code"],
                    names={"en": row["name"], **names.get(row["id"], {})},
                    price=str(price),
                    currency=currency,
                    gtin=codes.get(row["id"], ""),
                    category=categories.get(next(iter(row["template."]["categories"]), 0), ""),
                    by_weight=by_weight,
                )
            )
        return goods

    def orders(self, since: str) -> tuple[Sequence[BackendOrder], str]:
        """Sales under way from this warehouse that nothing was shipped of."""
        domain: list[object] = [
            ["state", "=", "processing"],
            ["warehouse.code", "=", self._code],
        ]
        if since:
            after = time_value(datetime.fromisoformat(since) - OVERLAP)
            domain.append(["OR", ["write_date", ">=", after], ["create_date", ">=", after]])
        rows = self._rpc.search_read(
            "sale.sale",
            domain,
            ["write_date", "create_date", "party.name", "shipment_state", "lines"],
        )
        changed = {row["id"]: time_text(row["write_date"] or row["create_date"]) for row in rows}
        waiting = [row for row in rows if row["shipment_state"] in ("none", "waiting")]
        lines = self._lines([row["id"] for row in waiting])
        orders = [
            BackendOrder(
                key=str(row["id"]),
                version=changed[row["id"]],
                customer_name=row["party."]["name"] or "",
                lines=tuple(lines.get(row["id"], {}).items()),
            )
            for row in waiting
        ]
        return orders, max([since, *changed.values()])

    def hand_over(self, key: str, handed: Mapping[str, int]) -> None:
        """Take the sale's shipments to their end, from wherever each of them is."""
        for shipment in open_shipments(self._rpc, key, handed, self._sku_of):
            send(self._rpc, shipment, self._sku_of)

    def tell(self, key: str, note: str) -> None:
        """Write the note into the sale's comment, once."""
        (sale,) = self._rpc.search_read("sale.sale", [["id", "=", int(key)]], ["comment"])
        text = sale["comment"] or ""
        if note not in text:
            comment = f"{text}\n{_NOTE}{note}".strip()
            self._rpc.call("model.sale.sale.write", [int(key)], {"comment": comment})

    def stock(self) -> Mapping[str, int]:
        """What lies in the warehouse's storage, by Tryton's books."""
        if not self._products:
            self.goods()
        storage, _ = self._location()
        rows = self._rpc.read(
            "product.product",
            [*self._products],
            ["quantity"],
            {"locations": [storage], "with_childs": True},
        )
        return {
            sku: round(row["quantity"] * parts)
            for row in rows
            for sku, parts in [self._products[row["id"]]]
        }

    def set_stock(self, on_hand: Mapping[str, int]) -> None:
        """An inventory of these goods. One that was left unfinished is thrown away first."""
        storage, _ = self._location()
        unfinished = self._rpc.search_read(
            "stock.inventory",
            [
                ["location", "=", storage],
                ["state", "=", "draft"],
                ["create_uid", "=", self._rpc.user_id],
            ],
            ["number"],
        )
        if unfinished:
            ids = [row["id"] for row in unfinished]
            self._rpc.call("model.stock.inventory.cancel", ids)
            self._rpc.call("model.stock.inventory.delete", ids)
        products = {sku: (found, parts) for found, (sku, parts) in self._products.items()}
        lines = [
            {"product": product, "quantity": quantity / parts}
            for sku, quantity in sorted(on_hand.items())
            if sku in products
            for product, parts in [products[sku]]
        ]
        made = self._rpc.call(
            "model.stock.inventory.create", [{"location": storage, "lines": [["create", lines]]}]
        )
        self._rpc.call("model.stock.inventory.confirm", made)

    def _lines(self, sales: list[int]) -> dict[int, dict[str, int]]:
        rows = self._rpc.search_read(
            "sale.line",
            [["sale", "in", sales], ["type", "=", "line"], ["product", "!=", None]],
            ["sale", "product", "quantity"],
        )
        lines: dict[int, dict[str, int]] = {}
        for row in rows:
            sku, parts = self._sku_of(row["product"])
            sale = lines.setdefault(row["sale"], {})
            sale[sku] = sale.get(sku, 0) + round(row["quantity"] * parts)
        return lines

    def _sku_of(self, product: int) -> tuple[str, int]:
        if product not in self._products:
            self.goods()
        return self._products.get(product, (f"tryton-{product}", 1))

    def _bar_codes(self) -> dict[int, str]:
        rows = self._rpc.search_read(
            "product.identifier", [["type", "in", list(_BAR_CODES)]], ["product", "code"]
        )
        return {row["product"]: row["code"] for row in rows}

    def _names(self, products: list[int]) -> dict[int, dict[str, str]]:
        names: dict[int, dict[str, str]] = {}
        languages = self._rpc.search_read("ir.lang", [["translatable", "=", True]], ["code"])
        for code in (row["code"] for row in languages):
            if code not in _LANGUAGES:
                continue
            for row in self._rpc.read("product.product", products, ["name"], {"language": code}):
                names.setdefault(row["id"], {})[_LANGUAGES[code]] = row["name"]
        return names

    def _categories(self) -> dict[int, str]:
        rows = self._rpc.search_read("product.category", [], ["name"])
        return {row["id"]: row["name"] for row in rows}

    def _currency(self) -> str:
        rows = self._rpc.search_read("company.company", [], ["currency.code"])
        if not rows:
            raise BackendDown("this Tryton user has no company")
        return str(rows[0]["currency."]["code"])

    def _location(self) -> tuple[int, int]:
        """The warehouse's storage, and the warehouse."""
        if self._place is None:
            rows = self._rpc.search_read(
                "stock.location",
                [["type", "=", "warehouse"], ["code", "=", self._code]],
                ["storage_location"],
            )
            if not rows:
                raise BackendDown(f"Tryton has no warehouse with the code {self._code!r}")
            self._place = (rows[0]["storage_location"], rows[0]["id"])
        return self._place
