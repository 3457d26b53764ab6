"""`storeside count --sku SKU --quantity N`: tell the store what lies on a shelf."""

from __future__ import annotations

import sys
import uuid
from pathlib import Path
from typing import Annotated

import msgspec
import requests
from msgspec import Meta

from storecore.access.keys import KeyFileUnusable, bearer, read_key
from storecore.contracts.local_api import COUNTS_PATH, CountRequest
from storecore.options.read import read_options
from storeside.programs.addresses import read_addresses
from storeside.status.read import DEFAULT_URLS

ANSWER_S_MAX = 5.0
BAD_USE = 2


class CountOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Tells the edge agent how much of a sku was counted: from then on its books say so.

    After an old copy of the edge's database was put back, nothing is promised ahead of a sku until
    it was counted. Count while the kiosks are in contact with the edge and nobody is buying.
    """

    sku: Annotated[str, Meta(description="The item that was counted.")] = ""
    quantity: Annotated[
        int, Meta(description="Pieces, or grams of goods by weight; -1 is none given.", ge=-1)
    ] = -1
    actor: Annotated[str, Meta(description="Who counted.", min_length=1)] = "staff"
    data: Annotated[
        str, Meta(description="Folder of a store started by `storeside demo`.", min_length=1)
    ] = "var"
    edge_url: Annotated[str, Meta(description="Address of the edge agent, if not that.")] = ""
    key_file: Annotated[
        str, Meta(description="File with a key from `storeside edge enrol`, where one is needed.")
    ] = ""


def main(argv: list[str]) -> int:
    """Send the count; 1 when the edge does not take it."""
    options = read_options(CountOptions, "count", argv)
    if not options.sku or options.quantity < 0:
        print("storeside count: give --sku SKU and --quantity N", file=sys.stderr)
        return BAD_USE
    urls = {**DEFAULT_URLS, **read_addresses(Path(options.data))}
    url = (options.edge_url or urls["edge"]).rstrip("/")
    asked = CountRequest(
        request_id=uuid.uuid4().hex,
        sku=options.sku,
        quantity=options.quantity,
        actor=options.actor,
    )
    try:
        key = read_key(options.key_file)
    except KeyFileUnusable as problem:
        print(f"storeside count: {problem}", file=sys.stderr)
        return BAD_USE
    try:
        with requests.Session() as session:
            session.trust_env = False
            answer = session.post(
                url + COUNTS_PATH,
                msgspec.json.encode(asked),
                headers=bearer(key),
                timeout=ANSWER_S_MAX,
            )
    except requests.RequestException as problem:
        reason = type(problem).__name__
        print(f"storeside count: no answer from the edge at {url} ({reason})", file=sys.stderr)
        return 1
    if answer.status_code != requests.codes.ok:
        print(f"storeside count: {answer.text}", file=sys.stderr)
        return 1
    print(f"{options.quantity} of {options.sku} are in the books now.")
    return 0
