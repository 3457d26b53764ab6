"""From a customer at a kiosk to their order: bays that open, colleagues, bags that leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from edge_agent.handover.walls import WallsError, parse_walls
from edge_agent.pulse import Pulse
from edge_agent.serve.handovers import Handovers
from edge_agent.stock.ledger import Level
from storecore.contracts.commands import COMMAND_VERSION, Action, OpenDoor, Outcome, Reply
from storecore.contracts.handover import (
    HandoverAction,
    HandoverReply,
    HandoverRequest,
    HandoverWay,
    RunnerReason,
)
from storecore.contracts.local_api import (
    OrderAction,
    OrderStepRequest,
    PickedGoods,
    PickedLine,
    PickupRequest,
    RefusalCode,
    TaskStepRequest,
)
from storecore.contracts.lockers import BayState, Locker
from storecore.contracts.observations import DoorObserved
from storecore.contracts.order_facts import HandedGoods
from storecore.contracts.orders import OrderState, StaffCheck
from storecore.contracts.promises import RightsGiven
from storecore.contracts.reference import Order, TaskKind
from storecore.serving.messages import Refused
from tests.edge.shop import Shop, envelope, order, shirt, tag

CODE = "CODE-o1"


class Doors:
    """Doors that answer as told; remembers what was asked."""

    def __init__(self, outcome: Outcome = Outcome.DONE) -> None:
        self.outcome = outcome
        self.asked: list[tuple[str, str, str]] = []
        self.before: Callable[[], None] = lambda: None

    def ask(
        self, device: str, action: Action, *, within_s: float, command_id: str
    ) -> Future[Reply]:
        """At once."""
        assert isinstance(action, OpenDoor)
        assert within_s <= 3.0
        self.asked.append((device, action.door, command_id))
        self.before()
        future: Future[Reply] = Future()
        future.set_result(
            Reply(v=COMMAND_VERSION, id=command_id, device=device, outcome=self.outcome, at_ms=1)
        )
        return future


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A shop with a locker of four bays and a reader at the hold shelf."""
    made = Shop(
        tmp_path,
        lockers="locker-1=4:2",
        watch_posts="orders.hold=reader-8,north.exit=reader-4",
    ).furnish()
    made.deliver("d1", ("milk", 5), ("shirt", 3))
    yield made
    made.writer.close()


def staged(
    shop: Shop, *lines: tuple[str, int], place: str = "B2", bay: str = "", **more: object
) -> Order:
    """An order that waits."""
    shop.place(order("o1", *(lines or (("milk", 2),)), pickup_code=CODE, **more))
    step(shop, OrderAction.START_PICK)
    return step(shop, OrderAction.STAGE, place=place, bay=bay, bags=("0417",))


def step(shop: Shop, action: OrderAction, request_id: str = "", **more: object) -> Order:
    """Kim does something with it."""
    asked = OrderStepRequest(
        request_id=request_id or f"step-{action}",
        action=action,
        actor="kim",
        **more,  # type: ignore[arg-type]
    )
    return shop.steps().order_step("o1", asked, "").order


def here(shop: Shop, doors: Doors, request_id: str = "h1", **more: object) -> HandoverReply:
    """The customer shows their code at kiosk-1."""
    given: dict[str, object] = {"order_id": "o1", "kiosk_id": "kiosk-1", "code": CODE}
    asked = HandoverRequest(request_id=request_id, **(given | more))  # type: ignore[arg-type]
    pulse = Pulse(shop.writer, lambda: None)
    return Handovers(pulse, shop.books.handovers, shop.books.requests, doors).hand_over(asked)


def bays(shop: Shop) -> list[BayState]:
    """What kiosks see of the locker."""
    return [bay.state for bay in shop.shown("locker", Locker)["locker-1"].bays]


def swing(shop: Shop, bay: str, *, is_open: bool, seq: int) -> None:
    """The bridge tells of a door."""
    seen = DoorObserved(
        device="locker-1", seq=seq, at_ms=shop.clock.wall_ms(), door=bay, open=is_open
    )
    shop.send(envelope(seen))


def tasks(shop: Shop, kind: TaskKind) -> list[tuple[str, str, str, str]]:
    """Subject, place, kiosk and reason of the open tasks of a kind."""
    return [
        (one.subject, one.place, one.wanted_at, one.detail)
        for one in shop.open_tasks()
        if one.kind is kind
    ]


def test_a_bay_opens_and_is_free_again_once_its_order_is_gone(shop: Shop) -> None:
    doors = Doors()
    staged(shop, place="locker-1", bay="2")
    assert bays(shop) == [BayState.FREE, BayState.HELD, BayState.FREE, BayState.FREE]
    reply = here(shop, doors)
    assert (reply.way, reply.locker, reply.bay) == (HandoverWay.BAY, "locker-1", "2")
    assert doors.asked == [("locker-1", "2", "h1")]
    swing(shop, "2", is_open=True, seq=1)
    assert bays(shop)[1] is BayState.OPEN
    step(shop, OrderAction.COLLECT, code=CODE)
    swing(shop, "2", is_open=False, seq=2)
    assert bays(shop)[1] is BayState.FREE
    assert [told for told in shop.told() if told in {"BayOpened", "OrderCollected"}] == [
        "BayOpened",
        "OrderCollected",
    ]
    assert tasks(shop, TaskKind.RUN) == []


def test_the_same_request_again_opens_no_door_a_second_time(shop: Shop) -> None:
    doors = Doors()
    staged(shop, place="locker-1", bay="2")
    assert here(shop, doors) == here(shop, doors)
    assert len(doors.asked) == 1
    here(shop, doors, "h2")
    assert len(doors.asked) == 2


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (Outcome.UNKNOWN, RunnerReason.BAY_SILENT),
        (Outcome.LATE, RunnerReason.BAY_SILENT),
        (Outcome.FAILED, RunnerReason.BAY_STUCK),
        (Outcome.REFUSED, RunnerReason.BAY_STUCK),
    ],
)
def test_a_bay_that_does_not_open_calls_a_colleague(
    shop: Shop, outcome: Outcome, reason: RunnerReason
) -> None:
    staged(shop, place="locker-1", bay="2")
    reply = here(shop, Doors(outcome))
    assert (reply.way, reply.reason) == (HandoverWay.RUNNER, reason)
    assert tasks(shop, TaskKind.RUN) == [("o1", "locker-1.2", "kiosk-1", reason)]
    assert tasks(shop, TaskKind.BAY) == [("locker-1.2", "2", "", "")]
    assert bays(shop)[1] is BayState.OUT


def test_without_an_answer_the_door_itself_is_looked_at(shop: Shop) -> None:
    doors = Doors(Outcome.UNKNOWN)
    doors.before = lambda: swing(shop, "2", is_open=True, seq=1)
    staged(shop, place="locker-1", bay="2")
    assert here(shop, doors).way is HandoverWay.BAY
    assert tasks(shop, TaskKind.RUN) == []


def test_a_bay_that_was_looked_at_takes_orders_again(shop: Shop) -> None:
    staged(shop, place="locker-1", bay="2")
    here(shop, Doors(Outcome.FAILED))
    step(shop, OrderAction.COLLECT, checked_by="kim")
    assert bays(shop)[1] is BayState.OUT
    (task,) = [one for one in shop.open_tasks() if one.kind is TaskKind.BAY]
    asked = TaskStepRequest(request_id="t1", action="done", actor="kim")
    shop.steps().task_step(task.task_id, asked, "")
    assert bays(shop)[1] is BayState.FREE


def test_what_waits_on_a_shelf_is_brought_and_the_task_ends_with_the_handover(shop: Shop) -> None:
    staged(shop)
    assert here(shop, Doors()).reason is RunnerReason.SHELF
    assert tasks(shop, TaskKind.RUN) == [("o1", "B2", "kiosk-1", "shelf")]
    here(shop, Doors(), "h2", kiosk_id="kiosk-2")
    assert tasks(shop, TaskKind.RUN) == [("o1", "B2", "kiosk-2", "shelf")]
    step(shop, OrderAction.COLLECT, code=CODE)
    assert tasks(shop, TaskKind.RUN) == []


def test_goods_that_need_a_look_never_lie_behind_a_door_that_opens_by_itself(shop: Shop) -> None:
    doors = Doors()
    staged(shop, place="locker-1", bay="2", checks=(StaffCheck.AGE,), min_age=18)
    assert here(shop, doors).reason is RunnerReason.CHECK
    assert doors.asked == []
    assert [one.target for one in shop.open_tasks() if one.kind is TaskKind.RUN] == [18]
    with pytest.raises(Refused) as refused:
        step(shop, OrderAction.COLLECT, code=CODE)
    assert refused.value.refusal.code is RefusalCode.STAFF_CHECK
    assert step(shop, OrderAction.COLLECT, checked_by="kim").checked_by == "kim"


def test_a_check_that_failed_leaves_the_order_waiting(shop: Shop) -> None:
    staged(shop, checks=(StaffCheck.AGE,), min_age=18)
    here(shop, Doors())
    here(shop, Doors(), "h2", action=HandoverAction.CHECK_FAILED, code="", actor="kim")
    assert tasks(shop, TaskKind.RUN) == []
    assert shop.state("o1") is OrderState.READY
    assert shop.level("milk") == Level(5, 2)
    assert shop.told()[-2:] == ["HandoverDisputed", "TaskClosed"]


@pytest.mark.parametrize("action", [HandoverAction.NOT_MINE, HandoverAction.WRONG])
def test_a_dispute_is_a_fact_and_leaves_goods_and_money_where_they_are(
    shop: Shop, action: HandoverAction
) -> None:
    staged(shop, place="locker-1", bay="2")
    here(shop, Doors())
    assert here(shop, Doors(), "h2", action=action).way is HandoverWay.RUNNER
    assert shop.state("o1") is OrderState.READY
    assert shop.level("milk") == Level(5, 2)
    assert "HandoverDisputed" in shop.told()
    assert tasks(shop, TaskKind.RUN) == [("o1", "locker-1.2", "kiosk-1", action)]


@pytest.mark.parametrize("code", ["CODE-o2", "", "%", "CODE-o*"])
def test_no_other_code_opens_the_bay(shop: Shop, code: str) -> None:
    doors = Doors()
    staged(shop, place="locker-1", bay="2")
    shop.place(order("o2", ("milk", 1)))
    with pytest.raises(Refused):
        here(shop, doors, code=code)
    assert doors.asked == []
    assert tasks(shop, TaskKind.RUN) == []


def test_a_part_is_handed_over_a_part_waits_and_a_part_goes_back(shop: Shop) -> None:
    staged(shop, ("milk", 2), ("shirt", 1))
    here(shop, Doors())
    part = step(
        shop, OrderAction.COLLECT, "c1", code=CODE,
        handed=(HandedGoods(line=0, sku="milk", taken=1, refused=0),),
    )  # fmt: skip
    assert part.state is OrderState.PARTLY_READY
    assert tasks(shop, TaskKind.RUN) == []
    assert (shop.level("milk"), shop.level("shirt")) == (Level(4, 1), Level(3, 1))
    here(shop, Doors(), "h2")
    rest = step(
        shop, OrderAction.COLLECT, "c2", code=CODE,
        handed=(
            HandedGoods(line=0, sku="milk", taken=1),
            HandedGoods(line=1, sku="shirt", taken=0, refused=1),
        ),
    )  # fmt: skip
    assert rest.state is OrderState.COLLECTED
    assert rest.put_away_due
    assert (shop.level("milk"), shop.level("shirt")) == (Level(3, 0), Level(3, 1))
    assert tasks(shop, TaskKind.PUT_AWAY) != []


def test_no_order_is_put_into_a_bay_that_is_taken_stuck_or_not_there(shop: Shop) -> None:
    staged(shop, place="locker-1", bay="2")
    shop.place(order("o2", ("milk", 1)))
    asked = OrderStepRequest(request_id="s1", action=OrderAction.START_PICK, actor="kim")
    shop.steps().order_step("o2", asked, "")
    for place, bay, code in (
        ("locker-1", "2", RefusalCode.BAY_TAKEN),
        ("locker-1", "5", RefusalCode.BAD_REQUEST),
        ("locker-9", "1", RefusalCode.BAD_REQUEST),
    ):
        request = OrderStepRequest(
            request_id="s2", action=OrderAction.STAGE, actor="kim", place=place, bay=bay
        )
        with pytest.raises(Refused) as refused:
            shop.steps().order_step("o2", request, "")
        assert refused.value.refusal.code is code


@pytest.mark.parametrize("collected", [False, True])
def test_a_bag_that_leaves_the_hold_shelf_calls_staff_unless_it_is_being_handed_over(
    shop: Shop, collected: bool
) -> None:
    _staged_shirt(shop)
    _read(shop, "reader-8", 1)
    if collected:
        here(shop, Doors())
    shop.wait(30)
    alarmed = [] if collected else [("o1", "B2", "", "")]
    assert tasks(shop, TaskKind.BAG) == alarmed
    assert ("BagLeft" in shop.told()) is not collected
    step(shop, OrderAction.COLLECT, code=CODE)
    assert tasks(shop, TaskKind.BAG) == []


def test_a_bag_at_the_exit_calls_staff_whatever_was_sold_without_its_tag(shop: Shop) -> None:
    _staged_shirt(shop)
    _read(shop, "reader-4", 1)
    assert tasks(shop, TaskKind.BAG) == [("o1", "B2", "", "")]
    assert [one.kind for one in shop.open_tasks() if one.kind is TaskKind.EXIT] == [TaskKind.EXIT]


def test_what_was_picked_is_promised_to_nobody_and_sold_to_nobody(shop: Shop) -> None:
    shop.do(shop.books.promises.settle)
    assert _promised_ahead(shop) > 0
    staged(shop, ("milk", 5))
    for moment in ("it waits", "it was cancelled and waits to be put away"):
        shop.do(shop.books.promises.settle)
        assert shop.level("milk").available == 0, moment
        assert _promised_ahead(shop) == 0, moment
        assert shop.place(order(f"o-{moment[:8]}", ("milk", 1))).state is OrderState.REJECTED
        if shop.state("o1") is OrderState.READY:
            step(shop, OrderAction.CANCEL)
    step(shop, OrderAction.PUT_AWAY)
    assert shop.level("milk") == Level(5, 0)
    assert shop.level("milk").available == 5


def _promised_ahead(shop: Shop) -> int:
    """How many bottles of milk anybody may sell on the store's word, by the newest rights given."""
    given = [fact for fact in shop.facts() if isinstance(fact, RightsGiven)]
    newest = {fact.holder: fact.keep for fact in given if fact.item == "milk"}
    return sum(newest.values())


@pytest.mark.parametrize(
    "text", ["locker-1", "locker-1=0:2", "locker-1=4:0", "a b=4:2", "x=4:2,x=4:2"]
)
def test_a_locker_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(WallsError):
        parse_walls(text)


def _staged_shirt(shop: Shop) -> None:
    shop.place(order("o1", ("shirt", 1), pickup_code=CODE))
    step(shop, OrderAction.START_PICK)
    found = PickedLine(line=0, goods=(PickedGoods(sku="shirt", quantity=1, epcs=(shirt(1),)),))
    step(shop, OrderAction.STAGE, place="B2", lines=(found,), bag_epcs=(shirt(1),))


def _read(shop: Shop, device: str, seq: int) -> None:
    for number in range(4):
        shop.send(envelope(tag(shirt(1), device=device, seq=seq + number)))
        shop.wait(1.0)


def test_who_comes_too_early_hears_when_it_will_be_ready(shop: Shop) -> None:
    shop.place(order("o1", ("milk", 1), pickup_code=CODE, ready_by_ms=90_000_000))
    with pytest.raises(Refused) as refused:
        shop.steps().pickup(PickupRequest(pickup_code=CODE, kiosk_id="kiosk-1"))
    told = refused.value.refusal
    assert (told.code, told.ready_by_ms) == (RefusalCode.NOT_READY, 90_000_000)
