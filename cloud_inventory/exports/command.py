"""`storeside export TABLE --out FILE`: what the cloud holds, as CSV or Parquet."""

from __future__ import annotations

import csv
import sqlite3
import sys
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from cloud_inventory.exports.parquet import NoParquet, write_parquet
from cloud_inventory.exports.source import NothingToRead, reading
from cloud_inventory.exports.tables import TABLES, Table
from storecore.options.read import read_options

GOOD, BAD_USE = 0, 2


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Writes one table of the cloud: `storeside export stock|sales|orders|facts --out FILE`.

    The ending of the file says how: .csv (UTF-8, a header row) or .parquet. Clouds may run
    meanwhile. Amounts are in minor units, times in milliseconds since 1970 UTC.
    """

    table: Annotated[str, Meta(description="Which table; may stand without --table.")] = ""
    out: Annotated[str, Meta(description="The file to write, .csv or .parquet.")] = ""
    data: Annotated[str, Meta(description="Folder of the cloud's database.")] = "var/cloud"
    database: Annotated[
        str, Meta(description="The cloud's PostgreSQL database, where it has one.")
    ] = ""


def main(argv: list[str]) -> int:
    """Write the table; 2 for a mistake in the call."""
    named = ["--table", *argv] if argv and not argv[0].startswith("-") else argv
    options = read_options(ExportOptions, "export", named)
    out = Path(options.out)
    if options.table not in TABLES:
        known = "; ".join(f"{name}: {table.about}" for name, table in TABLES.items())
        return _mistake(f"say which table ({known})")
    write = {".csv": write_csv, ".parquet": write_parquet}.get(out.suffix)
    if write is None:
        return _mistake("give --out FILE.csv or --out FILE.parquet")
    part = out.with_name(out.name + ".part")
    try:
        with reading(options.data, options.database) as conn:
            rows = write(TABLES[options.table], conn, part)
        part.replace(out)
    except (NothingToRead, NoParquet, OSError, sqlite3.Error) as problem:
        part.unlink(missing_ok=True)
        return _mistake(str(problem))
    print(f"{rows} rows in {out}")
    return GOOD


def write_csv(table: Table, conn: sqlite3.Connection, path: Path) -> int:
    """Write the table; how many rows there were."""
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(name for name, _ in table.columns)
        for row in table.rows(conn):
            writer.writerow(row)
            rows += 1
    return rows


def _mistake(text: str) -> int:
    print(f"storeside export: {text}", file=sys.stderr)
    return BAD_USE
