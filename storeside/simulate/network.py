"""A network that loses, repeats, delays and reorders, and servers that are slow or lie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from storeside.simulate.clockwork import DAY_MS, Clockwork, Life

TIMEOUT_MS = 10_000
OnReply = Callable[[int, bytes], None]


class Weather(msgspec.Struct, frozen=True, kw_only=True):
    """How often a message meets which fate."""

    lost: float = 0.02
    repeated: float = 0.02
    late: float = 0.004
    """A copy of the message comes again days later."""
    latency_ms: int = 60
    lies: float = 0.01


class Server(Protocol):
    """A node that answers requests."""

    life: Life

    def serve(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Status and content; raises PowerCut when the node dies over it."""
        ...


class Network:
    """Carries requests between named nodes."""

    def __init__(self, clockwork: Clockwork, weather: Weather) -> None:
        self._clockwork = clockwork
        self._weather = weather
        self.servers: dict[str, Server] = {}
        self.cut: set[tuple[str, str]] = set()
        self.slow: set[str] = set()
        self.lying: set[str] = set()

    def request(
        self, life: Life, route: tuple[str, str, str], body: bytes, on_reply: OnReply
    ) -> None:
        """Ask; `route` is from, to, path. `on_reply` hears (0, b"") when nothing came back."""
        asked = _Asked(self._clockwork, life, on_reply)
        self._clockwork.after(TIMEOUT_MS, asked.give_up, life)
        self._carry(route, body, asked)
        if self._happens("repeated", self._weather.repeated):
            self._carry(route, body, asked)
        if self._happens("late", self._weather.late):
            self._carry(route, body, None, self._clockwork.random.randrange(DAY_MS, 3 * DAY_MS))

    def _carry(
        self, route: tuple[str, str, str], body: bytes, asked: _Asked | None, delay_ms: int = 0
    ) -> None:
        sender, receiver, path = route
        if self._happens("lost", self._weather.lost):
            return
        delay_ms = delay_ms or self._latency()

        def arrive() -> None:
            server = self.servers[receiver]
            if server.life.over or self._is_cut(sender, receiver):
                return
            status, content = server.serve(path, body)
            if asked is None or status == 0:
                return
            if self._clockwork.chance(0.5 if receiver in self.lying else self._weather.lies):
                status, content = self._lie(status, content)
            self._answer(route, asked, (status, content))

        self._clockwork.after(delay_ms, arrive)

    def _answer(self, route: tuple[str, str, str], asked: _Asked, reply: tuple[int, bytes]) -> None:
        sender, receiver, _ = route
        if self._happens("reply_lost", self._weather.lost):
            return
        delay_ms = self._latency()
        if receiver in self.slow:
            delay_ms += self._clockwork.random.randrange(2 * TIMEOUT_MS)

        def arrive() -> None:
            if not self._is_cut(sender, receiver):
                asked.answer(*reply)

        self._clockwork.after(delay_ms, arrive, asked.life)

    def _lie(self, status: int, content: bytes) -> tuple[int, bytes]:
        """What a broken proxy or a server in trouble says instead."""
        kind = self._clockwork.random.randrange(6)
        self._clockwork.note("lied", str(kind))
        half = content[: len(content) // 2]
        return (
            (500, b"oops"),
            (200, half),
            (200, b"<html>sign in to the guest network</html>"),
            (200, b"{}"),
            (200, content.replace(b'"answers":["', b'"answers":["applied","', 1)),
            (404, content),
        )[kind]

    def _is_cut(self, one: str, other: str) -> bool:
        return (one, other) in self.cut or (other, one) in self.cut

    def _latency(self) -> int:
        return 1 + self._clockwork.random.randrange(self._weather.latency_ms)

    def _happens(self, kind: str, probability: float) -> bool:
        if not self._clockwork.chance(probability):
            return False
        self._clockwork.note(f"message_{kind}")
        return True


class _Asked:
    """A request that waits for one answer."""

    def __init__(self, clockwork: Clockwork, life: Life, on_reply: OnReply) -> None:
        self.life = life
        self._on_reply: OnReply | None = on_reply

    def answer(self, status: int, content: bytes) -> None:
        """The first answer counts."""
        on_reply, self._on_reply = self._on_reply, None
        if on_reply is not None:
            on_reply(status, content)

    def give_up(self) -> None:
        """Nothing came."""
        self.answer(0, b"")
