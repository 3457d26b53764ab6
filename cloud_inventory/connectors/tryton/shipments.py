"""Customer shipments of a sale, taken to their end no more than once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from cloud_inventory.connectors.tryton.rpc import Row, TrytonRpc

SkuOf = Callable[[int], tuple[str, int]]
"""A product's sku, and how many of our units its unit has."""
_STEPS = (("waiting", "assign_force"), ("assigned", "pick"), ("picked", "pack"), ("packed", "do"))
_PLACES = {state: place for place, (state, _) in enumerate(_STEPS)}
_MAY_BE_LIMITED = ("waiting", "assigned")


class Shipment(msgspec.Struct, frozen=True, kw_only=True):
    """One that is under way; `left` is how much of each sku it may take along."""

    id: int
    state: str
    moves: tuple[Row, ...]
    left: Mapping[str, int]


def open_shipments(
    rpc: TrytonRpc, sale: str, handed: Mapping[str, int], sku_of: SkuOf
) -> list[Shipment]:
    """What is to be sent for pieces that the customer has, less what was sent for them before."""
    (row,) = rpc.search_read("sale.sale", [["id", "=", int(sale)]], ["shipments"])
    shipments = rpc.search_read(
        "stock.shipment.out", [["id", "in", row["shipments"]]], ["state", "outgoing_moves"]
    )
    moves = {one["id"]: _moves(rpc, one["id"]) for one in shipments}
    left = dict(handed)
    for move in (move for several in moves.values() for move in several):
        if move["state"] == "done" and _leaves(move):
            sku, parts = sku_of(move["product"])
            left[sku] = left.get(sku, 0) - round(move["quantity"] * parts)
    found = []
    for one in sorted(shipments, key=lambda shipment: int(shipment["id"])):
        if one["state"] in _PLACES and any(quantity > 0 for quantity in left.values()):
            shipment = Shipment(
                id=one["id"], state=one["state"], moves=tuple(moves[one["id"]]), left=dict(left)
            )
            found.append(shipment)
            for sku, taken in _taken(shipment, sku_of).items():
                left[sku] = left.get(sku, 0) - taken
    return found


def send(rpc: TrytonRpc, shipment: Shipment, sku_of: SkuOf) -> None:
    """From where it stands to the customer, with no more than is left for it."""
    if shipment.state in _MAY_BE_LIMITED:
        _limit(rpc, shipment, sku_of)
    for _, step in _STEPS[_PLACES[shipment.state] :]:
        rpc.call(f"model.stock.shipment.out.{step}", [shipment.id])


def _limit(rpc: TrytonRpc, shipment: Shipment, sku_of: SkuOf) -> None:
    for leaving in (False, True):
        left = dict(shipment.left)
        for move in (move for move in shipment.moves if _leaves(move) is leaving):
            sku, parts = sku_of(move["product"])
            wanted = round(move["quantity"] * parts)
            taken = max(0, min(wanted, left.get(sku, 0)))
            left[sku] = left.get(sku, 0) - taken
            if taken < wanted:
                rpc.call("model.stock.move.write", [move["id"]], {"quantity": taken / parts})


def _taken(shipment: Shipment, sku_of: SkuOf) -> dict[str, int]:
    taken: dict[str, int] = {}
    for move in shipment.moves:
        if _leaves(move):
            sku, parts = sku_of(move["product"])
            wanted = round(move["quantity"] * parts)
            taken[sku] = taken.get(sku, 0) + min(wanted, max(0, shipment.left.get(sku, 0)))
    return taken


def _leaves(move: Row) -> bool:
    """Whether it goes to the customer, and not only to the output zone."""
    return bool(move["to_location."]["type"] == "customer")


def _moves(rpc: TrytonRpc, shipment: int) -> list[Row]:
    return rpc.search_read(
        "stock.move",
        [["shipment", "=", f"stock.shipment.out,{shipment}"], ["state", "!=", "cancelled"]],
        ["product", "quantity", "state", "to_location.type"],
    )
