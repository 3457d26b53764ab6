"""Lets threads that write wake the requests that wait for a change."""

from __future__ import annotations

import asyncio
import threading


class Doorbell:
    """`ring` from any thread; `wait` in the event loop until the next ring."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def ring(self) -> None:
        """Something changed."""
        with self._lock:
            waiting, self._waiting = self._waiting, set()
        for loop, event in waiting:
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    def prepare(self) -> asyncio.Event:
        """An event that the next ring sets. Take it before looking for what is new."""
        event = asyncio.Event()
        with self._lock:
            self._waiting.add((asyncio.get_running_loop(), event))
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
            self._waiting.discard((asyncio.get_running_loop(), event))
