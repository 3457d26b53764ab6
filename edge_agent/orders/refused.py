"""A step with an order that is refused."""

from __future__ import annotations

from storecore.contracts.local_api import RefusalCode


class OrderRefused(Exception):
    """A step or a pickup that is not possible; `code` is from the closed list. `ready_by_ms`: when
    an order that comes too early should be ready."""

    def __init__(self, code: RefusalCode, detail: str, *, ready_by_ms: int = 0) -> None:
        super().__init__(detail)
        self.code = code
        self.ready_by_ms = ready_by_ms
