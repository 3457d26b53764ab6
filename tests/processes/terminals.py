"""Simulated card terminals as processes, and what each has charged, from its own record."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

from kiosk.devices.nexo import NexoTerminal
from tests.ports import free_ports
from tests.waiting import until

MODULE = "firmware_bridge.drivers.simulated.terminal"


class Terminals:
    """One process for each name; cards are presented at once."""

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        self._ports = dict(zip(names, free_ports(len(names)), strict=True))
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []

    def url(self, name: str) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._ports[name]}"

    def start(self) -> None:
        """Start them; returns when all answer."""
        for name, port in self._ports.items():
            command = [sys.executable, "-m", MODULE, "--port", str(port)]
            command += ["--data", str(self._folder / name), "--approve-after-s", "0"]
            command += ["--log-level", "warning"]
            self._processes.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        for name in self._ports:
            until(NexoTerminal(self.url(name), name, "look").ready)

    def stop(self) -> None:
        """End them."""
        for process in self._processes:
            process.terminate()
            process.wait()

    def taken(self, sale_id: str) -> dict[str, int]:
        """By intent: minor units that were taken from a card and have not gone back."""
        taken: Counter[str] = Counter()
        for name in self._ports:
            record = self._folder / name / "terminal.db"
            conn = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
            try:
                rows = conn.execute(
                    "SELECT sale_transaction_id, taken_minor - (SELECT coalesce(sum(minor), 0) "
                    "FROM reversal r WHERE r.payment = p.number) FROM payment p "
                    "WHERE sale_id = ? AND state = 'approved'",
                    (sale_id,),
                )
                for intent, minor in rows:
                    taken[intent] += minor
            finally:
                conn.close()
        return {intent: minor for intent, minor in taken.items() if minor}
