"""Tags that are not stock: other retailers', unprogrammed ones, crates, counted apart. Pure."""

from __future__ import annotations

from enum import StrEnum

from storecore.gs1.epc_kinds import EpcKind, epc_kind

HOUR_S = 3600.0
REMEMBERED_MAX = 20_000


class Other(StrEnum):
    """What kind of thing a tag is on that is not this shop's goods."""

    FOREIGN = "foreign"
    """Another retailer's goods."""
    UNPROGRAMMED = "unprogrammed"
    CRATE = "crate"
    SHIPMENT = "shipment"
    UNREADABLE = "unreadable"


_KINDS = {
    EpcKind.SGTIN: Other.FOREIGN,
    EpcKind.UNPROGRAMMED: Other.UNPROGRAMMED,
    EpcKind.GRAI: Other.CRATE,
    EpcKind.SSCC: Other.SHIPMENT,
    EpcKind.OTHER: Other.UNREADABLE,
}


class Census:
    """Counts different tags of the last one to two hours; beyond a bound no more are told apart."""

    def __init__(self) -> None:
        self._now: dict[str, Other] = {}
        self._before: dict[str, Other] = {}
        self._until_s = 0.0

    def note(self, epc: str, now_s: float) -> None:
        """A tag that is none of this shop's goods was read."""
        if now_s >= self._until_s:
            self._before, self._now = self._now, {}
            self._until_s = now_s + HOUR_S
        if epc not in self._now and len(self._now) < REMEMBERED_MAX:
            self._now[epc] = _KINDS[epc_kind(epc)]

    def counts(self) -> dict[Other, int]:
        """How many of each kind. Safe from any thread."""
        seen = list({**self._before, **self._now}.values())
        return {kind: seen.count(kind) for kind in Other if kind in seen}
