"""The web shop's pages of goods: choose a store, browse, search, fill the order. Without scripts.

What is in the order travels in the page's address and its form, so nothing is kept here and no
cookie is needed: `line=SKU:QUANTITY` for each good. Each post leads to an address that can be
opened again (post, redirect, get).
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.responses import RedirectResponse, Response

from cloud_inventory.domain.placing import make_lines
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.web.forms import Form, read_quantity
from cloud_inventory.web.ground import ShopGround, name_of
from cloud_inventory.web.member import member_words
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrderLine
from storecore.contracts.orders import OrderLine
from storecore.contracts.reference import Store
from storecore.money import Money, zero

SEE_OTHER = 303
WORDS_CHARS_MAX = 60


class Shop:
    """Makes each page from what was asked. Blocks on the database: call from a worker thread."""

    def __init__(self, ground: ShopGround) -> None:
        self._ground = ground

    def goods(
        self,
        language: str,
        asked: Form,
        *,
        member_number: str = "",
        quantities: Mapping[str, str] | None = None,
        complaint: CloudRefused | None = None,
    ) -> Response:
        """The goods of a store, or the choice of one."""
        stores = self._ground.store.stores()
        wanted = asked.get("store")
        if not wanted and len(stores) == 1:
            wanted = stores[0].store_id
        if not wanted:
            return self._stores(language, stores)
        store = self._ground.wanted(wanted)
        quantities = asked.basket() if quantities is None else quantities
        words, category = asked.get("q").strip()[:WORDS_CHARS_MAX], asked.get("category")
        shelves = self._ground.shelves(language)
        inventory = self._ground.store.inventory(store.store_id)
        shown = shelves.shelves(store, inventory, quantities, words=words, category=category)
        on_page = {good.sku for shelf in shown for good in shelf.goods if not good.why_not}
        lines = self._known_lines(quantities, store)
        slots = self._ground.ordering.slots(store)
        hours = self._ground.hours(store, language)
        here = [("store", store.store_id), ("q", words), ("category", category)]
        here += [("line", f"{sku}:{text}") for sku, text in quantities.items()]
        return self._ground.pages.page(
            "goods.html",
            language,
            f"/?{urlencode([(key, value) for key, value in here if value])}&",
            status=200 if complaint is None else 422,
            store_id=store.store_id,
            store_name=name_of(store, language),
            several=len(stores) > 1,
            member=member_words(self._ground.ordering.member(member_number), language),
            opening=hours.opening(),
            is_open=hours.is_open(),
            ready=hours.moment(slots.ready_by_ms) if slots.ready_by_ms else "",
            categories=shelves.categories(store),
            category=category,
            words=words,
            found=sum(len(shelf.goods) for shelf in shown),
            shelves=shown,
            carried=[f"{sku}:{text}" for sku, text in quantities.items() if sku not in on_page],
            basket_count=sum(line.quantity for line in lines),
            basket_total=total_of(lines, store).format(language),
            complaint=self._ground.complaint(language, complaint),
        )

    def choose(self, language: str, form: Form) -> Response:
        """Quantities were chosen: look over the order, or go on looking at goods."""
        typed = form.basket()
        try:
            store = self._ground.wanted(form.get("store"))
            lines = tuple(
                PlaceOrderLine(sku=sku, quantity=read_quantity(sku, text))
                for sku, text in typed.items()
            )
            if form.get("go") or form.get("add") or form.all("category"):
                return self._go_on(language, form, lines)
            make_lines(lines, store, self._ground.store.catalogue().items)
        except CloudRefused as refusal:
            if refusal.code is CloudRefusalCode.UNKNOWN_STORE:
                raise
            return self.goods(language, form, quantities=typed, complaint=refusal)
        chosen = [("line", f"{line.sku}:{line.quantity}") for line in lines]
        request_id = self._ground.ordering.new_request_id()
        fields = [("lang", language), ("store", store.store_id), ("request", request_id), *chosen]
        return RedirectResponse(f"/review?{urlencode(fields)}", SEE_OTHER)

    def error(self, language: str, status: int, text: str) -> Response:
        """A page that says what happened and what to do."""
        return self._ground.pages.page("error.html", language, "/?", status=status, text=text)

    def _go_on(self, language: str, form: Form, lines: tuple[PlaceOrderLine, ...]) -> Response:
        """Back to the goods: found by words, of a category, or where one more was added."""
        category = form.get("category") if form.all("category") else form.get("here")
        fields = [
            ("lang", language),
            ("store", form.get("store")),
            ("q", form.get("q").strip() if not form.all("category") else ""),
            ("category", category if form.get("go") != "search" else ""),
            *(("line", f"{line.sku}:{line.quantity}") for line in lines),
        ]
        kept = urlencode([(key, value) for key, value in fields if value])
        added = f"#good-{quote(form.get('add'))}" if form.get("add") else ""
        return RedirectResponse(f"/?{kept}{added}", SEE_OTHER)

    def _stores(self, language: str, stores: tuple[Store, ...]) -> Response:
        doors = []
        for one in stores:
            hours, slots = self._ground.hours(one, language), self._ground.ordering.slots(one)
            ready = hours.moment(slots.ready_by_ms) if slots.ready_by_ms else ""
            doors.append(
                (one.store_id, name_of(one, language), hours.opening(), hours.is_open(), ready)
            )
        return self._ground.pages.page("stores.html", language, "/?", stores=doors)

    def _known_lines(self, quantities: Mapping[str, str], store: Store) -> tuple[OrderLine, ...]:
        """What of the order can be counted and priced; of the rest a complaint follows."""
        items = self._ground.store.catalogue().items
        found: list[OrderLine] = []
        for sku, text in quantities.items():
            try:
                asked = PlaceOrderLine(sku=sku, quantity=read_quantity(sku, text))
                found += make_lines((asked,), store, items)
            except CloudRefused:
                continue
        return tuple(found)


def total_of(lines: tuple[OrderLine, ...], store: Store) -> Money:
    """What lines cost together."""
    total = zero(store.currency)
    for line in lines:
        total += line.unit_price.times(line.quantity)
    return total
