"""`storeside why --sku SKU`: how many of an item the store believes to have, and why."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import msgspec
import requests
from msgspec import Meta

from storecore.access.keys import KeyFileUnusable, bearer, read_key
from storecore.contracts.item_stock import (
    DOUBTS_PATH,
    ITEMS_PATH,
    Doubts,
    ItemStock,
    PlaceStock,
    StockChange,
)
from storecore.options.read import read_options
from storeside.programs.addresses import read_addresses
from storeside.status.read import DEFAULT_URLS

ANSWER_S_MAX = 5.0
BAD_USE = 2


class WhyOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Prints what the store believes to have of an item, how sure it is, from what, and every
    change that led there, the newest first. Without an item: what to count, the best-paying first.
    """

    sku: Annotated[str, Meta(description="The item; empty lists what to count.")] = ""
    history: Annotated[int, Meta(description="How many changes to print.", ge=0, le=500)] = 20
    json: Annotated[bool, Meta(description="Print the answer as it came.")] = False
    data: Annotated[
        str, Meta(description="Folder of a store started by `storeside demo`.", min_length=1)
    ] = "var"
    edge_url: Annotated[str, Meta(description="Address of the edge agent, if not that.")] = ""
    key_file: Annotated[
        str, Meta(description="File with a key from `storeside edge enrol`, where one is needed.")
    ] = ""


def main(argv: list[str]) -> int:
    """Print it; 1 when the edge does not answer or knows nothing of the item."""
    options = read_options(WhyOptions, "why", argv)
    urls = {**DEFAULT_URLS, **read_addresses(Path(options.data))}
    url = (options.edge_url or urls["edge"]).rstrip("/")
    what = f"{ITEMS_PATH}/{quote(options.sku, safe='')}/stock?history={options.history}"
    try:
        headers = bearer(read_key(options.key_file))
    except KeyFileUnusable as problem:
        print(f"storeside why: {problem}", file=sys.stderr)
        return BAD_USE
    try:
        with requests.Session() as session:
            session.trust_env = False
            path = what if options.sku else DOUBTS_PATH
            answer = session.get(url + path, headers=headers, timeout=ANSWER_S_MAX)
    except requests.RequestException as problem:
        reason = type(problem).__name__
        print(f"storeside why: no answer from the edge at {url} ({reason})", file=sys.stderr)
        return 1
    if answer.status_code != requests.codes.ok:
        print(f"storeside why: {answer.text}", file=sys.stderr)
        return 1
    if options.json:
        print(answer.text)
    elif options.sku:
        told = stock_lines(msgspec.json.decode(answer.content, type=ItemStock))
        print("\n".join(told))
    else:
        told = doubt_lines(msgspec.json.decode(answer.content, type=Doubts))
        print("\n".join(told))
    return 0


def stock_lines(item: ItemStock) -> list[str]:
    """An item's figures and their history, for people."""
    sources = ", ".join(item.sources)
    return [
        f"{item.sku}: {item.quantity}, {item.confidence_percent}% sure "
        f"({item.low} to {item.high}), from {sources}",
        f"the books say {item.books}; {item.reserved} are kept for orders",
        *(f"  {_place_line(place)}" for place in item.places),
        *(f"  {_change_line(change)}" for change in item.history),
    ]


def doubt_lines(doubts: Doubts) -> list[str]:
    """What to count, for people."""
    if not doubts.items:
        return ["nothing speaks against the books"]
    return [
        f"{one.sku}: the books say {one.books}, {one.believed} are believed "
        f"({one.confidence_percent}% sure of fewer); waiting costs "
        f"{one.gain_per_day / 1000:.2f} pieces a day"
        for one in doubts.items
    ]


def _place_line(place: PlaceStock) -> str:
    age = "never seen" if place.age_ms is None else f"{place.age_ms // 1000} s ago"
    return (
        f"{place.quantity} at {place.place or 'no sensed place'}, "
        f"{place.confidence_percent}% sure, {place.source}, {age}"
    )


def _change_line(change: StockChange) -> str:
    moment = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(change.at_ms / 1000))
    about = " ".join(
        word
        for word in (change.place, change.reference, f"by {change.actor}" * bool(change.actor))
        if word
    )
    return (
        f"{moment}  {change.before} -> {change.after}  {change.evidence} {about} "
        f"({change.confidence_percent}% sure)"
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
