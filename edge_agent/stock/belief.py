"""How much of what is believed to be there may be promised. Pure."""

from __future__ import annotations


def sellable(on_hand: int, margin_percent: int) -> int:
    """A quantity that is there with high probability, below which rights may be minted.

    `on_hand` is the number that is there with 95% (`edge_agent/belief/`); off it goes a margin,
    rounded up to whole units: of the last piece nobody can be sure, it may be in somebody's hand.
    """
    if on_hand <= 0:
        return 0
    margin = -(-on_hand * margin_percent // 100)
    return on_hand - margin
