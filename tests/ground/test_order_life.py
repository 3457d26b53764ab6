"""An order's life, whatever is told in whatever order: nothing appears, nothing is handed twice."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storecore.contracts.order_facts import (
    FACTS,
    HandedGoods,
    LineOutcome,
    OrderAccepted,
    OrderCollected,
    OrderHandedInPart,
    OrderLinesPicked,
    OrderStaged,
    OrderStagedInPart,
    OrderStep,
)
from storecore.contracts.orders import LineGoods, Order, OrderLine, OrderState
from storecore.contracts.reference import Item, SoldBy
from storecore.money import Money
from storecore.orders.goods import due, goods_of, handed, held, waiting
from storecore.orders.life import ENDED, LIFE, StepImpossible, after, as_placed, target_of
from storecore.orders.substitutes import may_replace, substitutes

SKUS = ("milk", "oats", "wine")
ORDER = Order(
    order_id="o1",
    store_id="s1",
    pickup_code="ABCD2345",
    customer_name="Ana",
    lines=(
        OrderLine(sku="milk", quantity=3, unit_price=Money(140, "EUR")),
        OrderLine(sku="oats", quantity=1, unit_price=Money(120, "EUR")),
    ),
    total=Money(540, "EUR"),
    placed_ms=1,
)

goods = st.builds(
    LineGoods,
    sku=st.sampled_from(SKUS),
    quantity=st.integers(1, 3),
    unit_price=st.integers(0, 140).map(lambda minor: Money(minor, "EUR")),
)
outcomes = st.lists(
    st.builds(
        LineOutcome,
        line=st.integers(0, 2),
        goods=st.lists(goods, max_size=2, unique_by=lambda one: one.sku).map(tuple),
    ),
    max_size=2,
).map(tuple)
parts = st.lists(
    st.builds(
        HandedGoods,
        line=st.integers(0, 2),
        sku=st.sampled_from(SKUS),
        taken=st.integers(-1, 3),
        refused=st.integers(-1, 2),
    ),
    max_size=2,
).map(tuple)


@st.composite
def facts(draw: st.DrawFn) -> OrderStep:
    kind = draw(st.sampled_from(FACTS))
    assert issubclass(kind, OrderStep)
    more: dict[str, object] = {}
    if kind is OrderLinesPicked or issubclass(kind, OrderStaged):
        more["outcome"] = draw(outcomes)
    elif kind is OrderAccepted:
        more["plan"] = draw(outcomes)
    elif issubclass(kind, OrderCollected):
        more["handed"] = draw(parts)
    who = {"order_id": "o1", "store_id": "s1", "actor": "mia", "at_ms": draw(st.integers(1, 99))}
    return kind(**who, **more)  # type: ignore[arg-type]


def test_the_table_is_whole() -> None:
    assert len({(state, fact) for state, fact, _ in LIFE}) == len(LIFE)
    assert {fact for _, fact, _ in LIFE} == set(FACTS)
    assert {target for _, _, target in LIFE} == set(OrderState) - {OrderState.PLACED}


@settings(max_examples=300)
@given(st.lists(facts(), max_size=14))
def test_whatever_is_told_goods_are_kept_handed_over_once_and_let_go(told: list[OrderStep]) -> None:
    order = ORDER
    for fact in told:
        try:
            now = after(order, fact)
        except StepImpossible:
            continue
        assert target_of(order, type(fact)) is now.state
        assert now.steps == order.steps + 1
        assert all(count >= 0 for count in held(now).values())
        assert not handed(order) - handed(now)
        assert handed(now) - handed(order) <= held(order)
        assert due(now).minor >= 0
        assert all(part.taken > 0 for part in waiting(now) if now.state not in ENDED)
        if now.state in ENDED and not now.put_away_due:
            assert not +held(now)
        order = now
    again = msgspec.json.decode(msgspec.json.encode(order), type=Order)
    assert again == order
    assert as_placed(order) == as_placed(ORDER)


def test_all_that_waits_is_what_was_found_less_what_went() -> None:
    who = {"order_id": "o1", "store_id": "s1", "actor": "mia", "at_ms": 2}
    order = ORDER
    for state, fact in (
        (OrderState.ACCEPTED, OrderAccepted(**who)),  # type: ignore[arg-type]
        (OrderState.PICKING, _of("OrderPickStarted", who)),
        (OrderState.PARTLY_READY, OrderStagedInPart(**who, outcome=_two_milk())),  # type: ignore[arg-type]
        (
            OrderState.PARTLY_READY,
            OrderHandedInPart(**who, handed=(HandedGoods(line=0, sku="milk", taken=1),)),  # type: ignore[arg-type]
        ),
    ):
        order = after(order, fact)
        assert order.state is state
    assert {(part.sku, part.taken) for part in waiting(order)} == {("milk", 1), ("oats", 1)}
    assert held(order) == Counter(milk=1, oats=1)
    over = after(order, OrderCollected(**who))  # type: ignore[arg-type]
    assert handed(over) == Counter(milk=2, oats=1)
    assert not +held(over)
    assert all(line.picked for line in over.lines)
    assert due(over) == Money(400, "EUR")
    with pytest.raises(StepImpossible, match="the order is collected"):
        after(over, OrderCollected(**who))  # type: ignore[arg-type]


def _two_milk() -> tuple[LineOutcome, ...]:
    two = LineGoods(sku="milk", quantity=2, unit_price=Money(140, "EUR"))
    return (LineOutcome(line=0, goods=(two,)),)


def _of(name: str, who: dict[str, object]) -> OrderStep:
    kind = next(kind for kind in FACTS if kind.__name__ == name)
    assert issubclass(kind, OrderStep)
    return kind(**who)  # type: ignore[arg-type]


def item(sku: str, minor: int, **more: object) -> Item:
    values: dict[str, object] = {
        "sku": sku,
        "names": {"en": sku},
        "category": "food",
        "price": Money(minor, "EUR"),
        "sold_by": SoldBy.EACH,
    }
    return Item(**(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("substitute", "may"),
    [
        (item("oats", 140), True),
        (item("oats", 141), False),
        (item("milk", 100), False),
        (item("oats", 100, category="drinks"), False),
        (item("oats", 100, sold_by=SoldBy.KG), False),
        (item("oats", 100, min_age=16), False),
        (item("oats", 100, price=Money(100, "USD")), False),
    ],
)
def test_a_substitute_is_like_it_and_costs_no_more(substitute: Item, may: bool) -> None:
    assert may_replace(substitute, item("milk", 140), Money(140, "EUR")) is may


def test_the_nearest_in_price_is_offered_first_and_only_what_is_there() -> None:
    goods = [item("a", 90), item("b", 140), item("c", 120), item("d", 130), item("e", 10)]
    there = {"a": 1, "b": 0, "c": 2, "d": 1, "e": 9}
    offered = substitutes(item("milk", 140), Money(140, "EUR"), goods, lambda sku: there[sku])
    assert offered == ("d", "c", "a")
    assert goods_of(ORDER.lines[0])[0].quantity == 3
