"""Rows of staff: accounts, sessions that are open, tries that failed."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.database.writer import Writer
from storecore.secrets.delay import HEAD_OFFICE

STAFF_MIGRATIONS = Migrations("cloud_staff")
SESSION_S = 12 * 3600
_FORGET_MS = 24 * 3600 * 1000


@STAFF_MIGRATIONS()
def staff_and_sessions(db: Database) -> None:
    """A session is kept as a hash of its token. `staff_try` counts by a short hash of the name, so
    that it stays small whatever names are tried, and tells nobody which names there are."""
    for statement in (
        "CREATE TABLE staff (name TEXT PRIMARY KEY, password_hash TEXT NOT NULL, "
        "changed_ms INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE staff_session (token_hash TEXT PRIMARY KEY, name TEXT NOT NULL, "
        "ends_ms INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE staff_try (bucket TEXT PRIMARY KEY, failures INTEGER NOT NULL, "
        "until_ms INTEGER NOT NULL) WITHOUT ROWID",
    ):
        db.conn.execute(statement)


class StaffBook:
    """Reads and writes them. Safe from any thread; times are wall milliseconds."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def keep(self, name: str, password_hash: str, now_ms: int) -> None:
        """Make an account, or change its password, which ends its sessions."""

        def work(db: Database) -> None:
            db.conn.execute(
                "INSERT INTO staff VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
                "password_hash = excluded.password_hash, changed_ms = excluded.changed_ms",
                (name, password_hash, now_ms),
            )
            db.conn.execute("DELETE FROM staff_session WHERE name = ?", (name,))

        self._writer.run(work)

    def password_hash(self, name: str) -> str | None:
        """What is kept of the account's password, or None."""
        row = (
            self._writer.reader()
            .execute("SELECT password_hash FROM staff WHERE name = ?", (name,))
            .fetchone()
        )
        return None if row is None else str(row[0])

    def begin_try(self, bucket: str, now_ms: int) -> int:
        """Count a try before its password is looked at; milliseconds still to wait, or 0."""

        def work(db: Database) -> int:
            row = db.conn.execute(
                "SELECT failures, until_ms FROM staff_try WHERE bucket = ?", (bucket,)
            ).fetchone()
            failures, until_ms = (0, 0) if row is None or row[1] + _FORGET_MS < now_ms else row
            longest_ms = now_ms + HEAD_OFFICE.after(failures)
            if until_ms > longest_ms:  # the clock was set back: nobody waits longer for that
                until_ms = longest_ms
                _keep_try(db, bucket, failures, until_ms)
            if until_ms > now_ms:
                return int(until_ms - now_ms)
            _keep_try(db, bucket, failures + 1, now_ms + HEAD_OFFICE.after(failures + 1))
            return 0

        return self._writer.run(work)

    def open_session(self, bucket: str, token_hash: str, name: str, times: tuple[int, int]) -> None:
        """The password was right; `times` are now and when the session ends."""
        now_ms, ends_ms = times

        def work(db: Database) -> None:
            db.conn.execute("DELETE FROM staff_try WHERE bucket = ?", (bucket,))
            db.conn.execute("DELETE FROM staff_session WHERE ends_ms <= ?", (now_ms,))
            db.conn.execute(
                "INSERT INTO staff_session VALUES (?, ?, ?)", (token_hash, name, ends_ms)
            )

        self._writer.run(work)

    def session(self, token_hash: str, now_ms: int) -> str | None:
        """Whose session it is, or None where it is over or never was.

        One that would last longer than any was begun on a clock that has been set back since: it
        may have ended long ago, and is over.
        """
        row = (
            self._writer.reader()
            .execute(
                "SELECT name FROM staff_session WHERE token_hash = ? AND ends_ms > ? "
                "AND ends_ms <= ?",
                (token_hash, now_ms, now_ms + SESSION_S * 1000),
            )
            .fetchone()
        )
        return None if row is None else str(row[0])

    def close_session(self, token_hash: str) -> None:
        """The session is over."""
        self._writer.run(
            lambda db: (
                db.conn.execute(
                    "DELETE FROM staff_session WHERE token_hash = ?", (token_hash,)
                ).rowcount
            )
        )


def _keep_try(db: Database, bucket: str, failures: int, until_ms: int) -> None:
    db.conn.execute(
        "INSERT INTO staff_try VALUES (?, ?, ?) ON CONFLICT (bucket) DO UPDATE SET "
        "failures = excluded.failures, until_ms = excluded.until_ms",
        (bucket, failures, until_ms),
    )
