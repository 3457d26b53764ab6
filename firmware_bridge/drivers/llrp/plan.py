"""From what the shop wants of a reader to what this reader can do: pure."""

from __future__ import annotations

from firmware_bridge.codecs.llrp.answers import Capabilities
from firmware_bridge.codecs.llrp.settings import AntennaSettings, RoundSettings
from firmware_bridge.drivers.llrp.settings import PRESETS, Antenna, Reader

ROSPEC_ID = 1


class CannotDo(ValueError):
    """This reader cannot do what its settings want; the message says what to change."""


def plan_round(reader: Reader, known: Capabilities) -> RoundSettings:
    """The ROSpec for a reader with these capabilities.

    Raises:
        CannotDo: an antenna that the reader does not have, or less power than its least.
    """
    for antenna in reader.antenna:
        if antenna.port > known.antennas:
            raise CannotDo(
                f"antenna {antenna.port} is set, but the reader has {known.antennas}; "
                "correct the readers file"
            )
    return RoundSettings(
        rospec_id=ROSPEC_ID,
        round_ms=reader.round_ms,
        antennas=tuple(_antenna(antenna, known) for antenna in reader.antenna),
        hop_table=known.hop_table,
    )


def _antenna(antenna: Antenna, known: Capabilities) -> AntennaSettings:
    preset = PRESETS[antenna.role]
    return AntennaSettings(
        port=antenna.port,
        power_index=0 if antenna.power_dbm is None else _power(antenna.power_dbm, known),
        session=preset.session if antenna.session is None else antenna.session,
        population=preset.population if antenna.population is None else antenna.population,
    )


def _power(power_dbm: float, known: Capabilities) -> int:
    """The index of the highest level that is not above the one wanted.

    Rounding up would read what lies beside a pad, and could break the law of the region.
    """
    wanted_cdbm = round(power_dbm * 100)
    below = [(power, index) for index, power in known.powers_cdbm.items() if power <= wanted_cdbm]
    if not below:
        least = min(known.powers_cdbm.values(), default=0) / 100
        raise CannotDo(f"{power_dbm} dBm is less than this reader's least, {least} dBm")
    return max(below)[1]
