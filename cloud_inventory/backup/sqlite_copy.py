"""Copies of the embedded database, by SQLite's own backup interface."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from cloud_inventory.backup.problem import BackupFailed
from cloud_inventory.store.lock import DataInUse, DataLock


def back_up(database: Path, copy: Path) -> None:
    """A whole copy as of one moment, while the cloud may go on writing. It appears under its name
    only when it is complete and on disk.

    Raises:
        BackupFailed: there is no such database, or no room for the copy.
    """
    if not database.is_file():
        raise BackupFailed(f"there is no database {database}; give --data FOLDER")
    part = copy.with_name(copy.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(part)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        _flush(part)
        part.replace(copy)
    except (sqlite3.Error, OSError) as problem:
        part.unlink(missing_ok=True)
        raise BackupFailed(f"{copy} was not written: {problem}") from problem


def restore(copy: Path, database: Path) -> Path | None:
    """Put a copy in the database's place; where the one before it is kept, or None.

    The note that fences the feed stays: the cloud's next start sees that an old copy was put back.

    Raises:
        BackupFailed: it is no whole copy, or a cloud is running there.
    """
    _check(copy)
    database.parent.mkdir(parents=True, exist_ok=True)
    try:
        with DataLock(database.parent):
            kept = _put_aside(database)
            part = database.with_name(database.name + ".part")
            part.write_bytes(copy.read_bytes())
            _flush(part)
            part.replace(database)
            return kept
    except (DataInUse, OSError) as problem:
        raise BackupFailed(str(problem)) from problem


def _put_aside(database: Path) -> Path | None:
    if not database.exists():
        return None
    kept = database.with_name(database.name + ".before-restore")
    with closing(sqlite3.connect(database)) as last:
        last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.replace(kept)
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    return kept


def _check(copy: Path) -> None:
    if not copy.is_file():
        raise BackupFailed(f"there is no file {copy}")
    try:
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as conn:
            (verdict,) = conn.execute("PRAGMA integrity_check").fetchone()
            conn.execute("SELECT name FROM feed_name").fetchone()
    except sqlite3.Error as problem:
        raise BackupFailed(f"{copy} is not a copy of a cloud's database: {problem}") from problem
    if verdict != "ok":
        raise BackupFailed(f"{copy} is damaged: {verdict}")


def _flush(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
