"""Customers at home, staff and shoppers: they go on whatever is killed, and note what was answered.

A request that got no answer is sent again with the same `request_id` until it has one.
"""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import requests

from storecore.contracts.cloud_api import CLOUD_ORDERS_PATH
from storecore.contracts.local_api import ORDERS_PATH
from storeside.programs.settings import STORE_ID
from tests.processes.shop import WAIT_S, Shop
from tests.waiting import until

SKUS = ("water-1500ml", "milk-1l", "tomatoes-tin-400g", "yoghurt-500g", "spaghetti-500g")
ORDERS_MAX = 40
OPEN_MAX = 6
_SCRIPTS = (
    ("start_pick", "stage", "collect"),
    ("start_pick", "stage", "collect"),
    ("start_pick", "stage", "collect"),
    ("start_pick", "cancel", "put_away"),
    ("start_pick", "stage", "cancel", "put_away"),
    ("cancel",),
)
_AGAIN = 0.2


class Errand:
    """One order from the web shop to its end."""

    def __init__(self, name: str, rng: random.Random) -> None:
        self.name = name
        self.quantities = {sku: rng.randint(1, 2) for sku in rng.sample(SKUS, 2)}
        self.script = list(rng.choice(_SCRIPTS))
        self.order_id = ""
        self.done: list[str] = []

    @property
    def is_over(self) -> bool:
        """Whether every step was answered."""
        return bool(self.order_id) and not self.script


class Life(threading.Thread):
    """Runs beside the kills until `finish`."""

    def __init__(self, shop: Shop, rng: random.Random) -> None:
        super().__init__(name="life")
        self._shop = shop
        self._random = rng
        self._finishing = threading.Event()
        self.errands: list[Errand] = []
        self.unanswered = 0
        self.moves = 0
        self.problem: BaseException | None = None
        self._places = [place["place"] for place in self._floor()]

    def finish(self, within_s: float) -> None:
        """No new orders; returns when every one that was begun is over."""
        self._finishing.set()
        self.join(within_s)
        if self.problem is not None:
            raise self.problem
        assert not self.is_alive(), "orders are still open"

    def collected(self) -> Counter[str]:
        """The pieces that customers have taken home by order."""
        home: Counter[str] = Counter()
        for errand in self.errands:
            if "collect" in errand.done:
                home.update(errand.quantities)
        return home

    def run(self) -> None:
        try:
            while not self._finishing.wait(self._random.uniform(0.02, 0.15)):
                self._do_something()
            while any(not errand.is_over for errand in self.errands):
                self._go_on(next(errand for errand in self.errands if not errand.is_over))
                self._finishing.wait(0.02)
        except BaseException as problem:
            self.problem = problem

    def try_once(self, errand: Errand) -> None:
        """One try of an errand's next request, which need not be answered."""
        self._go_on(errand)

    def go_until(self, errand: Errand, holds: Callable[[], bool]) -> None:
        """Go on with one errand until it is where it should be."""

        def goes_on() -> bool:
            if not holds():
                self._go_on(errand)
            return holds()

        until(goes_on, WAIT_S)

    def move(self, verb: str, place: str) -> None:
        """Take or put one piece."""
        answer = self._post("bridge", "/v1/floor", {verb: {"place": place, "count": 1}})
        assert answer is not None
        assert answer.status_code == 200, answer.text

    def floor_counts(self) -> dict[str, int]:
        """What truly lies at each place."""
        return {place["place"]: place["count"] for place in self._floor()}

    def _do_something(self) -> None:
        waiting = [errand for errand in self.errands if not errand.is_over]
        if self._random.random() < 0.3:
            self._move_goods()
        elif len(waiting) < OPEN_MAX and len(self.errands) < ORDERS_MAX:
            self.errands.append(Errand(f"order-{len(self.errands)}", self._random))
            self._go_on(self.errands[-1])
        elif waiting:
            self._go_on(self._random.choice(waiting))

    def _go_on(self, errand: Errand) -> None:
        """One try of the errand's next request."""
        if not errand.order_id:
            errand.order_id = self._place(errand)
            return
        action = errand.script[0]
        if not self._step(errand, action):
            return
        errand.done.append(errand.script.pop(0))
        if self._random.random() < _AGAIN:  # a touch that comes twice
            self._step(errand, action)

    def _place(self, errand: Errand) -> str:
        lines = [{"sku": sku, "quantity": count} for sku, count in errand.quantities.items()]
        body = {"request_id": errand.name, "store_id": STORE_ID, "customer_name": "Lin Yue"}
        answer = self._post("cloud", CLOUD_ORDERS_PATH, {**body, "lines": lines})
        if answer is None:
            return ""
        assert answer.status_code == 200, answer.text
        return str(answer.json()["order_id"])

    def _step(self, errand: Errand, action: str) -> bool:
        body = {"request_id": f"{errand.name}-{action}", "action": action, "actor": "Mei"}
        if action == "collect":
            body["checked_by"] = "Mei"
        path = f"{ORDERS_PATH}/{errand.order_id}/steps"
        answer = self._post("edge", path, {**body, "place": "A1"})
        if answer is None or self._is_on_its_way(errand, answer):
            return False
        assert answer.status_code == 200, f"{errand.name} {action}: {answer.text}"
        return True

    def _is_on_its_way(self, errand: Errand, answer: requests.Response) -> bool:
        """The cloud has taken the order, and the edge has not heard of it yet."""
        return not errand.done and answer.status_code == 404

    def _move_goods(self) -> None:
        move = {"place": self._random.choice(self._places), "count": 1}
        verb = self._random.choice(("take", "take", "put"))
        answer = self._post("bridge", "/v1/floor", {verb: move})
        if answer is not None:
            assert answer.status_code == 200, answer.text
            self.moves += 1

    def _post(self, program: str, path: str, body: dict[str, Any]) -> requests.Response | None:
        with requests.Session() as session:
            session.trust_env = False
            try:
                return session.post(self._shop.url(program) + path, json=body, timeout=10)
            except requests.RequestException:
                self.unanswered += 1
                return None

    def _floor(self) -> list[dict[str, Any]]:
        with requests.Session() as session:
            session.trust_env = False
            answer = session.get(self._shop.url("bridge") + "/v1/floor", timeout=10)
        places: list[dict[str, Any]] = answer.json()["places"]
        return places
