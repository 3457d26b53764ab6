"""Tables as Parquet files: the door to arro3, which is installed where somebody wants it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from cloud_inventory.exports.tables import Table

HOW_TO_INSTALL = "Parquet needs two packages more: .venv/bin/pip install arro3-core arro3-io"
_ROWS = 10_000


class NoParquet(RuntimeError):
    """What writes Parquet is not installed; the message says what to do."""


def write_parquet(table: Table, conn: sqlite3.Connection, path: Path) -> int:
    """Write the table, a batch of rows at a time; how many there were.

    Raises:
        NoParquet: arro3 is not installed.
    """
    try:
        from arro3.core import (  # noqa: PLC0415  12 MB that few need
            Array,
            DataType,
            Field,
            RecordBatch,
            RecordBatchReader,
            Schema,
        )
        from arro3.io import write_parquet as write  # noqa: PLC0415
    except ImportError:
        raise NoParquet(HOW_TO_INSTALL) from None
    kinds: dict[type, Any] = {int: DataType.int64(), str: DataType.utf8()}
    schema = Schema([Field(name, kinds[kind]) for name, kind in table.columns])
    written = 0

    def batches() -> Iterator[Any]:
        nonlocal written
        rows = table.rows(conn)
        while batch := list(islice(rows, _ROWS)):
            written += len(batch)
            arrays = [
                Array([row[place] for row in batch], kinds[kind])
                for place, (_, kind) in enumerate(table.columns)
            ]
            yield RecordBatch.from_arrays(arrays, schema=schema)

    write(RecordBatchReader.from_batches(schema, batches()), path)
    return written
