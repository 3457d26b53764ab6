"""Which kiosks are let in, and what each may tell."""

from __future__ import annotations

from pathlib import Path

from starlette.middleware import Middleware

from edge_agent.options import EdgeOptions
from storecore.access.key_list import KeyList
from storecore.access.keys import Holder, HolderKind
from storecore.contracts.exchange import FactBatch
from storecore.serving.key_door import KeyDoor, KeyMode, keys_needed

_FILE = "keys.json"


def kiosk_keys(data: str) -> KeyList:
    """The keys of the kiosks of an edge agent that works in this folder."""
    return KeyList(Path(data) / _FILE)


def kiosk_door(options: EdgeOptions) -> Middleware:
    """The door before everything that kiosks ask."""
    needed = keys_needed(KeyMode(options.keys), options.host)
    return Middleware(KeyDoor, whose=kiosk_keys(options.data).whose, needed=needed)


def may_tell(holder: Holder, batch: FactBatch) -> bool:
    """Whether a kiosk tells only of its own chains."""
    names = {batch.sender, *(fact.origin for fact in batch.facts)}
    return holder.kind is HolderKind.KIOSK and names == {holder.name}
