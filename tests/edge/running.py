"""The agent running in this process, ended whatever happens in the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from storecore.clock import SystemClock


@contextmanager
def running(options: EdgeOptions) -> Iterator[EdgeAgent]:
    """Start an agent; stop it at the end of the block."""
    agent = EdgeAgent(options, SystemClock())
    try:
        agent.start()
        yield agent
    finally:
        agent.stop()
