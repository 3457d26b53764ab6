"""A step with an order that is refused."""

from __future__ import annotations

from storecore.contracts.local_api import RefusalCode


class OrderRefused(Exception):
    """A step or a pickup that is not possible; `code` is from the closed list."""

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code
