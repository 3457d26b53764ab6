"""What the options of every simulated program have in common."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class SimulatedOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Where a simulated program listens and logs."""

    logs: Annotated[
        str, Meta(description="Folder of the log file; empty logs to the terminal only.")
    ] = ""
    log_level: Annotated[str, Meta(description="Least level logged: debug, info or warning.")] = (
        "info"
    )
    host: Annotated[str, Meta(description="Address to listen on.")] = "127.0.0.1"
