"""The grammar of MQTT topics inside one store: `storeside/v1/{store}/{kind}/...`."""

from __future__ import annotations

from enum import StrEnum

import msgspec

ROOT = "storeside/v1"
SPARKPLUG_ROOT = "spBv1.0"
"""Sparkplug's own namespace, which cannot be moved: the group is the store."""


class VendorFormat(StrEnum):
    """Formats that devices publish by themselves, named in the topic."""

    IMPINJ_R700 = "impinj-r700"
    ZEBRA_IOTC = "zebra-iotc"
    KEONN = "keonn"
    ZIGBEE2MQTT = "zigbee2mqtt"
    SHELLY = "shelly"
    TASMOTA = "tasmota"
    ESPHOME = "esphome"
    SPARKPLUG_B = "sparkplug-b"


class TopicError(ValueError):
    """A topic outside the grammar; the message names the part that is wrong."""


class Topic(msgspec.Struct, frozen=True):
    """A parsed topic. `source` is a bridge or a vendor format, else the device or name itself;
    `rest` what a vendor's device writes behind its name."""

    store_id: str
    kind: str
    source: str
    device: str
    rest: str = ""


def observation(store_id: str, bridge: str, device: str) -> str:
    """Where a bridge publishes envelopes of one device."""
    return f"{ROOT}/{store_id}/obs/{bridge}/{device}"


def vendor(store_id: str, vendor_format: VendorFormat, device: str) -> str:
    """Where a reader publishes in its own format."""
    return f"{vendor_root(store_id)}{vendor_format}/{device}"


def vendor_root(store_id: str) -> str:
    """What every topic of readers that publish by themselves begins with."""
    return f"{ROOT}/{store_id}/vendor/"


def confirmed(store_id: str, bridge: str) -> str:
    """Where the edge confirms, retained, what of a bridge is on its disk."""
    return f"{ROOT}/{store_id}/confirmed/{bridge}"


def presence(store_id: str, name: str) -> str:
    """Where a program or device keeps its retained birth and last will."""
    return f"{ROOT}/{store_id}/presence/{name}"


def state(store_id: str, bridge: str, device: str) -> str:
    """Where a bridge keeps, retained, how a device is."""
    return f"{ROOT}/{store_id}/state/{bridge}/{device}"


def command(store_id: str, device: str) -> str:
    """Where a device is told what to do; its bridge listens."""
    return f"{ROOT}/{store_id}/command/{device}"


def reply(store_id: str, asker: str) -> str:
    """Where whoever gave a command hears what became of it."""
    return f"{ROOT}/{store_id}/reply/{asker}"


def everything(store_id: str) -> tuple[str, ...]:
    """What the edge subscribes to."""
    base = f"{ROOT}/{store_id}"
    sparkplug = f"{SPARKPLUG_ROOT}/{store_id}/#"
    own = (f"{base}/obs/+/+", f"{base}/vendor/#", f"{base}/presence/+", f"{base}/state/+/+")
    return (*own, sparkplug)


def parse(topic: str) -> Topic:
    """Take a topic of this grammar apart.

    Raises:
        TopicError: another root, an unknown kind, or the wrong number of levels.
    """
    if topic.startswith(SPARKPLUG_ROOT + "/"):
        return _sparkplug(topic)
    if not topic.startswith(ROOT + "/"):
        raise TopicError(f"topic {topic!r} does not begin with {ROOT}/")
    parts = topic[len(ROOT) + 1 :].split("/")
    match parts:
        case [store_id, "obs" | "state" as kind, source, device] if all(parts):
            return Topic(store_id, kind, source, device)
        case [store_id, "vendor", source, device, *rest] if all(parts):
            return Topic(store_id, "vendor", source, device, "/".join(rest))
        case [store_id, "presence" | "command" | "reply" as kind, name] if all(parts):
            return Topic(store_id, kind, name, name)
    raise TopicError(f"topic {topic!r} is none of this store's, or has another number of levels")


def _sparkplug(topic: str) -> Topic:
    """`spBv1.0/{store}/{type}/{node}` or `.../{node}/{device}`; the type is the rest."""
    match topic.split("/")[1:]:
        case [group, type_, node] if group and type_ and node:
            return Topic(group, "vendor", VendorFormat.SPARKPLUG_B, node, type_)
        case [group, type_, node, device] if group and type_ and node and device:
            return Topic(group, "vendor", VendorFormat.SPARKPLUG_B, device, type_)
    raise TopicError(f"topic {topic!r} is not {SPARKPLUG_ROOT}/store/type/node or .../device")
