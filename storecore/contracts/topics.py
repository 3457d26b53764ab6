"""The grammar of MQTT topics inside one store: `storeside/v1/{store}/{kind}/...`."""

from __future__ import annotations

from enum import StrEnum

import msgspec

ROOT = "storeside/v1"


class VendorFormat(StrEnum):
    """Formats that readers publish by themselves, named in the topic."""

    IMPINJ_R700 = "impinj-r700"
    ZEBRA_IOTC = "zebra-iotc"


class TopicError(ValueError):
    """A topic outside the grammar; the message names the part that is wrong."""


class Topic(msgspec.Struct, frozen=True):
    """A parsed topic. `source` is a bridge or a vendor format, else the device or name itself."""

    store_id: str
    kind: str
    source: str
    device: str


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


def command(store_id: str, device: str) -> str:
    """Where a device is told what to do; its bridge listens."""
    return f"{ROOT}/{store_id}/command/{device}"


def reply(store_id: str, asker: str) -> str:
    """Where whoever gave a command hears what became of it."""
    return f"{ROOT}/{store_id}/reply/{asker}"


def everything(store_id: str) -> tuple[str, ...]:
    """What the edge subscribes to."""
    base = f"{ROOT}/{store_id}"
    return (f"{base}/obs/+/+", f"{base}/vendor/+/+", f"{base}/presence/+")


def parse(topic: str) -> Topic:
    """Take a topic of this grammar apart.

    Raises:
        TopicError: another root, an unknown kind, or the wrong number of levels.
    """
    if not topic.startswith(ROOT + "/"):
        raise TopicError(f"topic {topic!r} does not begin with {ROOT}/")
    parts = topic[len(ROOT) + 1 :].split("/")
    match parts:
        case [store_id, "obs" | "vendor" as kind, source, device] if all(parts):
            return Topic(store_id, kind, source, device)
        case [store_id, "presence" | "command" | "reply" as kind, name] if all(parts):
            return Topic(store_id, kind, name, name)
    raise TopicError(f"topic {topic!r} is none of this store's, or has another number of levels")
