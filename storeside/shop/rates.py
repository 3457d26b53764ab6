"""How often what happens in a shop, each with where the figure comes from."""

from __future__ import annotations

import msgspec


class Rates(msgspec.Struct, frozen=True, kw_only=True):
    """`read_*`: a piece's share of rounds in which it is read is drawn from a Beta distribution
    with a mean of 70%, as Jeffery et al. (VLDB 2006) tell of installations: 60% to 70%.

    `loss_per_month`: of all pieces, 2% a month vanish unseen, as the goal asks; the National Retail
    Security Survey 2023 (NRF) has 1.6% of sales. DeHoratius and Raman (Management Science 54, 2008)
    found 65% of 370,000 inventory records wrong.

    Where no source is named the figure is our own assumption, on the hard side.
    """

    read_alpha: float = 7.0
    read_beta: float = 3.0
    rssi_dbm: float = -55.0
    rssi_piece_db: float = 4.0
    rssi_read_db: float = 3.0
    overheard_db: float = 11.0
    """A neighbouring antenna reads a piece so much more weakly."""
    overheard_share: float = 0.25
    """And in so many of the rounds in which its own antenna would."""
    dead_tag: float = 0.003
    ghost_per_round: float = 0.002
    shaded_share: float = 0.4
    """What is still read through a person who stands before the rack."""
    browse_per_item_hour: float = 2.0
    browse_s: tuple[float, float] = (10.0, 45.0)
    picks_per_item_hour: float = 0.25
    bought: float = 0.45
    tried_on: float = 0.3
    misplaced: float = 0.04
    carried_s: tuple[float, float] = (60.0, 1200.0)
    sold_by_tag: float = 0.9
    """The others are scanned by their bar code: the sale names no tag."""
    loss_per_month: float = 0.02
    loss_by_the_door: float = 0.5
    """Thieves whose piece the readers at the exit see; the rest shield it."""
    delivery_days: float = 7.0
    delivery_off: float = 0.003
    restock_s: tuple[float, float] = (300.0, 1500.0)
    tidy_s: tuple[float, float] = (1800.0, 7200.0)
    count_s: tuple[float, float] = (1800.0, 10_800.0)
    scale_noise_g: float = 1.5
    scale_drift_g_per_h: float = 4.0
    """OIML R 60 allows a cell of class C3 about 0.025% of its load in half an hour."""
    unit_sd_percent: float = 1.0


DAY_S = 12 * 3600.0
"""The shop is open for twelve hours; a day of the simulation is its open hours."""
