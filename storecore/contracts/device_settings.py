"""What head office wants of a shop's devices, and what became of it."""

from __future__ import annotations

import msgspec

from storecore.contracts.body import Body


class DeviceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `device_settings` (cloud to edge), key device: what it should be set to. Its feed
    version is the version of the settings."""

    device: str
    values: dict[str, str]


class DeviceSettled(Body, frozen=True, kw_only=True):
    """A device has reached a version of its settings, or refused it (`outcome`)."""

    store_id: str
    device: str
    version: int
    outcome: str
    detail: str
    at_ms: int


FACTS: tuple[type[Body], ...] = (DeviceSettled,)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {"device_settings": DeviceSettings}
