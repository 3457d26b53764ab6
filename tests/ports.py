"""Ports for programs that tests start, and start again at the same address."""

from __future__ import annotations

import random

from storeside.broker.process import is_free

_PORTS = range(20_000, 32_000)
"""Below those that the system gives to outgoing connections: while a program is dead nothing else
may come to sit on its port."""


def free_ports(count: int) -> list[int]:
    """So many; by chance, so that tests that run beside these do not find the same ones."""
    found: list[int] = []
    for port in random.SystemRandom().sample(_PORTS, len(_PORTS)):
        if len(found) == count:
            break
        if is_free(port):
            found.append(port)
    return found
