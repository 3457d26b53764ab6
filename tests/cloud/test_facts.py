"""Facts from stores are taken once and in order, and move the cloud's picture of the store."""

from __future__ import annotations

import msgspec

from storecore.contracts.exchange import STATUS_PATH, Answer
from storecore.contracts.facts import Body, TaskClosed, TaskRaised, Verdict
from storecore.contracts.status import ProgramStatus
from tests.cloud.bodies import received, sold
from tests.cloud.rig import STORE, Cloud, Edge


def test_a_repeated_fact_counts_once(cloud: Cloud, edge: Edge) -> None:
    delivery = edge.seal(received(milk_1l=10))
    sale = edge.seal(sold(quantity=3))
    assert edge.post(delivery, sale).answers == (Answer.APPLIED, Answer.APPLIED)
    assert edge.post(delivery, sale).answers == (Answer.AGAIN, Answer.AGAIN)
    assert cloud.stock("milk-1l").on_hand == 7


def test_a_gap_is_answered_with_the_head_and_nothing_is_applied(cloud: Cloud, edge: Edge) -> None:
    first, second = edge.seal(received(milk_1l=10)), edge.seal(sold())
    reply = edge.post(second)
    assert reply.answers == (Answer.GAP,)
    assert reply.heads[0].seq == 0
    assert cloud.inventory().lines == ()
    assert edge.post(first, second).answers == (Answer.APPLIED, Answer.APPLIED)


def test_another_fact_under_the_same_number_freezes_the_chain(cloud: Cloud, edge: Edge) -> None:
    true = edge.seal(received(milk_1l=10))
    edge.post(true)
    reply = edge.post(msgspec.structs.replace(true, hash="0" * 64))
    assert reply.answers == (Answer.FORK,)
    assert reply.heads[0].frozen
    assert edge.tell(sold()).answers == (Answer.FORK,)
    assert cloud.stock("milk-1l").on_hand == 10


def test_a_type_of_the_future_is_kept_and_the_queue_moves_on(cloud: Cloud, edge: Edge) -> None:
    class RobotPassed(Body, frozen=True, kw_only=True):
        robot: str

    reply = edge.tell(RobotPassed(robot="r2"), received(milk_1l=4))
    assert reply.answers == (Answer.APPLIED, Answer.APPLIED)
    assert [note.verdict for note in reply.not_accepted] == [Verdict.UNKNOWN]
    assert cloud.stock("milk-1l").on_hand == 4


def test_facts_that_make_no_sense_are_rejected_with_the_reason(cloud: Cloud, edge: Edge) -> None:
    closed = TaskClosed(store_id=STORE, task_id="k-9", reason="done", actor="anna", at_ms=1)
    reply = edge.tell(
        received(milk_1l=10),
        received(milk_1l=10),
        received("d-2", milk_1l=-4),
        sold(total_minor=1),
        sold(quantity=0, transaction_id="t-0"),
        sold(),
        sold(),
        closed,
    )
    assert set(reply.answers) == {Answer.APPLIED}
    assert {(note.seq, note.verdict) for note in reply.not_accepted} == {
        (seq, Verdict.REJECTED) for seq in (2, 3, 4, 5, 7, 8)
    }
    reasons = [note.reason for note in reply.not_accepted]
    assert "received before" in reasons[0]
    assert "its lines add up to 139" in reasons[2]
    assert "told before" in reasons[4]
    assert cloud.stock("milk-1l").on_hand == 9
    status = cloud.http.get(STATUS_PATH).content
    assert msgspec.json.decode(status, type=ProgramStatus).quarantined == 6


def test_weighed_goods_leave_in_grams(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(banana=32_000), sold("banana", weight_g=755))
    assert cloud.stock("banana").on_hand == 31_245


def test_sales_add_up_by_day(cloud: Cloud, edge: Edge) -> None:
    edge.tell(sold(quantity=2, transaction_id="t-1"), sold(transaction_id="t-2"))
    (day,) = cloud.data.store.sales(STORE)
    assert (day.day, day.sales, day.total.minor, day.tax_included.minor) == (
        "2026-01-01",
        2,
        3 * 139,
        18,
    )


def test_open_tasks_are_counted(cloud: Cloud, edge: Edge) -> None:
    raised = TaskRaised(store_id=STORE, task_id="k-1", kind="restock", subject="A1", at_ms=1)
    closed = TaskClosed(store_id=STORE, task_id="k-1", reason="done", actor="anna", at_ms=2)
    edge.tell(raised)
    assert cloud.data.store.open_tasks(STORE) == 1
    edge.tell(closed)
    assert cloud.data.store.open_tasks(STORE) == 0


def test_a_figure_is_as_old_as_what_the_store_said(cloud: Cloud, edge: Edge) -> None:
    told_ms = cloud.clock.wall_ms()
    late = edge.seal(received(milk_1l=10))
    cloud.clock.advance(3600)
    edge.post(late)
    assert cloud.inventory().heard_ms == told_ms
    assert cloud.stock("milk-1l").heard_ms == told_ms


def test_a_store_whose_clock_is_ahead_is_not_heard_in_the_future(cloud: Cloud, edge: Edge) -> None:
    cloud.clock.advance(3600)
    early = edge.seal(received(milk_1l=10))
    cloud.clock.set_wall_ms(cloud.clock.wall_ms() - 3_600_000)
    edge.post(early)
    assert cloud.inventory().heard_ms == cloud.clock.wall_ms()
