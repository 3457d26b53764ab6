"""One program of the store as a child process: started, watched, stopped."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

STOP_S_MAX = 8.0
LOG_BYTES_MAX = 5 * 1024 * 1024
_TAIL_BYTES = 64 * 1024
ROOT = Path(__file__).parents[2]
_PR_SET_PDEATHSIG = 1


class Child:
    """`python -m MODULE ARGUMENTS`, its terminal output kept in a file.

    It does not hear the terminal's Ctrl-C: whoever started it stops it, in the right order. On
    Linux it ends with its starter even if that is killed; there "starter" is the thread that
    called `start`, so call it from one that stays.
    """

    def __init__(
        self,
        name: str,
        module: str,
        arguments: Sequence[str],
        log_directory: Path,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.name = name
        self._command = [sys.executable, "-m", module, *arguments]
        self._log = log_directory / f"{name}.out"
        self._environment = {**os.environ, **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process id of the running program."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it; returns at once."""
        self._log.parent.mkdir(parents=True, exist_ok=True)
        self._rotate_log()
        with self._log.open("ab") as out:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=self._environment,
                start_new_session=True,
                preexec_fn=_dies_with_starter(),  # noqa: PLW1509  set before any thread of ours
            )

    def exit_code(self) -> int | None:
        """None while it runs or was never started."""
        return None if self._process is None else self._process.poll()

    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def wait(self, timeout_s: float) -> int | None:
        """Wait for it to end by itself; None when it has not within the time."""
        assert self._process is not None
        try:
            return self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None

    def stop(self) -> int | None:
        """Ask it to end, wait, and as a last resort end it; its exit code."""
        if self._process is None:
            return None
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOP_S_MAX)
            except subprocess.TimeoutExpired:
                self.kill()
        return self._process.returncode

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def last_words(self, lines: int = 8) -> str:
        """The end of what it printed, for a person to read."""
        if not self._log.exists():
            return ""
        with self._log.open("rb") as out:
            out.seek(max(0, self._log.stat().st_size - _TAIL_BYTES))
            text = out.read().decode("utf-8", errors="replace")
        return "\n".join(text.splitlines()[-lines:])

    def _rotate_log(self) -> None:
        """A large file is put aside at a start; the one before that is forgotten."""
        if self._log.exists() and self._log.stat().st_size > LOG_BYTES_MAX:
            self._log.replace(self._log.with_suffix(".out.1"))


def _dies_with_starter() -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    starter = os.getpid()

    def ask_kernel() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != starter:  # it was killed before the kernel knew
            os._exit(1)

    return ask_kernel
