"""A whole store as processes in a folder, with a seller at its kiosk; any of them may be killed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import requests

from storecore.contracts.exchange import STATUS_PATH
from storecore.contracts.status import ProgramStatus
from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker
from storeside.programs.child import Child
from storeside.programs.store import Store
from tests.ports import free_ports
from tests.processes.seller import CLOSED
from tests.waiting import until

PROGRAMS = ("cloud", "edge", "bridge", "terminal", "kiosk")
WAIT_S = 90.0


class Shop:
    """A `Store` whose kiosk is the seller's. Its main thread starts, kills and stops."""

    def __init__(self, folder: Path) -> None:
        broker_port, *ports = free_ports(1 + len(PROGRAMS))
        self.store = Store(folder, ports=dict(zip(PROGRAMS, ports, strict=True)), quick=True)
        mosquitto = choose_broker("mosquitto")
        self.store.broker = Broker(folder / "broker", port=broker_port, choice=mosquitto)
        self.folder = folder
        self._door = folder / "kiosk" / CLOSED

    def start(self) -> None:
        """Start everything; the shop is still closed."""
        self.close()
        self.store.prepare()
        settings = ["--config", str(self.store.settings.file("kiosk"))]
        log = self.folder / "log"
        self.store.children["kiosk"] = Child("kiosk", "tests.processes.seller", settings, log)
        self.store.start(*PROGRAMS)
        self.store.wait_until_up(*PROGRAMS)

    def stop(self) -> dict[str, int | None]:
        """Stop everything; the exit code of each program that was started."""
        return {name: code for name, code in self.store.stop().items() if name in PROGRAMS}

    def open(self) -> None:
        """Customers come to the kiosk."""
        self._door.unlink()

    def close(self) -> None:
        """No new customers; who is there finishes."""
        self._door.parent.mkdir(parents=True, exist_ok=True)
        self._door.touch()

    def kill(self, name: str) -> None:
        """SIGKILL."""
        if name == "broker":
            self.store.broker.kill()
        else:
            self.store.children[name].kill()

    def start_again(self, name: str) -> None:
        """Start a program that was killed; only the broker answers when this returns."""
        if name == "broker":
            self.store.broker.start()
        else:
            self.store.start(name)

    def database(self, program: str) -> Path:
        """The file of a program's books."""
        return self.folder / program / f"{program}.db"

    def url(self, program: str) -> str:
        """Where a program answers."""
        return self.store.ports.url(program)

    def status(self, program: str) -> ProgramStatus | None:
        """What a program says of itself; None while it does not answer."""
        with requests.Session() as session:
            session.trust_env = False
            try:
                answer = session.get(self.url(program) + STATUS_PATH, timeout=5)
            except requests.RequestException:
                return None
        return msgspec.json.decode(answer.content, type=ProgramStatus)

    def backlog(self, program: str) -> int | None:
        """What a program still has to pass on; None while that is not known."""
        status = self.status(program)
        return None if status is None or status.next_hop is None else status.next_hop.backlog

    def said(self) -> list[dict[str, Any]]:
        """What the seller has printed, over all its starts."""
        words = (self.folder / "log" / "kiosk.out").read_text(encoding="utf-8")
        return [json.loads(line) for line in words.splitlines() if line.startswith('{"')]

    def paid(self) -> list[dict[str, Any]]:
        """Every sale that the kiosk has shown as done."""
        return [line for line in self.said() if "paid" in line]

    def sell(self, count: int) -> None:
        """Open until so many more sales are done, then close and let the seller finish."""
        wanted = len(self.paid()) + count
        self.open()
        until(lambda: len(self.paid()) >= wanted, WAIT_S)
        self.close()
        self.wait_for_rest()

    def wait_for_rest(self) -> None:
        """The seller has finished what was begun."""
        until(lambda: self.said()[-1:] == [{"resting": True}], WAIT_S)

    def wait_for_quiet(self) -> None:
        """Everything that the kiosk and the edge hold has been confirmed above them."""
        until(lambda: self.backlog("kiosk") == 0 and self.backlog("edge") == 0, WAIT_S)
