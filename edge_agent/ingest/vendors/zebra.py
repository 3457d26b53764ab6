"""Zebra FX and ATR readers: tag data events of the IoT Connector.

Source: Zebra IoT Connector, tag data event SIMPLE.
"""

from __future__ import annotations

import msgspec

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.shared import Came, antenna, convert, hex_epc, time_ms
from storecore.contracts.observations import TagObserved


class _ZebraData(msgspec.Struct, frozen=True, rename="camel"):
    id_hex: str | None = None
    antenna: int | None = None
    peak_rssi: float | None = None


class _ZebraEvent(msgspec.Struct, frozen=True):
    timestamp: str | None = None
    type: str | None = None
    data: _ZebraData | None = None


def read_zebra(came: Came) -> VendorSaid:
    """Tags in one message of a Zebra reader; `peakRssi` is in dBm.

    Raises:
        BadMessage: an object without `data.idHex`.
    """
    tags = []
    for event in convert(came.values(), list[_ZebraEvent]):
        if event.data is None or event.data.id_hex is None:
            what = event.type or "no type"
            raise BadMessage(BadReason.WRONG_SHAPE, f"no data.idHex ({what[:64]})")
        rssi = event.data.peak_rssi
        tags.append(
            TagObserved(
                device=came.device,
                seq=0,
                at_ms=time_ms(event.timestamp, came.now_ms),
                antenna=antenna(event.data.antenna),
                epc=hex_epc(event.data.id_hex),
                rssi_cdbm=None if rssi is None else round(rssi * 100),
            )
        )
    return VendorSaid(came.device, tuple(tags))
