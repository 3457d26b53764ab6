"""Orders: taken once, priced from the catalogue, and moved by what the store has done alone."""

from __future__ import annotations

import msgspec
import pytest

from cloud_inventory.domain.orders import wants_cancel
from storecore.contracts.cloud_api import CLOUD_ORDERS_PATH, CloudRefusalCode, PlaceOrderLine
from storecore.contracts.exchange import Answer, Entry
from storecore.contracts.facts import (
    OrderAccepted,
    OrderCancelled,
    OrderCollected,
    OrderPickStarted,
    OrderRejected,
    OrderStaged,
    Verdict,
)
from storecore.contracts.order_facts import OrderReturned
from storecore.contracts.reference import Order, OrderState
from storecore.gs1.pickup import parse_pickup_code
from storecore.money import Money
from storecore.orders.life import ENDED
from tests.cloud.bodies import received, step
from tests.cloud.rig import STORE, Cloud, Edge, refusal, small_import


def order_sent(cloud: Cloud, order_id: str, scope: str = STORE) -> Order | None:
    entries = [e for e in cloud.reference(scope).entries if (e.collection, e.key) == _key(order_id)]
    return _order(entries[0]) if entries else None


def _key(order_id: str) -> tuple[str, str]:
    return "order", order_id


def _order(entry: Entry) -> Order:
    assert entry.document is not None
    return msgspec.json.decode(entry.document, type=Order)


def test_an_order_goes_to_its_store_and_to_no_other(cloud: Cloud) -> None:
    order = cloud.placed()
    assert order.total == Money(278, "EUR")
    assert order.state is OrderState.PLACED
    assert parse_pickup_code(order.pickup_code) == order.pickup_code
    assert order_sent(cloud, order.order_id) == order
    assert order_sent(cloud, order.order_id, scope="elsewhere") is None


def test_the_same_request_gives_the_same_order(cloud: Cloud) -> None:
    first = cloud.placed()
    cloud.load(small_import(catalogue=small_import().catalogue.replace("1.39", "9.99")))
    assert cloud.placed() == first
    assert cloud.placed(request_id="r-2").total == Money(1998, "EUR")


def test_a_request_id_names_one_order(cloud: Cloud) -> None:
    cloud.placed()
    answer = cloud.place(customer_name="Someone else")
    assert answer.status_code == 409
    assert refusal(answer).code is CloudRefusalCode.REQUEST_REUSED


def _lines(sku: str, quantity: int) -> tuple[PlaceOrderLine, ...]:
    return (PlaceOrderLine(sku=sku, quantity=quantity),)


@pytest.mark.parametrize(
    ("changes", "code", "sku"),
    [
        ({"store_id": "moon"}, CloudRefusalCode.UNKNOWN_STORE, ""),
        ({"lines": ()}, CloudRefusalCode.BAD_LINES, ""),
        ({"lines": _lines("milk-1l", 1) * 2}, CloudRefusalCode.BAD_LINES, ""),
        ({"lines": _lines("moonmilk", 1)}, CloudRefusalCode.UNKNOWN_SKU, "moonmilk"),
        ({"lines": _lines("milk-1l", 0)}, CloudRefusalCode.BAD_QUANTITY, "milk-1l"),
        ({"lines": _lines("milk-1l", 100)}, CloudRefusalCode.BAD_QUANTITY, "milk-1l"),
        ({"lines": _lines("banana", 1)}, CloudRefusalCode.SOLD_BY_WEIGHT, "banana"),
        ({"slot_start_ms": 1}, CloudRefusalCode.SLOT_GONE, ""),
        ({"phone": "12"}, CloudRefusalCode.BAD_PHONE, ""),
        ({"member_number": "nobody"}, CloudRefusalCode.UNKNOWN_MEMBER, ""),
        ({"customer_name": "  "}, CloudRefusalCode.BAD_NAME, ""),
        ({"customer_name": "x" * 61}, CloudRefusalCode.BAD_NAME, ""),
        ({"customer_name": "a\u202eb"}, CloudRefusalCode.BAD_NAME, ""),
        ({"request_id": ""}, CloudRefusalCode.BAD_REQUEST, ""),
    ],
)
def test_what_cannot_be_ordered_is_refused_with_the_reason(
    still_cloud: Cloud, changes: dict[str, object], code: CloudRefusalCode, sku: str
) -> None:
    answer = still_cloud.place(**changes)
    assert 400 <= answer.status_code < 500
    said = refusal(answer)
    assert (said.code, said.sku) == (code, sku)


def test_a_body_that_is_no_order_is_a_bad_request(still_cloud: Cloud) -> None:
    for body in (b"", b"[]", b'{"request_id": 1}', b"\xff"):
        answer = still_cloud.http.post(CLOUD_ORDERS_PATH, content=body)
        assert (answer.status_code, refusal(answer).code) == (400, CloudRefusalCode.BAD_REQUEST)


def test_an_unknown_order_is_not_found(still_cloud: Cloud) -> None:
    answer = still_cloud.http.get(f"{CLOUD_ORDERS_PATH}/nothing")
    assert (answer.status_code, refusal(answer).code) == (404, CloudRefusalCode.UNKNOWN_ORDER)


def test_the_order_and_its_stock_move_with_the_stores_facts(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=10))
    order_id = cloud.placed().order_id
    seen = []
    for kind in (OrderAccepted, OrderPickStarted, OrderStaged, OrderCollected):
        edge.tell(step(kind, order_id, place="Bay 4" if kind is OrderStaged else ""))
        stock, order = cloud.stock("milk-1l"), cloud.order(order_id)
        seen.append((order.state.value, order.place, stock.on_hand, stock.reserved))
    assert seen == [
        ("accepted", "", 10, 2),
        ("picking", "", 10, 2),
        ("ready", "Bay 4", 10, 2),
        ("collected", "Bay 4", 8, 0),
    ]
    sent = order_sent(cloud, order_id)
    assert sent is not None
    assert sent.state is OrderState.COLLECTED


def test_a_rejected_order_reserves_nothing(cloud: Cloud, edge: Edge) -> None:
    order_id = cloud.placed().order_id
    edge.tell(step(OrderRejected, order_id))
    assert cloud.order(order_id).state is OrderState.REJECTED
    assert cloud.inventory().lines == ()


def test_steps_that_cannot_be_are_rejected_and_change_nothing(cloud: Cloud, edge: Edge) -> None:
    order_id = cloud.placed().order_id
    reply = edge.tell(
        step(OrderCollected, order_id),
        step(OrderAccepted, "never-placed"),
        step(OrderAccepted, order_id, store_id="elsewhere"),
    )
    assert set(reply.answers) == {Answer.APPLIED}
    assert [note.verdict for note in reply.not_accepted] == [Verdict.REJECTED] * 3
    assert cloud.order(order_id).state is OrderState.PLACED


def test_a_cancel_is_asked_and_the_store_answers(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=10))
    order_id = cloud.placed().order_id
    edge.tell(step(OrderAccepted, order_id))
    for _ in range(2):
        asked = cloud.http.post(f"{CLOUD_ORDERS_PATH}/{order_id}/cancel")
        assert asked.status_code == 202
        assert cloud.order(order_id).state is OrderState.ACCEPTED
    sent = order_sent(cloud, order_id)
    assert sent is not None
    assert (sent.state, sent.cancel_asked) == (OrderState.ACCEPTED, True)
    edge.tell(step(OrderCancelled, order_id))
    assert cloud.order(order_id).state is OrderState.CANCELLED
    assert cloud.stock("milk-1l").reserved == 0


def test_a_wish_to_cancel_survives_a_word_that_crossed_it(cloud: Cloud, edge: Edge) -> None:
    order_id = cloud.placed().order_id
    cloud.http.post(f"{CLOUD_ORDERS_PATH}/{order_id}/cancel")
    edge.tell(step(OrderAccepted, order_id))
    sent = order_sent(cloud, order_id)
    assert sent is not None
    assert (sent.state, sent.cancel_asked) == (OrderState.ACCEPTED, True)


def test_it_is_too_late_to_cancel_once_it_was_handed_over(cloud: Cloud, edge: Edge) -> None:
    order_id = cloud.placed().order_id
    for kind in (OrderAccepted, OrderPickStarted, OrderStaged, OrderCollected):
        edge.tell(step(kind, order_id))
    answer = cloud.http.post(f"{CLOUD_ORDERS_PATH}/{order_id}/cancel")
    assert (answer.status_code, refusal(answer).code) == (409, CloudRefusalCode.TOO_LATE)


def test_what_was_picked_stays_reserved_until_it_is_put_away(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=10))
    order_id = cloud.placed().order_id
    edge.tell(*(step(kind, order_id) for kind in (OrderAccepted, OrderPickStarted, OrderCancelled)))
    assert cloud.order(order_id).state is OrderState.CANCELLED
    assert cloud.stock("milk-1l").reserved == 2
    edge.tell(step(OrderReturned, order_id))
    assert cloud.order(order_id).state is OrderState.RETURNED
    assert (cloud.stock("milk-1l").on_hand, cloud.stock("milk-1l").reserved) == (10, 0)


def test_the_wish_to_cancel_stands_until_the_order_has_ended(cloud: Cloud) -> None:
    order = cloud.placed()
    for state in OrderState:
        one = msgspec.structs.replace(order, state=state)
        assert wants_cancel(one, asked=True) == (state not in ENDED)
        assert not wants_cancel(one, asked=False)
