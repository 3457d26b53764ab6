"""The one list of tasks: what is urgent stands on top, and nothing that waits is forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.domain.urgency import RULES, Urgency, place_in_list, urgency
from kiosk.flow import touches as t
from kiosk.flow.effects import StepTask
from kiosk.flow.events import ReferenceChanged
from kiosk.flow.parts import Tone
from storecore.contracts.reference import Task, TaskKind
from tests.kiosk.journey import Person
from tests.kiosk.shop import PIN, TASK

NOW_MS = 1_768_478_400_000


def raised(kind: TaskKind, minutes_ago: float, task_id: str = "") -> Task:
    return Task(
        task_id=task_id or kind.value, kind=kind, subject="x",
        raised_ms=round(NOW_MS + 100_000 - minutes_ago * 60_000),
    )  # fmt: skip


def listed(*tasks: Task) -> list[str]:
    person = Person()
    person.world.known_tasks = tasks
    state = person.does(t.StaffTouched(), t.PinEntered(PIN))
    assert state.staff is not None
    return [task.task_id for task in state.staff.tasks]


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(TaskKind)


@given(st.sampled_from(list(TaskKind)), st.floats(0, 1e6), st.floats(0, 1e6))
def test_waiting_makes_nothing_less_urgent(kind: TaskKind, first_s: float, more_s: float) -> None:
    assert urgency(kind, first_s)[0] <= urgency(kind, first_s + more_s)[0]


@given(st.lists(st.tuples(st.sampled_from(list(TaskKind)), st.floats(0, 1e6)), max_size=12))
def test_the_most_urgent_come_first_whatever_there_is(tasks: list[tuple[TaskKind, float]]) -> None:
    ordered = sorted(tasks, key=lambda one: place_in_list(*one))
    grades = [urgency(*one)[0] for one in ordered]
    assert grades == sorted(grades, reverse=True)


def test_who_waits_in_person_comes_before_goods_and_the_newest_of_them_first() -> None:
    order = listed(
        raised(TaskKind.RESTOCK, 5),
        raised(TaskKind.ASSIST, 4, "first-call"),
        raised(TaskKind.LABEL, 1),
        raised(TaskKind.ASSIST, 1, "second-call"),
        raised(TaskKind.EXIT, 2),
    )
    assert order == ["second-call", "exit", "first-call", "label", "restock"]


def test_what_is_left_lying_moves_up_while_somebody_looks() -> None:
    person = Person()
    person.world.known_tasks = (raised(TaskKind.BILL, 1.5), raised(TaskKind.LABEL, 0))
    person.does(t.StaffTouched(), t.PinEntered(PIN))
    state = person.waits(60)
    assert state.staff is not None
    assert [(one.kind, one.urgency) for one in state.staff.tasks] == [
        (TaskKind.BILL, Urgency.NOW),
        (TaskKind.LABEL, Urgency.SOON),
    ]


def test_a_new_task_is_heard_and_one_that_a_colleague_has_is_not() -> None:
    person = Person()
    person.does(t.StaffTouched(), t.PinEntered(PIN))
    before = person.state.sound
    taken = replace(TASK, task_id="task-2", subject="A2", taken_by="s-2")
    person.world.known_tasks = (TASK, taken)
    assert person.does(ReferenceChanged(frozenset({"task"}))).sound == before
    person.world.known_tasks = (TASK, taken, replace(TASK, task_id="task-3", subject="A3"))
    heard = person.does(ReferenceChanged(frozenset({"task"}))).sound
    assert (heard.number, heard.tone) == (before.number + 1, Tone.LOOK)


def test_a_task_that_was_taken_can_be_given_back() -> None:
    person = Person()
    person.does(t.StaffTouched(), t.PinEntered(PIN), t.TaskGivenBack("task-1"))
    (effect,) = person.effects
    assert isinstance(effect, StepTask)
    assert (effect.action, effect.task_id, effect.actor) == ("release", "task-1", "staff")


def test_nothing_is_lost_when_its_owner_signs_out() -> None:
    person = Person()
    person.world.known_tasks = (replace(TASK, taken_by="staff"),)
    person.does(t.StaffTouched(), t.PinEntered(PIN), t.StaffLeft())
    state = person.does(t.StaffTouched(), t.PinEntered(PIN))
    assert state.staff is not None
    assert [(one.task_id, one.taken_by) for one in state.staff.tasks] == [("task-1", "staff")]
