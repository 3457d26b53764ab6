"""Options of the firmware bridge."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

_NAME = r"^[^\s/+#]+$"


class BridgeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The firmware bridge: speaks each device's own protocol and publishes what it observes."""

    data: Annotated[
        str, Meta(description="Folder of the database; made where it is missing.", min_length=1)
    ] = "var/bridge"
    logs: Annotated[
        str, Meta(description="Folder of the log file; empty logs to the terminal only.")
    ] = ""
    log_level: Annotated[str, Meta(description="Least level logged: debug, info or warning.")] = (
        "info"
    )
    store_id: Annotated[
        str, Meta(description="The store, as it stands in MQTT topics.", pattern=_NAME)
    ] = "store-1"
    name: Annotated[
        str,
        Meta(description="Name of this bridge in MQTT topics and on its status.", pattern=_NAME),
    ] = "bridge-1"
    broker_host: Annotated[str, Meta(description="Address of the MQTT broker.")] = "127.0.0.1"
    broker_port: Annotated[int, Meta(description="Port of the MQTT broker.", ge=1, le=65535)] = 1883
    host: Annotated[str, Meta(description="Address of the status page.")] = "127.0.0.1"
    port: Annotated[
        int, Meta(description="Port of the status page; 0 takes a free one.", ge=0, le=65535)
    ] = 8730
    scales_file: Annotated[
        str,
        Meta(
            description="TOML file of the serial scales: one [[scale]] with name, path, protocol "
            "(mt-sics or 8217), baud, unit (8217 only) and lightest_item_g."
        ),
    ] = ""
    readers_file: Annotated[
        str,
        Meta(
            description="TOML file of the RFID readers that speak LLRP: one [[reader]] with name, "
            "host and port, and in it one [[reader.antenna]] with port, role (shelf, back_room, "
            "fitting_room, pad, hold_shelf or exit) and, if wanted, power_dbm, population and "
            "session."
        ),
    ] = ""
    boards_file: Annotated[
        str,
        Meta(
            description="TOML file of the relay boards (Modbus RTU) of lockers, lights and gates: "
            "one [[board]] with name, path and baud, and in it one [[board.door]] with name, "
            "address, relay and contact, or [[board.output]] with name, address and relay."
        ),
    ] = ""
    label_points: Annotated[
        str,
        Meta(
            description="Access points of shelf labels (OpenEPaperLink), as NAME=URL parted by "
            "commas, such as labels-1=http://192.168.1.50."
        ),
    ] = ""
    weight_repeat_s: Annotated[
        float,
        Meta(description="Seconds after which an unchanged weight is told again.", gt=0),
    ] = 5.0
    device_door_host: Annotated[
        str, Meta(description="Address in the shop's network of the door for devices.")
    ] = "127.0.0.1"
    device_door_port: Annotated[
        int,
        Meta(
            description="Port through which devices that publish by themselves reach the broker, "
            "each no faster than its share; 0 opens no such door.",
            ge=0,
            le=65535,
        ),
    ] = 0
    device_door_broker_port: Annotated[
        int,
        Meta(
            description="Port of the broker behind that door, such as its listener with TLS; "
            "0 takes broker_port.",
            ge=0,
            le=65535,
        ),
    ] = 0
    device_door_bytes_per_s_max: Annotated[
        int, Meta(description="What one device may send through that door.", ge=1000)
    ] = 500_000
    outbox_max: Annotated[
        int,
        Meta(
            description="Observations kept on disk until the edge has confirmed them; past that "
            "the device that holds most gives way, its oldest first, and what has gone is counted.",
            ge=100,
        ),
    ] = 100_000
    device_observations_per_s_max: Annotated[
        int,
        Meta(
            description="What one device may say a second. One that says more is read more slowly, "
            "so that it is held up itself and its neighbours are not.",
            ge=10,
        ),
    ] = 5000
    confirm_wait_s: Annotated[
        float,
        Meta(
            description="Seconds without the edge's confirmation before observations are published "
            "again.",
            gt=0,
        ),
    ] = 5.0
    simulate: Annotated[
        bool,
        Meta(
            description="Run the simulated devices of floor_file, and let GET and POST /v1/floor "
            "show and move what lies there."
        ),
    ] = False
    floor_file: Annotated[
        str,
        Meta(
            description="TOML or JSON file of the simulated floor: one [[place]] with device, kind "
            "(scale, impinj, zebra or llrp), antenna, sku, gtin, gs1_prefix_length, unit_weight_g, "
            "count and, if wanted, a name as place."
        ),
    ] = ""
    shoppers_per_minute: Annotated[
        float,
        Meta(
            description="Simulated shoppers who take or put back pieces; 0 leaves the floor to "
            "/v1/floor.",
            ge=0,
            le=6000,
        ),
    ] = 0.0
    seed: Annotated[
        int, Meta(description="Seed of everything random in the simulated devices.")
    ] = 1
