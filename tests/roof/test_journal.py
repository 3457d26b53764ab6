"""`storeside journal`: what happened, what was refused, whether anybody has tampered with it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from edge_agent.migrations import MIGRATIONS
from storecore.clock import HybridClock, ManualClock
from storecore.contracts.facts import TaskRaised
from storecore.database.writer import Writer
from storecore.journal.fence import Fence, NoteFile
from storecore.journal.journal import Journal
from storeside.__main__ import main


def raised(number: int) -> TaskRaised:
    return TaskRaised(store_id="s", task_id=f"t{number}", kind="pick", subject="o", at_ms=number)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """An edge's database with a chain of five facts and its fence."""
    path = tmp_path / "edge.db"
    fence = Fence("edge-1", NoteFile(tmp_path / "edge.fence"))
    writer = Writer(path, MIGRATIONS, on_commit=fence.keep)
    journal = Journal("edge-1", HybridClock(ManualClock()))

    def work(db: Database) -> None:
        for number in range(5):
            journal.append(db, raised(number))

    writer.run(work)
    writer.close()
    return path


def run(database: Path, action: str, *more: str) -> int:
    return main(["journal", action, "--database", str(database), *more])


def test_facts_are_listed_shown_and_exported(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(database, "list", "--last", "2") == 0
    assert [line.split()[2] for line in capsys.readouterr().out.splitlines()] == ["4", "5"]
    assert run(database, "show", "--origin", "edge-1", "--seq", "3") == 0
    assert json.loads(capsys.readouterr().out)["payload"]["task_id"] == "t2"
    out = database.parent / "all.jsonl"
    assert run(database, "export", "--out", str(out)) == 0
    assert len(out.read_text().splitlines()) == 5


TAMPERING = {
    "deleted": ("DELETE FROM fact WHERE seq = 3", "fact 4: fact 3 is missing"),
    "changed": ("UPDATE fact SET payload = '{}' WHERE seq = 2", "fact 2: was changed"),
    "inserted": (
        "INSERT INTO fact SELECT 99, origin, incarnation, 6, hlc, type, version, correlation, "
        "payload, prev_hash, hash, here_ms FROM fact WHERE seq = 5",
        "fact 6: was changed",
    ),
    "reordered": (
        "UPDATE fact SET position = 100 - position",
        "fact 2: stands before the fact that it follows",
    ),
    "cut": ("DELETE FROM fact WHERE seq > 3", "the chain ends at fact 3, but its head is 5"),
    "cut with its head": (
        "DELETE FROM fact WHERE seq > 3; UPDATE head SET seq = 3, hash = "
        "(SELECT hash FROM fact WHERE seq = 3)",
        "the chain ends before what edge.fence has noted",
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_found_and_the_first_bad_record_named(
    what: str, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(database, "verify") == 0
    assert "every chain is whole" in capsys.readouterr().out
    statements, said = TAMPERING[what]
    conn = sqlite3.connect(database)
    conn.executescript(statements)
    conn.commit()
    conn.close()
    assert run(database, "verify") == 1
    assert said in capsys.readouterr().out


def test_a_mistake_is_one_line_and_code_2(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "other.db"
    broken.write_text("not a database")
    for call in (
        ["journal", "list"],
        ["journal"],
        ["journal", "dance", "--database", str(database)],
        ["journal", "verify", "--database", str(broken)],
        ["journal", "retry", "--database", str(broken)],
        ["journal", "show", "--database", str(database)],
    ):
        assert main(call) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1
