"""Looking an order over and placing it: when to collect it, what to do where something is short."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from cloud_inventory.domain.placing import make_lines
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.web.forms import Form
from cloud_inventory.web.ground import ShopGround, name_of
from cloud_inventory.web.member import member_words
from cloud_inventory.web.shop import SEE_OTHER, total_of
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrder
from storecore.contracts.orders import WhenShort

WISHES = (WhenShort.SUBSTITUTE, WhenShort.PART, WhenShort.REJECT)
_TRY_AGAIN = {
    CloudRefusalCode.BAD_NAME,
    CloudRefusalCode.BAD_PHONE,
    CloudRefusalCode.PRICE_CHANGED,
    CloudRefusalCode.NOT_AVAILABLE,
    CloudRefusalCode.SLOT_GONE,
}
_MS_DIGITS_MAX = 15


class Checkout:
    """Makes the page of an order that is about to be placed. An order is made once per `request`
    id, which is drawn when the customer comes to this page."""

    def __init__(self, ground: ShopGround) -> None:
        self._ground = ground

    def review(
        self,
        language: str,
        asked: Form,
        complaint: CloudRefused | None = None,
        *,
        member_number: str = "",
    ) -> Response:
        """What would be ordered, with its total, when it is collected and in whose name."""
        ground = self._ground
        store = ground.wanted(asked.get("store"))
        chosen = asked.lines()
        catalogue = ground.store.catalogue()
        lines = make_lines(chosen, store, catalogue.items)
        total = total_of(lines, store)
        texts = [f"{line.sku}:{line.quantity}" for line in chosen]
        fields = [("store", store.store_id), ("request", asked.get("request"))]
        fields += [("line", text) for text in texts]
        hours, slots = ground.hours(store, language), ground.ordering.slots(store)
        request_id = asked.get("request") or ground.ordering.new_request_id()
        return ground.pages.page(
            "review.html",
            language,
            f"/review?{urlencode(fields)}&",
            status=200 if complaint is None else 422,
            store_id=store.store_id,
            store_name=name_of(store, language),
            lines=ground.shelves(language).lines(lines),
            line_texts=texts,
            total=total.format(language),
            total_minor=total.minor,
            request_id=request_id,
            name=asked.get("name"),
            phone=asked.get("phone"),
            ready=hours.moment(slots.ready_by_ms) if slots.ready_by_ms else "",
            days=hours.by_day(slots.slots),
            slot=asked.get("slot"),
            wishes=[wish.value for wish in WISHES],
            wish=asked.get("short") or WISHES[0].value,
            min_age=max((catalogue.items[line.sku].min_age or 0 for line in lines), default=0),
            member=member_words(ground.ordering.member(member_number), language),
            complaint=ground.complaint(language, complaint),
        )

    def place(self, language: str, form: Form, *, member_number: str = "") -> Response:
        """Place the order and lead to its page; the same form again leads to the same order."""
        known = self._ground.ordering.member(member_number) is not None
        shown = form.get("total")
        expected = int(shown) if shown.isascii() and shown.isdigit() else None
        try:
            request = PlaceOrder(
                request_id=form.get("request"),
                store_id=form.get("store"),
                customer_name=form.get("name"),
                lines=form.lines(),
                when_short=_wish(form.get("short")),
                slot_start_ms=_slot_start_ms(form.get("slot")),
                phone=form.get("phone"),
                member_number=member_number if known else "",
            )
            order = self._ground.ordering.place(request, expected)
        except CloudRefused as refusal:
            if refusal.code in _TRY_AGAIN:
                return self.review(language, form, refusal, member_number=member_number)
            raise
        query = urlencode({"lang": language})
        return RedirectResponse(f"/orders/{order.order_id}?{query}", SEE_OTHER)


def _wish(text: str) -> WhenShort:
    try:
        return WhenShort(text) if text else WhenShort.REJECT
    except ValueError as error:
        raise CloudRefused(CloudRefusalCode.BAD_REQUEST, f"{text!r} is no wish") from error


def _slot_start_ms(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= _MS_DIGITS_MAX):
        raise CloudRefused(CloudRefusalCode.BAD_REQUEST, f"{text!r} is no slot")
    return int(text)
