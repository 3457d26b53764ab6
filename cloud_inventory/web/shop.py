"""The web shop's pages: goods, a look over the order, the order itself. Works without scripts.

Each post leads to an address that can be opened again (post, redirect, get); an order is made
once per `request` id, which is drawn when the customer looks the order over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import msgspec
from starlette.responses import RedirectResponse, Response

from cloud_inventory.application.ordering import Ordering
from cloud_inventory.domain.orders import may_cancel
from cloud_inventory.domain.placing import make_lines
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.port import CloudStore
from cloud_inventory.web.forms import Form, read_quantity
from cloud_inventory.web.render import Pages
from cloud_inventory.web.texts import say
from cloud_inventory.web.view import Shelves
from cloud_inventory.web.words import age_words
from storecore.clock import Clock
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrder, PlaceOrderLine
from storecore.contracts.reference import Order, OrderState, Store
from storecore.gs1.pickup import group_pickup_code
from storecore.money import zero
from storecore.orders.life import ENDED

STEPS = (OrderState.PLACED, OrderState.ACCEPTED, OrderState.PICKING, OrderState.READY)
SEE_OTHER = 303
_TRY_AGAIN = {
    CloudRefusalCode.BAD_NAME,
    CloudRefusalCode.PRICE_CHANGED,
    CloudRefusalCode.NOT_AVAILABLE,
}


class Shop:
    """Makes each page from what was asked. Blocks on the database: call from a worker thread."""

    def __init__(
        self,
        store: CloudStore,
        ordering: Ordering,
        pages: Pages,
        clock: Clock,
        *,
        has_picture: Callable[[str], bool],
        code_of: Callable[[Order], str],
    ) -> None:
        self._store = store
        self._ordering = ordering
        self._pages = pages
        self._clock = clock
        self._has_picture = has_picture
        self._code_of = code_of

    def goods(
        self,
        language: str,
        asked: Form,
        *,
        quantities: Mapping[str, str] | None = None,
        complaint: CloudRefused | None = None,
    ) -> Response:
        """The goods of a store, or the choice of one."""
        stores = self._store.stores()
        wanted = asked.get("store")
        if not wanted and len(stores) == 1:
            wanted = stores[0].store_id
        if not wanted:
            names = [(one.store_id, _name(one, language)) for one in stores]
            return self._pages.page("stores.html", language, "/?", stores=names)
        store = self._wanted(wanted)
        shelves = self._shelves(language)
        inventory = self._store.inventory(store.store_id)
        return self._pages.page(
            "goods.html",
            language,
            f"/?{urlencode({'store': store.store_id})}&",
            status=200 if complaint is None else 422,
            store_id=store.store_id,
            store_name=_name(store, language),
            several=len(stores) > 1,
            shelves=shelves.shelves(store, inventory, quantities or {}),
            complaint=self._complaint(language, complaint),
        )

    def choose(self, language: str, form: Form) -> Response:
        """Quantities were chosen: on to the look over the order, or back with a complaint."""
        typed = form.quantities()
        try:
            store = self._wanted(form.get("store"))
            lines = tuple(
                PlaceOrderLine(sku=sku, quantity=read_quantity(sku, text))
                for sku, text in typed.items()
            )
            make_lines(lines, store, self._store.catalogue().items)
        except CloudRefused as refusal:
            if refusal.code is CloudRefusalCode.UNKNOWN_STORE:
                raise
            return self.goods(language, form, quantities=typed, complaint=refusal)
        chosen = [("line", f"{line.sku}:{line.quantity}") for line in lines]
        request_id = self._ordering.new_request_id()
        fields = [("lang", language), ("store", store.store_id), ("request", request_id), *chosen]
        return RedirectResponse(f"/review?{urlencode(fields)}", SEE_OTHER)

    def review(self, language: str, asked: Form, complaint: CloudRefused | None = None) -> Response:
        """What would be ordered, with its total, and where to write a name."""
        store = self._wanted(asked.get("store"))
        chosen = asked.lines()
        lines = make_lines(chosen, store, self._store.catalogue().items)
        total = zero(store.currency)
        for line in lines:
            total += line.unit_price.times(line.quantity)
        texts = [f"{line.sku}:{line.quantity}" for line in chosen]
        fields = [("store", store.store_id), ("request", asked.get("request"))]
        fields += [("line", text) for text in texts]
        return self._pages.page(
            "review.html",
            language,
            f"/review?{urlencode(fields)}&",
            status=200 if complaint is None else 422,
            store_id=store.store_id,
            store_name=_name(store, language),
            lines=self._shelves(language).lines(lines),
            line_texts=texts,
            total=total.format(language),
            total_minor=total.minor,
            request_id=asked.get("request"),
            name=asked.get("name"),
            complaint=self._complaint(language, complaint),
        )

    def place(self, language: str, form: Form) -> Response:
        """Place the order and lead to its page; the same form again leads to the same order."""
        request = PlaceOrder(
            request_id=form.get("request"),
            store_id=form.get("store"),
            customer_name=form.get("name"),
            lines=form.lines(),
        )
        shown = form.get("total")
        expected = int(shown) if shown.isascii() and shown.isdigit() else None
        try:
            order = self._ordering.place(request, expected)
        except CloudRefused as refusal:
            if refusal.code in _TRY_AGAIN:
                return self.review(language, form, refusal)
            raise
        query = urlencode({"lang": language})
        return RedirectResponse(f"/orders/{order.order_id}?{query}", SEE_OTHER)

    def cancel(self, language: str, order_id: str) -> Response:
        """Ask the store to cancel, and lead back to the order, which says how it goes on."""
        self._ordering.cancel(order_id)
        return RedirectResponse(f"/orders/{order_id}?{urlencode({'lang': language})}", SEE_OTHER)

    def order(self, language: str, order_id: str) -> Response:
        """An order: how far it is, its code, its lines."""
        order = self._ordering.find(order_id)
        store = self._store.store(order.store_id)
        waits = order.state not in ENDED
        asked = self._store.is_cancel_asked(order_id)
        reached = STEPS.index(order.state) if order.state in STEPS else len(STEPS)
        shelves = self._shelves(language)
        return self._pages.page(
            "order.html",
            language,
            f"/orders/{order.order_id}?",
            order=msgspec.structs.asdict(order),
            state=order.state.value,
            more=_more(language, order, shelves),
            steps=[(step.value, position <= reached) for position, step in enumerate(STEPS)],
            waits=waits,
            cancel_asked=asked and waits,
            may_cancel=may_cancel(order) and not asked,
            code=group_pickup_code(order.pickup_code),
            qr_text=self._code_of(order),
            lines=shelves.lines(order.lines),
            total=order.total.format(language),
            store_name=_name(store, language) if store else order.store_id,
            placed=self._age(order.placed_ms, language),
        )

    def error(self, language: str, status: int, text: str) -> Response:
        """A page that says what happened and what to do."""
        return self._pages.page("error.html", language, "/?", status=status, text=text)

    def _complaint(self, language: str, refusal: CloudRefused | None) -> str:
        if refusal is None:
            return ""
        if refusal.code is CloudRefusalCode.BAD_QUANTITY and refusal.sku:
            name = self._shelves(language).name_of(refusal.sku)
            return say(language, "error.bad_quantity_of", name=name)
        return say(language, f"error.{refusal.code}")

    def _wanted(self, store_id: str) -> Store:
        store = self._store.store(store_id)
        if store is None:
            raise CloudRefused(CloudRefusalCode.UNKNOWN_STORE, f"there is no store {store_id!r}")
        return store

    def _shelves(self, language: str) -> Shelves:
        return Shelves(self._store.catalogue(), language, self._clock.wall_ms(), self._has_picture)

    def _age(self, at_ms: int, language: str) -> str:
        return age_words(self._clock.wall_ms() - at_ms, language)


def _more(language: str, order: Order, shelves: Shelves) -> str:
    """What the state means for the customer; a rejection names the good that was short."""
    short = order.state is OrderState.REJECTED and order.reason in {o.sku for o in order.lines}
    if short:
        return say(language, "more.rejected_of", name=shelves.name_of(order.reason))
    return say(language, f"more.{order.state}")


def _name(store: Store, language: str) -> str:
    return store.names.get(language) or store.names.get("en", store.store_id)
