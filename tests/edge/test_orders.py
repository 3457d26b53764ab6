"""Click-and-collect: every step with its effect on stock, tasks and facts, exactly once."""

from __future__ import annotations

import itertools

import pytest

from edge_agent.orders.desk import SHOWN_MS
from edge_agent.orders.pickup import masked_name
from edge_agent.orders.refused import OrderRefused
from edge_agent.orders.transitions import TELLS, step_refusal
from edge_agent.stock.ledger import Level
from storecore.contracts.facts import OrderRejected, TaskClosed
from storecore.contracts.local_api import (
    OrderAction,
    OrderStepRequest,
    RefusalCode,
    TaskStepRequest,
)
from storecore.contracts.order_facts import FACTS
from storecore.contracts.reference import Order, OrderState, TaskKind
from storecore.gs1.pickup import plain_pickup_code
from storecore.orders.life import LIFE
from tests.edge.shop import Shop, order

A, S, C, X = OrderAction.START_PICK, OrderAction.STAGE, OrderAction.COLLECT, OrderAction.CANCEL
P = OrderAction.PUT_AWAY


def take(shop: Shop, order_id: str, *actions: OrderAction, place: str = "shelf 7") -> Order:
    """Steps of Mia, one after the other."""
    for action in actions:
        asked = OrderStepRequest(
            request_id="r", action=action, actor="mia", place=place, checked_by="mia"
        )
        moved = shop.do(lambda db, asked=asked: shop.books.orders.step(db, order_id, asked))  # type: ignore[misc]
    return moved


@pytest.fixture
def stocked(shop: Shop) -> Shop:
    shop.deliver("d1", ("milk", 5), ("coffee", 3), ("banana", 2000))
    return shop


def test_the_table_of_steps_is_whole() -> None:
    assert len({(state, fact) for state, fact, _ in LIFE}) == len(LIFE)
    assert {target for _, _, target in LIFE} == set(OrderState) - {OrderState.PLACED}
    assert {fact for _, fact, _ in LIFE} == set(FACTS)
    assert set(TELLS) == set(OrderAction)
    for state, action in itertools.product(OrderState, OrderAction):
        one = order("o1", ("milk", 1), state=state, put_away_due=True)
        legal = any(row[:2] == (state, TELLS[action]) for row in LIFE)
        assert (step_refusal(one, action) is None) == legal


@pytest.mark.parametrize(
    ("actions", "state", "milk", "facts"),
    [
        ([], OrderState.ACCEPTED, (5, 2), []),
        ([A], OrderState.PICKING, (5, 2), ["OrderPickStarted"]),
        ([A, S], OrderState.READY, (5, 2), ["OrderPickStarted", "OrderStaged"]),
        (
            [A, S, C],
            OrderState.COLLECTED,
            (3, 0),
            ["OrderPickStarted", "OrderStaged", "OrderCollected"],
        ),
        ([X], OrderState.CANCELLED, (5, 0), ["OrderCancelled"]),
        ([A, X], OrderState.CANCELLED, (5, 2), ["OrderPickStarted", "OrderCancelled"]),
        (
            [A, X, P],
            OrderState.RETURNED,
            (5, 0),
            ["OrderPickStarted", "OrderCancelled", "OrderReturned"],
        ),
        (
            [A, S, X, P],
            OrderState.RETURNED,
            (5, 0),
            ["OrderPickStarted", "OrderStaged", "OrderCancelled", "OrderReturned"],
        ),
    ],
)
def test_the_life_of_an_order(
    stocked: Shop,
    actions: list[OrderAction],
    state: OrderState,
    milk: tuple[int, int],
    facts: list[str],
) -> None:
    stocked.place(order("o1", ("milk", 1), ("milk", 1)))
    take_all = [action.value for action in actions]
    if take_all:
        take(stocked, "o1", *actions)
    assert stocked.state("o1") is state
    assert stocked.level("milk") == Level(*milk)
    told = [name for name in stocked.told() if name.startswith("Order")]
    assert told == ["OrderAccepted", *facts]
    assert stocked.shown("order", Order)["o1"] == stocked.order("o1")


@pytest.mark.parametrize(
    ("before", "action", "code"),
    [
        ([], S, RefusalCode.ILLEGAL_STEP),
        ([], C, RefusalCode.NOT_READY),
        ([A], A, RefusalCode.ILLEGAL_STEP),
        ([A], C, RefusalCode.NOT_READY),
        ([A, S], S, RefusalCode.ILLEGAL_STEP),
        ([A, S, C], C, RefusalCode.ALREADY_COLLECTED),
        ([A, S, C], X, RefusalCode.ILLEGAL_STEP),
        ([X], C, RefusalCode.CANCELLED),
        ([X], A, RefusalCode.ILLEGAL_STEP),
    ],
)
def test_an_illegal_step_is_refused_and_changes_nothing(
    stocked: Shop, before: list[OrderAction], action: OrderAction, code: RefusalCode
) -> None:
    stocked.place(order("o1", ("milk", 2)))
    for step in before:
        take(stocked, "o1", step)
    held, told = stocked.level("milk"), stocked.told()
    with pytest.raises(OrderRefused) as refused:
        take(stocked, "o1", action)
    assert refused.value.code is code
    assert (stocked.level("milk"), stocked.told()) == (held, told)


def test_an_order_is_accepted_only_with_every_line_reserved(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 4)))
    short = stocked.place(order("o2", ("coffee", 1), ("milk", 2)))
    assert (short.state, short.reason) == (OrderState.REJECTED, "milk")
    assert stocked.level("milk") == Level(5, 4)
    assert stocked.level("coffee") == Level(3, 0)
    (fact,) = [fact for fact in stocked.facts() if isinstance(fact, OrderRejected)]
    assert (fact.order_id, fact.reason) == ("o2", "milk")


def test_two_lines_of_one_sku_are_reserved_together(stocked: Shop) -> None:
    assert stocked.place(order("o1", ("milk", 3), ("milk", 3))).state is OrderState.REJECTED


@pytest.mark.parametrize("lines", [[], [("milk", 0)], [("milk", -5)]])
def test_an_order_for_nothing_is_rejected(stocked: Shop, lines: list[tuple[str, int]]) -> None:
    assert stocked.place(order("o1", *lines)).state is OrderState.REJECTED
    assert stocked.level("milk") == Level(5, 0)


def test_an_order_that_comes_down_again_is_left_as_it_is(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 2)))
    take(stocked, "o1", A)
    told = stocked.told()
    stocked.place(order("o1", ("milk", 2)))
    stocked.restart()
    stocked.place(order("o1", ("milk", 2), customer_name="Anna B."))
    assert stocked.state("o1") is OrderState.PICKING
    assert (stocked.level("milk"), stocked.told()) == (Level(5, 2), told)


def test_a_customer_may_cancel_from_above_until_the_goods_are_gone(stocked: Shop) -> None:
    cancelled = order("o1", ("milk", 2), cancel_asked=True)
    stocked.place(order("o1", ("milk", 2)))
    stocked.place(cancelled)
    stocked.place(cancelled)
    assert stocked.state("o1") is OrderState.CANCELLED
    assert stocked.level("milk") == Level(5, 0)
    assert stocked.told().count("OrderCancelled") == 1
    stocked.place(order("o2", ("milk", 2)))
    take(stocked, "o2", A, S, C)
    stocked.place(order("o2", ("milk", 2), cancel_asked=True))
    assert stocked.state("o2") is OrderState.COLLECTED


@pytest.mark.parametrize("known", [True, False])
def test_after_an_old_copy_an_order_goes_on_where_it_was_before_it_is_cancelled(
    stocked: Shop, known: bool
) -> None:
    if known:
        stocked.place(order("o1", ("milk", 2)))
    ready = order("o1", ("milk", 2), state=OrderState.READY, steps=3, place="B3", cancel_asked=True)
    stocked.place(ready)
    assert stocked.state("o1") is OrderState.CANCELLED
    assert stocked.order("o1").put_away_due
    assert stocked.level("milk") == Level(5, 2)
    assert stocked.told().count("OrderCancelled") == 1


def test_an_order_cancelled_before_it_was_seen_reserves_nothing(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 2), cancel_asked=True))
    assert stocked.level("milk") == Level(5, 0)
    assert stocked.told()[-1] == "OrderCancelled"


def test_picking_is_a_task_from_acceptance_until_staged(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 2), ("coffee", 1)))
    (task,) = stocked.open_tasks()
    assert (task.kind, task.subject, task.quantity) == (TaskKind.PICK, "o1", 3)
    take(stocked, "o1", A)
    assert stocked.open_tasks()[0].taken_by == "mia"
    take(stocked, "o1", S)
    assert stocked.open_tasks() == []
    (closed,) = [fact for fact in stocked.facts() if isinstance(fact, TaskClosed)]
    assert (closed.task_id, closed.reason, closed.actor) == (task.task_id, "staged", "mia")


def test_goods_are_put_away_by_the_task_that_asks_for_it(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 2)))
    take(stocked, "o1", A, S, X)
    (task,) = stocked.open_tasks()
    assert (task.kind, task.subject, task.quantity) == (TaskKind.PUT_AWAY, "o1", 2)
    asked = TaskStepRequest(request_id="t1", action="done", actor="kim")
    stocked.steps().task_step(task.task_id, asked, "")
    assert stocked.state("o1") is OrderState.RETURNED
    assert stocked.level("milk") == Level(5, 0)
    assert stocked.open_tasks() == []


def test_a_cancelled_order_leaves_no_task(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 2)))
    take(stocked, "o1", X)
    assert stocked.open_tasks() == []


def test_staging_needs_a_place(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 1)))
    take(stocked, "o1", A)
    with pytest.raises(OrderRefused, match="at which place"):
        take(stocked, "o1", S, place="")
    assert take(stocked, "o1", S, place="B3").place == "B3"


def pickup_code_of(shop: Shop, code: str) -> RefusalCode | None:
    try:
        shop.books.orders.find_pickup(shop.writer.reader(), code)
    except OrderRefused as refused:
        return refused.code
    return None


def test_each_pickup_that_cannot_be_has_its_own_reason(stocked: Shop) -> None:
    stocked.place(order("01", ("milk", 1), pickup_code="AAAA"))
    stocked.place(order("02", ("milk", 99), pickup_code="BBBB"))
    stocked.place(order("03", ("milk", 1), pickup_code="CCCC", store_id="s2"))
    assert pickup_code_of(stocked, "AAAA") is RefusalCode.NOT_READY
    assert pickup_code_of(stocked, "BBBB") is RefusalCode.REJECTED
    assert pickup_code_of(stocked, "CCCC") is RefusalCode.WRONG_STORE
    assert pickup_code_of(stocked, "AAA") is RefusalCode.UNKNOWN_CODE
    assert pickup_code_of(stocked, "AAAB") is RefusalCode.UNKNOWN_CODE
    assert pickup_code_of(stocked, "%") is RefusalCode.UNKNOWN_CODE
    take(stocked, "01", A, S)
    assert pickup_code_of(stocked, " ssp:aa-aa ") is None
    take(stocked, "01", C)
    assert pickup_code_of(stocked, "AAAA") is RefusalCode.ALREADY_COLLECTED
    stocked.place(order("04", ("milk", 1), pickup_code="DDDD"))
    take(stocked, "04", X)
    assert pickup_code_of(stocked, "DDDD") is RefusalCode.CANCELLED


def test_an_order_of_another_store_is_not_ours_to_move_or_show(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 1), store_id="s2"))
    assert stocked.level("milk") == Level(5, 0)
    assert stocked.shown("order", Order) == {}
    with pytest.raises(OrderRefused) as refused:
        take(stocked, "o1", X)
    assert refused.value.code is RefusalCode.UNKNOWN_ORDER


def test_codes_are_compared_in_capitals_with_look_alikes_folded() -> None:
    assert plain_pickup_code(" ssp:iloO-ab12 ") == "1100AB12"


@pytest.mark.parametrize(
    ("name", "shown"), [("Anna Berg", "A••• B•••"), ("王小明", "王•••"), ("", ""), (" x ", "x•••")]
)
def test_a_public_screen_shows_first_letters_only(name: str, shown: str) -> None:
    assert masked_name(name) == shown


def test_ended_orders_leave_the_kiosks_after_a_day(stocked: Shop) -> None:
    stocked.place(order("o1", ("milk", 1)))
    stocked.place(order("o2", ("milk", 1)))
    take(stocked, "o1", A, S, C)
    stocked.clock.advance(SHOWN_MS / 1000 - 1)
    stocked.do(stocked.books.housekeeping)
    assert set(stocked.shown("order", Order)) == {"o1", "o2"}
    stocked.clock.advance(2)
    stocked.do(stocked.books.housekeeping)
    assert set(stocked.shown("order", Order)) == {"o2"}
    assert stocked.state("o1") is OrderState.COLLECTED
