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
    cloud_key_file: Annotated[
        str,
        Meta(description="File with this store's key to the cloud, from `storeside cloud enrol`."),
    ] = ""
    keys: Annotated[
        Literal["auto", "on", "off"],
        Meta(
            description="Whether kiosks have to show a key (`storeside edge enrol`): auto asks for "
            "one unless only this machine can reach the address."
        ),
    ] = "auto"
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
    reader_messages_per_s_max: Annotated[
        int,
        Meta(
            description="What a reader that publishes by itself may send a second in the long run, "
            "and once a minute's worth at a stretch; what is beyond is let go unread and counted.",
            ge=10,
        ),
    ] = 2000
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
    readings_keep_days: Annotated[
        float,
        Meta(description="How many days raw messages are kept, where their disk allows.", gt=0.0),
    ] = 30.0
    sensed_keep_days: Annotated[
        float,
        Meta(
            description="How many days this agent keeps what the sensors saw (tags that came and "
            "went, levels of shelves), once the cloud has it. Sales, orders, stock and money stay.",
            gt=0.0,
        ),
    ] = 90.0
    disk_bytes_max: Annotated[
        int,
        Meta(
            description="Bound of the database. Above it raw messages give way first, then the "
            "quarantine, then what the sensors saw and the cloud has; nothing else ever does.",
            ge=10_000_000,
        ),
    ] = 8_000_000_000
    tag_gone_after_s: Annotated[
        float,
        Meta(
            description="No tag is taken to have left its place before it was unread for so long; "
            "one that is read seldom is given more time by itself.",
            ge=0.1,
        ),
    ] = 8.0
    tag_profile: Annotated[
        Literal["garment", "asset"],
        Meta(
            description="How soon a tag that another antenna reads more strongly has moved: "
            "garment for goods that hang close together, asset for goods that are moved on purpose."
        ),
    ] = "garment"
    tag_rssi_cdbm_min: Annotated[
        int,
        Meta(
            description="A tag that the store does not know is not believed on reads weaker than "
            "this, in hundredths of a dBm."
        ),
    ] = -7800
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
    watch_posts: Annotated[
        str,
        Meta(
            description="What watches over baskets and rooms, parted by commas: "
            "NAME.ROLE=DEVICE:ANTENNA with a role of pad, bagging or weighing (NAME is the kiosk), "
            "exit (NAME is the way out), back, fitting or hold (NAME is the room or shelf), such "
            "as kiosk-1.pad=reader-3:1,kiosk-1.bagging=scale-9,north.exit=reader-4. "
            "Without an antenna all of a reader's count; a scale has none."
        ),
    ] = ""
    keonn_fields: Annotated[
        str,
        Meta(
            description="Which key of a Keonn reader's own message holds what, as FIELD=KEY parted "
            "by commas, such as epc=hexaEpc,antenna=data.port; FIELD is epc, antenna, rssi, time "
            "or event, dots lead into objects, and an empty KEY says that there is no such field."
        ),
    ] = ""
    lockers: Annotated[
        str,
        Meta(
            description="Lockers that orders wait in, parted by commas: LOCKER=BAYS:COLUMNS, such "
            "as locker-1=12:4. LOCKER is the device that opens them; the bays are its doors 1, 2 "
            "and so on, from the top left to the right."
        ),
    ] = ""
    pad_settle_s: Annotated[
        float,
        Meta(description="A tag lies on a pad once it was read twice, so far apart.", ge=0.0),
    ] = 0.3
    pad_gone_after_s: Annotated[
        float, Meta(description="A tag on a pad that is unread for so long was taken off.", ge=0.2)
    ] = 2.0
    pad_rssi_cdbm_min: Annotated[
        int,
        Meta(description="Reads weaker than this, in hundredths of a dBm, are not on the pad."),
    ] = -7000
    exit_rssi_cdbm_min: Annotated[
        int,
        Meta(description="Reads weaker than this, in hundredths of a dBm, are not at the exit."),
    ] = -8000
    exit_again_after_s: Annotated[
        float,
        Meta(description="A tag that no exit has read for so long comes to it anew.", ge=1.0),
    ] = 30.0
    exit_untagged_s: Annotated[
        float,
        Meta(
            description="For so long after a sale or a handover a piece of tagged goods whose tag "
            "was not read, such as one scanned by its bar code, lets one tag of its item out.",
            ge=0.0,
        ),
    ] = 3600.0
    loss_percent_per_month: Annotated[
        float,
        Meta(
            description="Of the pieces that no sensor sees, so many vanish in a month without "
            "anybody noticing: theft, breakage, mistakes.",
            ge=0.0,
            le=50.0,
        ),
    ] = 2.0
    delivery_every_days: Annotated[
        float,
        Meta(description="How often the warehouse delivers; proposals to order count on it.", gt=0),
    ] = 7.0
    promise_margin_percent: Annotated[
        int,
        Meta(
            description="Of what the books say lies there, so much is not promised to anybody "
            "ahead: the books may be wrong.",
            ge=0,
            le=100,
        ),
    ] = 5
    promise_outage_h: Annotated[
        float,
        Meta(
            description="How many hours the cloud and each kiosk should be able to go on promising "
            "while they are cut off.",
            ge=0.0,
        ),
    ] = 4.0
    shelf_labels: Annotated[
        str,
        Meta(
            description="Electronic shelf labels, as PLACE=DEVICE:MAC parted by commas, such as "
            "A-01-1=labels-1:0000021F19003B1D; DEVICE is the access point as the bridge names it."
        ),
    ] = ""
    label_language: Annotated[
        str, Meta(description="The language of electronic shelf labels, such as en or zh-Hans.")
    ] = "en"
    paper_labels: Annotated[
        bool,
        Meta(
            description="Shelf labels are of paper: a lower price that they still show is charged "
            "until staff have done the task to change the label."
        ),
    ] = False
    gift_right_keep_s: Annotated[
        float,
        Meta(
            description="How long the right to a gift card is kept when nobody has used it.",
            ge=10.0,
        ),
    ] = 900.0
    return_days: Annotated[
        int,
        Meta(
            description="For how many days after the sale goods come back, where their item has no "
            "terms of its own; 0: never.",
            ge=0,
            le=3650,
        ),
    ] = 30
    return_faulty_days: Annotated[
        int,
        Meta(
            description="The same for faulty goods. Sales are kept for the longer of both.",
            ge=0,
            le=3650,
        ),
    ] = 180
    suspended_keep_s: Annotated[
        float,
        Meta(description="How long a suspended basket waits for its customer.", ge=60.0),
    ] = 7200.0
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Meta(description="The least serious events to write."),
    ] = "info"
