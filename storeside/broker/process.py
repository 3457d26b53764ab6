"""The store's broker as a child process: started, awaited, stopped."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from storeside.broker.choose import BrokerChoice, choose_broker
from storeside.broker.leftover import StillOwnedError, remember, stop_leftover
from storeside.broker.probe import NoAnswerError, check_broker
from storeside.broker.settings import write_mosquitto_conf

DEFAULT_PORT = 1883
START_S_MAX = 15.0
STOP_S_MAX = 15.0
LOG_BYTES_MAX = 5 * 1024 * 1024
_ATTEMPTS_ON_FREE_PORT = 3
# Where `-m storeside...` is found even when the project is not installed.
_SOURCE_ROOT = Path(__file__).resolve().parents[2]


class BrokerStartError(Exception):
    """The broker did not come up; the text says why and what to do."""


def is_free(port: int) -> bool:
    """Say whether a program could listen on this loopback port now."""
    with socket.socket() as trial:
        if sys.platform != "win32":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose_port(preferred: int = DEFAULT_PORT) -> int:
    """Return ``preferred`` if it is free, otherwise some free loopback port.

    1883 is often taken: Debian's mosquitto package starts a broker of its own on it.
    """
    if preferred and is_free(preferred):
        return preferred
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
    return port


class Broker:
    """One broker on 127.0.0.1, its files in ``directory``; also a context manager.

    ``port`` 0 takes a free port, which stays the same over later starts of this object.
    Its process does not hear the terminal's Ctrl-C: whoever started it stops it, last of all.
    """

    def __init__(
        self, directory: Path, *, port: int = 0, choice: BrokerChoice | None = None
    ) -> None:
        """Prepare only; raises `choose.BrokerMissingError` if there is no broker to run."""
        self.directory = directory.resolve()
        self.choice = choice or choose_broker()
        self._fixed = port != 0
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        """Port for MQTT 3.1.1 and 5 clients; 0 before the first start if none was asked for."""
        return self._port

    @property
    def pid(self) -> int | None:
        """The running broker's process id; None when it is not running."""
        return self._process.pid if self._process and self.is_running else None

    @property
    def is_running(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.poll() is None

    @property
    def log_file(self) -> Path:
        """What the broker says; the run before is in ``broker.log.1`` once this is large."""
        return self.directory / "broker.log"

    def start(self) -> None:
        """Start it and return once it accepts MQTT connections.

        A broker left behind in this folder by a killed start is stopped first.
        Raises `BrokerStartError`.
        """
        if self.is_running:
            return
        self.directory.mkdir(parents=True, exist_ok=True)
        self._rotate_log()
        try:
            stop_leftover(self._pid_file, str(self.directory))
        except StillOwnedError as error:
            raise BrokerStartError(str(error)) from error
        for attempt in range(1, _ATTEMPTS_ON_FREE_PORT + 1):
            self._settle_ports()
            try:
                self._launch()
            except BrokerStartError:
                # Another program may have taken the port that was free a moment ago.
                if self._fixed or attempt == _ATTEMPTS_ON_FREE_PORT or is_free(self._port):
                    raise
            else:
                return

    def stop(self) -> bool:
        """Ask it to save and end, wait, and say whether it ended by itself.

        Safe to call when it is not running. Windows has no such request: there it is ended at
        once, and what came after the last autosave is lost.
        """
        process, self._process = self._process, None
        if process is None:
            return True
        process.terminate()
        try:
            process.wait(STOP_S_MAX)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return False
        finally:
            self._pid_file.unlink(missing_ok=True)
        return process.returncode in (0, -signal.SIGTERM)

    def kill(self) -> None:
        """End it without warning, as a power cut would."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def _pid_file(self) -> Path:
        return self.directory / "broker.pid"

    def _settle_ports(self) -> None:
        if self._fixed and not is_free(self._port):
            raise BrokerStartError(
                f"Port {self._port} on 127.0.0.1 is in use. Stop the program that uses it (a "
                "broker of the system's own: systemctl stop mosquitto), or give another port."
            )
        self._port = choose_port(self._port)

    def _launch(self) -> None:
        with self.log_file.open("ab") as out:
            self._process = subprocess.Popen(
                self._command(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                cwd=_SOURCE_ROOT,
            )
        remember(self._pid_file, self._process.pid)
        self._await_answer(self._process)

    def _command(self) -> list[str]:
        if self.choice.program is not None:
            conf = write_mosquitto_conf(self.directory, self._port)
            return [str(self.choice.program), "-c", str(conf)]
        return [
            *(sys.executable, "-m", "storeside.broker.embedded"),
            *("--port", str(self._port), "--data", str(self.directory)),
        ]

    def _await_answer(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_S_MAX
        while True:
            try:
                check_broker(self._port)
            except NoAnswerError as error:
                if process.poll() is not None:
                    self._give_up(f"it ended at once (exit code {process.returncode})")
                if time.monotonic() > deadline:
                    self._give_up(str(error))
                time.sleep(0.02)  # a listening socket sends no word when it opens
            else:
                return

    def _give_up(self, why: str) -> None:
        said = self.log_file.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]
        self.kill()
        raise BrokerStartError(
            f"The broker ({self.choice.kind} {self.choice.version}) did not start: {why}. "
            f"Its last words, in {self.log_file}: " + " | ".join(said)
        )

    def _rotate_log(self) -> None:
        if self.log_file.exists() and self.log_file.stat().st_size > LOG_BYTES_MAX:
            self.log_file.replace(self.log_file.with_suffix(".log.1"))
