"""`storeside cloud backup --out FILE` and `storeside cloud restore FILE`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from cloud_inventory.backup import postgres_dump, sqlite_copy
from cloud_inventory.backup.problem import BackupFailed
from storecore.options.read import read_options

GOOD, BAD = 0, 2
_DATA = Annotated[str, Meta(description="Folder of the cloud's database.")]
_URL = Annotated[str, Meta(description="The cloud's PostgreSQL database, where it has one.")]


class BackupOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Copy the cloud's database to a file, while the cloud runs."""

    out: Annotated[
        str, Meta(description="The file to write; may stand without --out. Replaced when complete.")
    ] = ""
    data: _DATA = "var/cloud"
    database: _URL = ""


class RestoreOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Put a copy of the cloud's database back, while every cloud over it is stopped.

    Stores are sent everything anew, and send again what the copy does not have.
    """

    file: Annotated[str, Meta(description="The copy; may stand without --file.")] = ""
    data: _DATA = "var/cloud"
    database: _URL = ""


def run_backup(argv: Sequence[str], database_file: str) -> int:
    """Make a copy; 2 where it cannot be made."""
    options = read_options(BackupOptions, "cloud backup", _named("--out", argv))
    if not options.out:
        return _refuse("backup", "give --out FILE")
    copy = Path(options.out)
    try:
        if options.database:
            postgres_dump.back_up(options.database, copy)
        else:
            sqlite_copy.back_up(Path(options.data) / database_file, copy)
    except BackupFailed as problem:
        return _refuse("backup", str(problem))
    print(f"{copy}: {copy.stat().st_size} bytes")
    return GOOD


def run_restore(
    argv: Sequence[str], database_file: str, begin_anew: Callable[[RestoreOptions], None]
) -> int:
    """Put a copy back and have the feed begin anew; 2 where that cannot be."""
    options = read_options(RestoreOptions, "cloud restore", _named("--file", argv))
    if not options.file:
        return _refuse("restore", "give the copy's file")
    kept: Path | None = None
    try:
        if options.database:
            postgres_dump.restore(Path(options.file), options.database)
        else:
            kept = sqlite_copy.restore(Path(options.file), Path(options.data) / database_file)
        begin_anew(options)
    except (BackupFailed, RuntimeError) as problem:
        return _refuse("restore", str(problem))
    if kept is not None:
        print(f"the database that was there is kept as {kept}")
    print("Restored. Stores are sent everything anew and send again what is missing.")
    return GOOD


def _named(option: str, argv: Sequence[str]) -> list[str]:
    return [option, *argv] if argv and not argv[0].startswith("-") else list(argv)


def _refuse(action: str, problem: str) -> int:
    print(f"storeside cloud {action}: {problem}", file=sys.stderr)
    return BAD
