"""Devices that publish by themselves: one module for each vendor's format."""

from __future__ import annotations

from collections.abc import Callable

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.esphome import read_esphome
from edge_agent.ingest.vendors.impinj import read_impinj
from edge_agent.ingest.vendors.keonn import KeonnFields, read_keonn
from edge_agent.ingest.vendors.shared import Came
from edge_agent.ingest.vendors.shelly import read_shelly
from edge_agent.ingest.vendors.sparkplug import read_sparkplug
from edge_agent.ingest.vendors.tasmota import read_tasmota
from edge_agent.ingest.vendors.zebra import read_zebra
from edge_agent.ingest.vendors.zigbee2mqtt import read_zigbee2mqtt
from storecore.contracts.topics import VendorFormat

READERS: dict[str, Callable[[Came], VendorSaid]] = {
    VendorFormat.IMPINJ_R700: read_impinj,
    VendorFormat.ZEBRA_IOTC: read_zebra,
    VendorFormat.ZIGBEE2MQTT: read_zigbee2mqtt,
    VendorFormat.SHELLY: read_shelly,
    VendorFormat.TASMOTA: read_tasmota,
    VendorFormat.ESPHOME: read_esphome,
    VendorFormat.SPARKPLUG_B: read_sparkplug,
}


def read_vendor(came: Came, keonn: KeonnFields) -> VendorSaid:
    """What a device says in its vendor's format.

    Raises:
        BadMessage: whatever is wrong with it.
    """
    if came.topic.source == VendorFormat.KEONN:
        return read_keonn(came, keonn)
    reader = READERS.get(came.topic.source)
    if reader is None:
        known = ", ".join(VendorFormat)
        detail = f"format {came.topic.source[:64]!r} is none of {known}"
        raise BadMessage(BadReason.UNKNOWN_FORMAT, detail)
    return reader(came)
