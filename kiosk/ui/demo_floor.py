"""The demo's way to the simulated floor: clothes to the pad and out of the door, goods into the
bag. The door to requests for the bridge."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests

from storecore.logs import Log

log = Log(__name__)

_PATH = "/v1/floor"
_ANSWER_S = 2.0
_PIECES_MAX = 500


class DemoFloor:
    """Moves things on the floor, one after another, in a thread of its own."""

    def __init__(self, base_url: str) -> None:
        self._url = base_url.rstrip("/") + _PATH
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="demo-floor")
        self._places: dict[str, str] = {}
        self._look()

    def skus(self) -> frozenset[str]:
        """Tagged goods that hang somewhere on the floor, as far as that is known."""
        if not self._places:
            self._look()
        return frozenset(self._places)

    def carry_to_pad(self, sku: str) -> None:
        """One piece goes from its rail to the pad."""
        self._do(lambda: self._ask(carry={"place": self._places[sku], "to": self._spot("pad")}))

    def clear_pad(self) -> None:
        """Everything on the pad goes back to where it belongs."""
        self._do(lambda: self._carry_all(self._spot("pad"), "home"))

    def walk_out(self) -> None:
        """Whoever stood at the exit has left; what lies on the pad is carried there."""

        def leave() -> None:
            self._carry_all(self._spot("exit"), "")
            self._carry_all(self._spot("pad"), self._spot("exit"))

        self._do(leave)

    def put_in_bag(self, grams: int) -> None:
        """So much more lies in the bag."""
        self._do(lambda: self._ask(load={"place": self._spot("bag"), "grams": grams}))

    def stop(self) -> None:
        """Let what is under way end."""
        self._hand.shutdown(wait=True, cancel_futures=True)

    def _carry_all(self, origin: str, to: str) -> None:
        self._ask(carry={"place": origin, "to": to, "count": _PIECES_MAX})

    def _spot(self, kind: str) -> str:
        spots = self._ask()["spots"]
        return next(str(spot["place"]) for spot in spots if spot["place"].startswith(kind))

    def _look(self) -> None:
        def look() -> None:
            places = self._ask()["places"]
            self._places = {place["sku"]: place["place"] for place in places if place["epcs"]}

        self._do(look)

    def _do(self, what: Callable[[], object]) -> None:
        def careful() -> None:
            try:
                what()
            except (requests.RequestException, KeyError, StopIteration) as problem:
                log.warning("floor_not_moved", url=self._url, problem=repr(problem))

        self._hand.submit(careful)

    def _ask(self, **what: dict[str, Any]) -> dict[str, Any]:
        with requests.Session() as session:
            session.trust_env = False  # the shop's own network: no proxy from the environment
            method = "POST" if what else "GET"
            reply = session.request(method, self._url, json=what or None, timeout=_ANSWER_S)
            reply.raise_for_status()
            answer: dict[str, Any] = reply.json()
            return answer
