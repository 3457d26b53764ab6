"""The cloud's tables as CSV and as Parquet say the same, and nobody's name."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from arro3.io import read_parquet

from cloud_inventory.exports.command import main
from cloud_inventory.exports.tables import TABLES
from tests.cloud.bodies import received, sold
from tests.cloud.rig import Cloud, Edge, running_cloud, small_import


@pytest.fixture
def where(tmp_path: Path, database: str) -> list[str]:
    return ["--database", database] if database else ["--data", str(tmp_path / "cloud")]


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    return ""


@pytest.fixture
def cloud(tmp_path: Path, database: str) -> Iterator[Cloud]:
    with running_cloud(tmp_path / "cloud", database) as cloud:
        assert not cloud.load(small_import()).problems
        edge = Edge(tmp_path / "edge", cloud)
        edge.tell(received(milk_1l=40, banana=1500), sold(quantity=2))
        edge.tell(sold("banana", weight_g=480, transaction_id="t-2"))
        edge.tell(sold(total_minor=7, transaction_id="refused"))
        edge.close()
        cloud.placed(customer_name="Zoë Nobody")
        yield cloud


def in_csv(tmp_path: Path, where: list[str], table: str) -> list[dict[str, str]]:
    out = tmp_path / f"{table}.csv"
    assert main([table, "--out", str(out), *where]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_parquet(tmp_path: Path, where: list[str], table: str) -> list[dict[str, object]]:
    out = tmp_path / f"{table}.parquet"
    assert main([table, "--out", str(out), *where]) == 0
    read = read_parquet(str(out)).read_all()
    columns = {name: read.column(name).to_pylist() for name, _ in TABLES[table].columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.mark.parametrize("table", [*TABLES])
def test_both_forms_say_the_same(
    tmp_path: Path, where: list[str], cloud: Cloud, table: str
) -> None:
    assert cloud.http
    text, typed = in_csv(tmp_path, where, table), in_parquet(tmp_path, where, table)
    written = [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in typed
    ]
    assert text == written
    assert text
    kinds = dict(TABLES[table].columns)
    for row in typed:
        assert all(value is None or isinstance(value, kinds[name]) for name, value in row.items())


def test_sales_are_those_that_were_accepted(tmp_path: Path, where: list[str], cloud: Cloud) -> None:
    assert cloud.http
    lines = in_csv(tmp_path, where, "sales")
    assert [(line["transaction_id"], line["quantity"], line["weight_g"]) for line in lines] == [
        ("t-1", "2", ""),
        ("t-2", "1", "480"),
    ]


def test_orders_carry_no_names(tmp_path: Path, where: list[str], cloud: Cloud) -> None:
    assert cloud.http
    for table in ("orders", "facts"):
        in_csv(tmp_path, where, table)
        in_parquet(tmp_path, where, table)
    for file in (*tmp_path.glob("*.csv"), *tmp_path.glob("*.parquet")):
        assert b"Nobody" not in file.read_bytes()


def test_where_parquet_cannot_be_written_it_says_what_to_install(
    tmp_path: Path, where: list[str], cloud: Cloud, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cloud.http
    with patch.dict("sys.modules", {"arro3.core": None}):
        assert main(["stock", "--out", str(tmp_path / "x.parquet"), *where]) == 2
    assert "pip install arro3-core arro3-io" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["moon", "--out", "x.csv"],
        ["stock"],
        ["stock", "--out", "x.xls"],
        ["stock", "--out", "x.csv", "--data", "nowhere"],
    ],
)
def test_a_mistake_in_the_call_is_told(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert "storeside export: " in capsys.readouterr().err
