"""A task has one owner at a time, and never for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge_agent.tasks.book import HOLD_MS, TaskRefused
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.reference import Task, TaskKind
from tests.edge.shop import Shop


def shop_with_a_call(folder: Path, **options: object) -> tuple[Shop, Task]:
    shop = Shop(folder, **options)
    task = shop.do(lambda db: shop.books.tasks.raise_task(db, TaskKind.ASSIST, "kiosk-1"))
    return shop, task


def owner(shop: Shop) -> str:
    (task,) = shop.shown("task", Task).values()
    return task.taken_by


def test_one_person_has_it_until_they_give_it_back(tmp_path: Path) -> None:
    shop, task = shop_with_a_call(tmp_path)
    tasks = shop.books.tasks
    shop.do(lambda db: tasks.take(db, task.task_id, "s-1"))
    for step in (tasks.take, tasks.release):
        with pytest.raises(TaskRefused) as refused:
            shop.do(lambda db, step=step: step(db, task.task_id, "s-2"))  # type: ignore[misc]
        assert refused.value.code is RefusalCode.TASK_TAKEN
    shop.do(lambda db: tasks.release(db, task.task_id, "s-1"))
    assert owner(shop) == ""
    shop.do(lambda db: tasks.take(db, task.task_id, "s-2"))
    assert owner(shop) == "s-2"


def test_what_somebody_took_and_forgot_is_everybodys_again_after_its_time(tmp_path: Path) -> None:
    shop, task = shop_with_a_call(tmp_path)
    shop.do(lambda db: shop.books.tasks.take(db, task.task_id, "s-1"))
    shop.clock.advance(HOLD_MS / 1000 - 1)
    shop.do(shop.books.tick)
    assert owner(shop) == "s-1"
    shop.restart()
    shop.clock.advance(2)
    shop.do(shop.books.tick)
    assert owner(shop) == ""
