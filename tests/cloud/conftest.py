"""A cloud with a small shop in it, and that shop's edge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cloud.rig import Cloud, Edge, running_cloud, small_import
from tests.postgres import PostgresServer


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Every promise is kept over both databases: the URL of one, or empty for SQLite."""
    if request.param == "sqlite":
        return ""
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def cloud(tmp_path: Path, database: str) -> Iterator[Cloud]:
    """A running cloud that knows one store and four goods."""
    with running_cloud(tmp_path / "cloud", database) as cloud:
        assert not cloud.load(small_import()).problems
        yield cloud


@pytest.fixture
def edge(tmp_path: Path, cloud: Cloud) -> Iterator[Edge]:
    """The edge of the cloud's one store."""
    edge = Edge(tmp_path / "edge", cloud)
    yield edge
    edge.close()


@pytest.fixture(scope="module")
def still_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """A cloud shared by tests of one file that leave it as they found it."""
    with running_cloud(tmp_path_factory.mktemp("still")) as cloud:
        assert not cloud.load(small_import()).problems
        yield cloud
