"""A person's data is deleted: nothing of it is in any file, and every chain is whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cloud_inventory.__main__ import main
from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from edge_agent.orders.book import find_order
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.local_api import OrderAction, OrderStepRequest
from storecore.contracts.members import Member, SaleMember
from storecore.contracts.orders import Order, OrderState
from storecore.journal.verifying import verify
from tests.cloud.rig import STORE, Cloud, running_cloud, small_import
from tests.cloud.test_members import ANNA, NUMBER, load_club
from tests.cloud.test_members import sale as sale_of
from tests.edge.running import running
from tests.waiting import until

NAME, PHONE = "Annegret Bergmann", "4915770009"
SECRETS = ("Annegret", "Bergmann", PHONE, NUMBER, "A. M. B.")


def edge_of(folder: Path, cloud: Cloud) -> EdgeOptions:
    """A store's own computer, on this cloud."""
    return EdgeOptions(
        data=str(folder),
        name="edge-corner",
        store_id=STORE,
        cloud_url=cloud.server.url,
        port=0,
        broker_port=1,
    )


def found_in(folder: Path) -> list[str]:
    """Secrets that stand in any file of a folder."""
    held = [(path, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    assert held
    return [f"{s} in {path.name}" for path, raw in held for s in SECRETS if s.encode() in raw]


def held(agent: EdgeAgent, order_id: str) -> Order:
    """The order as the store has it."""
    order = find_order(agent.writer.reader(), order_id)
    assert order is not None
    return order


def is_whole(database: Path) -> bool:
    """What `storeside journal verify` looks at."""
    with closing(sqlite3.connect(database)) as conn:
        (facts,) = conn.execute("SELECT count(*) FROM fact").fetchone()
        return facts > 0 and list(verify(conn)) == []


def live(agent: EdgeAgent, cloud: Cloud) -> str:
    """A member buys something and has an order that ends; its id."""
    placed = cloud.placed(customer_name=NAME, phone=PHONE, member_number=NUMBER)
    order_id = placed.order_id
    until(lambda: find_order(agent.writer.reader(), order_id) is not None)
    asked = OrderStepRequest(request_id="c", action=OrderAction.CANCEL, actor="mia")
    agent.writer.run(lambda db: agent.books.orders.step(db, order_id, asked))
    bought: SaleCompleted = sale_of(1, member=SaleMember(member_key=ANNA, points_earned=2))
    agent.writer.run(lambda db: agent.books.journal.append(db, bought))
    agent.uplink.wake()
    until(lambda: cloud.order(order_id).state is OrderState.CANCELLED)
    until(lambda: points(cloud) == 1252)
    return order_id


def held_member(cloud: Cloud) -> Member | None:
    """The member as stores are sent them."""
    return cloud.data.store.published("member", ANNA, Member)


def points(cloud: Cloud) -> int | None:
    """What the member has."""
    member = held_member(cloud)
    return None if member is None else member.points


def test_nothing_of_a_person_stays_and_every_chain_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    above, store = tmp_path / "cloud", tmp_path / "edge"
    with running_cloud(above) as cloud:
        assert load_club(cloud) == []
        with running(edge_of(store, cloud)) as agent:
            order_id = live(agent, cloud)
            assert held(agent, order_id).customer_name == NAME
    assert found_in(above) and found_in(store)
    for what in (["--order", order_id], ["--member", NUMBER]):
        assert main(["forget", *what, "--data", str(above)]) == 0
    assert "stores delete it" in capsys.readouterr().out
    assert found_in(above) == []
    with running_cloud(above) as cloud:
        assert held_member(cloud) is None
        with running(edge_of(store, cloud)) as agent:
            until(lambda: held(agent, order_id).forgotten)
            conn = agent.writer.reader()
            until(lambda: agent.books.mirror.get(conn, "member", ANNA, Member) is None)
            assert held(agent, order_id).state is OrderState.CANCELLED
    assert found_in(store) == []
    assert found_in(above) == []
    assert is_whole(above / "cloud.db") and is_whole(store / "edge.db")


def test_what_cannot_be_deleted_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running_cloud(tmp_path) as cloud:
        assert not cloud.load(small_import()).problems
        order_id = cloud.placed().order_id
    for arguments, words in (
        ([], "one of them"),
        (["--order", "x"], "no order has this id"),
        (["--order", order_id], "is not over yet"),
        (["--member", "12"], "8 to 18 digits"),
        (["--member", NUMBER], "no member has this number"),
    ):
        assert main(["forget", *arguments, "--data", str(tmp_path)]) == 2
        assert words in capsys.readouterr().err
