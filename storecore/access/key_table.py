"""Keys kept in a database that several programs share."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.access.keys import Holder, HolderKind
from storecore.database.writer import Writer

KEY_MIGRATIONS = Migrations("program_keys")


@KEY_MIGRATIONS()
def program_key(db: Database) -> None:
    """One key for each holder, as its hash."""
    db.conn.execute(
        "CREATE TABLE program_key (kind TEXT, name TEXT, key_hash TEXT NOT NULL UNIQUE, "
        "made_ms INTEGER NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID"
    )


class KeyTable:
    """`Keys` in a table. Safe from any thread."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def enrol(self, holder: Holder, key_hash: str, now_ms: int) -> None:
        """From now on this key is the holder's."""

        def work(db: Database) -> None:
            db.conn.execute(
                "INSERT INTO program_key VALUES (?, ?, ?, ?) ON CONFLICT (kind, name) DO UPDATE "
                "SET key_hash = excluded.key_hash, made_ms = excluded.made_ms",
                (holder.kind.value, holder.name, key_hash, now_ms),
            )

        self._writer.run(work)

    def revoke(self, holder: Holder) -> bool:
        """The holder is not let in any more; whether it was before."""

        def work(db: Database) -> int:
            return db.conn.execute(
                "DELETE FROM program_key WHERE kind = ? AND name = ?",
                (holder.kind.value, holder.name),
            ).rowcount

        return self._writer.run(work) > 0

    def whose(self, key_hash: str) -> Holder | None:
        """The holder of a key, or None."""
        row = (
            self._writer.reader()
            .execute("SELECT kind, name FROM program_key WHERE key_hash = ?", (key_hash,))
            .fetchone()
        )
        return None if row is None else Holder(HolderKind(row[0]), row[1])
