"""What is known of one tag: where, how strongly and how often it is read. Pure.

The window after which silence means gone is the tag's own, as in SMURF (Jeffery, Garofalakis and
Franklin, "Adaptive Cleaning for RFID Data Streams", VLDB 2006): of a piece read in a share `p` of
the epochs, `n` epochs without a read have a probability of (1 - p)^n. `p` is learned from the gaps
between reads and taken to be somewhat lower than it seems.

Power is smoothed in milliwatts, as EdgeX and Intel's RSP do; epochs without a read count as none.
"""

from __future__ import annotations

import math

import msgspec

from edge_agent.sensing.tags.antenna import SAME_EPOCH, SOON, Antenna
from edge_agent.sensing.tags.life import TagState
from edge_agent.sensing.tags.profiles import TagProfile

GAP_FIRST = 1.5
GAP_SHARE = 0.08
GAP_CAUTION = 1.15
GAP_MAX = 120.0
LEAD_DB_MAX = 12.0
POWER_FIRST = 1e-6
"""A reader that tells no strength is taken to read everything at -60 dBm."""


class Rival(msgspec.Struct, gc=False):
    """Another antenna that reads the tag too, and how far it leads over the tag's own."""

    antenna: Antenna
    power: float
    at: float
    lead_db: float = 0.0
    reads: int = 1


class Track(msgspec.Struct, gc=False):
    """One tag. `home` is the antenna whose place it is at, `at` its epochs at the last read there,
    `heard` its epochs at the last read by any antenna: what is read elsewhere has not gone.

    `since_s`: when the tag came to it or left the last one; `due_s`: when its silence is looked at.
    """

    epc: str
    sku: str
    state: TagState
    home: Antenna | None
    power: float = POWER_FIRST
    at: float = 0.0
    heard: float = 0.0
    gap: float = GAP_FIRST
    since_s: float = 0.0
    due_s: float = 0.0
    rival: Rival | None = None
    hushed: bool = False


def read_at_home(track: Track, power: float, profile: TagProfile) -> None:
    """Its own antenna has read it."""
    home = track.home
    assert home is not None
    gap = home.epochs - track.at
    if gap < SAME_EPOCH:
        track.power = max(track.power, power)
        if gap > SOON:
            home.note_soon()
        return
    track.at = track.heard = home.epochs
    home.note_read(gap)
    gap = max(1.0, gap)
    track.gap = min(GAP_MAX, track.gap + GAP_SHARE * (gap - track.gap))
    track.power = smoothed(track.power, power, gap, profile.share)


def read_elsewhere(track: Track, antenna: Antenna, power: float, profile: TagProfile) -> bool:
    """Another antenna has read it; True where that has become the likelier place."""
    home, rival = track.home, track.rival
    assert home is not None
    track.heard = home.epochs
    if rival is None or (rival.antenna is not antenna and power > _now(rival, profile)):
        track.rival = Rival(antenna, power, antenna.epochs)
        return False
    if rival.antenna is not antenna:
        return False
    gap = antenna.epochs - rival.at
    if gap < SAME_EPOCH:
        rival.power = max(rival.power, power)
        return False
    rival.at = antenna.epochs
    rival.power = smoothed(rival.power, power, max(1.0, gap), profile.share)
    rival.reads += 1
    own = track.power * (1.0 - profile.share) ** max(0.0, home.epochs - track.at - 1.0)
    lead_db = 10.0 * math.log10(rival.power / max(own, 1e-15)) - profile.lead_db
    rival.lead_db = max(0.0, rival.lead_db + min(lead_db, LEAD_DB_MAX))
    return rival.lead_db >= profile.move_db


def settle_at(track: Track, antenna: Antenna, power: float, now_s: float) -> None:
    """From now on it is at this antenna's place."""
    _let_go(track)
    antenna.lies(track.sku, 1)
    # A piece that hid at its old place need not hide here, and the other way round.
    track.gap = max(GAP_FIRST, min(track.gap, antenna.gap * 1.5))
    track.home, track.power = antenna, power
    track.at = track.heard = antenna.epochs
    track.since_s, track.rival = now_s, None


def leave(track: Track) -> None:
    """It is before no antenna any more."""
    _let_go(track)
    track.home, track.rival = None, None


def hush(track: Track, hushed: bool) -> bool:
    """It has fallen silent, or is heard again; whether its place is now hushed as a whole, or is
    so no longer."""
    home = track.home
    assert home is not None
    if track.hushed is hushed:
        return False
    before = home.is_hushed(track.sku)
    track.hushed = hushed
    home.hush(track.sku, 1 if hushed else -1)
    return home.is_hushed(track.sku) is not before


def _let_go(track: Track) -> None:
    home = track.home
    if home is not None:
        home.lies(track.sku, -1)
        home.hush(track.sku, -int(track.hushed))
        track.hushed = False


def silence_left_s(track: Track, silence: float, seconds_min: float, caution: float) -> float:
    """How many more seconds of silence it takes until it says enough; none left: it does."""
    home = track.home
    assert home is not None
    gap = max(1.05, track.gap * caution)
    window = silence / -math.log1p(-1.0 / gap)
    silent = home.epochs - track.heard
    return (max(window, seconds_min / home.round_s) - silent) * home.round_s


def smoothed(before: float, power: float, gap: float, share: float) -> float:
    """A power after one more read, the epochs without one counting as none."""
    return float(before * (1.0 - share) ** gap + share * power)


def _now(rival: Rival, profile: TagProfile) -> float:
    gap = max(0.0, rival.antenna.epochs - rival.at - 1.0)
    return rival.power * float((1.0 - profile.share) ** gap)
