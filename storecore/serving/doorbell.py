"""Lets threads that write wake the requests that wait for a change."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Collection


class Doorbell:
    """`ring` from any thread; `wait` in the event loop until the next ring."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[asyncio.Event, tuple[asyncio.AbstractEventLoop, str]] = {}

    def ring(self, scopes: Collection[str] = ("",)) -> None:
        """Something changed for these scopes; for everyone where the empty one is among them."""
        with self._lock:
            rung = {
                event: loop
                for event, (loop, scope) in self._waiting.items()
                if "" in scopes or scope in scopes
            }
            for event in rung:
                del self._waiting[event]
        for event, loop in rung.items():
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    def prepare(self, scope: str = "") -> asyncio.Event:
        """An event that the next ring for `scope` sets. Take it before looking for what is new."""
        event = asyncio.Event()
        with self._lock:
            self._waiting[event] = (asyncio.get_running_loop(), scope)
        return event

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        """Whether the event was rung within the time. A server that stops ends the wait."""
        try:
            await asyncio.wait_for(event.wait(), timeout_s)
        except (TimeoutError, asyncio.CancelledError):
            return False
        return True

    def forget(self, event: asyncio.Event) -> None:
        """Nobody waits for the event any more."""
        with self._lock:
            self._waiting.pop(event, None)
