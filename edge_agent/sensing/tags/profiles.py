"""How quickly a kind of goods is taken to have moved or gone. Pure.

The names follow the mobility profiles of Intel's RFID Sensor Platform and EdgeX: garments hang
still in crowds and are seen by neighbouring antennas, assets are moved about on purpose.
"""

from __future__ import annotations

import math

import msgspec

FALSE_DEPARTURE = 2e-10
"""How unlikely the silence of a piece that lies there must be before it is taken to have gone. A
piece is judged at most once an epoch, so an hour asks 3,600 times and allows 4 in 100,000."""


FALSE_HUSH = 5e-5
"""The same for a place on which everything has fallen silent: it is shown as empty sooner than its
pieces are taken to have gone, since a customer finds nothing there."""


class TagProfile(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of one kind of goods.

    `share` is the weight of the newest epoch in a smoothed power; `lead_db` how much stronger
    another place must read a piece, `move_db` how much of that lead, added up over epochs, moves
    it. `silence` and `hush` are the probabilities in natural logarithms, without their sign.
    """

    name: str
    share: float
    lead_db: float
    move_db: float
    silence: float = -math.log(FALSE_DEPARTURE)
    hush: float = -math.log(FALSE_HUSH)


GARMENT = TagProfile(name="garment", share=0.25, lead_db=3.0, move_db=18.0)
ASSET = TagProfile(name="asset", share=0.4, lead_db=2.0, move_db=8.0)
PROFILES = {profile.name: profile for profile in (GARMENT, ASSET)}
