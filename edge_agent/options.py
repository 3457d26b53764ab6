"""Options of the edge agent."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class EdgeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The store's memory: takes in what devices publish, keeps stock, orders and tasks, serves
    the kiosks and passes everything on to the cloud."""

    store_id: Annotated[
        str,
        Meta(description="Which shop this is; the same id as in the cloud.", min_length=1),
    ] = "store-1"
    name: Annotated[
        str,
        Meta(description="This agent's own name in its facts.", min_length=1, max_length=64),
    ] = "edge-1"
    data: Annotated[
        str, Meta(description="Folder of the database; made where it is missing.", min_length=1)
    ] = "var/edge"
    logs: Annotated[
        str, Meta(description="Folder of the log file; empty logs to the terminal only.")
    ] = ""
    host: Annotated[str, Meta(description="Address that kiosks reach this agent on.")] = "127.0.0.1"
    port: Annotated[
        int, Meta(description="Port for the kiosks; 0 takes any free one.", ge=0, le=65535)
    ] = 8710
    cloud_url: Annotated[str, Meta(description="Where the cloud inventory is.")] = (
        "http://127.0.0.1:8700"
    )
    broker_host: Annotated[str, Meta(description="Where the MQTT broker is.")] = "127.0.0.1"
    broker_port: Annotated[int, Meta(description="Port of the MQTT broker.", ge=1, le=65535)] = 1883
    batch_messages_max: Annotated[
        int,
        Meta(
            description="Messages that one transaction takes in at most, and that the broker "
            "may send ahead of their acknowledgement.",
            ge=1,
            le=20_000,
        ),
    ] = 2000
    session_expiry_s: Annotated[
        int,
        Meta(description="How long the broker keeps messages while this agent is away.", ge=60),
    ] = 604_800
    message_bytes_max: Annotated[
        int,
        Meta(description="A device's message above this size goes to quarantine.", ge=1024),
    ] = 65_536
    quarantine_kept_max: Annotated[
        int, Meta(description="How many quarantined messages are kept, the newest.", ge=1)
    ] = 10_000
    readings_kept_bytes_max: Annotated[
        int,
        Meta(
            description="Disk for devices' raw messages, compressed; the oldest give way.",
            ge=1_000_000,
        ),
    ] = 500_000_000
    tag_gone_after_s: Annotated[
        float, Meta(description="A tag unread for so long has left its place.", ge=0.1)
    ] = 8.0
    tag_moved_after_s: Annotated[
        float,
        Meta(
            description="A tag read elsewhere has moved once its own place has not read it "
            "for so long; below that both antennas see it and it stays.",
            ge=0.0,
        ),
    ] = 2.0
    weight_settle_s: Annotated[
        float, Meta(description="A stable weight counts after standing for so long.", ge=0.0)
    ] = 0.5
    weight_tolerance_percent: Annotated[
        int,
        Meta(
            description="How far a weight may be from whole pieces, in percent of one piece.",
            ge=1,
            le=49,
        ),
    ] = 20
    restock_settle_s: Annotated[
        float,
        Meta(
            description="A shelf must be below its minimum for so long before staff are asked, "
            "and at or above it for so long before the task closes by itself.",
            ge=0.0,
        ),
    ] = 2.0
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Meta(description="The least serious events to write."),
    ] = "info"
