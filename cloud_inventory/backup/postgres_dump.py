"""Copies of a PostgreSQL database, by its own pg_dump, pg_restore and psql."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cloud_inventory.backup.problem import BackupFailed

_HOME = Path("/usr/lib/postgresql")


def back_up(url: str, copy: Path) -> None:
    """A whole copy as of one moment, while clouds go on writing. It appears under its name only
    when it is complete.

    Raises:
        BackupFailed: pg_dump is missing, or it failed.
    """
    part = copy.with_name(copy.name + ".part")
    try:
        _run("pg_dump", ["--format=custom", "--no-owner", f"--file={part}", f"--dbname={url}"])
        part.replace(copy)
    except OSError as problem:
        raise BackupFailed(f"{copy} was not written: {problem}") from problem
    finally:
        part.unlink(missing_ok=True)


def restore(copy: Path, url: str) -> None:
    """Put a copy in the database's place, as a whole or not at all.

    Raises:
        BackupFailed: pg_restore or psql is missing, or failed; nothing was changed.
    """
    if not copy.is_file():
        raise BackupFailed(f"there is no file {copy}")
    with tempfile.NamedTemporaryFile(suffix=".sql") as script:
        _run("pg_restore", ["--no-owner", f"--file={script.name}", str(copy)])
        empty = ["-c", "DROP SCHEMA public CASCADE", "-c", "CREATE SCHEMA public"]
        options = ["-qX", "--single-transaction", "-v", "ON_ERROR_STOP=1", f"--dbname={url}"]
        _run("psql", [*options, *empty, f"--file={script.name}"])


def _run(program: str, arguments: Sequence[str]) -> None:
    newest = sorted(_HOME.glob(f"*/bin/{program}"), key=lambda found: int(found.parts[-3]))
    path = str(newest[-1]) if newest else shutil.which(program)
    if path is None:
        raise BackupFailed(f"{program} is missing: apt-get install postgresql-client")
    done = subprocess.run(
        [path, *arguments], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        raise BackupFailed(f"{program}: {done.stderr.strip().splitlines()[-1:] or 'failed'}")
