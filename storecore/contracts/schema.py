"""JSON Schema of everything that crosses a wire, made from the contract types."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import msgspec

from storecore.contracts import (
    cloud_api,
    commands,
    device_settings,
    devices,
    exchange,
    facts,
    gift_cards,
    item_stock,
    labels,
    local_api,
    members,
    observations,
    offers,
    opening,
    order_facts,
    orders,
    pairs,
    promises,
    receipts,
    reference,
    replenish,
    returns,
    sensing,
    status,
    suspended,
    tenders,
    watching,
)

WIRES: dict[str, ModuleType] = {
    "exchange": exchange,
    "facts": facts,
    "gift_cards": gift_cards,
    "item_stock": item_stock,
    "reference": reference,
    "offers": offers,
    "orders": orders,
    "order_facts": order_facts,
    "opening": opening,
    "labels": labels,
    "commands": commands,
    "device_settings": device_settings,
    "devices": devices,
    "members": members,
    "pairs": pairs,
    "observations": observations,
    "local_api": local_api,
    "cloud_api": cloud_api,
    "status": status,
    "tenders": tenders,
    "watching": watching,
    "promises": promises,
    "sensing": sensing,
    "replenish": replenish,
    "receipts": receipts,
    "returns": returns,
    "suspended": suspended,
}


def schema(module: ModuleType) -> dict[str, Any]:
    """One JSON Schema document with every contract type that a module defines."""
    types = [
        member
        for member in vars(module).values()
        if isinstance(member, type)
        and issubclass(member, msgspec.Struct)
        and member.__module__ == module.__name__
    ]
    _, definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": module.__name__.rsplit(".", 1)[-1],
        "description": (module.__doc__ or "").split("\n")[0],
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text(module: ModuleType) -> str:
    """The schema as it stands in docs/schema/."""
    encoded = msgspec.json.encode(schema(module), order="deterministic")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
