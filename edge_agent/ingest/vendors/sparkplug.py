"""Sparkplug B: births, data and deaths of nodes and devices; the group is the store.

Source: Eclipse Sparkplug 3.0. Metrics are known by name, see `naming`; a node that sends aliases
instead is told so, as its births are not kept by any broker.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.naming import named, observed
from edge_agent.ingest.vendors.shared import MILLI_MAX, Came
from edge_agent.ingest.vendors.sparkplug_proto import NotProtobuf, parse_payload
from storecore.contracts.observations import Observation

METRICS_MAX = 500
_ONLINE = {"NBIRTH": True, "DBIRTH": True, "NDEATH": False, "DDEATH": False}
_DATA = ("NBIRTH", "DBIRTH", "NDATA", "DDATA")
_BITS = {1: 32, 2: 32, 3: 32, 4: 64}
"""Int8 to Int64 are written as two's complement in an unsigned field."""


def read_sparkplug(came: Came) -> VendorSaid:
    """What one message says; commands of others and states of hosts are passed over.

    Raises:
        BadMessage: not a payload, too many metrics, or a metric without a name.
    """
    type_ = came.topic.rest
    online = _ONLINE.get(type_)
    if type_ not in _DATA:
        return VendorSaid(came.device, online=online)
    if len(came.payload) > came.bytes_max:
        detail = f"{len(came.payload)} bytes are more than the {came.bytes_max} taken"
        raise BadMessage(BadReason.TOO_LARGE, detail)
    try:
        payload = parse_payload(came.payload)
    except NotProtobuf as error:
        raise BadMessage(BadReason.NOT_PROTOBUF, str(error)) from error
    if len(payload.metrics) > METRICS_MAX:
        detail = f"{len(payload.metrics)} metrics, {METRICS_MAX} are taken"
        raise BadMessage(BadReason.TOO_LARGE, detail)
    seen: list[Observation] = []
    for metric in payload.metrics:
        seen += _metric(came, metric, payload.timestamp)
    return VendorSaid(came.device, tuple(seen), online=online)


def _metric(came: Came, metric: Any, payload_ms: int) -> list[Observation]:
    if not isinstance(metric.name, str):  # what is no UTF-8 is handed on as bytes
        raise BadMessage(BadReason.NOT_UTF8, "the name of a metric is not UTF-8")
    if not metric.name:
        detail = f"metric {metric.alias} has no name: switch aliases off at the node"
        raise BadMessage(BadReason.WRONG_SHAPE, detail)
    name = named(metric.name.rpartition("/")[2].lower())
    value = _value(metric)
    if name is None or value is None or metric.is_historical:
        return []
    at_ms = metric.timestamp or payload_ms or came.now_ms
    if at_ms > MILLI_MAX * 10:
        raise BadMessage(BadReason.OUT_OF_RANGE, f"time {at_ms} is none")
    return [observed(replace(came, now_ms=at_ms), name, value)]


def _value(metric: Any) -> float | None:
    """A number, or None where there is none."""
    field = metric.WhichOneof("value")
    if metric.is_null or field in (None, "string_value"):
        return None
    value = getattr(metric, field)
    bits = _BITS.get(metric.datatype)
    if field in ("int_value", "long_value") and bits and value >= 1 << (bits - 1):
        value -= 1 << bits
    return float(value)
