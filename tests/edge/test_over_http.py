"""The running agent, as kiosks and the cloud see it over real HTTP. No broker is there."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
import requests

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from storecore.contracts.exchange import (
    CORRELATION_HEADER,
    HEALTH_PATH,
    REFERENCE_PATH,
    STATUS_PATH,
    ReferencePage,
)
from storecore.contracts.local_api import (
    ASSIST_PATH,
    ORDERS_PATH,
    PICKUP_PATH,
    TASKS_PATH,
    AssistRequest,
    OrderAction,
    OrderStepReply,
    OrderStepRequest,
    PickupReply,
    PickupRequest,
    Refusal,
    RefusalCode,
    TaskStepRequest,
)
from storecore.contracts.reference import Delivery, OrderState, Task, TaskKind
from storecore.contracts.status import ProgramStatus
from tests.edge.cloud import Cloud
from tests.edge.running import running
from tests.edge.shop import STORE, item, order
from tests.waiting import until


class Kiosk:
    """Asks the agent as a kiosk does."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._requests = 0

    def post(self, path: str, body: msgspec.Struct, correlation: str = "") -> requests.Response:
        headers = {CORRELATION_HEADER: correlation} if correlation else {}
        payload = msgspec.json.encode(body)
        return requests.post(self._url + path, payload, headers=headers, timeout=10)

    def get(self, path: str) -> bytes:
        answer = requests.get(self._url + path, timeout=10)
        assert answer.status_code == 200
        return answer.content

    def step(
        self, order_id: str, action: OrderAction, request_id: str = "", correlation: str = ""
    ) -> requests.Response:
        self._requests += 1
        asked = OrderStepRequest(
            request_id=request_id or f"r{self._requests}",
            action=action,
            actor="mia",
            place="B3",
            checked_by="mia",
        )
        return self.post(f"{ORDERS_PATH}/{order_id}/steps", asked, correlation)

    def task_step(self, task_id: str, action: str, actor: str) -> requests.Response:
        self._requests += 1
        asked = TaskStepRequest(request_id=f"r{self._requests}", action=action, actor=actor)
        return self.post(f"{TASKS_PATH}/{task_id}/steps", asked)

    def pickup(self, code: str) -> requests.Response:
        return self.post(PICKUP_PATH, PickupRequest(pickup_code=code, kiosk_id="kiosk-1"))

    def reference(self) -> ReferencePage:
        return msgspec.json.decode(self.get(REFERENCE_PATH + "?limit=1000"), type=ReferencePage)

    def tasks(self) -> list[Task]:
        return [
            msgspec.json.decode(entry.document, type=Task)
            for entry in self.reference().entries
            if entry.collection == "task" and entry.document is not None
        ]

    def status(self) -> ProgramStatus:
        return msgspec.json.decode(self.get(STATUS_PATH), type=ProgramStatus)


def refusal(answer: requests.Response) -> tuple[int, RefusalCode]:
    return answer.status_code, msgspec.json.decode(answer.content, type=Refusal).code


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    with closing(Cloud(tmp_path, STORE)) as made:
        yield made


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port where nobody listens, and nobody else can either."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture
def agent(tmp_path: Path, cloud: Cloud, closed_port: int) -> Iterator[EdgeAgent]:
    options = EdgeOptions(
        store_id=STORE,
        data=str(tmp_path / "edge"),
        port=0,
        cloud_url=cloud.http.url,
        broker_port=closed_port,
    )
    with running(options) as started:
        yield started
        cloud.http.stop()  # ends the request that waits there for a change


@pytest.fixture
def kiosk(agent: EdgeAgent) -> Kiosk:
    return Kiosk(agent.http.url)


def order_state(kiosk: Kiosk, order_id: str) -> str | None:
    for entry in kiosk.reference().entries:
        if (entry.collection, entry.key) == ("order", order_id) and entry.document:
            return str(msgspec.json.decode(entry.document)["state"])
    return None


def place(cloud: Cloud, kiosk: Kiosk, order_id: str, code: str) -> None:
    cloud.publish("delivery", "d1", Delivery(delivery_id="d1", lines=(("milk", 5),)))
    cloud.publish("order", order_id, order(order_id, ("milk", 2), pickup_code=code))
    until(lambda: order_state(kiosk, order_id) == "accepted")


def test_an_order_goes_from_the_cloud_to_the_customer_and_back_as_facts(
    cloud: Cloud, kiosk: Kiosk
) -> None:
    place(cloud, kiosk, "o1", "ABCD")
    assert refusal(kiosk.pickup("abcd")) == (409, RefusalCode.NOT_READY)
    assert [task.kind for task in kiosk.tasks()] == [TaskKind.PICK]
    for action in (OrderAction.START_PICK, OrderAction.STAGE):
        assert kiosk.step("o1", action).status_code == 200
    assert kiosk.tasks() == []
    ready = msgspec.json.decode(kiosk.pickup("abcd").content, type=PickupReply).order
    assert (ready.customer_name, ready.place) == ("A••• B•••", "B3")
    answer = kiosk.step("o1", OrderAction.COLLECT, correlation="corr-7")
    assert answer.headers[CORRELATION_HEADER] == "corr-7"
    collected = msgspec.json.decode(answer.content, type=OrderStepReply).order
    assert collected.state is OrderState.COLLECTED
    until(lambda: "OrderCollected" in cloud.types())
    assert [name for name in cloud.types() if name.startswith("Order")] == [
        "OrderAccepted",
        "OrderPickStarted",
        "OrderStaged",
        "OrderCollected",
    ]
    (told,) = [fact for fact in cloud.facts() if fact.type == "OrderCollected"]
    assert told.correlation == "corr-7"


def test_the_same_request_again_gives_the_same_answer_and_happens_once(
    cloud: Cloud, kiosk: Kiosk, agent: EdgeAgent
) -> None:
    place(cloud, kiosk, "o1", "ABCD")
    first = kiosk.step("o1", OrderAction.START_PICK, request_id="q1")
    again = kiosk.step("o1", OrderAction.START_PICK, request_id="q1")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.content == first.content
    other = kiosk.step("o1", OrderAction.STAGE, request_id="q1")
    assert refusal(other) == (400, RefusalCode.BAD_REQUEST)
    until(lambda: not agent.uplink.status().backlog)
    assert cloud.types().count("OrderPickStarted") == 1


def test_what_cannot_be_is_refused_with_its_code(cloud: Cloud, kiosk: Kiosk) -> None:
    place(cloud, kiosk, "o1", "ABCD")
    assert refusal(kiosk.pickup("WXYZ")) == (404, RefusalCode.UNKNOWN_CODE)
    assert refusal(kiosk.step("o9", OrderAction.COLLECT)) == (404, RefusalCode.UNKNOWN_ORDER)
    assert refusal(kiosk.step("o1", OrderAction.STAGE)) == (409, RefusalCode.ILLEGAL_STEP)
    assert refusal(kiosk.task_step("t9", "take", "mia")) == (404, RefusalCode.UNKNOWN_TASK)
    bad = requests.post(f"{kiosk._url}{PICKUP_PATH}", b"{nonsense", timeout=10)
    assert refusal(bad) == (400, RefusalCode.BAD_REQUEST)
    large = requests.post(f"{kiosk._url}{PICKUP_PATH}", b" " * 20_000, timeout=10)
    assert refusal(large) == (413, RefusalCode.BAD_REQUEST)


def test_help_is_asked_for_once_taken_by_one_and_done(kiosk: Kiosk) -> None:
    for request_id in ("a", "b"):
        asked = AssistRequest(request_id=request_id, kiosk_id="kiosk-1", reason="age")
        assert kiosk.post(ASSIST_PATH, asked).status_code == 200
    (task,) = kiosk.tasks()
    assert (task.kind, task.subject) == (TaskKind.ASSIST, "kiosk-1")
    assert kiosk.task_step(task.task_id, "take", "mia").status_code == 200
    assert kiosk.tasks()[0].taken_by == "mia"
    assert refusal(kiosk.task_step(task.task_id, "take", "tom")) == (409, RefusalCode.TASK_TAKEN)
    odd = kiosk.task_step(task.task_id, "juggle", "mia")
    assert refusal(odd) == (400, RefusalCode.BAD_REQUEST)
    assert kiosk.task_step(task.task_id, "done", "mia").status_code == 200
    assert kiosk.tasks() == []


def test_picks_end_by_staging_alone(cloud: Cloud, kiosk: Kiosk) -> None:
    place(cloud, kiosk, "o1", "ABCD")
    (pick,) = kiosk.tasks()
    assert refusal(kiosk.task_step(pick.task_id, "done", "mia")) == (409, RefusalCode.ILLEGAL_STEP)


def test_a_waiting_kiosk_hears_of_a_change_at_once(cloud: Cloud, kiosk: Kiosk) -> None:
    held = kiosk.reference()
    cloud.publish("item", "milk", item("milk"))
    query = f"?feed={held.feed}&cursor={held.cursor}&wait_s=20"
    page = msgspec.json.decode(kiosk.get(REFERENCE_PATH + query), type=ReferencePage)
    assert [(entry.collection, entry.key) for entry in page.entries] == [("item", "milk")]


def test_without_broker_it_serves_and_says_what_is_missing(kiosk: Kiosk) -> None:
    assert kiosk.get(HEALTH_PATH)
    status = kiosk.status()
    assert (status.program, status.name) == ("edge", "edge-1")
    assert status.next_hop is not None
    assert "broker: down" in status.notes


def test_orders_go_on_while_the_cloud_is_away_and_arrive_when_it_is_back(
    tmp_path: Path, closed_port: int
) -> None:
    cloud = Cloud(tmp_path, STORE)
    options = EdgeOptions(
        store_id=STORE,
        data=str(tmp_path / "edge"),
        port=0,
        cloud_url=cloud.http.url,
        broker_port=closed_port,
    )
    with running(options) as agent:
        kiosk = Kiosk(agent.http.url)
        place(cloud, kiosk, "o1", "ABCD")
        until(lambda: not agent.uplink.status().backlog)
        cloud.close()
        for action in (OrderAction.START_PICK, OrderAction.STAGE, OrderAction.COLLECT):
            assert kiosk.step("o1", action).status_code == 200

    with closing(Cloud(tmp_path, STORE)) as back:
        with running(msgspec.structs.replace(options, cloud_url=back.http.url)):
            until(lambda: "OrderCollected" in back.types())
            back.http.stop()
        assert back.types().count("OrderAccepted") == 1
