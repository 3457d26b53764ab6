"""Shelf: goods are taken, sensors see it, staff are asked to restock, and the task closes."""

from __future__ import annotations

from typing import Any

import requests

from kiosk.flow.parts import TaskView
from kiosk.flow.state import Screen
from storecore.contracts.reference import TaskKind
from storeside.tour.scene import Scene

# One place of each kind of sensor: R700, Zebra and scale.
PLACES = {
    "tshirt-white-m": "reader-impinj",
    "dress-red-m": "reader-zebra",
    "coffee-500g": "scale-1",
}
NOTICED_S_MAX = 40.0


def walk(scene: Scene) -> None:
    """Each kind of sensor in turn, under the staff's eyes."""
    scene.report.begin("A shelf runs empty")
    floor = Floor(scene)
    scene.step("Staff sign in", "staff_tasks", scene.sign_in)
    for sku, device in PLACES.items():
        goods = scene.goods[sku]
        left = goods.minimum - 1
        scene.step(
            f"Customers take {sku} until {device} sees too few",
            f"restock {goods.place}: {left} of {goods.target}",
            lambda sku=sku: floor.take_down(sku),  # type: ignore[misc]
        )
    for sku in PLACES:
        scene.step(
            f"Staff fill {sku} up and the task closes by itself",
            "no task",
            lambda sku=sku: floor.fill_up(sku),  # type: ignore[misc]
        )
    scene.step("Staff sign out", "start", floor.leave)


class Floor:
    """The simulated shop floor: what a person does to it, through the bridge's door."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._url = scene.store.ports.url("bridge") + "/v1/floor"
        self._session = requests.Session()
        self._session.trust_env = False

    def take_down(self, sku: str) -> str:
        """Take pieces until one fewer than the minimum is left; what staff are asked."""
        goods = self._scene.goods[sku]
        self._do({"take": {"place": goods.place, "count": goods.target - goods.minimum + 1}})
        self._scene.walker.wait(
            lambda: self._task(sku) is not None, f"task for {sku}", NOTICED_S_MAX
        )
        self._scene.walker.settle()
        task = self._task(sku)
        assert task is not None
        return f"{task.kind} {task.place}: {task.quantity} of {task.target}"

    def fill_up(self, sku: str) -> str:
        """Put as many back; the task must go."""
        goods = self._scene.goods[sku]
        self._do({"put": {"place": goods.place, "count": goods.target - goods.minimum + 1}})
        self._scene.walker.wait(
            lambda: self._task(sku) is None, f"task for {sku} to close", NOTICED_S_MAX
        )
        self._scene.walker.settle()
        return "no task"

    def leave(self) -> str:
        """Sign out."""
        self._scene.walker.touch("cancelButton")
        return self._scene.walker.on(Screen.START)

    def _task(self, sku: str) -> TaskView | None:
        staff = self._scene.walker.state.staff
        tasks = staff.tasks if staff is not None else ()
        return next((t for t in tasks if t.kind is TaskKind.RESTOCK and t.sku == sku), None)

    def _do(self, what: dict[str, Any]) -> None:
        self._session.post(self._url, json=what, timeout=10).raise_for_status()
