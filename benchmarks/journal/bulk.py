"""The same rows, put into a database of the same shape by nothing but sqlite3."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from cloud_inventory.assembly import DATABASE, OpenData
from storecore.database.writer import open_for_writing
from storecore.replication.sending import BATCH_FACTS

LEFT_OUT = ("sqlite_", "_sqlite_migrations", "feed_name", "mirror_cursor", "baskets")


def put_in_bulk(source: Path, folder: Path) -> tuple[int, float]:
    """Rows and seconds. As many rows to a commit as a batch has facts, as durable as ours."""
    OpenData(folder).close()
    conn = open_for_writing(folder / DATABASE)
    held = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    count, took_s = 0, 0.0
    for (table,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table.startswith(LEFT_OUT):
            continue
        rows = held.execute(f"SELECT * FROM {table}")
        marks = ", ".join("?" for _ in rows.description)
        while chunk := rows.fetchmany(BATCH_FACTS):
            began_s = time.perf_counter()
            conn.execute("BEGIN IMMEDIATE")
            conn.executemany(f"INSERT INTO {table} VALUES ({marks})", chunk)
            conn.execute("COMMIT")
            took_s += time.perf_counter() - began_s
            count += len(chunk)
    conn.close()
    held.close()
    return count, took_s
