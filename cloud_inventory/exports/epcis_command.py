"""`storeside epcis export --out FILE`: the cloud's facts about goods as an EPCIS 2.0 document."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cloud_inventory.exports.epcis import EpcisWriter, Event, Places, document
from cloud_inventory.exports.source import NothingToRead, reading
from storecore.clock import SystemClock
from storecore.contracts.facts import read_body
from storecore.contracts.reference import Item
from storecore.journal.journal import facts_after
from storecore.options.read import read_options

GOOD, BAD_USE = 0, 2
_PAGE = 2000
_GLN = re.compile(r"([^=,\s]+)=(\d{13})")
_ACCEPTED = (
    "SELECT f.here_ms FROM fact f LEFT JOIN verdict v ON v.origin = f.origin "
    "AND v.incarnation = f.incarnation AND v.seq = f.seq "
    "WHERE f.position = ? AND v.verdict IS NULL"
)


class EpcisOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Writes facts about goods as one EPCIS 2.0 capture document (JSON-LD), such as any EPCIS
    repository takes: `storeside epcis export --out FILE`.

    Prints how far it came: with that as `after` the next document goes on there.
    """

    out: Annotated[str, Meta(description="The file to write.")] = ""
    after: Annotated[
        int, Meta(description="Only facts that arrived after this position.", ge=0)
    ] = 0
    events_max: Annotated[int, Meta(description="At most so many events.", ge=1)] = 10_000
    glns: Annotated[
        str,
        Meta(description="Stores' Global Location Numbers, such as store-1=9521002000005."),
    ] = ""
    data: Annotated[str, Meta(description="Folder of the cloud's database.")] = "var/cloud"
    database: Annotated[
        str, Meta(description="The cloud's PostgreSQL database, where it has one.")
    ] = ""


def main(argv: list[str]) -> int:
    """Write the document; 2 for a mistake in the call."""
    action, rest = (argv[0], argv[1:]) if argv and not argv[0].startswith("-") else ("", argv)
    options = read_options(EpcisOptions, "epcis", rest)
    if action != "export" or not options.out:
        return _mistake("say: storeside epcis export --out FILE")
    glns = {found[1]: found[2] for found in _GLN.finditer(options.glns)}
    if len(glns) != len([part for part in options.glns.split(",") if part.strip()]):
        return _mistake("write glns as STORE=GLN, parted by commas; a GLN has 13 digits")
    try:
        with reading(options.data, options.database) as conn:
            events, reached = _events(conn, options, Places(glns))
    except (NothingToRead, sqlite3.Error) as problem:
        return _mistake(str(problem))
    made = document(events, SystemClock().wall_ms())
    part = Path(options.out + ".part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1))
    part.replace(options.out)
    print(f"{len(events)} events in {options.out}; go on with --after {reached}")
    return GOOD


def _events(
    conn: sqlite3.Connection, options: EpcisOptions, places: Places
) -> tuple[list[Event], int]:
    writer = EpcisWriter(_items(conn), places)
    events: list[Event] = []
    reached = options.after
    for position, event in _all(conn, writer, options.after):
        if event is not None:
            events.append(event)
        reached = position
        if len(events) == options.events_max:
            break
    return events, reached


def _all(
    conn: sqlite3.Connection, writer: EpcisWriter, after: int
) -> Iterator[tuple[int, Event | None]]:
    while page := facts_after(conn, after, _PAGE):
        for position, fact in page:
            after = position
            row = conn.execute(_ACCEPTED, (position,)).fetchone()
            body = None if row is None else read_body(fact)
            yield position, None if body is None else writer.event(fact, body, int(row[0]))


def _items(conn: sqlite3.Connection) -> dict[str, Item]:
    rows: Any = conn.execute(
        "SELECT key, document FROM feed WHERE collection = 'item' AND document IS NOT NULL"
    )
    return {sku: msgspec.json.decode(raw, type=Item) for sku, raw in rows}


def _mistake(text: str) -> int:
    print(f"storeside epcis: {text}", file=sys.stderr)
    return BAD_USE
