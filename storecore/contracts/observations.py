"""Observations: what devices see. They are not stock; the edge turns them into facts."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.money import Money


class WeightObserved(msgspec.Struct, frozen=True, kw_only=True, tag="weight", tag_field="kind"):
    """Total weight on one shelf scale in grams; `stable` when the cell has come to rest."""

    device: str
    seq: int
    at_ms: int
    grams: int
    stable: bool


class TagObserved(msgspec.Struct, frozen=True, kw_only=True, tag="tag", tag_field="kind"):
    """One tag read. `epc` in upper-case hexadecimal, `rssi_cdbm` in hundredths of a dBm.

    `seq` is 0 where the device does not number its messages.
    """

    device: str
    seq: int
    at_ms: int
    antenna: int
    epc: str
    rssi_cdbm: int | None = None


class DoorObserved(msgspec.Struct, frozen=True, kw_only=True, tag="door", tag_field="kind"):
    """A door of a device, such as a locker's bay, seen open or shut."""

    device: str
    seq: int
    at_ms: int
    door: str
    open: bool


class Quantity(StrEnum):
    """What can be measured in a shop beside weights, with its unit."""

    TEMPERATURE_C = "temperature_c"
    HUMIDITY_PERCENT = "humidity_percent"
    BATTERY_PERCENT = "battery_percent"
    PEOPLE_IN = "people_in"
    PEOPLE_OUT = "people_out"
    COUNT = "count"


class MeasureObserved(msgspec.Struct, frozen=True, kw_only=True, tag="measure", tag_field="kind"):
    """A value in thousandths of its unit. `part` names one of several probes of a device.

    Counters only grow until the device starts again.
    """

    device: str
    seq: int
    at_ms: int
    part: str = ""
    quantity: Quantity
    milli: int


class LabelObserved(msgspec.Struct, frozen=True, kw_only=True, tag="label", tag_field="kind"):
    """A shelf label has taken what it was told to show."""

    device: str
    seq: int
    at_ms: int
    label: str
    place: str
    sku: str
    price: Money
    price_version: int


Observation = WeightObserved | TagObserved | DoorObserved | MeasureObserved | LabelObserved


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What a bridge publishes on an observation topic.

    `boot_id` changes whenever the bridge's own numbering starts anew, which happens only
    when its disk is new.
    """

    v: int
    bridge: str
    boot_id: str
    observations: tuple[Observation, ...]


class Confirmed(msgspec.Struct, frozen=True, kw_only=True):
    """Retained by the edge per bridge: the highest seq of each device that is on its disk."""

    bridge: str
    boot_id: str
    seqs: dict[str, int]


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Retained birth of a program or device; its last will says `online` false."""

    name: str
    online: bool
    at_ms: int
