"""A broker left running by a start that was killed: found again, and stopped before the next."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path


class StillOwnedError(Exception):
    """The broker of this folder is in use by another program that is alive."""


def remember(pid_file: Path, pid: int) -> None:
    """Note the broker's process and ours, which answers for it."""
    pid_file.write_text(f"{pid} {os.getpid()}\n", encoding="ascii")


def stop_leftover(pid_file: Path, mark: str, *, stop_s_max: float = 10) -> bool:
    """Stop the broker named in ``pid_file`` if it is still running; say whether it was.

    ``mark`` must stand in its command line, so that a process that merely has the same number
    by now is let alone. Raises `StillOwnedError` if the program that started it is alive too.
    """
    try:
        pid, owner = (int(part) for part in pid_file.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return False
    if mark not in _command_line(pid):
        return False
    if owner != os.getpid() and _is_alive(owner):
        raise StillOwnedError(
            f"The broker of {pid_file.parent} is already running (process {pid}, started by "
            f"process {owner}). Stop that one, or use another folder."
        )
    os.kill(pid, signal.SIGTERM)
    if not _ends_within(pid, stop_s_max):
        os.kill(pid, signal.SIGKILL)
        _ends_within(pid, stop_s_max)
    return True


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # another user's
    return True


def _ends_within(pid: int, wait_s_max: float) -> bool:
    """Wait for a process that is not our child; say whether it and its threads have ended.

    Only then are its ports free: its command line, and its first thread, are gone earlier.
    """
    if hasattr(os, "pidfd_open"):
        try:
            process = os.pidfd_open(pid)
        except ProcessLookupError:
            return True
        try:
            return bool(select.select([process], [], [], wait_s_max)[0])
        finally:
            os.close(process)
    deadline = time.monotonic() + wait_s_max
    while _is_alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)  # elsewhere there is nothing to wait on
    return True


def _command_line(pid: int) -> str:
    """Return the command line of a running process; empty if it is gone or cannot be asked."""
    if sys.platform == "win32":
        return ""
    proc = Path(f"/proc/{pid}/cmdline")
    try:
        return proc.read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        if Path("/proc/self").exists():
            return ""
    asked = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout
