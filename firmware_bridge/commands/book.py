"""Which commands were begun and what became of them, on disk: a repeat is never done again."""

from __future__ import annotations

from enum import Enum

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.commands import Command, Reply

COMMAND_MIGRATIONS = Migrations("commands")

KEPT_MS = 3_600_000
"""Long after the last repeat of a command may come."""


@COMMAND_MIGRATIONS()
def commands(db: Database) -> None:
    """`command` has each command that was begun; no reply while it is under way."""
    db.conn.execute(
        "CREATE TABLE command (id TEXT PRIMARY KEY, begun_ms INTEGER NOT NULL, reply BLOB)"
    )


class Known(Enum):
    """What the book holds of a command without a reply."""

    NEW = "new"
    BEGUN = "begun"


def begin(db: Database, command: Command, now_ms: int) -> Known | Reply:
    """Note that a command begins; what is known of it from before."""
    db.conn.execute("DELETE FROM command WHERE begun_ms < ?", (now_ms - KEPT_MS,))
    row = db.conn.execute("SELECT reply FROM command WHERE id = ?", (command.id,)).fetchone()
    if row is None:
        db.conn.execute("INSERT INTO command VALUES (?, ?, NULL)", (command.id, now_ms))
        return Known.NEW
    return Known.BEGUN if row[0] is None else msgspec.json.decode(row[0], type=Reply)


def end(db: Database, reply: Reply) -> None:
    """Note what became of a command."""
    body = msgspec.json.encode(reply)
    db.conn.execute("UPDATE command SET reply = ? WHERE id = ?", (body, reply.id))
