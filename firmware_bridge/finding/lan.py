"""The door to zeroconf: who announces itself on the LAN."""

from __future__ import annotations

import time
from collections.abc import Sequence

from zeroconf import InterfaceChoice, ServiceBrowser, ServiceListener, Zeroconf

from firmware_bridge.finding.offers import SERVICES, Announced

ASK_MS_MAX = 1500


class LanSilent(OSError):
    """The LAN cannot be asked; the message says why."""


class _Ear(ServiceListener):
    def __init__(self) -> None:
        self.names: dict[tuple[str, str], None] = {}

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.names[(type_, name)] = None

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.names[(type_, name)] = None

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.names.pop((type_, name), None)


def listen(seconds: float, interfaces: Sequence[str] | None = None) -> list[Announced]:
    """Who announces itself within so many seconds, on these interfaces or on all.

    Raises:
        LanSilent: there is no network to ask.
    """
    try:
        asker = Zeroconf(interfaces=list(interfaces) if interfaces else InterfaceChoice.All)
    except OSError as error:
        raise LanSilent(f"the network cannot be asked: {error.strerror}") from error
    try:
        ear = _Ear()
        browser = ServiceBrowser(asker, list(SERVICES), ear)
        time.sleep(seconds)
        browser.cancel()
        return [
            Announced(service, name, address, info.port or 0)
            for service, name in list(ear.names)
            if (info := asker.get_service_info(service, name, ASK_MS_MAX)) is not None
            for address in info.parsed_addresses()[:1]
        ]
    finally:
        asker.close()
