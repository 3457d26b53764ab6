"""A table in parts: what is in it stays, numbers go on, and what was unique is."""

from __future__ import annotations

import sqlite3

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.database.postgres.partitions import PARTS
from storecore.database.postgres.writer import PostgresWriter

NOTES = Migrations("notes")
BY = {"note": "shop"}


@NOTES()
def notes(db: Database) -> None:
    db.conn.execute(
        "CREATE TABLE note (position INTEGER PRIMARY KEY AUTOINCREMENT, shop TEXT NOT NULL, "
        "number INTEGER NOT NULL, word TEXT NOT NULL DEFAULT 'none', UNIQUE (shop, number))"
    )


def add(db: Database, shop: str, number: int) -> int:
    row = db.conn.execute(
        "INSERT INTO note (shop, number) VALUES (?, ?) RETURNING position", (shop, number)
    ).fetchone()
    return int(row[0])


def rows(writer: PostgresWriter) -> list[tuple[int, str, int, str]]:
    return [tuple(row) for row in writer.reader().execute("SELECT * FROM note ORDER BY position")]


def parts_in_use(writer: PostgresWriter) -> int:
    (count,) = writer.reader().execute("SELECT count(DISTINCT tableoid) FROM note").fetchone()
    return int(count)


def test_rows_lie_in_parts_and_one_shops_in_one(postgres_url: str) -> None:
    writer = PostgresWriter(postgres_url, [NOTES], parted=BY)
    writer.run(lambda db: [add(db, f"shop-{n}", m) for n in range(50) for m in range(3)])
    assert [row[0] for row in rows(writer)] == list(range(1, 151))
    assert 10 < parts_in_use(writer) <= PARTS
    spread = "SELECT max(parts) FROM (SELECT count(DISTINCT tableoid) AS parts FROM note {})"
    (most,) = writer.reader().execute(spread.format("GROUP BY shop") + " AS spread").fetchone()
    assert most == 1
    writer.close()


def test_a_database_that_was_whole_is_parted_with_all_that_is_in_it(postgres_url: str) -> None:
    whole = PostgresWriter(postgres_url, [NOTES])
    whole.run(lambda db: [add(db, f"shop-{n}", 1) for n in range(40)])
    before = rows(whole)
    whole.close()
    for number in range(2):  # the second start finds it done
        parted = PostgresWriter(postgres_url, [NOTES], parted=BY)
        assert rows(parted)[: len(before)] == before
        assert parts_in_use(parted) > 10
        assert parted.run(lambda db, n=number: add(db, "new", n)) == 41 + number  # type: ignore[misc]
        parted.close()


def test_what_was_unique_is_and_repeats_are_harmless(postgres_url: str) -> None:
    writer = PostgresWriter(postgres_url, [NOTES], parted=BY)
    writer.run(lambda db: add(db, "anna", 1))
    with pytest.raises(sqlite3.IntegrityError):
        writer.run(lambda db: add(db, "anna", 1))
    for _ in range(2):
        writer.run(
            lambda db: db.conn.execute("INSERT OR IGNORE INTO note (shop, number) VALUES ('b', 1)")
        )
        writer.run(
            lambda db: db.conn.execute(
                "INSERT INTO note (shop, number) VALUES ('c', 1) ON CONFLICT (shop, number) "
                "DO UPDATE SET word = 'again'"
            )
        )
    assert [(shop, text) for _, shop, _, text in rows(writer)] == [
        ("anna", "none"),
        ("b", "none"),
        ("c", "again"),
    ]
    writer.close()
