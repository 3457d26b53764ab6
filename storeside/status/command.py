"""`storeside status [--json]`: what is up, how far each journal is, what waits, how stale."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from storecore.access.keys import KeyFileUnusable, read_key
from storecore.contracts.status import DeviceStatus, ProgramStatus
from storecore.options.read import read_options
from storeside.programs.addresses import read_addresses
from storeside.status.read import DEFAULT_URLS, Answer, ask_all

BAD_USE = 2


class StatusOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Asks each program of a store how it is: up or not, how far, how stale.

    Exit code 0 when everything is up, 1 when something is not.
    """

    data: Annotated[
        str,
        Meta(description="Folder of a store started by `storeside demo`; its addresses are used."),
    ] = "var"
    cloud_url: Annotated[
        str, Meta(description="Address of the cloud, if not that of the folder.")
    ] = ""
    edge_url: Annotated[str, Meta(description="Address of the edge agent.")] = ""
    kiosk_url: Annotated[str, Meta(description="Address of the kiosk's status door.")] = ""
    bridge_url: Annotated[str, Meta(description="Address of the bridge's status door.")] = ""
    cloud_key_file: Annotated[
        str, Meta(description="File with a key to the cloud, where one is needed.")
    ] = ""
    edge_key_file: Annotated[
        str, Meta(description="File with a key to the edge agent, where one is needed.")
    ] = ""
    json: Annotated[bool, Meta(description="Print one JSON document; may stand alone.")] = False


def main(argv: list[str]) -> int:
    """Print the store's status; exit code 0 when everything is up, 1 when something is not."""
    options = read_options(StatusOptions, "status", argv)
    urls = {**DEFAULT_URLS, **read_addresses(Path(options.data))}
    for program in DEFAULT_URLS:
        urls[program] = getattr(options, f"{program}_url") or urls[program]
    try:
        keys = {"cloud": read_key(options.cloud_key_file), "edge": read_key(options.edge_key_file)}
    except KeyFileUnusable as problem:
        print(f"storeside status: {problem}", file=sys.stderr)
        return BAD_USE
    store = ask_all({program: urls[program] for program in DEFAULT_URLS}, keys)
    if options.json:
        print(msgspec.json.encode(store).decode())
    else:
        print("\n".join(line for answer in store.programs for line in _lines(answer)))
    return 0 if store.up else 1


def _lines(answer: Answer) -> list[str]:
    if answer.status is None:
        return [f"{answer.program:7} DOWN  no answer at {answer.url} ({answer.problem})"]
    status = answer.status
    lines = [f"{answer.program:7} up    {status.name}", *_hop(status)]
    lines += [
        f"          chain {head.origin}: {head.seq} facts{' FROZEN' if head.frozen else ''}"
        for head in status.heads
    ]
    lines += [f"          device {device.device}: {_presence(device)}" for device in status.devices]
    if status.price_version:
        lines.append(f"          sells by prices of version {status.price_version}")
    if status.quarantined:
        lines.append(f"          {status.quarantined} messages in quarantine")
    return lines + [f"          {note}" for note in status.notes]


def _hop(status: ProgramStatus) -> list[str]:
    hop = status.next_hop
    if hop is None:
        return []
    line = "answers" if hop.up else "does not answer"
    lines = [f"          next hop {hop.url} {line}; {hop.backlog} still to go"]
    return [*lines, f"          {hop.problem}"] if hop.problem and not hop.up else lines


def _presence(device: DeviceStatus) -> str:
    online = "online" if device.online else "OFFLINE"
    if not device.reading:
        return f"{online}, no reading yet"
    return f"{online}, {device.reading}, {device.age_ms / 1000:.0f} s ago"
