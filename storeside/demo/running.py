"""The demo while it runs: watches the programs, takes a few keys, stops everything at the end."""

from __future__ import annotations

import queue
import signal
import sys
import threading
import time
from collections.abc import Callable

from storeside.programs.store import HEAD_OFFICE, HEAD_OFFICE_PASSWORD, STAFF_PIN, Store

_WATCH_S = 0.25
_ALL = ("kiosk", "cloud", "edge", "bridge", "terminal", "printer", "wallet")
# One that is stopped while it is still being loaded ends by the signal itself.
_CLEAN = {0, None, -signal.SIGTERM}
_KEYS = """
  c + Enter   cut the cloud off, or bring it back
  e + Enter   stop the edge agent, or start it again
  q + Enter   stop the store (Ctrl-C does too)
"""


class RunningDemo:
    """Starts a store, keeps it running until the person at the terminal or the kiosk ends it."""

    def __init__(self, store: Store, say: Callable[[str], None]) -> None:
        self._store = store
        self._say = say
        self._asked: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._off: set[str] = set()

    def run(self, began_s: float) -> int:
        """Run until asked to stop; `began_s` on the monotonic clock is when the start began."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._asked.put("q"))
        try:
            self._store.prepare()
            self._say("Starting kiosk, cloud, edge agent, devices, card terminal and printer")
            self._store.start(*_ALL)
            self._store.wait_until_up(*_ALL)
            self._introduce(time.monotonic() - began_s)
            self._watch()
        finally:
            self._say("Stopping the store")
            codes = self._store.stop()
        unclean = {name: code for name, code in codes.items() if code not in _CLEAN}
        for name, code in unclean.items():
            self._say(f"{name} ended with code {code}; its words are in log/{name}.out")
        return 1 if unclean else 0

    def _introduce(self, took_s: float) -> None:
        ports = self._store.ports
        self._say(
            f"\nThe store is open ({took_s:.1f} s). On the kiosk, the tab at the side has goods"
        )
        self._say(f"to hold to its camera. Staff sign in: the attendant with PIN {STAFF_PIN};")
        self._say("the others and their badges stand in assets/demo/staff.csv.")
        self._say(f"  web shop     {ports.url('cloud')}")
        self._say(
            f"  head office  {ports.url('cloud')}/chain ({HEAD_OFFICE}, {HEAD_OFFICE_PASSWORD})"
        )
        self._say(f"  receipts     {self._store.directory / 'printer'}")
        self._say(f"  status       storeside status --data {self._store.directory}")
        self._say(_KEYS)

    def _watch(self) -> None:
        if sys.stdin is not None and sys.stdin.isatty():
            threading.Thread(target=self._listen, daemon=True).start()
        while True:
            try:
                key = self._asked.get(timeout=_WATCH_S)
            except queue.Empty:
                key = ""
            if key == "q" or not self._still_wanted():
                return
            if key in {"c", "e"}:
                self._toggle("cloud" if key == "c" else "edge")

    def _listen(self) -> None:
        for line in sys.stdin:
            self._asked.put(line.strip().lower())

    def _toggle(self, name: str) -> None:
        if name in self._off:
            self._off.discard(name)
            self._store.start(name)
            self._say(f"{name} is back")
        else:
            self._off.add(name)
            self._store.children[name].stop()
            self._say(f"{name} is off; the kiosk goes on")

    def _still_wanted(self) -> bool:
        """Start again what fell over; False once the kiosk's window was closed."""
        for name, child in self._store.children.items():
            code = child.exit_code()
            if name in self._off or code is None:
                continue
            if name == "kiosk" and code == 0:
                return False
            self._say(f"{name} ended with code {code}; starting it again")
            child.start()
        return True
