"""The ports that drivers stand behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from storecore.contracts.commands import Action, Outcome, Reason
from storecore.contracts.observations import Observation
from storecore.contracts.status import DeviceStatus

Emit = Callable[[Observation], None]
"""Takes what a device observed; called from that device's own thread, which it holds up where the
device says too much. `seq` is 0: the outbox numbers it."""


EmitAll = Callable[[Sequence[Observation]], None]
"""As `Emit`, for many of one device at once, oldest first."""


class Driver(Protocol):
    """One device. A device that is absent or fails is a status, never an exception."""

    @property
    def device(self) -> str:
        """The device's name in topics and on status pages."""
        ...

    def start(self) -> None:
        """Begin to talk to the device; returns at once."""
        ...

    def stop(self) -> None:
        """End within two seconds."""
        ...

    def status(self) -> DeviceStatus:
        """Whether the device answers, and its newest reading."""
        ...


class Done(NamedTuple):
    """What became of an action."""

    outcome: Outcome
    reason: Reason = Reason.NONE
    detail: str = ""


class Commanded(Driver, Protocol):
    """A device that also does what it is told."""

    def carry_out(self, action: Action, until_s: float) -> Done:
        """Do it, begun before `until_s` of the monotonic clock or not at all; waits for the end.

        Never raises. What the device cannot do is refused, and what may or may not have been
        done is told as unknown.
        """
        ...
