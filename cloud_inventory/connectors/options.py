"""Options of a connector."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class ConnectOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Joins a warehouse of Tryton 8 to a store: `storeside connect tryton`.

    Products and sales go into the cloud, shipments and stock out of it, round after round.
    """

    store_id: Annotated[
        str, Meta(description="The store that the backend sells for.", min_length=1)
    ] = "store-1"
    store_name: Annotated[
        str, Meta(description="Name of a new store in English; empty keeps the one it has.")
    ] = ""
    cloud_url: Annotated[str, Meta(description="Where the cloud inventory is.")] = (
        "http://127.0.0.1:8700"
    )
    cloud_key_file: Annotated[
        str, Meta(description="File with a key from `storeside cloud enrol NAME --backend`.")
    ] = ""
    data: Annotated[
        str, Meta(description="Folder of what the connector has done already.", min_length=1)
    ] = "var/connector"
    poll_s: Annotated[
        float, Meta(description="Pause between two rounds; the backend tells nothing itself.", ge=1)
    ] = 30.0
    tax_percent: Annotated[
        int, Meta(description="Tax inside the backend's prices.", ge=0, le=100)
    ] = 0
    once: Annotated[bool, Meta(description="One round, then end.")] = False
    logs: Annotated[
        str, Meta(description="Folder of the log file; empty logs to the terminal only.")
    ] = ""
    log_level: Annotated[str, Meta(description="Least level logged: debug, info or warning.")] = (
        "info"
    )
    tryton_url: Annotated[str, Meta(description="Where trytond is.")] = "http://127.0.0.1:8000"
    tryton_database: Annotated[str, Meta(description="Its database.", min_length=1)] = "tryton"
    tryton_user: Annotated[str, Meta(description="A user with a company.", min_length=1)] = "admin"
    tryton_password_file: Annotated[
        str, Meta(description="File with that user's password, readable by its owner alone.")
    ] = "tryton.password"  # noqa: S105  a file's name
    tryton_warehouse: Annotated[
        str, Meta(description="Code of the warehouse that is this store.", min_length=1)
    ] = "WH"
