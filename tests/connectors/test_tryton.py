"""A real Tryton joined to a real cloud: goods and sales in, shipments and stock out, once each."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud_inventory.connectors.book import Book
from cloud_inventory.connectors.cloud import CloudClient
from cloud_inventory.connectors.connector import Connector, Joined
from cloud_inventory.connectors.port import BackendDown
from cloud_inventory.connectors.tryton.backend import TrytonBackend
from storecore.access.keys import Holder, HolderKind, hash_of, new_key
from storecore.contracts.facts import (
    OrderAccepted,
    OrderCollected,
    OrderPickStarted,
    OrderRejected,
    OrderStaged,
)
from storecore.contracts.orders import Order, OrderState
from tests.cloud.bodies import received, step
from tests.cloud.rig import STORE, Cloud, Edge, running_cloud
from tests.connectors.tryton import DATABASE, PASSWORD, USER, TrytonServer, bar_code, cut_after

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(600)  # the first time Tryton is installed, and a template made


@pytest.fixture(scope="module")
def tryton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrytonServer]:
    server = TrytonServer(tmp_path_factory.mktemp("tryton"))
    yield server
    server.stop()


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    with running_cloud(tmp_path / "cloud", keys_needed=True) as cloud:
        yield cloud


@pytest.fixture
def edge(tmp_path: Path, cloud: Cloud) -> Iterator[Edge]:
    key = new_key()
    cloud.data.program_keys.enrol(Holder(HolderKind.STORE, STORE), hash_of(key), 1)
    cloud.http.headers["Authorization"] = f"Bearer {key}"
    edge = Edge(tmp_path / "edge", cloud)
    yield edge
    edge.close()


class Joint:
    """A connector between them; `again` is another one that has forgotten everything."""

    def __init__(self, folder: Path, tryton: TrytonServer, cloud: Cloud) -> None:
        self._folder, self._tryton, self._cloud = folder, tryton, cloud
        self._key = new_key()
        cloud.data.program_keys.enrol(Holder(HolderKind.BACKEND, "t"), hash_of(self._key), 1)
        self._number = 0
        self.begin()

    def begin(self) -> None:
        self._number += 1
        self._book = Book(self._folder / f"{self._number}.db")
        self._client = CloudClient(self._cloud.server.url, self._key)
        joined = Joined(name="tryton", store_id=STORE, store_name="Corner", tax_percent=7)
        backend = TrytonBackend(self._tryton.rpc, "WH")
        self.connector = Connector(joined, backend, self._client, self._book)

    def again(self) -> None:
        self.close()
        self.begin()

    def close(self) -> None:
        self._book.close()
        self._client.close()


@pytest.fixture
def joint(tmp_path: Path, tryton: TrytonServer, cloud: Cloud) -> Iterator[Joint]:
    # What other tests have left under way is none of this one's business.
    left = tryton.rpc.search_read(
        "stock.shipment.out", [["state", "in", ["draft", "waiting"]]], ["state"]
    )
    tryton.rpc.call("model.stock.shipment.out.cancel", [row["id"] for row in left])
    joint = Joint(tmp_path, tryton, cloud)
    yield joint
    joint.close()


def orders(cloud: Cloud) -> list[Order]:
    rows = cloud.data.writer.reader().execute("SELECT order_id FROM orders ORDER BY order_id")
    found = [cloud.data.store.order(order_id) for (order_id,) in rows]
    return [order for order in found if order is not None]


def collect(edge: Edge, order: Order) -> None:
    for kind in (OrderAccepted, OrderPickStarted, OrderStaged, OrderCollected):
        edge.tell(step(kind, order.order_id, place="A1" if kind is OrderStaged else ""))


def shipped(tryton: TrytonServer, sale: int) -> list[str]:
    (row,) = tryton.rpc.search_read("sale.sale", [["id", "=", sale]], ["shipments"])
    rows = tryton.rpc.search_read("stock.shipment.out", [["id", "in", row["shipments"]]], ["state"])
    return [row["state"] for row in rows]


def test_goods_and_a_sale_come_in_and_the_shipment_and_stock_go_out(
    tryton: TrytonServer, cloud: Cloud, edge: Edge, joint: Joint
) -> None:
    milk = tryton.product("milk-1l", "1.39")
    joint.connector.round()
    item = cloud.data.store.catalogue().items["milk-1l"]
    assert (item.names["en"], item.price.minor, item.gtin) == (
        "Milk 1l",
        139,
        "0" + bar_code(tryton.numbers),
    )
    edge.tell(received("d-milk", milk_1l=40))
    sale = tryton.sale((milk, 2), (milk, 1))
    joint.connector.round()
    (order,) = orders(cloud)
    assert order.customer_name == "Ana Müller"
    assert [(line.sku, line.quantity) for line in order.lines] == [("milk-1l", 3)]
    assert joint.connector._backend.stock()["milk-1l"] == 40
    assert shipped(tryton, sale) == ["waiting"], "nothing is sent before the customer has it"
    collect(edge, order)
    joint.connector.round()
    assert shipped(tryton, sale) == ["done"]
    assert joint.connector._backend.stock()["milk-1l"] == 37


def test_rounds_without_news_change_nothing_even_without_a_memory(
    tryton: TrytonServer, cloud: Cloud, edge: Edge, joint: Joint
) -> None:
    bread = tryton.product("bread")
    joint.connector.round()
    edge.tell(received("d-bread", bread=10))
    sale = tryton.sale((bread, 1))
    joint.connector.round()
    (order,) = orders(cloud)
    collect(edge, order)
    joint.connector.round()
    models = ("sale.sale", "stock.shipment.out", "stock.move", "stock.inventory")
    before = [tryton.count(model) for model in models]
    for _ in range(2):
        joint.connector.round()
    joint.again()
    for _ in range(2):
        joint.connector.round()
    assert [tryton.count(model) for model in models] == before
    assert len(orders(cloud)) == 1
    assert shipped(tryton, sale) == ["done"]


def test_a_line_that_is_cut_at_any_change_does_nothing_twice(
    tryton: TrytonServer, cloud: Cloud, edge: Edge, joint: Joint
) -> None:
    eggs = tryton.product("eggs")
    joint.connector.round()
    edge.tell(received("d-eggs", eggs=1000))
    sale = tryton.sale((eggs, 4))
    cuts = rounds_with_cuts(tryton, joint)
    (order,) = orders(cloud)
    collect(edge, order)
    cuts += rounds_with_cuts(tryton, joint)
    assert cuts >= 4
    assert len(orders(cloud)) == 1
    assert shipped(tryton, sale) == ["done"]
    assert joint.connector._backend.stock()["eggs"] == 996
    done = [["product", "=", eggs], ["to_location.type", "=", "customer"], ["state", "=", "done"]]
    moves = tryton.rpc.search_read("stock.move", done, ["quantity"])
    assert [move["quantity"] for move in moves] == [4.0]


def rounds_with_cuts(tryton: TrytonServer, joint: Joint) -> int:
    """Cut at the first change of a round, then at the second, ... until one comes to its end."""
    for cuts in range(30):
        with cut_after(tryton.rpc, cuts + 1):
            try:
                joint.connector.round()
            except BackendDown:
                continue
        return cuts
    raise AssertionError("no round came to its end")


def test_what_the_store_cannot_fill_is_told_in_the_sale_and_taken_when_it_can(
    tryton: TrytonServer, cloud: Cloud, joint: Joint
) -> None:
    hidden = tryton.product("hidden-tea", salable=False, sale_uom=None)
    tryton.rpc.call(
        "model.product.template.write",
        [template_of(tryton, hidden)],
        {"salable": True, "sale_uom": 1},
    )
    sale = tryton.sale((hidden, 1))
    tryton.rpc.call(
        "model.product.template.write", [template_of(tryton, hidden)], {"salable": False}
    )
    joint.connector.round()
    assert orders(cloud) == []
    assert "Storeside: " in comment(tryton, sale)
    for _ in range(2):
        joint.connector.round()
    assert comment(tryton, sale).count("Storeside: ") == 1
    tryton.rpc.call(
        "model.product.template.write", [template_of(tryton, hidden)], {"salable": True}
    )
    joint.connector.round()
    assert [order.lines[0].sku for order in orders(cloud)] == ["hidden-tea"]


def template_of(tryton: TrytonServer, product: int) -> int:
    (row,) = tryton.rpc.search_read("product.product", [["id", "=", product]], ["template"])
    return int(row["template"])


def comment(tryton: TrytonServer, sale: int) -> str:
    (row,) = tryton.rpc.search_read("sale.sale", [["id", "=", sale]], ["comment"])
    return str(row["comment"] or "")


def test_an_order_that_the_store_rejects_is_told_in_the_sale_and_not_shipped(
    tryton: TrytonServer, cloud: Cloud, edge: Edge, joint: Joint
) -> None:
    oats = tryton.product("oats")
    sale = tryton.sale((oats, 1))
    joint.connector.round()
    (order,) = orders(cloud)
    edge.tell(step(OrderRejected, order.order_id))
    assert cloud.data.store.order(order.order_id).state is OrderState.REJECTED  # type: ignore[union-attr]
    joint.connector.round()
    joint.connector.round()
    assert comment(tryton, sale).count("rejected") == 1
    assert shipped(tryton, sale) == ["waiting"]


def test_only_what_the_customer_took_is_shipped(tryton: TrytonServer, joint: Joint) -> None:
    rice, beans = tryton.product("rice"), tryton.product("beans")
    backend = joint.connector._backend
    sale = tryton.sale((rice, 5), (beans, 2))
    for _ in range(2):
        backend.hand_over(str(sale), {"rice": 3})
    done = [["shipment", "!=", None], ["to_location.type", "=", "customer"], ["state", "=", "done"]]
    moves = tryton.rpc.search_read(
        "stock.move", [*done, ["product", "in", [rice, beans]]], ["product", "quantity"]
    )
    assert {move["product"]: move["quantity"] for move in moves if move["quantity"]} == {rice: 3.0}


def test_the_command_runs_a_round_and_says_what_is_wrong(
    tryton: TrytonServer, cloud: Cloud, tmp_path: Path
) -> None:
    tryton.product("command-soap")
    key, secret = tmp_path / "backend.key", tmp_path / "password"
    cloud_key = new_key()
    cloud.data.program_keys.enrol(Holder(HolderKind.BACKEND, "c"), hash_of(cloud_key), 1)
    key.write_text(cloud_key)
    key.chmod(0o600)
    secret.write_text(PASSWORD)
    words = ["tryton", "--once", "--store-id", STORE, "--store-name", "Corner"]
    words += ["--cloud-url", cloud.server.url, "--cloud-key-file", str(key)]
    words += ["--tryton-url", tryton.url, "--tryton-database", DATABASE, "--tryton-user", USER]
    words += ["--tryton-password-file", str(secret), "--data", str(tmp_path / "connector")]
    assert run(*words).returncode == 0
    assert "command-soap" in cloud.data.store.catalogue().items
    secret.write_text("something else")
    refused = run(*words)
    assert refused.returncode == 1
    assert "look at user and password" in refused.stderr
    assert run(*words, "--tryton-password-file", str(tmp_path / "none")).returncode == 2
    assert run("nothing").returncode == 2


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cloud_inventory.connectors", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
