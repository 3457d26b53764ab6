"""An order's own page: how far it is, its code, its goods, cancelling. Nothing before it is so."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from cloud_inventory.domain.orders import may_cancel
from cloud_inventory.web.ground import ShopGround, name_of
from cloud_inventory.web.hours import Hours
from cloud_inventory.web.order_view import alternatives, lines_instead, order_rows, sums
from cloud_inventory.web.shop import SEE_OTHER
from cloud_inventory.web.texts import say
from cloud_inventory.web.view import Shelves
from storecore.contracts.orders import Order, OrderState, StaffCheck
from storecore.gs1.pickup import group_pickup_code
from storecore.orders.goods import handed
from storecore.orders.life import ENDED, WAITING

STEPS = (OrderState.PLACED, OrderState.ACCEPTED, OrderState.PICKING, OrderState.READY)
NOTHING_FOUND = "nothing_found"


class OrderPage:
    """Shows orders. Whoever has the address of one may see it and cancel it."""

    def __init__(self, ground: ShopGround) -> None:
        self._ground = ground

    def show(self, language: str, order_id: str) -> Response:
        """An order as its store has told of it."""
        ground = self._ground
        order = ground.ordering.find(order_id)
        store = ground.store.store(order.store_id)
        hours, shelves = ground.hours(store, language), ground.shelves(language)
        waits = order.state not in ENDED
        asked = ground.store.is_cancel_asked(order_id)
        shown = order.ended_as or order.state
        step = OrderState.READY if order.state in WAITING else order.state
        reached = STEPS.index(step) if step in STEPS else len(STEPS)
        again = [("line", text) for text in lines_instead(order)]
        return ground.pages.page(
            "order.html",
            language,
            f"/orders/{order.order_id}?",
            order_id=order.order_id,
            store_id=order.store_id,
            customer=order.customer_name,
            state=shown.value,
            more=_more(language, order, shelves),
            times=_times(order, hours, language),
            checks=_checks(order, language),
            steps=[(one.value, position <= reached) for position, one in enumerate(STEPS)],
            step=step.value,
            waits=waits,
            ready=order.state in WAITING,
            cancel_asked=asked and waits,
            may_cancel=may_cancel(order) and not asked,
            code=group_pickup_code(order.pickup_code),
            qr_text=ground.code_of(order),
            rows=order_rows(order, shelves, language),
            sums=sums(order, language),
            alternatives=alternatives(order, shelves),
            again=urlencode([("lang", language), ("store", order.store_id), *again])
            if again and order.alternatives
            else "",
            store_name=name_of(store, language) if store else order.store_id,
            placed=ground.age(order.placed_ms, language),
        )

    def cancel(self, language: str, order_id: str) -> Response:
        """Ask the store to cancel, and lead back to the order, which says how it goes on."""
        self._ground.ordering.cancel(order_id)
        return RedirectResponse(f"/orders/{order_id}?{urlencode({'lang': language})}", SEE_OTHER)


def _more(language: str, order: Order, shelves: Shelves) -> str:
    """What the state means for the customer; a rejection names the good that was short."""
    state = order.ended_as or order.state
    if state is OrderState.REJECTED:
        if order.reason == NOTHING_FOUND:
            return say(language, "more.nothing_found")
        if order.reason in {line.sku for line in order.lines}:
            return say(language, "more.rejected_of", name=shelves.name_of(order.reason))
    if state is OrderState.CANCELLED and order.put_away_due:
        return say(language, "more.cancelled_picked")
    if state is OrderState.PARTLY_READY and any(handed(order).values()):
        return say(language, "more.partly_handed")
    if state is OrderState.READY:
        return say(language, "more.ready_at")
    return say(language, f"more.{state}")


def _times(order: Order, hours: Hours, language: str) -> list[str]:
    """When it is ready, or how long it waits: with the moment and the time until then."""
    told: list[str] = []
    if order.state in WAITING:
        if order.place:
            told.append(say(language, "waits_at", place=order.place))
        if order.expires_ms:
            moment = hours.moment(order.expires_ms)
            told.append(say(language, "waits_until", moment=moment))
            told += _countdown(order.expires_ms, hours, language)
    elif order.state not in ENDED:
        if order.slot is not None:
            told.append(say(language, "your_slot", moment=hours.slot_moment(order.slot)))
        if order.ready_by_ms:
            told.append(say(language, "ready_by", moment=hours.moment(order.ready_by_ms)))
            told += _countdown(order.ready_by_ms, hours, language)
    return told


def _countdown(until_ms: int, hours: Hours, language: str) -> list[str]:
    wait = hours.wait(until_ms)
    return [say(language, "ready_in", wait=wait)] if wait else []


def _checks(order: Order, language: str) -> list[str]:
    if order.state in ENDED:
        return []
    told = []
    if StaffCheck.AGE in order.checks:
        told.append(say(language, "age_check", age=order.min_age))
    if StaffCheck.VALUE in order.checks:
        told.append(say(language, "value_check"))
    return told
