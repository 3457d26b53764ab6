"""Commands that wait for their replies: when to send which again, and when to give up. Pure."""

from __future__ import annotations

import msgspec

from storecore.contracts.commands import COMMAND_VERSION, Command, Outcome, Reason, Reply

AGAIN_S = 1.0
"""A command without a reply is sent again; its id keeps it from being done twice."""

GRACE_S = 1.0
"""A reply to something begun in the last moment of its term is still waited for."""


class _Asked(msgspec.Struct):
    command: Command
    until_s: float
    again_s: float
    was_sent: bool = False


class Asking:
    """Told of each command, reply and the time; says what to send and what has ended."""

    def __init__(self) -> None:
        self._asked: dict[str, _Asked] = {}

    def begin(self, command: Command, now_s: float) -> None:
        """Someone waits for this to be done; the same id again changes nothing."""
        if command.id not in self._asked:
            until_s = now_s + command.within_ms / 1000
            self._asked[command.id] = _Asked(command, until_s, now_s)

    def due(self, now_s: float) -> list[Command]:
        """What to send now, each with what is left of its term."""
        due: list[Command] = []
        for asked in self._asked.values():
            left_ms = round((asked.until_s - now_s) * 1000)
            if left_ms > 0 and now_s >= asked.again_s:
                asked.again_s = now_s + AGAIN_S
                due.append(msgspec.structs.replace(asked.command, within_ms=left_ms))
        return due

    def sent(self, command: Command) -> None:
        """It was handed to a broker, so that from now on it may have been done."""
        if command.id in self._asked:
            self._asked[command.id].was_sent = True

    def line_is_back(self, now_s: float) -> None:
        """A new connection: what was sent on the one before may be lost."""
        for asked in self._asked.values():
            asked.again_s = now_s

    def heard(self, reply: Reply) -> bool:
        """Whether this reply ends something that is waited for."""
        return self._asked.pop(reply.id, None) is not None

    def expired(self, now_s: float, now_ms: int) -> list[Reply]:
        """What to tell those who have waited in vain."""
        over = [
            asked
            for asked in self._asked.values()
            if now_s >= asked.until_s + (GRACE_S if asked.was_sent else 0)
        ]
        for asked in over:
            del self._asked[asked.command.id]
        return [_in_vain(asked, now_ms) for asked in over]

    def wait_s(self, now_s: float) -> float | None:
        """Seconds until there is something to do; None while nothing is waited for."""
        if not self._asked:
            return None
        return max(0.0, min(self._next_s(asked) for asked in self._asked.values()) - now_s)

    def _next_s(self, asked: _Asked) -> float:
        if asked.again_s < asked.until_s:
            return asked.again_s
        return asked.until_s + (GRACE_S if asked.was_sent else 0)


def _in_vain(asked: _Asked, now_ms: int) -> Reply:
    if asked.was_sent:
        outcome, reason = Outcome.UNKNOWN, Reason.NO_REPLY
        detail = "no bridge has replied; it may have been done or not"
    else:
        outcome, reason = Outcome.LATE, Reason.NO_BROKER
        detail = "there was no connection to the broker; nothing was done"
    return Reply(
        v=COMMAND_VERSION,
        id=asked.command.id,
        correlation=asked.command.correlation,
        device=asked.command.device,
        outcome=outcome,
        reason=reason,
        detail=detail,
        at_ms=now_ms,
    )
