"""Clothes: the whole bag on the pad, the bag on its scale, and the way out past the gate."""

from __future__ import annotations

from typing import Any

import requests

from kiosk.domain.interventions import Kind
from kiosk.flow.parts import TaskView
from kiosk.flow.state import Screen
from storecore.contracts.reference import TaskKind
from storeside.tour.scene import Scene

SHIRT, JEANS, HOODIE = "tshirt-white-m", "jeans-blue-32", "hoodie-grey-m"
CHOCOLATE = "chocolate-100g"
CHOCOLATE_G, STRANGER_G = 104, 620
PAD, BAG, EXIT = "pad-1", "bag-1", "exit-1"


def walk(scene: Scene) -> None:
    """Buy clothes without scanning one, then leave with them and with one more."""
    scene.report.begin("Clothes on the pad")
    floor = Floor(scene)

    scene.step(
        "Two shirts and jeans are put on the pad",
        "3 lines on the pad",
        lambda: floor.lay((SHIRT, 2), (JEANS, 1)),
    )
    scene.step(
        "One shirt is lifted off and its line goes",
        "2 lines on the pad",
        floor.lift_one,
    )
    scene.step(
        "The shirt that lies there is scanned and counts once",
        f"1 x {SHIRT}",
        lambda: _scan_what_lies_there(scene),
    )
    scene.step("Chocolate goes into the bag", "the bag fits", lambda: floor.pack(scene))
    scene.step("Something else does too, and the kiosk asks kindly", "weight", floor.ask)
    scene.step("It is taken out again", "the bag fits", floor.take_out)
    scene.step("The card is paid", "what the basket said", lambda: _pay(scene))
    scene.step("The next customer finds a clean start", "start", lambda: _finish(scene))
    scene.step("Staff sign in", "staff_tasks", scene.sign_in)
    scene.step(
        "The paid clothes leave, and a hoodie that nobody paid for",
        f"alarm for {HOODIE} only",
        lambda: floor.leave(scene),
    )
    scene.step("A colleague has brought it back", "no alarm", lambda: floor.settle(scene))
    scene.step("Staff sign out", "start", lambda: _sign_out(scene))


class Floor:
    """What a person does with clothes, through the bridge's door."""

    def __init__(self, scene: Scene) -> None:
        self._walker = scene.walker
        self._scene = scene
        self._url = scene.store.ports.url("bridge") + "/v1/floor"
        self._session = requests.Session()
        self._session.trust_env = False

    def lay(self, *pieces: tuple[str, int]) -> str:
        """Carry pieces from their rails to the pad, all at once."""
        for sku, count in pieces:
            self._carry(self._scene.goods[sku].place, PAD, count)
        return self._lying(sum(count for _, count in pieces))

    def lift_one(self) -> str:
        """The first piece that was laid down goes back."""
        before = self._on_pad()
        self._carry(PAD, "home", 1)
        return self._lying(before - 1)

    def pack(self, scene: Scene) -> str:
        """Scan chocolate and put it into the bag."""
        self._load(0)
        self._walker.wait(lambda: self._walker.state.watch.reading, "bagging scale")
        scene.scan(CHOCOLATE)
        self._load(CHOCOLATE_G)
        self._walker.wait(lambda: self._grams() == CHOCOLATE_G, "weight in the bag")
        return self._fits()

    def ask(self) -> str:
        """Put something in that was not scanned; what the kiosk asks about."""
        self._load(STRANGER_G)
        self._walker.wait(lambda: self._walker.state.watch.asking, "question about the bag")
        self._walker.settle()
        asking = self._walker.state.watch.asking
        return asking.kind.value if asking is not None else "nothing"

    def take_out(self) -> str:
        """Take it out again; the question goes by itself."""
        self._load(-STRANGER_G)
        self._walker.wait(lambda: not self._walker.state.watch.asking, "question to go")
        self._walker.settle()
        assert Kind.WEIGHT not in {one.kind for one in self._walker.state.watch.open}
        return self._fits()

    def leave(self, scene: Scene) -> str:
        """Carry what lies on the pad, and an unpaid hoodie, to the exit; what alarms."""
        self._carry(PAD, EXIT, 9)
        self._carry(scene.goods[HOODIE].place, EXIT, 1)
        self._walker.wait(self._alarms, "alarm from the exit")
        self._walker.pump(1.0)  # several rounds of the reader: time for a false alarm to come
        self._walker.settle()
        return f"alarm for {', '.join(task.sku for task in self._alarms())} only"

    def settle(self, scene: Scene) -> str:
        """The colleague takes the task, brings the piece back and says so."""
        task_id = self._alarms()[0].task_id
        self._carry(EXIT, "home", 9)
        for _ in range(2):  # "I do it", then "done"
            scene.walker.touch(f"task:{task_id}")
            self._walker.pump(0.5)
        self._walker.wait(lambda: not self._alarms(), "alarm to go")
        self._walker.settle()
        return "no alarm"

    def _lying(self, pieces: int) -> str:
        self._walker.wait(lambda: self._on_pad() == pieces, f"{pieces} lines on the pad")
        self._walker.settle()
        return f"{self._on_pad()} lines on the pad"

    def _on_pad(self) -> int:
        return sum(line.on_pad for line in self._walker.state.basket.lines)

    def _grams(self) -> int:
        reading = self._walker.state.watch.reading
        return reading.grams if reading is not None and reading.stable else -1

    def _fits(self) -> str:
        bag = self._walker.state.watch.bag
        return "the bag fits" if bag.fits else f"{bag.mismatch_g} g too much"

    def _alarms(self) -> list[TaskView]:
        staff = self._walker.state.staff
        tasks = staff.tasks if staff is not None else ()
        return [task for task in tasks if task.kind is TaskKind.EXIT]

    def _carry(self, place: str, to: str, count: int) -> None:
        self._do(carry={"place": place, "to": to, "count": count})

    def _load(self, grams: int) -> None:
        self._do(load={"place": BAG, "grams": grams})

    def _do(self, **what: dict[str, Any]) -> None:
        self._session.post(self._url, json=what, timeout=10).raise_for_status()


def _scan_what_lies_there(scene: Scene) -> str:
    goods = scene.goods[SHIRT]
    scene.walker.hold(goods.gtin, "ean13", goods.picture)
    scene.walker.wait(
        lambda: any(
            line.sku == SHIRT and not line.on_pad for line in scene.walker.state.basket.lines
        ),
        "scanned shirt",
    )
    scene.walker.settle()
    return f"{scene.pieces(SHIRT)} x {SHIRT}"


def _pay(scene: Scene) -> str:
    total = scene.total()
    paid = scene.pay().partition(", ")[2]
    return "what the basket said" if paid == total else f"{paid} of {total}"


def _finish(scene: Scene) -> str:
    scene.walker.touch("primaryButton")
    return scene.walker.on(Screen.START)


def _sign_out(scene: Scene) -> str:
    scene.walker.touch("cancelButton")
    return scene.walker.on(Screen.START)
