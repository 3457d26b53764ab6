"""Options of the cloud inventory and of its import."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class CloudOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The inventory that stores sync to: takes facts, serves reference, orders and a web shop."""

    data: Annotated[
        str, Meta(description="Folder of the database; made where it is missing.", min_length=1)
    ] = "var/cloud"
    database: Annotated[
        str,
        Meta(
            description="A PostgreSQL database for a chain of stores, such as "
            "postgresql://storeside@db/storeside; several clouds may share it. Empty keeps an "
            "SQLite database in the data folder."
        ),
    ] = ""
    logs: Annotated[
        str, Meta(description="Folder of the log file; empty logs to the terminal only.")
    ] = ""
    log_level: Annotated[str, Meta(description="Least level logged: debug, info or warning.")] = (
        "info"
    )
    name: Annotated[
        str, Meta(description="Name of this cloud in its journal and on its status.", min_length=1)
    ] = "cloud"
    host: Annotated[
        str,
        Meta(description="Address to listen on; 0.0.0.0 for every network of the machine."),
    ] = "127.0.0.1"
    port: Annotated[
        int,
        Meta(description="Port of the API and the web shop; 0 takes a free one.", ge=0, le=65535),
    ] = 8700
    keys: Annotated[
        Literal["auto", "on", "off"],
        Meta(
            description="Whether stores and backends have to show a key (`storeside cloud enrol`): "
            "auto asks for one unless only this machine can reach the address. Behind a proxy: on."
        ),
    ] = "auto"
    assets: Annotated[
        str,
        Meta(
            description="Folder with goods/ and marks/; empty takes the pictures that come along."
        ),
    ] = ""
    import_token: Annotated[
        str,
        Meta(
            description="Secret that `storeside cloud import --url` must send; empty takes no "
            "import over HTTP."
        ),
    ] = ""
    promise_quiet_s: Annotated[
        float,
        Meta(
            description="A store that was not heard for so long is promised nothing more for; its "
            "edge agent speaks every 20 seconds.",
            ge=30.0,
        ),
    ] = 3600.0


IMPORT_TABLES = (
    "categories",
    "offers",
    "planogram",
    "members",
    "coupons",
    "programme",
    "limits",
    "gift_cards",
    "staff",
    "pickup",
    "devices",
)
"""Files that may come with a catalogue, each an option of the import."""


class ImportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Load a retailer's catalogue for one store: `storeside cloud import FILE.csv`."""

    file: Annotated[
        str, Meta(description="The catalogue, a CSV file in UTF-8; may stand without --file.")
    ] = ""
    categories: Annotated[str, Meta(description="CSV file of categories.")] = ""
    offers: Annotated[str, Meta(description="CSV file of offers.")] = ""
    planogram: Annotated[
        str, Meta(description="CSV file of shelf places; replaces all places of the store.")
    ] = ""
    members: Annotated[
        str, Meta(description="CSV file of members; what is published is a hash and initials.")
    ] = ""
    coupons: Annotated[str, Meta(description="CSV file of single-use coupons.")] = ""
    programme: Annotated[
        str, Meta(description="CSV file of one line: how points are earned and spent.")
    ] = ""
    gift_cards: Annotated[
        str, Meta(description="CSV file of new gift cards; those known keep what is on them.")
    ] = ""
    staff: Annotated[
        str,
        Meta(description="CSV file of the store's people; of PINs and badges hashes are kept."),
    ] = ""
    pickup: Annotated[
        str,
        Meta(
            description="CSV file of when the store is open and how it takes orders; replaces "
            "all that was set."
        ),
    ] = ""
    devices: Annotated[
        str,
        Meta(description="CSV file of device settings: device, setting and value of each."),
    ] = ""
    limits: Annotated[
        str,
        Meta(
            description="CSV file of goods that tills watch: pieces sold without a colleague, "
            "tolerance of their weight."
        ),
    ] = ""
    store_id: Annotated[str, Meta(description="The store to load it for.", min_length=1)] = (
        "store-1"
    )
    store_name: Annotated[
        str, Meta(description="The store's name in English; empty keeps the one it has.")
    ] = ""
    store_name_de: Annotated[str, Meta(description="The store's name in German.")] = ""
    store_name_es: Annotated[str, Meta(description="The store's name in Spanish.")] = ""
    store_name_zh_hans: Annotated[
        str, Meta(description="The store's name in Simplified Chinese.")
    ] = ""
    store_name_zh_hant: Annotated[
        str, Meta(description="The store's name in Traditional Chinese.")
    ] = ""
    currency: Annotated[
        str,
        Meta(description="Currency of a new store, such as EUR; empty takes the first line's."),
    ] = ""
    in_store_patterns: Annotated[
        str,
        Meta(description="How the store's own codes are divided, several parted by commas."),
    ] = "21IIIIIWWWWWc"
    strict: Annotated[bool, Meta(description="Take nothing at all unless every line is good.")] = (
        False
    )
    data: Annotated[
        str, Meta(description="Folder of the cloud's database, while the cloud is stopped.")
    ] = "var/cloud"
    database: Annotated[
        str, Meta(description="The cloud's PostgreSQL database, where it has one.")
    ] = ""
    url: Annotated[
        str,
        Meta(
            description="Address of a running cloud, such as http://127.0.0.1:8700, to load into."
        ),
    ] = ""
    import_token: Annotated[
        str, Meta(description="The running cloud's import_token; better kept in a --config file.")
    ] = ""
