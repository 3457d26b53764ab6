"""A whole store on one machine: broker, cloud, edge, devices, card terminal and kiosk."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import requests

from cloud_inventory.options import IMPORT_TABLES
from storecore.contracts.exchange import HEALTH_PATH
from storeside.broker.process import Broker, choose_port
from storeside.programs.addresses import write_addresses
from storeside.programs.child import Child
from storeside.programs.floor import (
    DEMO,
    floor_goods,
    floor_lockers,
    floor_spots,
    locker_walls,
    watch_posts,
)
from storeside.programs.payments import write_payments
from storeside.programs.settings import (
    ESCPOS_PORT,
    HOST,
    PREFERRED_PORTS,
    STORE_ID,
    Settings,
    free_ports,
)

ANSWER_S_MAX = 30.0
KIOSK_ID = "kiosk-1"
BROKER_PORT = 18830
STAFF_ID = "s-1"
STAFF_PIN = "2580"
STAFF_BADGE = "SSB:G3RAN6KJP21P4QEZHMB5B5"
"""The demo's attendant; see `assets/demo/staff.csv`."""
HEAD_OFFICE = "demo"
HEAD_OFFICE_PASSWORD = "demo-chain-2580"  # noqa: S105  told to whoever starts the demo

_MODULES = {
    "cloud": "cloud_inventory",
    "edge": "edge_agent",
    "bridge": "firmware_bridge",
    "terminal": "firmware_bridge.drivers.simulated.terminal",
    "printer": "firmware_bridge.drivers.simulated.printer",
    "wallet": "firmware_bridge.drivers.simulated.wallet_gateway",
    "kiosk": "kiosk",
}


class StartFailed(RuntimeError):
    """A program did not come up; the message has its last words."""


class Store:
    """Starts and stops the programs; each may be stopped, killed and started by itself."""

    def __init__(
        self,
        directory: Path,
        *,
        ports: dict[str, int] | None = None,
        quick: bool = False,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`ports` are those preferred; `quick` shortens what only a person needs time for."""
        self.directory = directory.resolve()
        self.directory.mkdir(parents=True, exist_ok=True)
        self._say = say
        self._quick = quick
        escpos = 0 if ports else ESCPOS_PORT
        self.ports = free_ports({**PREFERRED_PORTS, "escpos": escpos, **(ports or {})})
        self.settings = Settings(self.directory)
        self.broker = Broker(
            self.directory / "broker", port=choose_port(0 if ports else BROKER_PORT)
        )
        self.children: dict[str, Child] = {}

    def prepare(self) -> None:
        """Write every program's settings and, the first time, fill the cloud's catalogue."""
        self.broker.start()
        self._say(self.broker.choice.sentence)
        self._write_settings()
        if not (self.directory / "cloud").exists():
            self._say("Loading the demo shop's goods into the cloud")
            self._import_goods()
            self._add_staff()
        for name, module in _MODULES.items():
            arguments = ["--config", str(self.settings.file(name))]
            self.children[name] = Child(name, module, arguments, self.directory / "log")
        addresses = {name: self.ports.url(name) for name in _MODULES}
        addresses["broker"] = f"mqtt://{HOST}:{self.broker.port}"
        write_addresses(self.directory, addresses)

    def start(self, *names: str) -> None:
        """Start these programs; returns at once."""
        for name in names:
            self.children[name].start()

    def wait_until_up(self, *names: str) -> None:
        """Return when each of them answers.

        Raises:
            StartFailed: one has ended, or does not answer in time.
        """
        for name in names:
            self._wait(name)

    def stop(self) -> dict[str, int | None]:
        """Stop everything, customers first and the broker last; the exit code of each program."""
        codes: dict[str, int | None] = {}
        for name in ("kiosk", "bridge", "terminal", "printer", "wallet", "edge", "cloud"):
            if name in self.children:
                codes[name] = self.children[name].stop()
        self.broker.stop()
        return codes

    def is_up(self, name: str) -> bool:
        """Whether a program answers now."""
        try:
            with requests.Session() as session:
                session.trust_env = False
                return session.get(self.ports.url(name) + HEALTH_PATH, timeout=1).ok
        except requests.RequestException:
            return False

    def _wait(self, name: str) -> None:
        child = self.children[name]
        deadline = time.monotonic() + ANSWER_S_MAX
        while True:
            answers = self.is_up(name)
            code = child.exit_code()
            if code is not None:  # even where something answers: it is another on that port
                raise StartFailed(f"{name} ended with code {code}:\n{child.last_words()}")
            if answers:
                return
            if time.monotonic() > deadline:
                raise StartFailed(f"{name} did not answer:\n{child.last_words()}")
            time.sleep(0.05)

    def _write_settings(self) -> None:
        floor = self.directory / "floor.json"
        seen = {"place": floor_goods(), "spot": floor_spots(), "locker": floor_lockers()}
        floor.write_bytes(msgspec.json.encode(seen))
        broker = {"broker_host": HOST, "broker_port": self.broker.port}
        store: dict[str, Any] = {"store_id": STORE_ID}
        values: dict[str, dict[str, Any]] = {
            "cloud": {},
            "edge": {
                **store,
                **broker,
                "cloud_url": self.ports.url("cloud"),
                "watch_posts": watch_posts(),
                "lockers": locker_walls(),
            },
            "bridge": {**store, **broker, "simulate": True, "floor_file": str(floor)},
            "terminal": {"approve_after_s": 0.3 if self._quick else 2.0},
            "printer": {"escpos_port": self.ports.escpos},
            "wallet": {"pay_after_s": -1.0 if self._quick else 4.0},
            "kiosk": {
                **store,
                "name": KIOSK_ID,
                "edge_url": self.ports.url("edge"),
                "terminal_url": self.ports.url("terminal"),
                "payments": str(write_payments(self.directory, self.ports.url("wallet"))),
                "printer": f"tcp://{HOST}:{self.ports.escpos}",
                "receipt_url": self.ports.url("cloud"),
                "demo_tray": True,
                "demo_floor_url": self.ports.url("bridge"),
            },
        }
        for program, given in values.items():
            self.settings.write(program, {"port": getattr(self.ports, program), **given})

    def _import_goods(self) -> None:
        arguments = ["import", "--file", str(DEMO / "catalogue.csv")]
        for table in IMPORT_TABLES:
            arguments += [f"--{table.replace('_', '-')}", str(DEMO / f"{table}.csv")]
        arguments += ["--store-id", STORE_ID, "--store-name", "Corner & Co."]
        arguments += ["--store-name-zh-hans", "街角小店", "--store-name-zh-hant", "街角小店"]
        arguments += ["--data", str(self.directory / "cloud")]
        importer = Child("import", "cloud_inventory", arguments, self.directory / "log")
        importer.start()
        if importer.wait(ANSWER_S_MAX) != 0:
            shutil.rmtree(self.directory / "cloud", ignore_errors=True)
            raise StartFailed(f"the demo's goods were not loaded:\n{importer.last_words()}")

    def _add_staff(self) -> None:
        """An account for head office's pages."""
        command = [sys.executable, "-m", "cloud_inventory", "add-user", HEAD_OFFICE]
        added = subprocess.run(
            [*command, "--data", str(self.directory / "cloud")],
            input=HEAD_OFFICE_PASSWORD,
            capture_output=True,
            text=True,
            timeout=ANSWER_S_MAX,
            check=False,
        )
        if added.returncode != 0:
            raise StartFailed(f"the demo's account was not made:\n{added.stderr}")
