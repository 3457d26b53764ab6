"""The demo's tray as the way to the simulated floor: clothes to the pad, goods into the bag."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from kiosk.ui.demo_floor import DemoFloor
from tests.screens.conftest import Shown
from tests.screens.shop import all_states
from tests.screens.stage import settle
from tests.waiting import until

pytestmark = pytest.mark.screens


def test_clothes_go_to_the_pad_and_the_newest_item_into_the_bag(shown: Shown) -> None:
    shown.resize(1080, 1920)
    shown.stage.show(all_states()["basket"])
    shown.hands.done.clear()
    shown.app.touch("trayTab")
    settle()
    for name in ("trayPad", "tray:jeans-blue-32", "floor:bag", "floor:out", "floor:clear"):
        shown.app.touch(name)
        settle()
    shown.app.touch("floor:empty")
    assert shown.app.find("tray:milk-1l") is None  # it carries no tag
    assert shown.app.find("holdPhone") is None
    shown.app.touch("trayCamera")
    settle()
    assert shown.app.find("holdPhone") is not None
    assert shown.hands.done == [
        "pad jeans-blue-32",
        "bag 300",
        "walk out",
        "clear pad",
        "bag -30000",
    ]
    shown.app.touch("trayTab")
    shown.stage.show(all_states()["start"])


class Bridge(BaseHTTPRequestHandler):
    """Answers as the bridge's floor door does, and remembers what was asked."""

    asked: list[dict[str, Any]]

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self._answer()

    def _answer(self) -> None:
        state = {
            "moved": 0,
            "places": [
                {"sku": "shirt", "place": "rail-1", "epcs": ["30"]},
                {"sku": "honey", "place": "scale-1", "epcs": []},
            ],
            "spots": [{"place": "pad-1"}, {"place": "bag-1"}, {"place": "exit-1"}],
        }
        body = json.dumps(state).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def bridge() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    asked: list[dict[str, Any]] = []
    handler = type("Handler", (Bridge,), {"asked": asked})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_floor_is_moved_in_the_order_of_the_touches(
    bridge: tuple[str, list[dict[str, Any]]],
) -> None:
    url, asked = bridge
    floor = DemoFloor(url)
    until(lambda: floor.skus() == {"shirt"})
    floor.carry_to_pad("shirt")
    floor.put_in_bag(105)
    floor.walk_out()
    floor.clear_pad()
    until(lambda: len(asked) == 5)
    floor.stop()
    assert asked == [
        {"carry": {"place": "rail-1", "to": "pad-1"}},
        {"load": {"place": "bag-1", "grams": 105}},
        {"carry": {"place": "exit-1", "to": "", "count": 500}},
        {"carry": {"place": "pad-1", "to": "exit-1", "count": 500}},
        {"carry": {"place": "pad-1", "to": "home", "count": 500}},
    ]


def test_a_floor_that_is_not_there_is_only_noted() -> None:
    floor = DemoFloor("http://127.0.0.1:9")
    floor.carry_to_pad("shirt")
    assert floor.skus() == frozenset()
    floor.stop()
