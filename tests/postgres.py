"""A PostgreSQL server of the tests' own: no port, all its files in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

_USER = "storeside"
_SETTINGS = "listen_addresses='' max_connections=200 unix_socket_directories='{}'"


def postgres_folder() -> Path | None:
    """Where its programs are, the newest version first; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found:
        return found[0]
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


class PostgresServer:
    """A running server; `new_database` gives an empty database's URL."""

    def __init__(self, *, durable: bool = False) -> None:
        """`durable` waits for the disk at each commit, as a shop's server does."""
        programs = postgres_folder()
        assert programs is not None, "PostgreSQL is missing: apt-get install postgresql"
        self._programs = programs
        self._numbers = count(1)
        # A socket's path may have 107 bytes, which a test's own folder often exceeds.
        self._folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self._owner: dict[str, str] = {}
        if os.geteuid() == 0:  # the server refuses to run as root
            self._owner = {"user": _other_user()}
            shutil.chown(self._folder, self._owner["user"])
        self._run("initdb", "--no-sync", "-A", "trust", "-U", _USER, "-E", "UTF8", "--locale=C")
        wanted = _SETTINGS.format(self._folder) + ("" if durable else " fsync=off")
        settings = " ".join(f"-c {one}" for one in wanted.split())
        self._run("pg_ctl", "-w", "-l", str(self._folder / "log"), "-o", settings, "start")

    def url(self, database: str) -> str:
        """The URL of a database on this server."""
        return f"postgresql://{_USER}@/{database}?host={self._folder}"

    def new_database(self) -> str:
        """The URL of a new, empty database."""
        name = f"test_{next(self._numbers)}"
        self._psql(f"CREATE DATABASE {name}")
        return self.url(name)

    def restart(self) -> None:
        """Hang up on everybody and start again."""
        self._run("pg_ctl", "-w", "-m", "fast", "-l", str(self._folder / "log"), "restart")

    def stop(self) -> None:
        """End it and remove its files."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder)

    def _psql(self, command: str) -> None:
        self._execute([str(self._programs / "psql"), "-qX", self.url("postgres"), "-c", command])

    def _run(self, program: str, *arguments: str) -> None:
        data = ["-D", str(self._folder / "data")]
        self._execute([str(self._programs / program), *data, *arguments])

    def _execute(self, command: list[str]) -> None:
        done = subprocess.run(
            command,
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # the server inherits it: a pipe would never end
            stderr=subprocess.PIPE if "start" not in command[-1] else subprocess.DEVNULL,
            text=True,
            **self._owner,  # type: ignore[call-overload]
        )
        assert done.returncode == 0, f"{command[0]} failed: {done.stderr}"


def _other_user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
