"""Which program listens on a port, as far as Linux lets us see (/proc)."""

from __future__ import annotations

import os
from pathlib import Path

_LISTEN = "0A"


def holder_of(port: int, proc: Path = Path("/proc")) -> str:
    """ "NAME (process PID)" of who listens there; empty where it cannot be told.

    Another user's program can be named by root only.
    """
    inodes = _listening_inodes(port, proc)
    if not inodes:
        return ""
    for process in proc.iterdir():
        if process.name.isdigit() and _holds(process / "fd", inodes):
            return f"{_name(process)} (process {process.name})"
    return ""


def _listening_inodes(port: int, proc: Path) -> set[str]:
    """Socket numbers by proc(5): the fields are address (2nd), state (4th) and inode (10th)."""
    inodes = set()
    for table in ("tcp", "tcp6"):
        for line in _read(proc / "net" / table).splitlines()[1:]:
            fields = line.split()
            if len(fields) < 10 or fields[3] != _LISTEN:
                continue
            if int(fields[1].rpartition(":")[2], 16) == port:
                inodes.add(fields[9])
    return inodes


def _holds(folder: Path, inodes: set[str]) -> bool:
    wanted = {f"socket:[{inode}]" for inode in inodes}
    try:
        return any(_link(one) in wanted for one in folder.iterdir())
    except OSError:
        return False  # another user's, or it has just ended


def _link(path: Path) -> str:
    try:
        return os.readlink(path)  # noqa: PTH115  "socket:[4711]" is no path
    except OSError:
        return ""


def _name(process: Path) -> str:
    words = [word for word in _read(process / "cmdline").split("\0") if word]
    if not words:
        return _read(process / "comm").strip() or "a program"
    program = Path(words[0]).name
    # Of `python -m edge_agent` the module says more than the interpreter.
    module = words[words.index("-m") + 1 :][:1] if "-m" in words else []
    return " -m ".join([program, *module])


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
