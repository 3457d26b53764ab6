"""Options of the kiosk."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class KioskOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The touch application: customers scan, pay and collect; staff pick, stage and do tasks."""

    data: Annotated[
        str, Meta(description="Folder of the database; made where it is missing.", min_length=1)
    ] = "var/kiosk"
    logs: Annotated[
        str, Meta(description="Folder of the log file; empty logs to the terminal only.")
    ] = ""
    log_level: Annotated[str, Meta(description="Least level logged: debug, info or warning.")] = (
        "info"
    )
    name: Annotated[
        str, Meta(description="Name of this kiosk in its journal and on receipts.", min_length=1)
    ] = "kiosk-1"
    store_id: Annotated[str, Meta(description="The store it stands in.", min_length=1)] = "store-1"
    host: Annotated[str, Meta(description="Address that the status door listens on.")] = "127.0.0.1"
    port: Annotated[
        int, Meta(description="Port of the status door; 0 takes a free one.", ge=0, le=65535)
    ] = 8720
    edge_url: Annotated[str, Meta(description="Address of the store's edge agent.")] = (
        "http://127.0.0.1:8710"
    )
    edge_key_file: Annotated[
        str,
        Meta(description="File with this kiosk's key to the edge, from `storeside edge enrol`."),
    ] = ""
    terminal_url: Annotated[str, Meta(description="Address of the card terminal (nexo).")] = (
        "http://127.0.0.1:8740"
    )
    terminal_id: Annotated[
        str, Meta(description="The terminal's POIID, as its maker gives it.", min_length=1)
    ] = "terminal-1"
    payments: Annotated[
        str,
        Meta(
            description="File of the ways to pay and their keys (TOML); empty: a card terminal "
            "that shares no key."
        ),
    ] = ""
    printer: Annotated[
        str,
        Meta(
            description="Address of the receipt printer (ESC/POS): tcp://HOST:9100, "
            "usb://VENDOR:PRODUCT or serial:///dev/NAME?baud=N; empty for none."
        ),
    ] = ""
    printer_width_mm: Annotated[
        Literal[58, 80], Meta(description="Width of the receipt printer's paper.")
    ] = 80
    receipt_url: Annotated[
        str,
        Meta(description="Address of the cloud as customers' phones reach it, for receipts."),
    ] = "http://127.0.0.1:8700"
    suspended_keep_s: Annotated[
        float,
        Meta(
            description="How long this kiosk keeps a suspended basket while the edge is gone.",
            ge=60.0,
        ),
    ] = 7200.0
    staff_pin: Annotated[
        str,
        Meta(
            description="PIN of the staff on this kiosk until the shop's people have arrived; from "
            "then on it opens nothing.",
            min_length=4,
            max_length=12,
        ),
    ] = "2580"
    language: Annotated[
        Literal["en", "de", "es", "zh-Hans", "zh-Hant"],
        Meta(description="Language that the kiosk starts in for each customer."),
    ] = "en"
    idle_warning_s: Annotated[
        float, Meta(description="Quiet seconds until it asks whether somebody is there.", gt=0)
    ] = 60.0
    idle_wipe_s: Annotated[
        float, Meta(description="Quiet seconds until the basket is dropped.", gt=0)
    ] = 90.0
    done_s: Annotated[
        float, Meta(description="Seconds that the receipt stays on the screen.", gt=0)
    ] = 10.0
    staff: Annotated[
        bool,
        Meta(
            description="Staff's own screen, on a second machine or a tablet: no customers, alarms "
            "always sound, sign-out after half an hour. Name and folder are its own."
        ),
    ] = False
    quantity_max: Annotated[
        int,
        Meta(description="Pieces of one item that are sold without a colleague.", ge=1, le=99),
    ] = 99
    value_note_minor: Annotated[
        int,
        Meta(description="A basket worth so much, in minor units, is noted; 0 for never.", ge=0),
    ] = 20_000
    value_call_minor: Annotated[
        int,
        Meta(
            description="A basket worth so much, in minor units, is looked at by a colleague "
            "before it is paid; 0 for never.",
            ge=0,
        ),
    ] = 50_000
    weight_note_s: Annotated[
        float,
        Meta(description="The bag's weight must be wrong for so long to be noted.", ge=0.5),
    ] = 1.5
    weight_ask_s: Annotated[
        float,
        Meta(description="And for so long until the customer is asked to scan again.", ge=0.5),
    ] = 5.0
    weight_call_s: Annotated[
        float, Meta(description="And for so long until a colleague is called.", ge=0.5)
    ] = 25.0
    camera: Annotated[
        str,
        Meta(
            description="Where codes are read from: auto (a webcam where there is one), virtual, "
            "off, a webcam's number, or the path of a picture, folder or video."
        ),
    ] = "auto"
    serial_scanner: Annotated[
        str,
        Meta(
            description="A bar code scanner on a serial line: its device, such as /dev/ttyACM0 or "
            "/dev/ttyUSB0?baud=115200; empty for none. Scanners that type need no option."
        ),
    ] = ""
    hid_scanner: Annotated[
        str,
        Meta(
            description="A bar code scanner that types, held alone (Linux): its device, such as "
            "/dev/input/by-id/usb-Maker_Scanner-event-kbd; empty for none. Without it such "
            "a scanner is heard through the window."
        ),
    ] = ""
    demo_tray: Annotated[
        bool, Meta(description="A tab with goods to hold to the virtual camera.")
    ] = False
    demo_floor_url: Annotated[
        str,
        Meta(
            description="Address of the bridge whose simulated floor the demo's tab moves; empty "
            "for none."
        ),
    ] = ""
    full_screen: Annotated[
        bool,
        Meta(description="Fill the whole screen and stay: no key or touch closes the window."),
    ] = False
    width_px: Annotated[
        int, Meta(description="Width of the window; 0 fits the screen.", ge=0, le=7680)
    ] = 0
    height_px: Annotated[
        int, Meta(description="Height of the window; 0 fits the screen.", ge=0, le=7680)
    ] = 0
    theme: Annotated[
        Literal["day", "night", "contrast"], Meta(description="Colours of the screens.")
    ] = "day"
    text_scale: Annotated[
        float, Meta(description="Size of all text, 1.0 to 2.0.", ge=1.0, le=2.0)
    ] = 1.0
    sounds: Annotated[bool, Meta(description="Short tones for read, attention and done.")] = True
    speech: Annotated[
        Literal["off", "asked", "keys"],
        Meta(
            description="Reading aloud, through espeak-ng: off, when a customer asks for it, or "
            "also as soon as somebody uses the arrow keys (for a key pad with headphones)."
        ),
    ] = "asked"
    assets: Annotated[
        str,
        Meta(
            description="Folder with goods/ and marks/; empty takes the pictures that come along."
        ),
    ] = ""
