"""A copy taken while the cloud works is whole; one that was put back is noticed and made good."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cloud_inventory.__main__ import main
from storecore.contracts.exchange import Answer
from storecore.database.writer import Writer
from storecore.journal.verifying import verify
from tests.cloud.bodies import received
from tests.cloud.rig import Cloud, Edge, running_cloud, small_import

Command = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cloud"


@pytest.fixture
def command(folder: Path, database: str) -> Command:
    """`storeside cloud WORD ...` about this very database."""
    where = ["--database", database] if database else []
    return lambda *words: main([*words, "--data", str(folder), *where])


def test_a_copy_that_was_put_back_loses_nothing_that_the_stores_have(
    tmp_path: Path, folder: Path, database: str, command: Command
) -> None:
    copy = tmp_path / "monday.backup"
    with running_cloud(folder, database) as cloud:
        assert not cloud.load(small_import()).problems
        edge = Edge(tmp_path / "edge", cloud)
        edge.tell(received("d-1", milk_1l=40))
        assert command("backup", str(copy)) == 0  # the cloud goes on
        edge.tell(received("d-2", milk_1l=2))
        order = cloud.placed()
        before = cloud.reference()
    assert command("restore", str(copy)) == 0
    with running_cloud(folder, database) as cloud:
        assert cloud.stock("milk-1l").on_hand == 40
        assert order.order_id not in {entry.key for entry in cloud.reference().entries}
        assert cloud.reference().feed != before.feed, "a store would go on where it stood"
        answers = edge_again(edge, cloud)
        assert answers == [Answer.AGAIN, Answer.APPLIED]
        assert cloud.stock("milk-1l").on_hand == 42
    edge.close()


def edge_again(edge: Edge, cloud: Cloud) -> list[Answer]:
    """Have the edge send everything to this cloud."""
    edge.move_to(cloud)
    return list(edge.post(*edge.all_facts()).answers)


def test_a_copy_taken_while_facts_arrive_is_of_one_moment(
    tmp_path: Path, folder: Path, database: str, command: Command
) -> None:
    with running_cloud(folder, database) as cloud:
        cloud.load(small_import())
        edge = Edge(tmp_path / "edge", cloud)
        over = threading.Event()

        def sell() -> None:
            number = 0
            while not over.is_set():
                number += 1
                edge.tell(received(f"d-{number}", milk_1l=1))

        selling = threading.Thread(target=sell)
        selling.start()
        try:
            codes = [command("backup", str(tmp_path / f"{n}.backup")) for n in range(3)]
        finally:
            over.set()
            selling.join()
            edge.close()
    assert codes == [0, 0, 0]
    for number in range(3):
        assert command("restore", str(tmp_path / f"{number}.backup")) == 0
        with running_cloud(folder, database) as cloud:
            conn = cloud.data.writer.reader()
            (facts,) = conn.execute("SELECT count(*) FROM fact").fetchone()
            assert list(verify(conn)) == []
            if facts:
                assert cloud.stock("milk-1l").on_hand == facts


def test_an_old_database_put_back_by_hand_is_noticed_at_the_start(
    tmp_path: Path, folder: Path
) -> None:
    copy = tmp_path / "old"
    with running_cloud(folder) as cloud:
        cloud.load(small_import())
        assert main(["backup", str(copy), "--data", str(folder)]) == 0
        cloud.placed()
        feed = cloud.reference().feed
    copy.replace(folder / "cloud.db")
    with running_cloud(folder) as cloud:
        assert cloud.reference().feed != feed


def test_a_restored_shared_database_is_noticed_by_a_cloud_that_was_further(
    tmp_path: Path, folder: Path, postgres_url: str
) -> None:
    copy = tmp_path / "old"
    with running_cloud(folder, postgres_url) as cloud:
        cloud.load(small_import())
        assert main(["backup", str(copy), "--database", postgres_url]) == 0
        cloud.placed()
        feed = cloud.reference().feed
    elsewhere = tmp_path / "elsewhere"
    assert main(["restore", str(copy), "--data", str(elsewhere), "--database", postgres_url]) == 0
    name_of(postgres_url, elsewhere, feed)
    with running_cloud(folder, postgres_url) as cloud:
        assert cloud.reference().feed != feed


def name_of(url: str, folder: Path, name: str) -> None:
    """As if only the database's own tools had put the copy back."""
    with running_cloud(folder, url) as cloud:
        cloud.data.writer.run(lambda db: db.conn.execute("UPDATE feed_name SET name = ?", (name,)))


def test_a_running_cloud_is_not_restored_over(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_cloud(folder) as cloud:
        cloud.load(small_import())
        assert main(["backup", str(tmp_path / "copy"), "--data", str(folder)]) == 0
        assert main(["restore", str(tmp_path / "copy"), "--data", str(folder)]) == 2
        assert "stop it first" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_copy_is_not_put_in_the_place_of_a_database(
    tmp_path: Path, folder: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    Writer(folder / "cloud.db", []).close()
    before = (folder / "cloud.db").read_bytes()
    (tmp_path / "copy").write_bytes(content)
    assert main(["restore", str(tmp_path / "copy"), "--data", str(folder)]) == 2
    assert "copy" in capsys.readouterr().err
    assert (folder / "cloud.db").read_bytes() == before


def test_where_there_is_no_database_no_copy_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "copy"), "--data", str(tmp_path / "none")]) == 2
    assert "give --data" in capsys.readouterr().err
    assert not (tmp_path / "copy").exists()
