"""How the cloud says no."""

from __future__ import annotations

from storecore.contracts.cloud_api import CloudRefusalCode


class CloudRefused(Exception):
    """Something that the cloud does not do; `sku` where one line of an order is to blame."""

    def __init__(self, code: CloudRefusalCode, detail: str, sku: str = "") -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.sku = sku
