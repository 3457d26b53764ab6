"""Large tables in parts by hash, so that what belongs together lies together and each index and
each cleaning-up (vacuum) stays small however many stores there are.

PostgreSQL 15 knows no identity columns on a parted table, so that a sequence takes their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storecore.database.postgres.connection import PostgresConnection

PARTS = 16
_IS_PARTED = "SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass(?)"
_KEYS = (
    "SELECT c.contype::text, array_agg(a.attname::text ORDER BY k.place) FROM pg_constraint c "
    "CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(number, place) "
    "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number "
    "WHERE c.conrelid = to_regclass(?) AND c.contype IN ('p', 'u') GROUP BY c.oid, c.contype "
    "ORDER BY c.contype"
)
_IDENTITY = (
    "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass(?) AND attidentity <> ''"
)
_WORDS = {"p": "PRIMARY KEY", "u": "UNIQUE"}


def part_tables(connection: PostgresConnection, by: Mapping[str, str]) -> None:
    """Part these tables by hash of a column each, with all that is in them. Those that are in parts
    already are left alone. Runs inside a transaction.

    A key that lacks the column gets it added: what was unique is so within one value of it.
    """
    for table, column in by.items():
        row = connection.execute(_IS_PARTED, (table,)).fetchone()
        if row is not None and not row[0]:
            _part(connection, table, column)


def _part(connection: PostgresConnection, table: str, column: str) -> None:
    keys: list[Any] = connection.execute(_KEYS, (table,)).fetchall()
    counted = [name for (name,) in connection.execute(_IDENTITY, (table,)).fetchall()]
    whole = f"{table}_whole"
    connection.execute(f"ALTER TABLE {table} RENAME TO {whole}")
    connection.execute(
        f"CREATE TABLE {table} (LIKE {whole} INCLUDING DEFAULTS) PARTITION BY HASH ({column})"
    )
    for kind, names in keys:
        columns = ", ".join([*names, *([] if column in names else [column])])
        connection.execute(f"ALTER TABLE {table} ADD {_WORDS[kind]} ({columns})")
    for number in range(PARTS):
        connection.execute(
            f"CREATE TABLE {table}_{number} PARTITION OF {table} "
            f"FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {number})"
        )
    for name in counted:
        _count_on(connection, table, whole, name)
    connection.execute(f"INSERT INTO {table} SELECT * FROM {whole}")  # noqa: S608
    connection.execute(f"DROP TABLE {whole}")


def _count_on(connection: PostgresConnection, table: str, whole: str, name: str) -> None:
    sequence = f"{table}_{name}_parted"
    connection.execute(f"CREATE SEQUENCE {sequence} AS BIGINT OWNED BY {table}.{name}")
    connection.execute(
        f"SELECT setval('{sequence}', coalesce(max({name}), 0) + 1, false) FROM {whole}"  # noqa: S608
    )
    connection.execute(f"ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT nextval('{sequence}')")
